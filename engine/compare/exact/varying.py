"""Fields that follow a person's own values: a date that is counted from, an income of which a share is paid.

Of such values only some are tried, so that nothing is said of all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dsl import DecisionRef, FactRef, Kind, MoneyRef, TableRef, WindowRef

from ...interpret.product import Skipped
from ...interpret.situation import Situation
from ...symbolic.cells import Cell
from ...symbolic.joint import Comparison, Pair
from ...symbolic.published import Group
from ...symbolic.reach import expressions_of
from ...symbolic.side import Side
from ...walk import children
from .effects import Answers
from .let_in import LetIn

_HANDED_ON = (Kind.DATE, Kind.MONEY, Kind.INTEGER, Kind.RATE, Kind.DURATION, Kind.TEXT, Kind.TIME)
MOST_TRIED = 100
"""Cells. Where none of so many shows it, it is taken as met."""
Facts = frozenset[str]


def varying(
    comparison: Comparison, pair: Pair, let_in: LetIn, fields: Iterable[str], cells: Iterable[Cell]
) -> Mapping[str, Facts]:
    """Fields → the facts that they follow, for somebody of these cells whom neither notice turns away."""
    sides = ((comparison.old, pair[0]), (comparison.new, pair[1]))
    every = tuple(cells)
    found = {field: frozenset(n for side, group in sides for n in _facts(side, group, field)) for field in fields}
    return {field: facts for field, facts in found.items() if facts and _is_met(comparison, let_in, field, every)}


def _is_met(comparison: Comparison, let_in: LetIn, field: str, cells: Iterable[Cell]) -> bool:
    """Does a line that hands a value on decide for anybody who is let in by both?"""

    def is_let_in(answers: Answers) -> bool:
        return not any(isinstance(answer.get(field), Skipped) for answer in answers)

    def hands_on(s: Situation) -> bool:
        return any(_hands_on(side, field, s) for side in (comparison.old, comparison.new))

    following = (cell for cell in cells if hands_on(Situation(cell.facts, dict(cell.choices))))
    for at, cell in enumerate(following):
        if at == MOST_TRIED:
            return True
        met = let_in.find(cell, field, is_let_in, hands_on)
        if met.cell is not None or not met.complete:
            return True
    return False


def _hands_on(side: Side, field: str, s: Situation) -> bool:
    """May a line that hands a value on decide here?"""
    decision = side.policy.decisions.get(field)
    if decision is None:
        return True
    own = Situation(s.facts, side.own(s.choices))
    side.builder.decision(field)(own)
    lines = own.lines.get(field, tuple(range(len(decision.rules))))
    values = (value for at in lines if at is not None for value in expressions_of(decision.rules[at].value))
    entered: set[str] = set()
    return any(True for value in values for _ in _handed_on(side, value, entered))


def _facts(side: Side, group: Group, field: str) -> Iterator[str]:
    roots = side.reach.lines(field) if field in side.policy.decisions else iter(group.roots)
    entered: set[str] = set()
    return (name for root in roots for name in _handed_on(side, root, entered))


def _handed_on(side: Side, node: Any, entered: set[str]) -> Iterator[str]:
    kind = getattr(getattr(node, "type", None), "kind", None)
    if kind is Kind.YES_NO or isinstance(node, MoneyRef):
        return
    inside: Iterator[Any] = iter(())
    match node:
        case FactRef(fact=name):
            if kind in _HANDED_ON:
                yield name
            return
        case DecisionRef(decision=key):
            inside = side.reach.lines(key) if key not in entered else iter(())
            entered.add(key)
        case TableRef(table=name):
            inside = iter(side.policy.tables[name].rows.values())
        case WindowRef(window=name):
            inside = iter((side.policy.windows[name].days,))
        case _:
            inside = children(node)
    for part in inside:
        yield from _handed_on(side, part, entered)
