"""Values as JSON: amounts are strings with two decimals, days ISO 8601, durations `{"count": 3, "unit": "month"}`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import NONE, Combine, Duration, Identity, Kind, TimeOfDay, Unit

from .. import money
from ..interpret.calendar import Standing

NONE_WORD = "none"
"""无 as published. JSON's null would say "not there"; 无 is a value."""

UNITS: Mapping[Unit, str] = {Unit.DAY: "day", Unit.MONTH: "month", Unit.YEAR: "year"}
STANDINGS: Mapping[Standing, str] = {
    Standing.BEFORE: "before",
    Standing.INSIDE: "inside",
    Standing.AFTER: "after",
    Standing.BETWEEN: "between",
    Standing.NO_EVENT: NONE_WORD,
}
COMBINES: Mapping[Combine, str] = {
    Combine.HIGHEST: "highest",
    Combine.STACK: "stack",
    Combine.ORDER: "order",
    Combine.UNSTATED: "unstated",
}


def json_value(value: Any, kind: Kind = Kind.MONEY) -> Any:
    """A known value. `kind` only tells rates from money: both are decimals."""
    if value is NONE:
        return NONE_WORD
    match value:
        case Standing():
            return STANDINGS[value]
        case Combine():
            return COMBINES[value]
        case bool() | int() | str():
            return value
        case Decimal():
            return decimal_text(value, kind)
        case date():
            return value.isoformat()
        case TimeOfDay():
            return str(value)
        case Duration(count=count, unit=unit):
            return {"count": count, "unit": UNITS[unit]}
        case Identity(since=since, until=until):
            ends = {"since": since, "until": until}
            return {name: day.isoformat() for name, day in ends.items() if day is not None} or True
        case tuple():
            return [json_value(item, kind) for item in value]
    raise TypeError(f"not a value of the language: {type(value).__name__}")


def decimal_text(value: Decimal, kind: Kind) -> str:
    """Nothing is rounded: a bound that is finer than a fen keeps its digits."""
    if kind is not Kind.RATE and money.is_whole_fen(value):
        return money.text(value)
    return f"{value.normalize():f}"
