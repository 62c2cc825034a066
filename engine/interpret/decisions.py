"""Guarded rules → a closure: first match, with what is unknown kept as candidates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from dsl import (
    NONE,
    OTHER,
    Admit,
    Clause,
    Decision,
    InFull,
    Kind,
    Pending,
    Refuse,
    Rest,
    Role,
    RuleValue,
    TableRef,
    Unstated,
)
from dsl import Table as TableModel

from ..money import is_whole_fen
from ..regions import containers
from ..symbol import pinned, pinned_region
from ..unknown import Deferred, Silence, Unknown, Why, high_of, lifted, low_of, not_stated, one_of, spread
from .expressions import Builder, Closure, closure
from .situation import Situation


def value_closure(
    builder: Builder, value: RuleValue, where: str, clauses: tuple[Clause, ...], final: bool = True
) -> Closure:
    """What a line says (其余 and 全额 are the business of whoever sums the lines). A `final` amount is whole fen."""
    match value:
        case Unstated():
            silent = not_stated(where, Why.UNSTATED, clauses)
            return lambda s: silent
        case Pending():
            return _pending(builder, value, where, clauses)
        case Admit():
            return lambda s: True
        case Refuse():
            return lambda s: value
        case Rest() | InFull():
            raise AssertionError("其余 and 全额 are not values of their own")
    inner = closure(builder, value)
    return _whole_fen(inner, where, clauses) if final and value.type.kind is Kind.MONEY else inner


def _whole_fen(inner: Closure, where: str, clauses: tuple[Clause, ...]) -> Closure:
    finer = not_stated(where, Why.BELOW_FEN, clauses)

    def whole(value: Any) -> Any:
        return value if is_whole_fen(value) else finer

    def run(s: Situation) -> Any:
        value = inner(s)
        if value.__class__ is Decimal:
            return whole(value)
        listed = value.__class__ is Unknown and value.candidates is not None
        return lifted(whole, (value,)) if listed else value

    return run


def _pending(builder: Builder, value: Pending, where: str, clauses: tuple[Clause, ...]) -> Closure:
    reasons = frozenset((Deferred(where, value.by, clauses),))
    low = None if value.at_least is None else closure(builder, value.at_least)
    high = None if value.at_most is None else closure(builder, value.at_most)

    def run(s: Situation) -> Unknown:
        least, most = low and low(s), high and high(s)
        open_bounds = frozenset(r for v in (least, most) if isinstance(v, Unknown) for r in v.reasons)
        lowest = None if least is NONE else low_of(least)
        highest = None if most is NONE else high_of(most)
        return Unknown(Silence.DEFERRED, reasons | open_bounds, None, lowest, highest)

    return run


def decision_closure(builder: Builder, decision: Decision) -> Closure:
    """First match (rule 3 of the reference), noting which lines decided or may have."""
    rules: list[tuple[Closure | None, Closure]] = []
    for rule in decision.rules:
        clauses = rule.clauses or decision.clauses
        guard = None if rule.guard is None else closure(builder, rule.guard)
        made = value_closure(builder, rule.value, decision.key, clauses, final=decision.role is not Role.LET)
        rules.append((guard, made))
    gap = not_stated(decision.key, Why.GAP if decision.rules else Why.ABSENT, decision.clauses)
    key = decision.key

    def run(s: Situation) -> Any:
        for index, (guard, value) in enumerate(rules):
            holds = True if guard is None else guard(s)
            if holds is False:
                continue
            if holds is True:
                s.lines[key] = (index,)
                return value(s)
            return _undecided(s, key, rules, index, holds, gap)
        s.lines[key] = (None,)
        return gap

    return run


def _undecided(
    s: Situation, key: str, rules: Sequence[tuple[Closure | None, Closure]], start: int, first: Unknown, gap: Unknown
) -> Any:
    """The guard at `start` is unknown: its value and later possible ones are candidates, to the first sure one."""
    lines: list[int | None] = [start]
    values = [rules[start][1](s)]
    because = [first]
    for index in range(start + 1, len(rules)):
        guard, value = rules[index]
        holds = True if guard is None else guard(s)
        if holds is False:
            continue
        lines.append(index)
        values.append(value(s))
        if holds is True:
            break
        because.append(holds)
    else:
        lines.append(None)
        values.append(gap)
    s.lines[key] = tuple(lines)
    return one_of(values, because)


def table_closure(builder: Builder, table: TableModel, ref: TableRef) -> Closure:
    """A value by keys; a key that no row names is not stated. A region takes the smallest region around it."""
    keys = [closure(builder, key) for key in ref.keys]
    regional = [key.type.kind is Kind.REGION for key in table.keys]
    pins = [pinned_region if is_region else pinned for is_region in regional]
    named = [tuple(dict.fromkeys(row[at] for row in table.rows)) for at in range(len(keys))]
    rows = {
        key: value_closure(builder, value, table.name, table.clauses, final=False) for key, value in table.rows.items()
    }
    gap = not_stated(table.name, Why.NO_KEY, table.clauses)
    covering = any(part is OTHER for key in table.rows for part in key)

    def settled(values: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(pin(value, among) for value, pin, among in zip(values, pins, named, strict=True))

    def find(s: Situation, values: tuple[Any, ...]) -> Any:
        for key in spellings(values, regional, covering):
            if key in rows:
                return rows[key](s)
        return gap

    def run(s: Situation) -> Any:
        values = settled(key(s) for key in keys)
        unknowns = [v for v in values if v.__class__ is Unknown]
        if not unknowns:
            return find(s, values)
        options = [spread(v) for v in values]
        if any(o is None or any(c.__class__ is Unknown for c in o) for o in options):
            fitting = [key for key in rows if _possible(key, values, regional, covering)]
            found = [rows[key](s) for key in fitting]
            return one_of(found if _leaves_none_out(fitting, values) else [*found, gap], unknowns)
        combined: list[tuple[Any, ...]] = [()]
        for option in options:
            combined = [(*c, v) for c in combined for v in option or ()]
        return one_of([find(s, settled(c)) for c in combined], unknowns)

    return run


def _possible(key: tuple[Any, ...], values: tuple[Any, ...], regional: list[bool], covering: bool) -> bool:
    return any(
        all(v.__class__ is Unknown or v == k for k, v in zip(key, spelt, strict=True))
        for spelt in spellings(values, regional, covering)
    )


def _leaves_none_out(keys: Sequence[tuple[Any, ...]], values: tuple[Any, ...]) -> bool:
    """Does one of these rows say 其他 for every key that is not known?"""
    return any(all(k is OTHER for k, v in zip(key, values, strict=True) if v.__class__ is Unknown) for key in keys)


def spellings(values: tuple[Any, ...], regional: list[bool], covering: bool) -> list[tuple[Any, ...]]:
    """The keys to look for, in this order: a row that names a key comes before one that says 其他 of it."""
    combined: list[tuple[Any, ...]] = [()]
    for value, is_region in zip(values, regional, strict=True):
        options: tuple[Any, ...] = containers(value) if is_region and isinstance(value, str) else (value,)
        options = (*options, OTHER) if covering and value.__class__ is not Unknown else options
        combined = [(*c, o) for c in combined for o in options]
    return combined
