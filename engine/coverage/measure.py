"""The driver: a policy and the scenarios that checked it → which goals are met, which can't be, which are gaps.

A goal is met by a scenario only if the scenario passes, is no mere proposal, and checks a field that rests on the
part of the policy where the goal stands: one that expects 应缴 alone shows nothing of 待遇期. A field rests on what
the text of the policy shows behind it; a 定 that this person never came to, or a field that a refusal made pointless,
does not count. An edge is met only where the line below would come to something else. A clause is met where it
took effect: a line decided, an aid was given, somebody stood inside a window.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dsl import Assumption, Policy

from ..interpret import Assessor, Facts
from .goals import Goal, Measure, Sort
from .observe import Observer
from .possible import Never, Possible, impossible


@dataclass(frozen=True)
class Checked:
    """A scenario that passed: under which texts and assumptions, whose facts, and the fields that it checked."""

    name: str
    policy: Policy
    assume: tuple[Assumption, ...]
    facts: Facts
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of all are met. What nobody can meet is not counted."""

    met: int
    all: int

    @property
    def per_mille(self) -> int:
        """Rounded, but a gap never looks like none."""
        return 1000 if self.met == self.all else min(999, (2000 * self.met + self.all) // (2 * self.all))


@dataclass(frozen=True)
class Coverage:
    """`goals` in the order of the rule file, the clauses last. `met` names the scenarios that meet a goal."""

    policy: Policy
    goals: tuple[Goal, ...]
    met: Mapping[Goal, tuple[str, ...]]
    impossible: Mapping[Goal, Never]
    scenarios: int

    @property
    def gaps(self) -> tuple[Goal, ...]:
        return tuple(goal for goal in self.goals if goal not in self.met and goal not in self.impossible)

    def of(self, measure: Measure) -> Tally:
        if measure is Measure.STATEMENT:
            return self._statements()
        return _tally(self, (goal for goal in self.goals if goal.measure is measure))

    @property
    def total(self) -> Tally:
        """All goals together."""
        return _tally(self, self.goals)

    def _statements(self) -> Tally:
        """Statements of which some line is met."""
        lines = [goal for goal in self.goals if goal.measure is Measure.LINE and goal not in self.impossible]
        return Tally(len({g.statement for g in lines if g in self.met}), len({g.statement for g in lines}))


@dataclass(frozen=True)
class Seen:
    """What some scenarios meet, by their names: it can be put together with what others meet."""

    scenarios: int = 0
    met: Mapping[Goal, tuple[str, ...]] = field(default_factory=dict)


def measure(policy: Policy, checked: Iterable[Checked]) -> Coverage:
    """`policy` is the notice as its texts stand; scenarios under other texts count for what they share with it."""
    return coverage_of(Possible(policy), [seen_by(checked)])


def seen_by(checked: Iterable[Checked]) -> Seen:
    observers: dict[tuple[int, tuple[Assumption, ...]], Observer] = {}
    met: dict[Goal, list[str]] = {}
    count = 0
    for one in checked:
        count += 1
        key = (id(one.policy), one.assume)
        observer = observers.get(key)
        if observer is None:
            observer = observers[key] = Observer(Assessor(one.policy, one.assume))
        for goal in observer.met(one.facts, one.fields):
            met.setdefault(goal, []).append(one.name)
    return Seen(count, {goal: tuple(names) for goal, names in met.items()})


def coverage_of(possible: Possible, seen: Sequence[Seen]) -> Coverage:
    goals = goals_of(possible)
    named = {goal: names for goal in goals if (names := tuple(n for one in seen for n in one.met.get(goal, ())))}
    never = impossible(possible, (goal for goal in goals if goal not in named))
    # Running out of lines is a goal only where it can happen: that it can't is no news.
    goals = tuple(goal for goal in goals if goal.sort is not Sort.RUNS_OUT or goal not in never)
    never = {goal: why for goal, why in never.items() if goal.sort is not Sort.RUNS_OUT}
    cited = tuple(_cited(goals))
    named |= {one: by for one in cited if (by := _meeting(one, goals, named))}
    never |= {one: why for one in cited if one not in named and (why := _never(one, goals, never)) is not None}
    return Coverage(possible.policy, (*goals, *cited), named, never, sum(one.scenarios for one in seen))


def goals_of(possible: Possible) -> tuple[Goal, ...]:
    """Each once, in the order of the rule file; what other files wrote comes after."""
    return tuple(possible.watches)


def _cited(goals: Iterable[Goal]) -> Iterator[Goal]:
    """Each clause that decides something for persons, where it is cited first."""
    found: dict[str, Goal] = {}
    for goal in goals:
        for clause in goal.shown:
            found.setdefault(clause, Goal(Sort.CITED, goal.statement, goal.line, goal.file, clause, clauses=(clause,)))
    return iter(found.values())


def _meeting(cited: Goal, goals: Iterable[Goal], met: Mapping[Goal, tuple[str, ...]]) -> tuple[str, ...]:
    names = (name for goal in goals if cited.text in goal.shown for name in met.get(goal, ()))
    return tuple(dict.fromkeys(names))


def _never(cited: Goal, goals: Iterable[Goal], never: Mapping[Goal, Never]) -> Never | None:
    whys = [never.get(goal) for goal in goals if cited.text in goal.shown]
    return None if None in whys else whys[0]


def _tally(coverage: Coverage, goals: Iterable[Goal]) -> Tally:
    counted = [goal for goal in goals if goal not in coverage.impossible]
    return Tally(sum(goal in coverage.met for goal in counted), len(counted))
