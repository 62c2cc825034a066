"""The driver: a person's facts → every world → an outcome per field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product
from typing import Any

from dsl import Assumption, Policy, Refuse, Value

from ..answer import (
    Ambiguous,
    Assessment,
    Case,
    Closed,
    Deadline,
    Known,
    NotApplicable,
    Outcome,
    Refused,
    World,
)
from ..unknown import Unknown, agreed
from .builder import PolicyBuilder
from .calendar import NO_DAYS, Calendar, days_key, standing_key
from .combined import Tied
from .openings import openings_of
from .product import Skipped
from .situation import Facts, Situation
from .world import WorldRunner


class Assessor:
    """A policy made ready. Calling it with a person's facts gives the assessment; it keeps nothing between persons."""

    def __init__(self, policy: Policy, assume: tuple[Assumption, ...] = ()) -> None:
        """`assume` comes from outside (the command line) and stands above the policy's own 假定."""
        self.policy = policy
        self.assumptions = taken_together(policy, assume)
        self.builder = PolicyBuilder(policy, self.assumptions)
        self.runner = WorldRunner(policy, self.builder)
        self.calendar = Calendar(policy, self.builder)

    def __call__(self, facts: Facts) -> Assessment:
        """Assess one person. `facts` are typed values of the policy's vocabulary; what is absent is not known."""
        situations, worlds = self._worlds(facts)
        names = list(worlds[0].values)
        defaults: dict[str, Value] = {}
        assumed: set[int] = set()
        for s in situations:
            defaults.update(s.defaults)
            assumed.update(s.assumed.values())
        return Assessment(
            policy=self.policy,
            facts=facts,
            fields={name: across(worlds, [w.values[name] for w in worlds], name) for name in names},
            categories={name: across(worlds, [w.memo[name] for w in worlds], name) for name in self.runner.categories},
            windows=self._windows(situations, worlds),
            deadlines=self._deadlines(situations, worlds),
            worlds=tuple(worlds),
            defaults=defaults,
            assumptions=tuple(self.assumptions[i] for i in sorted(assumed)),
        )

    def _worlds(self, facts: Facts) -> tuple[list[Situation], list[World]]:
        """Every reading that is consulted for this person multiplies; others do not."""
        waiting: list[dict[str, str]] = [{}]
        situations: list[Situation] = []
        worlds: list[World] = []
        while waiting:
            fixed = waiting.pop()
            s = Situation(facts, dict(fixed))
            values, stages = self.runner.run(s)
            self.calendar.run(s, values)
            situations.append(s)
            worlds.append(World(s.choices, values, s.lines, stages, s.memo, s.money))
            before = dict(fixed)
            branches: list[dict[str, str]] = []
            for name in s.met:
                first, *others = self.policy.readings[name].alternatives
                branches.extend({**before, name: other.name} for other in others)
                before[name] = first.name
            waiting.extend(reversed(branches))
        return situations, worlds

    def _windows(self, situations: list[Situation], worlds: list[World]) -> Mapping[str, Outcome]:
        return {
            name: across(worlds, [s.memo[standing_key(name)] for s in situations], name)
            for name in self.calendar.subjects
        }

    def _deadlines(self, situations: list[Situation], worlds: list[World]) -> tuple[Deadline, ...]:
        """A 期 counts if the person could be accepted under it in some world."""
        found = {name: [s.memo[days_key(name)] for s in situations] for name in self.calendar.admitting}
        return tuple(
            Deadline(
                name,
                across(worlds, [first for first, _ in days], name),
                across(worlds, [last for _, last in days], name),
                self.policy.windows[name].clauses,
                *openings_of(self.policy.windows[name].days),
            )
            for name, days in found.items()
            if any(one is not NO_DAYS for one in days)
        )


def taken_together(policy: Policy, assume: tuple[Assumption, ...]) -> tuple[Assumption, ...]:
    """The policy's own assumptions and those from outside, which stand above them."""
    own = (a for a in policy.assumptions if all((a.about, a.target) != (b.about, b.target) for b in assume))
    return (*own, *assume)


def across(worlds: list[World], values: list[Any], name: str) -> Outcome:
    """One outcome where every world agrees; otherwise one per case, by as few readings as tell them apart."""
    first = values[0]
    if len(values) == 1 or all(v == first for v in values[1:]):
        return outcome(first, name)
    together = agreed(values)
    if together is not None:
        return together
    met: dict[str, dict[str, None]] = {}
    for world in worlds:
        for reading, alternative in world.choices.items():
            met.setdefault(reading, {})[alternative] = None
    readings = list(met)
    for reading in list(readings):
        fewer = [r for r in readings if r != reading]
        if _is_function(worlds, values, {r: met[r] for r in fewer}):
            readings = fewer
    cases: dict[tuple[tuple[str, str], ...], Any] = {}
    for world, value in zip(worlds, values, strict=True):
        cases.setdefault(_label(world, readings), value)
    return Ambiguous("reading", tuple(Case(label, outcome(value, name)) for label, value in cases.items()))


def _label(world: World, readings: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((r, world.choices[r]) for r in readings if r in world.choices)


def _is_function(worlds: list[World], values: list[Any], readings: Mapping[str, Iterable[str]]) -> bool:
    """Do these readings alone tell the values apart? One that a world never met may be any that some world met."""
    seen: dict[tuple[str, ...], Any] = {}
    for world, value in zip(worlds, values, strict=True):
        choices = world.choices
        options = [(choices[r],) if r in choices else met for r, met in readings.items()]
        for label in product(*options):
            if seen.setdefault(label, value) != value:
                return False
    return True


def outcome(value: Any, name: str) -> Outcome:
    """An in-world value as it is published."""
    if value.__class__ is Unknown:
        return value
    if isinstance(value, Skipped):
        return NotApplicable(value.because)
    if isinstance(value, Tied):
        return Ambiguous("tie", tuple(Case((("", label),), outcome(v, name)) for label, v in value.cases))
    if isinstance(value, Refuse):
        return Closed(value.reason) if name.startswith("受理") else Refused(value.reason)
    return Known(value)
