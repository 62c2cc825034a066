"""The evaluator's closures, made so that decisions, the money of products and readings are asked of other steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dsl import Assumed, Assumption, MoneyRef, MoneyWord, Policy

from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure
from ..interpret.situation import Situation

Decided = Callable[[str, Situation], Any]
"""Gives what a decision came to, and notes in the situation which of its lines decided."""
Due = Callable[[str], Any]
"""Gives what is left to pay for a product."""
Read = Callable[[str, Sequence[str]], str]
"""Gives the alternative of a reading that is looked at."""


class ColumnarBuilder(PolicyBuilder):
    """Like the evaluator's, but what is worked out once for a person is looked up, not worked out again."""

    def __init__(
        self, policy: Policy, assumptions: tuple[Assumption, ...], decided: Decided, due: Due, read: Read
    ) -> None:
        self._decided, self._due, self._read = decided, due, read
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
        return lambda s: self._due(ref.product)

    def reading(self, name: str) -> Closure:
        if self._assumption(Assumed.READING, name) is not None:
            return super().reading(name)
        alternatives = [alternative.name for alternative in self.policy.readings[name].alternatives]
        return lambda s: self._read(name, alternatives)
