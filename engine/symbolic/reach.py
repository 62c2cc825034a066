"""What an expression leads to: through decisions, tables and windows, down to facts.

Readings that a 假定 settles are taken as settled: a line that only another reading would use leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dsl import (
    All,
    AnyOf,
    Assumed,
    Compare,
    DecisionRef,
    Literal,
    Not,
    Pending,
    Policy,
    ReadingRef,
    RuleValue,
    TableRef,
    WindowRef,
)

from ..walk import children


class Reach:
    """Walks one policy."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._chosen = {a.target: a.value for a in policy.assumptions if a.about is Assumed.READING}

    def is_open(self, reading: str) -> bool:
        """No 假定 settles this 歧义."""
        return reading not in self._chosen

    def truth(self, expression: Any) -> bool | None:
        """What the assumed readings alone make of a condition; None where they don't decide it."""
        match expression:
            case Compare(op="=" | "≠" as op, left=ReadingRef(reading=name), right=Literal(value=value)):
                chosen = self._chosen.get(name)
                return None if chosen is None else (chosen == value) is (op == "=")
            case All(items=items):
                return _decided([self.truth(item) for item in items], by=False)
            case AnyOf(items=items):
                return _decided([self.truth(item) for item in items], by=True)
            case Not(item=item):
                inner = self.truth(item)
                return None if inner is None else not inner
        return None

    def lines(self, key: str) -> Iterator[Any]:
        """The guards and values of a decision's lines, as far as they can be reached."""
        for rule in self.policy.decisions[key].rules:
            holds = True if rule.guard is None else self.truth(rule.guard)
            if holds is False:
                continue
            if rule.guard is not None:
                yield rule.guard
            yield from expressions_of(rule.value)
            if holds:
                return

    def nodes(self, roots: Iterable[Any]) -> Iterator[Any]:
        """Everything that these expressions lead to."""
        entered: set[tuple[type, str]] = set()
        waiting = list(roots)
        while waiting:
            node = waiting.pop()
            if self.truth(node) is not None:
                continue
            yield node
            waiting.extend(children(node))
            name = _name_of(node)
            if name is not None and (type(node), name) not in entered:
                entered.add((type(node), name))
                waiting.extend(self._behind(node))

    def _behind(self, node: Any) -> Iterable[Any]:
        match node:
            case DecisionRef(decision=key):
                return self.lines(key)
            case WindowRef(window=name):
                return (self.policy.windows[name].days,)
            case TableRef(table=name):
                table = self.policy.tables[name]
                return (e for value in table.rows.values() for e in expressions_of(value))
        return ()


def expressions_of(value: RuleValue) -> Iterator[Any]:
    """The expressions in what a line says: its value, or the bounds of a 待定."""
    match value:
        case Pending(at_least=low, at_most=high):
            yield from (bound for bound in (low, high) if bound is not None)
        case _ if hasattr(value, "type"):
            yield value


def _decided(verdicts: list[bool | None], by: bool) -> bool | None:
    if by in verdicts:
        return by
    return None if None in verdicts else not by


def _name_of(node: Any) -> str | None:
    match node:
        case DecisionRef(decision=name) | WindowRef(window=name) | TableRef(table=name):
            return name
    return None
