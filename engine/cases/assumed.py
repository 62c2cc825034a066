"""What a scenario assumes (假定) for its person."""

from __future__ import annotations

from dsl import Assumption, Policy

from ..assume import assumption_from
from ..facts import Problem
from .read import Scenario, ScenarioError


def assumed(scenario: Scenario, policy: Policy) -> tuple[Assumption, ...]:
    """Raises ScenarioError where one makes no sense."""
    found = []
    for name, value in scenario.assume.items():
        made = assumption_from(policy, name, value, scenario.why)
        if isinstance(made, Problem):
            raise ScenarioError(scenario.line, f"没法假定「{name}」为「{value}」")
        found.append(made)
    return tuple(found)
