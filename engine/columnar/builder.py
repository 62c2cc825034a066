"""The evaluator's closures, made so that other decisions and the money of products are steps of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsl import Assumption, MoneyRef, MoneyWord, Policy

from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure
from ..interpret.situation import Situation

Consult = Callable[[str, Situation], Any]
"""Gives what an earlier step came to, in the world of a situation."""


class ColumnarBuilder(PolicyBuilder):
    """Like the evaluator's, but what is worked out once for a person is looked up, not worked out again."""

    def __init__(self, policy: Policy, assumptions: tuple[Assumption, ...], decided: Consult, due: Consult) -> None:
        self._decided, self._due = decided, due
        super().__init__(policy, assumptions)

    def decision(self, key: str) -> Closure:
        if key in self._of_money:  # these change from stage to stage
            return super().decision(key)

        def run(s: Situation) -> Any:
            if key not in s.memo:
                s.memo[key] = self._decided(key, s)
            return s.memo[key]

        return run

    def worked_out(self, key: str) -> Closure:
        """What a decision comes to by its rules."""
        return self._made[key]

    def money(self, ref: MoneyRef) -> Closure:
        if ref.word is not MoneyWord.DUE:
            return super().money(ref)
        return lambda s: self._due(ref.product, s)
