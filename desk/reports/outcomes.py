"""An outcome in a few words, as it stands in a cell of a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import NONE, Duration, Identity, Kind, Language, Unit
from engine import KIND_WORDS, Ambiguous, Known, NotApplicable, Outcome, Standing, Unknown, kind_of, money, published
from engine.fields import bare

Words = Mapping[Language, str]

JOIN: Words = {"zh": "、", "en": ", "}
OR: Words = {"zh": " 或 ", "en": " or "}
COLON: Words = {"zh": "：", "en": ": "}
NOTHING: Words = {"zh": "无", "en": "none"}
YES: Words = {"zh": "是", "en": "yes"}
NO: Words = {"zh": "否", "en": "no"}
ADMITTED: Words = {"zh": "准许", "en": "admitted"}
PRINTED: Words = {"zh": "印的是", "en": "printed:"}
STANDINGS: Mapping[Standing, Words] = {
    Standing.BEFORE: {"zh": "期前", "en": "before"},
    Standing.INSIDE: {"zh": "期内", "en": "within"},
    Standing.AFTER: {"zh": "期后", "en": "after"},
    Standing.BETWEEN: {"zh": "期间停收", "en": "on a day that is not open"},
    Standing.NO_EVENT: NOTHING,
}
UNITS: Mapping[Unit, str] = {Unit.DAY: "day", Unit.MONTH: "month", Unit.YEAR: "year"}


def value_words(value: Any, language: Language, kind: Kind = Kind.MONEY) -> str:
    """A known value; `kind` tells rates from money."""
    match value:
        case Standing():
            return STANDINGS[value][language]
        case bool():
            return (YES if value else NO)[language]
        case Decimal():
            return f"{(value * 100).normalize():f}%" if kind is Kind.RATE else _amount(value)
        case date():
            return value.isoformat()
        case Duration(count=count, unit=unit):
            return str(value) if language == "zh" else f"{count} {UNITS[unit]}" + ("" if count == 1 else "s")
        case Identity():
            return YES[language]
        case tuple():
            return JOIN[language].join(value_words(item, language, kind) for item in value) or NOTHING[language]
    return NOTHING[language] if value is NONE else str(value)


def bracketed(words: str, language: Language) -> str:
    return f"（{words}）" if language == "zh" else f" ({words})"


def outcome_words(outcome: Outcome, field: str, language: Language, kind: Kind = Kind.MONEY) -> str:
    """The value of a field, or the published word with what is known of it all the same."""
    match outcome:
        case Known(value=True) if bare(field) in ("参保", "受理"):
            return ADMITTED[language]
        case Known(value=value):
            return value_words(value, language, kind)
        case NotApplicable():
            return "—"
    known = what_is_known(outcome, field, language, kind)
    return kind_words(outcome, language) + (COLON[language] + known if known else "")


def brief_words(outcome: Outcome, field: str, language: Language, kind: Kind = Kind.MONEY) -> str:
    """The same without the published word where something is known; for a table that says why in its notes."""
    return what_is_known(outcome, field, language, kind) or outcome_words(outcome, field, language, kind)


def kind_words(outcome: Outcome, language: Language) -> str:
    chinese, english = KIND_WORDS[kind_of(outcome)]
    return chinese if language == "zh" else english


def what_is_known(outcome: Outcome, field: str, language: Language, kind: Kind = Kind.MONEY) -> str:
    """The printed level of another year, the cases or candidates, or the bounds: the first that there is."""
    match outcome:
        case Ambiguous(cases=cases):
            return _alternatives([case.outcome for case in cases], field, language, kind)
        case Unknown(printed=printed) if printed is not None:
            return f"{PRINTED[language]} {value_words(printed, language, kind)}"
        case Unknown(candidates=candidates) if candidates and not any(isinstance(c, Unknown) for c in candidates):
            return _alternatives([published(candidate, field) for candidate in candidates], field, language, kind)
        case Unknown(low=low, high=high):
            bounds = ((sign, bound) for sign, bound in (("≥", low), ("≤", high)) if bound is not None)
            return JOIN[language].join(f"{sign} {value_words(bound, language, kind)}" for sign, bound in bounds)
    return ""


def _alternatives(outcomes: Iterable[Outcome], field: str, language: Language, kind: Kind) -> str:
    words = (outcome_words(outcome, field, language, kind) for outcome in outcomes)
    return OR[language].join(dict.fromkeys(words))


def _amount(value: Decimal) -> str:
    return money.text(value) if money.is_whole_fen(value) else f"{value.normalize():f}"
