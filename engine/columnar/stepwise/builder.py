"""The evaluator's closures, made so that decisions, the money of products and readings are asked of other steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dsl import Aid, Assumed, Assumption, MoneyRef, MoneyWord, Policy

from ...interpret.aids import GrantClosure
from ...interpret.builder import PolicyBuilder
from ...interpret.expressions import Closure
from ...interpret.situation import Situation

Decided = Callable[[str, Situation], Any]
"""Gives what a decision came to, and notes in the situation which of its lines decided."""
Due = Callable[[str], Any]
"""Gives what is left to pay for a product."""
Granted = Callable[[Aid, GrantClosure], GrantClosure]
"""Gives an aid as it is worked out here, from the evaluator's way of working it out."""
Read = Callable[[str, Sequence[str]], str]
"""Gives the alternative of a reading that is looked at."""


class ColumnarBuilder(PolicyBuilder):
    """Like the evaluator's, but what is worked out once for a person is looked up, not worked out again."""

    def __init__(
        self,
        policy: Policy,
        assumptions: tuple[Assumption, ...],
        decided: Decided,
        due: Due,
        granted: Granted,
        read: Read,
    ) -> None:
        self._decided, self._due, self._granted, self._read = decided, due, granted, read
        super().__init__(policy, assumptions)

    def decision(self, key: str) -> Closure:
        if key in self._of_money:  # these change from stage to stage
            return super().decision(key)

        return lambda s: s.memo[key] if key in s.memo else self._decided(key, s)

    def changes_by_stage(self, key: str) -> bool:
        """Does the decision rest on what is left to pay?"""
        return key in self._of_money

    def grant(self, aid: Aid) -> GrantClosure:
        return self._granted(aid, super().grant(aid))

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
