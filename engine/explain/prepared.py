"""A policy made ready for explaining: what is the same for every person is worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from dsl import (
    Advance,
    Aid,
    Assumption,
    Call,
    CountingBy,
    DecisionRef,
    Expression,
    FactRef,
    Policy,
    ReadingRef,
    Span,
    TableRef,
    WindowRef,
    Within,
)

from ..interpret.aids import GrantClosure, grant_closure
from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure, Days, closure
from ..walk import children
from .quoting import quoted, spelled

T = TypeVar("T")


class Prepared:
    """Closures, quotations and what expressions ask about, under one set of assumptions.

    Expressions are told apart by identity: the policy keeps them, so an identity is never used again.
    """

    def __init__(self, policy: Policy, assumptions: tuple[Assumption, ...]) -> None:
        self.policy = policy
        self.builder = PolicyBuilder(policy, assumptions)
        self._kept: dict[tuple[str, object], Any] = {}

    def _once(self, what: str, key: object, make: Callable[[], T]) -> T:
        found = self._kept.get((what, key))
        if found is None:
            found = self._kept[what, key] = make()
        kept: T = found
        return kept

    def closure(self, expression: Expression) -> Closure:
        return self._once("closure", id(expression), lambda: closure(self.builder, expression))

    def grant(self, aid: Aid) -> GrantClosure:
        return self._once("grant", id(aid), lambda: grant_closure(self.builder, aid))

    def days(self, window: str) -> Days:
        return self.builder.window(window)

    def text(self, expression: Expression) -> str:
        """As written in the rule file."""
        return self._once("text", id(expression), lambda: spelled(self.policy, expression))

    def quote(self, span: Span) -> str:
        return self._once("quote", span, lambda: quoted(self.policy, span))

    def asked(self, expression: Expression) -> tuple[Any, ...]:
        """What an expression asks about: facts, decisions, tables, windows, readings, functions; who asks a clock."""
        return self._once("asked", id(expression), lambda: tuple(_asked(expression)))


def _asked(expression: Any) -> Iterator[Any]:
    """Innermost first, but a decision is not opened: where it comes from is its own step."""
    clock = expression.clock if isinstance(expression, Within) else None
    for child in children(expression):
        if child is not clock:
            yield from _asked(child)
    if clock is not None:
        yield expression
    if isinstance(expression, FactRef | DecisionRef | TableRef | ReadingRef | WindowRef | Call):
        yield expression
    counting = getattr(expression, "counting", None) if isinstance(expression, Advance) else None
    if isinstance(counting, CountingBy):
        yield counting
