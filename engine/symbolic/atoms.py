"""The atoms of a question: the smallest conditions and values that tell persons apart.

A question asks about a person only through its atoms. Two values of a fact that no atom tells apart, whatever the
other facts are, need not both be tried.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import (
    All,
    AnyOf,
    Arithmetic,
    Call,
    CountingBy,
    DecisionRef,
    Duration,
    FactRef,
    Held,
    Inside,
    Kind,
    Literal,
    MonthlySpan,
    Not,
    OneOf,
    Population,
    ReadingRef,
    TableRef,
    TimedSpan,
    TimeOfDay,
    Unit,
    WindowRef,
)

from ..dates import MonthDays
from ..walk import children
from .reach import Reach, expressions_of

COUNTED_IN: Mapping[str, Unit] = {
    "周岁": Unit.YEAR,
    "周岁次日": Unit.YEAR,
    "满年数": Unit.YEAR,
    "月数": Unit.MONTH,
    "满月数": Unit.MONTH,
}
"""Functions that count units of time between two days: an answer changes so many of them apart."""
_LONGEST: Mapping[Unit, int] = {Unit.YEAR: 200, Unit.MONTH: 240}
_BY_MONTH = frozenset(("月数", "次月首日"))
_EARLIEST, _LATEST = 1900, 2200
_PLAIN = frozenset((Kind.DATE, Kind.TIME, Kind.DURATION, Kind.TEXT))
"""A value of these kinds that is only handed on makes no difference to any check."""


@dataclass(frozen=True)
class Atom:
    """One condition or value, with the facts and readings that it leads to and the constants that it names."""

    expression: Any
    facts: frozenset[str]
    readings: tuple[str, ...]
    days: frozenset[date]
    lengths: frozenset[Duration]
    numbers: frozenset[Decimal | int]
    words: frozenset[str]
    times: frozenset[TimeOfDay]
    month_days: frozenset[MonthDays]
    dated: bool
    by_month: bool


def atoms_of(reach: Reach, roots: Iterable[Any]) -> tuple[Atom, ...]:
    """Every atom that the expressions lead to, each once."""
    found: dict[Any, None] = {}
    entered: set[str] = set()
    waiting = [(root, True) for root in roots]
    while waiting:
        node, is_whole = waiting.pop()
        if reach.truth(node) is not None:
            continue
        match node:
            case All(items=items) | AnyOf(items=items):
                waiting.extend((item, True) for item in items)
                continue
            case Not(item=item):
                waiting.append((item, True))
                continue
            case DecisionRef():
                is_whole = False
            case _ if hasattr(node, "type") and node.type.kind in _PLAIN and not _is_worked_out(node):
                is_whole = False
        if is_whole and _carries_a_fact(reach, node):
            found[node] = None
        for inner in reach.nodes((node,)):
            if isinstance(inner, DecisionRef) and inner.decision not in entered:
                entered.add(inner.decision)
                waiting.extend((line, True) for line in reach.lines(inner.decision))
            elif isinstance(inner, TableRef) and inner is not node:
                waiting.append((inner, True))
    atoms = (_atom(reach, node) for node in found)
    return tuple(atom for atom in atoms if atom.facts)


def _is_worked_out(node: Any) -> bool:
    """A table's answer; or a sum of durations, which may come to less than nothing."""
    is_sum = isinstance(node, Arithmetic | Call) and node.type.kind is Kind.DURATION
    return is_sum or isinstance(node, TableRef)


def _carries_a_fact(reach: Reach, expression: Any) -> bool:
    """Does a fact's own value flow into it? Amounts that lines choose are told apart by those lines' conditions."""
    entered: set[str] = set()
    waiting = [expression]
    while waiting:
        node = waiting.pop()
        match node:
            case FactRef():
                return True
            case DecisionRef(decision=key) if key not in entered and node.type.kind is not Kind.YES_NO:
                entered.add(key)
                waiting.extend(e for rule in reach.policy.decisions[key].rules for e in expressions_of(rule.value))
            case TableRef(table=name):
                waiting.extend(e for value in reach.policy.tables[name].rows.values() for e in expressions_of(value))
            case WindowRef(window=name):
                waiting.append(reach.policy.windows[name].days)
        waiting.extend(children(node))
    return False


def _atom(reach: Reach, expression: Any) -> Atom:
    nodes = list(reach.nodes((expression,)))
    literals = [v for node in nodes for v in _literals(reach, node)]
    called = {node.function for node in nodes if isinstance(node, Call)}
    lengths = {v for v in literals if isinstance(v, Duration)}
    numbers = {v for v in literals if isinstance(v, Decimal | int) and not isinstance(v, bool)}
    whole = {int(n) for n in numbers if n == int(n)}
    for unit in {COUNTED_IN[name] for name in called & COUNTED_IN.keys()}:
        lengths |= {Duration(n + more, unit) for n in whole if n <= _LONGEST[unit] for more in (0, 1)}
    if any(isinstance(node, Arithmetic | Call) and node.type.kind is Kind.DURATION for node in nodes):
        numbers |= {length.count for length in lengths}
    days = {v for v in literals if isinstance(v, date)}
    if "年份" in called:
        days |= {date(year, 1, 1) for year in _years(whole)}
    return Atom(
        expression=expression,
        facts=frozenset(node.fact for node in nodes if isinstance(node, FactRef)),
        readings=tuple(dict.fromkeys(filter(reach.is_open, _readings(nodes)))),
        days=frozenset(days),
        lengths=frozenset(lengths),
        numbers=frozenset(numbers),
        words=frozenset(v for v in literals if isinstance(v, str)),
        times=frozenset(v for v in literals if isinstance(v, TimeOfDay)),
        month_days=frozenset((node.first, node.last) for node in nodes if isinstance(node, MonthlySpan)),
        dated=any(isinstance(node, Held) and node.on is not None for node in nodes),
        by_month=bool(called & _BY_MONTH),
    )


def _years(numbers: Collection[int]) -> Iterator[int]:
    """Years that are named, or lie a named number of years before another."""
    named = [n for n in numbers if _EARLIEST <= n <= _LATEST]
    for year in named:
        yield from (year - n + more for n in (0, *numbers) if 0 <= n < _EARLIEST // 10 for more in (0, 1))


def _readings(nodes: Iterable[Any]) -> Iterator[str]:
    return (node.reading for node in nodes if isinstance(node, ReadingRef | CountingBy))


def _literals(reach: Reach, node: Any) -> Iterator[Any]:
    """The constants written at this node."""
    match node:
        case Literal(value=value):
            yield value
        case TimedSpan(closes=closes):
            yield closes
        case OneOf(members=members):
            yield from members
        case Inside(codes=codes):
            yield from codes
        case TableRef(table=name):
            for key in reach.policy.tables[name].rows:
                yield from key
        case Population():
            return
