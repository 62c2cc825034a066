"""One cell against one fact of the vocabulary."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dsl import NONE, Fact, Kind, Value

from .dates import date_from
from .identities import identity_from
from .numbers import integer_from, money_from, rate_from
from .raw import MISSING, Missing, Problem
from .regions import Regions
from .text import folded, is_blank
from .times import time_from
from .words import duration_from, identifier_from, member_from, text_from, yes_no_from

_READERS: Mapping[Kind, Callable[[object], Value | Problem]] = {
    Kind.MONEY: money_from,
    Kind.RATE: rate_from,
    Kind.INTEGER: integer_from,
    Kind.YES_NO: yes_no_from,
    Kind.DATE: date_from,
    Kind.TIME: time_from,
    Kind.DURATION: duration_from,
    Kind.IDENTIFIER: identifier_from,
    Kind.TEXT: text_from,
    Kind.IDENTITY: identity_from,
}


def value_from(fact: Fact, raw: object, regions: Regions) -> Value | Problem | Missing:
    """The value that a cell gives to a fact. A blank is missing, never 无; a cell known to be bad stays so."""
    if isinstance(raw, Problem):
        return raw
    if raw is None or (isinstance(raw, str) and is_blank(raw)):
        return MISSING
    if _says_none(fact, raw):
        return NONE if fact.nullable else Problem("P632")
    match fact.type.kind:
        case Kind.ENUMERATION:
            return member_from(raw, fact.type.values)
        case Kind.REGION:
            return regions.code_from(raw)
        case kind:
            return _READERS[kind](raw)


def _says_none(fact: Fact, raw: object) -> bool:
    """无, unless it is one of the words that the fact itself lists."""
    return isinstance(raw, str) and folded(raw) == NONE.value and (fact.nullable or NONE.value not in fact.type.values)
