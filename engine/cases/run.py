"""Prepared scenarios → what the notice gives each person, and where that is not what was expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dsl import Assumption

from ..answer import Assessment
from ..interpret import Assessor
from .compare import Difference, differences
from .prepare import Prepared
from .scenario import Scenario


@dataclass(frozen=True, slots=True)
class Ran:
    """`assume` are the scenario's own assumptions, whether or not its answer rests on them."""

    scenario: Scenario
    assessment: Assessment
    differences: tuple[Difference, ...]
    assume: tuple[Assumption, ...] = ()


class Runner:
    """Runs scenarios one after another. Assessors are kept: most scenarios share their texts and assume nothing."""

    def __init__(self) -> None:
        self._assessors: dict[tuple[int, tuple[Assumption, ...]], Assessor] = {}

    def __call__(self, prepared: Prepared) -> Ran:
        assessment = self._assessor(prepared)(prepared.facts)
        return Ran(prepared.scenario, assessment, differences(prepared.scenario, assessment), prepared.assume)

    def _assessor(self, prepared: Prepared) -> Assessor:
        # The assessor keeps its policy, so the policy's identity is never used again.
        key = (id(prepared.policy), prepared.assume)
        found = self._assessors.get(key)
        if found is None:
            found = self._assessors[key] = Assessor(prepared.policy, prepared.assume)
        return found


def run(prepared: Iterable[Prepared]) -> Iterator[Ran]:
    """One after another, as they are asked for."""
    return map(Runner(), prepared)
