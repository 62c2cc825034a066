"""Which goals a person meets: each world of the person asked for everything that a checked field rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dsl import Policy, Role

from ..interpret import Assessor, Facts
from ..interpret.product import Skipped
from ..interpret.situation import Situation
from .goals import Goal
from .rests import CATEGORIES, Rests
from .watch import Owner, Part, Watch
from .watches import watches_of


class Observer:
    """One policy under one set of assumptions."""

    def __init__(self, assessor: Assessor) -> None:
        self.policy: Policy = assessor.policy
        self.assessor = assessor
        self.watches = watches_of(assessor.policy, assessor.builder)
        self.rests = Rests(assessor.policy)
        self._helpers = frozenset(k for k, d in self.policy.decisions.items() if d.role is Role.LET)

    def met(self, facts: Facts, fields: Iterable[str]) -> frozenset[Goal]:
        """The goals that a scenario with these facts meets by checking these fields, in some world."""
        wanted, found = tuple(fields), set[Goal]()
        for s, values in self._worlds(facts):
            owners = self._owners(wanted, values) - self._never_asked(s)
            found |= self._met_in(s, owners, found)
        return frozenset(found)

    def by_field(self, facts: Facts) -> Mapping[str, frozenset[Goal]]:
        """The same for each field of the result by itself."""
        found: dict[str, set[Goal]] = {}
        for s, values in self._worlds(facts):
            all_fields = (CATEGORIES, *values)
            owners = {field: self._owners((field,), values) - self._never_asked(s) for field in all_fields}
            asked = frozenset[Owner]().union(*owners.values())
            met = [(w.owner, w.goal) for w in self.watches if w.owner in asked and _is_met(self.policy, w, s)]
            for field, behind in owners.items():
                found.setdefault(field, set()).update(goal for owner, goal in met if owner in behind)
        return {field: frozenset(goals) for field, goals in found.items()}

    def _worlds(self, facts: Facts) -> Iterator[tuple[Situation, Mapping[str, Any]]]:
        """Each world's situation, copied so that asking about it leaves the answer alone, and its values."""
        assessment = self.assessor(facts)
        for world in assessment.worlds:
            s = Situation(facts, dict(world.choices))
            s.memo.update(world.memo)
            s.money.update(world.money)
            s.lines.update(world.lines)
            yield s, world.values

    def _owners(self, fields: Iterable[str], values: Mapping[str, Any]) -> frozenset[Owner]:
        """The parts that these fields rest on; a pointless field rests on what made it so."""
        found = frozenset[Owner]()
        for field in fields:
            value = values.get(field)
            found |= self.rests.on_gate(field, value.because) if isinstance(value, Skipped) else self.rests.on(field)
        return found

    def _never_asked(self, s: Situation) -> frozenset[Owner]:
        """A 定 that nobody asked for in this world decided nothing."""
        return frozenset((Part.DECISION, key) for key in self._helpers if key not in s.lines)

    def _met_in(self, s: Situation, owners: frozenset[Owner], known: set[Goal]) -> set[Goal]:
        asked = [watch for watch in self.watches if watch.owner in owners and watch.goal not in known]
        return {watch.goal for watch in asked if _is_met(self.policy, watch, s)}


def _is_met(policy: Policy, watch: Watch, s: Situation) -> bool:
    """In the world itself, or in one of those that it stands for: a reading never asked for may be any."""
    waiting = [dict(s.choices)]
    while waiting:
        chosen = waiting.pop()
        own = _copied(s, chosen) if len(chosen) > len(s.choices) else s
        memo, choices, lines = (dict(s.memo), dict(s.choices), dict(s.lines)) if own is s else ({}, {}, {})
        if watch.probe(own) is True:
            _restored(own, memo, choices, lines)
            return True
        met = list(own.met)
        _restored(own, memo, choices, lines)
        before = dict(chosen)
        for name in met:
            first, *others = policy.readings[name].alternatives
            waiting.extend({**before, name: other.name} for other in others)
            before[name] = first.name
    return False


def _restored(s: Situation, memo: dict[str, Any], choices: dict[str, str], lines: dict[str, Any]) -> None:
    """What a reading met in passing led to must not stay."""
    if s.met:
        s.met.clear()
        s.memo, s.choices, s.lines = memo, choices, lines


def _copied(s: Situation, choices: dict[str, str]) -> Situation:
    made = Situation(s.facts, dict(choices))
    made.memo.update(s.memo)
    made.money.update(s.money)
    made.lines.update(s.lines)
    return made
