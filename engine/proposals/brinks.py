"""Persons on both sides of an edge that depends on the person: an age, or a span that an event begins.

One fact of a person who meets the condition is moved, a step at a time near by and then in leaps, until the condition
turns over; between the last two values the edge is found by halving.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dsl import END_OF_DAY, Expression, Kind, Policy, TimeOfDay

from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure, closure
from ..interpret.situation import Facts, Situation
from ..money import FEN

_EARLIEST, _LATEST = date(1900, 1, 1), date(2200, 12, 31)
_MOST = 10**9
_SINGLE_STEPS = 62
"""So far, no window of some days of a month is passed over."""
_UNITS = {Kind.DATE: 1, Kind.TIME: 60, Kind.INTEGER: 1, Kind.MONEY: 1, Kind.RATE: 1}


def beside_edges(policy: Policy, builder: PolicyBuilder, condition: Expression, person: Facts) -> Iterator[Facts]:
    """Pairs of persons who stand next to each other, the condition true for one of them only."""
    holds = closure(builder, condition)
    here = holds(Situation(person, {}))
    if here is not True and here is not False:
        return
    for key, value in person.items():
        kind = policy.vocabulary.facts[key if isinstance(key, str) else key[0]].type.kind
        if kind in _UNITS and not isinstance(value, bool) and isinstance(value, date | TimeOfDay | int | Decimal):
            for sign in (-1, 1):
                yield from _turns(holds, here, person, key, value, kind, sign)


def _turns(holds: Closure, here: bool, person: Facts, key: Any, value: Any, kind: Kind, sign: int) -> Iterator[Facts]:
    """Every turn near by in this direction, and the first one further away."""

    def at(steps: int) -> Facts | None:
        moved = _moved(value, kind, sign * steps)
        return None if moved is None else {**person, key: moved}

    def found(steps: int) -> Any:
        facts = at(steps)
        return None if facts is None else holds(Situation(facts, {}))

    before = here
    for steps in range(1, _SINGLE_STEPS):
        now = found(steps)
        if now is (not before):
            yield from _known(at(steps - 1), at(steps))
            before = now
    high = next((steps for steps in _leaps() if found(steps) is not before), None)
    if high is None or found(high) is not (not before):
        return
    low = _SINGLE_STEPS - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if found(middle) is (not before) else (middle, high)
    yield from _known(at(low), at(high))


def _known(*persons: Facts | None) -> Iterator[Facts]:
    return (person for person in persons if person is not None)


def _leaps() -> Iterator[int]:
    step = _SINGLE_STEPS
    while step < _MOST:
        yield step
        step *= 2


def _moved(value: Any, kind: Kind, steps: int) -> Any:
    """So many units further; None beyond what anybody writes."""
    match value:
        case TimeOfDay(seconds=seconds):
            moved = seconds + steps * _UNITS[Kind.TIME]
            return TimeOfDay(moved) if 0 <= moved < END_OF_DAY.seconds else None
        case date():
            if abs(steps) > (_LATEST - _EARLIEST).days:
                return None
            day = value + timedelta(days=steps)
            return day if _EARLIEST <= day <= _LATEST else None
        case int():
            return value + steps if value + steps >= 0 else None
        case Decimal():
            unit = FEN if kind is Kind.MONEY or kind is Kind.RATE else Decimal(1)
            return value + steps * unit if value + steps * unit >= 0 else None
    return None
