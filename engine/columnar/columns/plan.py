"""A policy as a plan for a table of persons: steps one after the other, then the columns of the answer.

Nothing here belongs to one engine; `select` writes it as SQL.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from dsl import Assumption, Policy

from ..exploring.seen import ANYTHING, Seen
from ..layout import InputColumn, input_columns
from ..stepwise.courses import Courses
from ..stepwise.steps import Step, used_steps
from .flattened import output_columns
from .output import Output


@dataclass(frozen=True)
class Plan:
    """`outputs` depend on the policy alone; which questions the steps ask, also on what is known of the table."""

    policy: Policy
    assumptions: tuple[Assumption, ...]
    steps: tuple[Step, ...]
    outputs: tuple[Output, ...]

    @cached_property
    def inputs(self) -> tuple[InputColumn, ...]:
        """Every column that a table of persons may have for this vocabulary."""
        return input_columns(self.policy.vocabulary.facts.values())

    def only(self, names: Iterable[str]) -> Plan:
        """The same with some of the columns, in the order of the plan, and without the steps that they do not need."""
        kept = set(names)
        outputs = tuple(output for output in self.outputs if output.name in kept)
        return Plan(self.policy, self.assumptions, _needed(self.steps, outputs), outputs)


def plan_for(policy: Policy, assume: tuple[Assumption, ...] = (), seen: Seen = ANYTHING) -> Plan:
    """`assume` stands above the policy's own 假定; `seen` is what is known of the table that will be read."""
    courses = Courses(policy, assume, seen)
    outputs = tuple(output_columns(courses))
    return Plan(policy, courses.assumptions, _needed(courses.steps.made, outputs), outputs)


def _needed(steps: Iterable[Step], outputs: Iterable[Output]) -> tuple[Step, ...]:
    return tuple(used_steps(list(steps), {output.step.name for output in outputs if not output.step.is_settled}))
