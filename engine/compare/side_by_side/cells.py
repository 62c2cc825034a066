"""Cells made from what a notice says of a person: the outcome of a field with the lines that decided it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePath
from typing import Any

from dsl import NOWHERE, Aid, Clause, Decision, Kind, Policy, Span

from ...answer import Ambiguous, Assessment, Case, Known, NotApplicable, Outcome
from ...fields import AID, split
from ...unknown import Silence, Unknown
from .model import Cell, Cited, Entry, State
from .plain import Asked

DECISIONS: Mapping[str, str] = {"应缴": "缴费", "先付": "缴费", "退补": "缴费"}
"""Fields that no decision of their own decides → the one whose lines stand for them."""
OF_AIDS = ("资助合计", "资助名")


@dataclass(frozen=True)
class Made:
    """One column of a row while it is made."""

    entries: tuple[Entry, ...] = ()
    state: State = State.GIVEN
    asked: Mapping[str, str] = field(default_factory=dict)
    says: Hashable = None

    def cell(self) -> Cell:
        return Cell(self.state, self.entries, self.asked, self.says)


ABSENT = Made(state=State.ABSENT)


def cited(policy: Policy, span: Span, clauses: Iterable[Clause] = ()) -> Cited:
    numbers = tuple(dict.fromkeys(map(str, clauses)))
    if span == NOWHERE:
        return Cited(numbers)
    source, at = policy.source.origin(span)
    return Cited(numbers, PurePath(source.name).name, source.position(at.start)[0])


def entry(asked: Asked, name: str, word: str) -> Iterator[Entry]:
    """A field, or one for each product of which it is; none where the policy has no such field."""
    assessment, policy = asked.assessment, asked.assessment.policy
    found = [(key, split(key)[1], outcome) for key, outcome in assessment.fields.items() if split(key)[0] == name]
    bought = [product for _, product, outcome in found if product and not isinstance(outcome, NotApplicable)]
    for key, product, outcome in found:
        decision = policy.decisions.get(key)
        unwritten = decision is not None and decision.span == NOWHERE and not decision.rules
        if product in bought or (not product and len(bought) != 1 and not (bought and unwritten)):
            where = deciding(assessment, key)
            yield Entry(word, outcome, key, _kind(policy, key), product, cited=where, assumed=asked.assumed[key])


def deciding(assessment: Assessment, key: str) -> Cited:
    """The line that decided; where several may, by how the notice is read or what is not known, each of them."""
    policy = assessment.policy
    own, product = split(key)
    if own in OF_AIDS or own.startswith(AID):
        return _of_aids(assessment, own.removeprefix(AID) if own.startswith(AID) else "", product)
    named = DECISIONS.get(own, own) + (f"[{product}]" if product else "")
    decision = policy.decisions.get(named)
    if decision is None or decision.span == NOWHERE:
        return Cited()
    lines = {index for world in assessment.worlds for index in world.lines.get(named, ())}
    rules = [decision.rules[index] for index in sorted(i for i in lines if i is not None)]
    if not rules and _shares_statement(policy, decision):
        rules = list(decision.rules[:1])
    clauses = [clause for rule in rules for clause in rule.clauses or decision.clauses] or list(decision.clauses)
    spans = [rule.span for rule in rules if rule.span != NOWHERE]
    found = [cited(policy, span, clauses) for span in spans or [decision.span]]
    further = sorted({one.line for one in found if one.file == found[0].file} - {found[0].line})
    return replace(found[0], further=tuple(further))


def _shares_statement(policy: Policy, decision: Decision) -> bool:
    """待遇期 decides where the benefit starts and where it ends: its first line is not about both."""
    return any(other.span == decision.span for other in policy.decisions.values() if other is not decision)


def _of_aids(assessment: Assessment, payer: str, product: str) -> Cited:
    """The aids that are given: by this payer, and of this product, where they are named."""
    return cited_aids(
        assessment.policy,
        [
            aid
            for aid in given_aids(assessment)
            if (not payer or any(line.payer == payer for line in aid.lines)) and (not product or aid.product == product)
        ],
    )


def given_aids(assessment: Assessment) -> Sequence[Aid]:
    """In some reading at least."""
    outcomes = [outcome for key, outcome in assessment.fields.items() if split(key)[0] == "资助名"]
    names = {name for outcome in outcomes for value in flat(outcome) if isinstance(value, tuple) for name in value}
    return [aid for aid in assessment.policy.aids if aid.name in names]


def cited_aids(policy: Policy, aids: Sequence[Aid]) -> Cited:
    return cited(policy, aids[0].span, [clause for aid in aids for clause in aid.clauses]) if aids else Cited()


def is_written(policy: Policy, name: str) -> bool:
    """Does the notice say anything about this result?"""
    return any(split(key)[0] == name and made.span != NOWHERE for key, made in policy.decisions.items())


def state_of(outcomes: Iterable[Outcome]) -> State:
    """Silent as soon as one is, and nothing is known of it."""
    every = list(outcomes)
    if every and all(isinstance(outcome, NotApplicable) for outcome in every):
        return State.NOT_APPLICABLE
    silences = {o.silence for o in every if isinstance(o, Unknown)}
    if Silence.NOT_STATED in silences:
        return State.NOT_STATED
    return State.DEFERRED if Silence.DEFERRED in silences else State.GIVEN


def says(outcome: Outcome | None, year: int) -> Hashable:
    """Equal where two notices say the same, whatever they are called and in whichever year."""
    match outcome:
        case Known(value=date() as day):
            return "day", *of_year(day, year)
        case Known(value=value):
            return "known", value
        case Ambiguous(cases=cases):
            return "ambiguous", frozenset(says(case.outcome, year) for case in cases)
        case Unknown(silence=silence, candidates=candidates, low=low, high=high, printed=printed):
            return silence, candidates and frozenset(map(str, candidates)), low, high, printed
    return outcome if outcome is None else type(outcome).__name__


def of_year(day: date, year: int) -> tuple[int, int, int]:
    """A day as counted from a year; the end of February is the same in a leap year."""
    last = (day.month, day.day) == (2, 29)
    return day.year - year, day.month, 28 if last else day.day


def _kind(policy: Policy, key: str) -> Kind:
    decision = policy.decisions.get(key)
    return Kind.MONEY if decision is None else decision.type.kind


def flat(outcome: Outcome) -> Iterator[Any]:
    """Every value that it may be."""
    match outcome:
        case Known(value=value):
            yield value
        case Ambiguous(cases=cases):
            for case in cases:
                assert isinstance(case, Case)
                yield from flat(case.outcome)
        case Unknown(candidates=candidates) if candidates:
            yield from (c for c in candidates if not isinstance(c, Unknown))
