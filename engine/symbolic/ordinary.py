"""The most ordinary person: no identity, local, grown up, paying on the first day of the first window."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import (
    NONE,
    Advance,
    Call,
    EventSpan,
    Fact,
    FactRef,
    Kind,
    Policy,
    TimeOfDay,
    Value,
    WindowRef,
    Within,
)

from ..interpret.situation import Facts
from ..walk import inside
from .atoms import COUNTED_IN
from .places import Places
from .reach import expressions_of
from .spans import fixed_days

_GROWN_UP = 40
_IN_OFFICE_HOURS = TimeOfDay.of(10, 0)


class Ordinary:
    """What is ordinary for each fact of one policy."""

    def __init__(self, policy: Policy, places: Places) -> None:
        self.facts = policy.vocabulary.facts
        self.places = places
        self.long_ago = date(max(policy.header.year - _GROWN_UP, 1900), 7, 1)
        self._days = _ordinary_days(policy)
        self.opening = _opening(policy) or date(policy.header.year, 1, 1)

    def value(self, fact: Fact) -> Value:
        if fact.default is not None:
            return fact.default
        match fact.type.kind:
            case Kind.DATE:
                return self._days.get(fact.name, self.long_ago)
            case Kind.TIME:
                return _IN_OFFICE_HOURS
            case Kind.REGION:
                return self.places.local
            case Kind.ENUMERATION:
                return fact.type.values[0]
            case Kind.YES_NO | Kind.IDENTITY:
                return False
            case Kind.INTEGER:
                return 0
            case Kind.MONEY | Kind.RATE:
                return Decimal(0)
        return NONE if fact.nullable else "其他"

    def strangeness(self, facts: Facts) -> int:
        """In how many facts a person differs from the most ordinary one."""
        return sum(value != self.value(self.facts[name_of(key)]) for key, value in facts.items())


def name_of(key: str | tuple[str, int]) -> str:
    """The fact that a key of a record is about."""
    return key if isinstance(key, str) else key[0]


def _ordinary_days(policy: Policy) -> Mapping[str, date]:
    """Asked about in a 期 of fixed days: the 期's first. Compared with an event: the day on which payment opens."""
    parts = [part for root in _roots(policy) for part in inside(root)]
    events = {ref.fact for part in parts for ref in _counted_from(part)}
    opening = _opening(policy)
    found: dict[str, date] = {}
    for part in parts:
        if not isinstance(part, Within) or not isinstance(part.day, FactRef):
            continue
        fixed = fixed_days(policy, part.days)
        # Payment for a year opens before it; a span of the year itself is where the newborn are born.
        if fixed is not None and (isinstance(part.days, WindowRef) or fixed[0].year < policy.header.year):
            found[part.day.fact] = min(fixed[0], found.get(part.day.fact, fixed[0]))
        elif fixed is None and opening is not None and part.day.fact not in events:
            found.setdefault(part.day.fact, opening)
    return found


def _opening(policy: Policy) -> date | None:
    """The first day of the first 期 of fixed days."""
    return next((days[0] for w in policy.windows.values() if (days := fixed_days(policy, w.days))), None)


def _counted_from(part: Any) -> Iterator[FactRef]:
    match part:
        case EventSpan(start=FactRef() as ref) | Advance(start=FactRef() as ref):
            yield ref
        case Call(function=function, arguments=(FactRef() as ref, *_)) if function in COUNTED_IN:
            yield ref


def _roots(policy: Policy) -> list[Any]:
    rules = [rule for decision in policy.decisions.values() for rule in decision.rules]
    guards = [rule.guard for rule in rules if rule.guard is not None]
    values = [e for rule in rules for e in expressions_of(rule.value)]
    return [*guards, *values, *(window.days for window in policy.windows.values())]
