"""A value of a fact as the columns of the table of persons keep it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dsl import NONE, Duration, Fact, Identity, Kind, TimeOfDay, Value
from engine.columnar.layout import PHYSICAL, Aspect, Physical
from engine.facts import Problem

Kept = bool | date | int | Decimal | str
_FINEST_RATE = Decimal(1).scaleb(-8)


def aspects_of(fact: Fact) -> dict[Aspect, Physical]:
    """The columns of a fact (of one year), beside its own."""
    kind = fact.type.kind
    aspects = {Aspect.ITSELF: PHYSICAL[kind]}
    if fact.nullable:
        aspects[Aspect.NONE] = Physical.TRUTH
    if kind is Kind.IDENTITY:
        aspects |= {Aspect.SINCE: Physical.DATE, Aspect.UNTIL: Physical.DATE}
    if kind is Kind.DURATION:
        aspects[Aspect.UNIT] = Physical.TEXT
    return aspects


def kept(value: Value) -> dict[Aspect, Kept]:
    """What the columns hold; an aspect that is not named is NULL."""
    match value:
        case Identity():
            days = {Aspect.SINCE: value.since, Aspect.UNTIL: value.until}
            return {Aspect.ITSELF: True, **{aspect: day for aspect, day in days.items() if day is not None}}
        case Duration():
            return {Aspect.ITSELF: value.count, Aspect.UNIT: value.unit.value}
        case TimeOfDay():
            return {Aspect.ITSELF: value.seconds}
    return {Aspect.NONE: True} if value is NONE else {Aspect.ITSELF: value}


def unkeepable(fact: Fact, value: Value) -> Problem | None:
    """Why a value has no place in a column, which holds rates of eight decimals and text that is well formed."""
    if isinstance(value, Decimal) and fact.type.kind is Kind.RATE and value != value.quantize(_FINEST_RATE):
        return Problem("P677")
    if isinstance(value, str) and any("\ud800" <= char <= "\udfff" for char in value):
        return Problem("P651")
    return None
