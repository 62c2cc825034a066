"""Notices of an invented county, with scenarios, and the goals that these meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from engine.coverage import Checked, Coverage, Goal, Sort, measure
from engine.facts import facts_of

from ..example_county import policy_of

Scenario = tuple[Mapping[str, str], Sequence[str]]
"""A person's facts as written, and the fields that are checked."""


@dataclass(frozen=True)
class Measured:
    coverage: Coverage

    def goals(self, sort: Sort, text: str = "", inside: bool | None = None) -> list[Goal]:
        found = [g for g in self.coverage.goals if g.sort is sort and text in f"{g.statement} {g.text}"]
        return [g for g in found if inside is None or g.inside is inside]

    def is_met(self, sort: Sort, text: str = "", inside: bool | None = None) -> bool:
        """Of the one goal that is meant."""
        (goal,) = self.goals(sort, text, inside)
        return goal in self.coverage.met

    def is_impossible(self, sort: Sort, text: str = "", inside: bool | None = None) -> bool:
        goals = self.goals(sort, text, inside)
        return bool(goals) and all(goal in self.coverage.impossible for goal in goals)


@pytest.fixture
def covered() -> Callable[..., Measured]:
    """Measures scenarios against statements that follow the header of the invented county's notice."""

    def covered(statements: str, *scenarios: Scenario) -> Measured:
        policy = policy_of(statements)
        checked = []
        for number, (written, fields) in enumerate(scenarios, 1):
            facts = facts_of(written, policy.vocabulary, year=2025, regions=(policy.header.region,))
            assert not isinstance(facts, tuple), facts
            checked.append(Checked(f"场景{number}", policy, (), facts, tuple(fields)))
        return Measured(measure(policy, checked))

    return covered
