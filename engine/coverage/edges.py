"""Edges of a condition: the last value on which it is true, and the first on which it is not.

A person stands at an edge when moving a fact by the least step (a day, a fen, one, a minute) turns the condition over.
That is the same for the days of a window, an amount, an age or a span that an event begins; only which edge it is has
to be told. A span that begins with an event has no edge there: no day or number is written for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import (
    NONE,
    Compare,
    DaySpan,
    EventSpan,
    Expression,
    FactRef,
    Held,
    Identity,
    Kind,
    MonthlySpan,
    Policy,
    TimedSpan,
    TimeOfDay,
    WindowRef,
    Within,
)

from ..arithmetic import compare
from ..dates import next_day, previous_day
from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure, closure, span
from ..interpret.situation import Facts, Situation
from ..money import FEN
from ..symbolic.cells import lacks
from ..symbolic.ordinary import name_of
from ..symbolic.reach import Reach
from ..symbolic.spans import closing_time, fixed_days, open_stretches
from ..unknown import Unknown
from .conditions import Probe
from .goals import Sort

_ORDERED = frozenset(("<", "≤", ">", "≥"))
_MOVED = frozenset((Kind.DATE, Kind.TIME, Kind.INTEGER, Kind.MONEY, Kind.RATE, Kind.IDENTITY))
_MINUTE = 60
_ONE_PERCENT = Decimal("0.01")


def edges_of(policy: Policy, condition: Expression) -> tuple[Sort, ...]:
    """The edges that a condition has."""
    match condition:
        case Within(days=days):
            return tuple(_edges_of_span(policy, _written(policy, days)))
        case Compare(op=op) if op in _ORDERED:
            return (Sort.BOUND,)
        case Held(on=on) if on is not None:
            return (Sort.BOUND,)
    return ()


def day_of(policy: Policy, condition: Expression, edge: Sort) -> str:
    """The day that the edge is, where it is the same for everybody."""
    if not isinstance(condition, Within) or edge not in (Sort.FIRST_DAY, Sort.LAST_DAY):
        return ""
    days = fixed_days(policy, condition.days)
    return "" if days is None else days[edge is Sort.LAST_DAY].isoformat()


def value_at(policy: Policy, builder: PolicyBuilder, condition: Expression, edge: Sort, inside: bool) -> Facts:
    """The fact that puts anybody at this edge (with its time of day); nothing where that depends on the person."""
    match condition:
        case Within(day=FactRef(year=None, fact=name), clock=FactRef(fact=clock)) if edge is Sort.CLOSING_TIME:
            days, closes = fixed_days(policy, condition.days), closing_time(policy, condition.days)
            if days is None or closes is None:
                return {}
            return {name: days[1], clock: closes if inside else TimeOfDay(closes.seconds + _MINUTE)}
        case Within(day=FactRef(year=None, fact=name)) if day := day_of(policy, condition, edge):
            at = date.fromisoformat(day)
            outside = next_day if edge is Sort.LAST_DAY else previous_day
            return {name: at if inside else outside(at)}
        case Compare(op=op, left=FactRef(year=None, fact=name), right=constant):
            pass
        case Compare(op=op, left=constant, right=FactRef(year=None, fact=name)):
            op = _TURNED.get(op, op)
        case _:
            return {}
    at = closure(builder, constant)(Situation({}, {}))
    if edge is not Sort.BOUND or isinstance(at, Unknown):
        return {}
    next_to = dict(neighbours(policy.vocabulary.facts[name].type.kind, at))
    # ≤ and ≥ have the constant itself on the inside, < and > on the outside.
    is_constant = (op in ("≤", "≥")) is inside
    value = at if is_constant else next_to.get((op in ("≤", "<")) is not inside)
    return {} if value is None else {name: value}


_TURNED = {"<": ">", "≤": "≥", ">": "<", "≥": "≤"}


def _edges_of_span(policy: Policy, days: DaySpan) -> Iterator[Sort]:
    whole = days.days if isinstance(days, MonthlySpan | TimedSpan) else days
    if not isinstance(whole, EventSpan):
        yield Sort.FIRST_DAY
    yield Sort.LAST_DAY
    if isinstance(days, MonthlySpan) and len(open_stretches(policy, days) or (None, None)) > 1:
        yield from (Sort.FIRST_OF_MONTH, Sort.LAST_OF_MONTH)
    if isinstance(days, TimedSpan):
        yield Sort.CLOSING_TIME


def _written(policy: Policy, days: DaySpan) -> DaySpan:
    return policy.windows[days.window].days if isinstance(days, WindowRef) else days


class Brink:
    """Which edges of a condition a person stands at."""

    def __init__(self, policy: Policy, builder: PolicyBuilder, reach: Reach, condition: Expression) -> None:
        self._made: Closure = closure(builder, condition)
        self._is_monthly = isinstance(condition, Within) and isinstance(_written(policy, condition.days), MonthlySpan)
        self._ends = span(builder, condition.days) if isinstance(condition, Within) else None
        self._clock = condition.clock.fact if isinstance(condition, Within) and condition.clock is not None else ""
        moved = condition.day if isinstance(condition, Within) else condition
        self.facts = frozenset(node.fact for node in reach.nodes((moved,)) if isinstance(node, FactRef))
        self._kinds = {name: policy.vocabulary.facts[name].type.kind for name in (*self.facts, self._clock) if name}

        self._counts = None if self.is_moved else _counted(builder, condition)

    @property
    def is_moved(self) -> bool:
        """Has it a fact that can be moved? A count of years has none: there the count itself is looked at."""
        return any(kind in _MOVED for kind in self._kinds.values())

    def at(self, edge: Sort, inside: bool) -> Probe:
        def probe(s: Situation) -> Any:
            value = self._made(s)
            if value is not inside:
                return value if lacks(value) else False
            return edge in self._edges(s, inside) if self._counts is None else self._counts(s, inside)

        return probe

    def comes_out(self, inside: bool) -> Probe:
        """Is the condition on this side, near an edge or not?"""

        def probe(s: Situation) -> Any:
            value = self._made(s)
            return value if lacks(value) else value is inside

        return probe

    def _edges(self, s: Situation, inside: bool) -> Iterator[Sort]:
        for key, value in list(s.facts.items()):
            name = name_of(key)
            if name not in self._kinds:
                continue
            for rises, neighbour in neighbours(self._kinds[name], value):
                moved = Situation({**s.facts, key: neighbour}, dict(s.choices))
                moved.money.update(s.money)
                if self._made(moved) is (not inside):
                    yield self._which(s if inside else moved, name, rises is inside)

    def _which(self, within: Situation, name: str, is_last: bool) -> Sort:
        """`within` is the side that is inside; `is_last`: going on in the order of the values leads out."""
        if name == self._clock:
            return Sort.CLOSING_TIME
        if self._ends is None:
            return Sort.BOUND
        if not self._is_monthly or within.facts.get(name) == self._ends(within)[is_last]:
            return Sort.LAST_DAY if is_last else Sort.FIRST_DAY
        return Sort.LAST_OF_MONTH if is_last else Sort.FIRST_OF_MONTH


def _counted(builder: PolicyBuilder, condition: Expression) -> Callable[[Situation, bool], bool] | None:
    """Would one more or one less turn the comparison over?"""
    if not isinstance(condition, Compare):
        return None
    op, left, right = condition.op, closure(builder, condition.left), closure(builder, condition.right)
    kind = condition.left.type.kind

    def counts(s: Situation, inside: bool) -> bool:
        own, other = left(s), right(s)
        if isinstance(own, Unknown) or isinstance(other, Unknown):
            return False
        return any(compare(op, near, other) is (not inside) for _, near in neighbours(kind, own))

    return counts


def neighbours(kind: Kind, value: Any) -> Iterator[tuple[bool, Any]]:
    """The values next to this one, each with whether it is the higher one."""
    if value is NONE:
        return
    match value:
        case Identity(since=since, until=until):
            if since is not None:
                yield from ((rises, Identity(day, until)) for rises, day in _days(since))
            if until is not None:
                yield from ((rises, Identity(since, day)) for rises, day in _days(until))
        case bool():
            return
        case date():
            yield from _days(value)
        case TimeOfDay():
            yield from ((s > 0, TimeOfDay(value.seconds + s)) for s in (-_MINUTE, _MINUTE) if value.seconds + s >= 0)
        case int():
            yield from ((step > 0, value + step) for step in (-1, 1))
        case Decimal():
            step = _ONE_PERCENT if kind is Kind.RATE else FEN
            yield from ((False, value - step), (True, value + step))


def _days(day: date) -> Iterator[tuple[bool, date]]:
    yield False, previous_day(day)
    yield True, next_day(day)
