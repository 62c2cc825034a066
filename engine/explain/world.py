"""One world looked at again: expressions evaluated where the assessment left off, without disturbing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsl import Assumption, DaySpan, Expression, Policy

from ..answer import Assessment, World
from ..interpret.expressions import span
from ..interpret.situation import Situation
from .prepared import Prepared

NOT_ASKED = object()
"""Stands for the value of what this world never asked: finding out would mean choosing a reading."""


class Again:
    """The person in one world, with everything that was worked out there."""

    def __init__(self, assessment: Assessment, prepared: Prepared, world: World) -> None:
        self.policy: Policy = assessment.policy
        self.assessment = assessment
        self.prepared = prepared
        self.builder = prepared.builder
        self.world = world
        self.situation = Situation(assessment.facts, dict(world.choices))
        self.situation.memo.update(world.memo)
        self.situation.money.update(world.money)

    def value(self, expression: Expression) -> Any:
        """What the expression comes to, or `NOT_ASKED`."""
        return self._undisturbed(self.prepared.closure(expression))

    def days(self, window: str) -> Any:
        """First and last day of a 期, or `NOT_ASKED`."""
        return self._undisturbed(self.prepared.days(window))

    def ends(self, days: DaySpan) -> Any:
        """The same of any span."""
        return self._undisturbed(span(self.builder, days))

    def _undisturbed(self, work: Callable[[Situation], Any]) -> Any:
        s = self.situation
        memo, choices, lines = dict(s.memo), dict(s.choices), dict(s.lines)
        found = work(s)
        if not s.met:
            return found
        s.met.clear()
        s.memo, s.choices, s.lines = memo, choices, lines
        return NOT_ASKED


class Person:
    """One person's assessment, with each of its worlds looked at again when it is asked for."""

    def __init__(self, assessment: Assessment, prepared: Prepared) -> None:
        self.assessment = assessment
        self._prepared = prepared
        self._again: dict[int, Again] = {}

    def again(self, world: World) -> Again:
        found = self._again.get(id(world))
        if found is None:
            found = self._again[id(world)] = Again(self.assessment, self._prepared, world)
        return found


def standing(assessment: Assessment) -> tuple[Assumption, ...]:
    """The assumptions it was made under: those that were used, and the policy's own where none replaced them."""
    used = assessment.assumptions
    taken = {(a.about, a.target) for a in used}
    return (*used, *(a for a in assessment.policy.assumptions if (a.about, a.target) not in taken))
