"""What a cell says, in words: outcomes with their reasons, and the entries that they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from dsl import NONE, Assumption, Duration, Kind, Language, Policy
from engine import (
    Ambiguous,
    Case,
    Closed,
    Deferred,
    Known,
    NotApplicable,
    NotStated,
    Outcome,
    Refused,
    Silence,
    Unknown,
)
from engine.compare.side_by_side import Cited, Entry
from engine.fields import bare

from ..changes.values import plain
from ..outcomes import value_words as plain_value_words
from ..results.model import assumption_words
from .page import Column, Line
from .words import known, listed, say

_ADMITTED = ("参保", "受理")
_NOT_GIVEN = "未注明"


def value_words(value: Any, field: str, language: Language, kind: Kind = Kind.MONEY) -> str:
    match value:
        case True if bare(field) in _ADMITTED:
            return say(language, "admitted" if bare(field) == "参保" else "accepted")
        case Decimal() if kind is not Kind.RATE:
            return say(language, "money", amount=plain(value))
        case _ if value is NONE and bare(field) == "等待期":
            return say(language, "none.wait")
        case Duration() | date():
            return plain_value_words(value, language, kind)
    return plain_value_words(value, language, kind)


def outcome_words(outcome: Outcome, field: str, language: Language, kind: Kind = Kind.MONEY) -> str:
    """A value, or why there is none and what is known all the same."""
    match outcome:
        case Known(value=value):
            return value_words(value, field, language, kind)
        case NotApplicable(because=because):
            return say(language, "not_applicable", because=say(language, f"because.{because}"))
        case Refused(reason=reason):
            return say(language, "refused", reason=reason)
        case Closed(reason=reason):
            return say(language, "closed", reason=reason)
        case Ambiguous(cases=cases):
            told = say(language, "or").join(_case(case, field, language, kind) for case in cases)
            return say(language, "ambiguous", cases=told)
    return _unknown(outcome, field, language, kind)


def _case(case: Case, field: str, language: Language, kind: Kind) -> str:
    outcome = outcome_words(case.outcome, field, language, kind)
    readings = [(reading, alternative) for reading, alternative in case.label if reading]
    if not readings:
        return say(language, "case.tie", aid=case.label[0][1], outcome=outcome)
    names = listed(language, [reading for reading, _ in readings])
    chosen = listed(language, [alternative for _, alternative in readings])
    return say(language, "case", reading=names, alternative=chosen, outcome=outcome)


def _unknown(unknown: Unknown, field: str, language: Language, kind: Kind) -> str:
    years = [reason.year for reason in unknown.reasons if isinstance(reason, NotStated) and reason.year is not None]
    if unknown.silence is Silence.NOT_STATED and unknown.printed is not None and years:
        value = value_words(unknown.printed, field, language, kind)
        return say(language, "not_stated.printed", year=years[0], value=value)
    return _why(unknown, language) + _still_known(unknown, field, language, kind)


def _why(unknown: Unknown, language: Language) -> str:
    if unknown.silence is Silence.NOT_STATED:
        return say(language, "not_stated")
    if unknown.silence is Silence.MISSING:
        return say(language, "missing", facts=listed(language, unknown.missing))
    named = sorted({reason.by for reason in unknown.reasons if isinstance(reason, Deferred) and reason.by})
    return say(language, "deferred.by", by=listed(language, named)) if named else say(language, "deferred")


def _still_known(unknown: Unknown, field: str, language: Language, kind: Kind) -> str:
    """The values that it may be, or the bounds; that an amount is not below nothing is no news."""
    candidates = unknown.candidates or ()
    if candidates and not any(isinstance(candidate, Unknown) for candidate in candidates):
        values = listed(language, dict.fromkeys(value_words(c, field, language, kind) for c in candidates))
        return say(language, "bounds", bounds=say(language, "perhaps", values=values))
    ends = [(sign, bound) for sign, bound in (("≥", unknown.low), ("≤", unknown.high)) if bound]
    bounds = listed(language, [f"{sign} {value_words(bound, field, language, kind)}" for sign, bound in ends])
    return say(language, "bounds", bounds=bounds) if bounds else ""


# --- entries ----------------------------------------------------------------------------------------------------------


def entry_line(entry: Entry, policy: Policy, language: Language, alone: bool) -> Line:
    """`alone`: nothing else stands in the cell, so the value needs no name."""
    cited, place = cited_words(entry.cited, policy, language)
    return Line(_entry_words(entry, policy, language, alone), cited, place, entry.word == "no_own_rule")


def answer_words(entry: Entry, policy: Policy, language: Language) -> str:
    """What a field came to, never an assumption as the notice's own word."""
    if entry.outcome is None or entry.stated is None:
        return ""
    said = outcome_words(entry.stated, entry.field, language, entry.kind)
    return said + assumed_words(entry.assumed, policy, language)


def assumed_words(assumed: Sequence[Assumption], policy: Policy, language: Language) -> str:
    """In brackets, what an answer rests on besides the notice; nothing where it rests on nothing else."""
    shown = listed(language, [assumption_words(policy, one, language) for one in assumed])
    return say(language, "assumed", assumptions=shown) if shown else ""


def cited_words(cited: Cited, policy: Policy, language: Language) -> tuple[str, str]:
    """The clauses, and the line; with the file where that is not the policy's own."""
    clauses = say(language, "cited", clauses=listed(language, cited.clauses)) if cited.clauses else ""
    if not cited.line:
        return clauses, ""
    lines = listed(language, map(str, cited.lines))
    if cited.file == PurePath(policy.source.own.name).name:
        return clauses, say(language, "place.own", line=lines)
    return clauses, say(language, "place", file=cited.file, line=lines)


def _entry_words(entry: Entry, policy: Policy, language: Language, alone: bool) -> str:
    value = answer_words(entry, policy, language)
    match entry.word:
        case "line":
            return " ".join(filter(None, (entry.name, entry.text)))
        case "table_row":
            return f"{entry.name} {entry.text}"
        case "payer":
            return f"{entry.name} {value}"
        case "mode":
            return say(language, entry.name)
        case "combine":
            return " ".join(filter(None, (say(language, entry.name), entry.text)))
        case "tie":
            return (
                say(language, "tie")
                + say(language, "colon")
                + " ".join((say(language, entry.name), entry.text)).rstrip()
            )
        case "window_name":
            return entry.name
        case "open_days":
            return f"{say(language, 'open_days')} {say(language, 'days', count=entry.count)}"
        case "first_day" | "last_day":
            return " ".join(filter(None, (say(language, entry.word), value, entry.text)))
        case "stretch":
            return stretch_words(entry.text, language) + say(language, "colon") + value
        case "level":
            return entry.text + say(language, "colon") + value
        case "bound" | "bound_normally":
            return _bound(entry, value, language)
        case "no_own_rule":
            return say(language, "no_own_rule")
    name = " ".join(
        filter(None, ("" if alone else say(language, entry.word) if known(entry.word) else entry.word, entry.name))
    )
    return f"{name} {value}".strip()


def _bound(entry: Entry, value: str, language: Language) -> str:
    on = say(language, "on", day=entry.text) if entry.text else ""
    normally = say(language, "normally") if entry.word == "bound_normally" else ""
    return " ".join(filter(None, (on, entry.name, value))) + normally


def stretch_words(text: str, language: Language) -> str:
    first, _, last = text.partition("/")
    if first == last and first:
        return first
    if first and last:
        return say(language, "from_to", first=first, last=last)
    if first or last:
        return say(language, "after", first=first) if first else say(language, "before", last=last)
    return say(language, "always")


def facts_words(facts: Mapping[str, str], language: Language) -> str:
    return listed(language, [f"{name} {value}" for name, value in facts.items()])


def column(policy: Policy, language: Language) -> Column:
    """A notice at the head of its column."""
    return Column(policy.header.id, tuple(_about(policy, language)))


def _about(policy: Policy, language: Language) -> Iterator[str]:
    header = policy.header
    region = header.region.names[0] if header.region.names else header.region.code
    yield f"{region} {say(language, 'year', year=header.year)}"
    if header.number:
        is_given = header.number != _NOT_GIVEN
        yield say(language, "number", number=header.number) if is_given else say(language, "number.not")
    yield say(language, "issued.not") if header.issued is None else say(language, "issued", day=header.issued)
    if header.superior:
        yield say(language, "superior", superior=header.superior)
