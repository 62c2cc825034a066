"""Who could meet a goal at all: the same question that is asked of scenarios, asked of people nobody has met yet.

Of an edge that depends on the person it is only looked whether its condition can come out decisive on that side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from functools import cached_property

from dsl import Policy

from ..interpret.situation import Situation
from ..symbolic.cells import Cell, Question, Reply
from ..symbolic.survey import Survey
from ..unknown import Unknown
from .conditions import Probe
from .goals import Goal, Sort
from .rests import Rests
from .watch import Watch
from .watches import watches_of

MOST_EFFORT = 1_500
"""Effort for one goal, as it is counted in `engine.symbolic.cells`; a goal that would take more stays a gap."""
MOST_IN_ALL = 40 * MOST_EFFORT
"""After so many goals that took too much, the others stay gaps too: so tangled a notice is slow to look through."""


class Never(Enum):
    """Why a goal is left out; the value is the published word.

    ASSUMED: it belongs to a reading that a 假定 does not choose. NOBODY: it was shown that nobody can meet it.
    UNUSED: no published result rests on it. DECIDED: somebody stands at the edge, fits the line or has the condition
    come out so, but for all of them an earlier line or another condition decides, or both sides come to the same.
    """

    ASSUMED = "assumed"
    NOBODY = "nobody"
    UNUSED = "unused"
    DECIDED = "decided"


class Possible:
    """One policy under its own assumptions."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._left = MOST_IN_ALL

    @cached_property
    def survey(self) -> Survey:
        return Survey(self.policy)

    @cached_property
    def watches(self) -> Mapping[Goal, list[Watch]]:
        """Watches of a policy without default facts, as the survey needs them."""
        found: dict[Goal, list[Watch]] = {}
        bare = self.survey.assessor
        for watch in watches_of(bare.policy, bare.builder):
            found.setdefault(watch.goal, []).append(watch)
        return found

    def never(self, goal: Goal) -> Never | None:
        """None where somebody may meet it, or where not everybody could be looked at."""
        watches = self.watches.get(goal, [])
        if all(watch.owner not in self._rests.on_all for watch in watches):
            return Never.UNUSED
        if goal.sort is Sort.READ:
            return None
        if all(watch.ruled_out for watch in watches):
            return Never.ASSUMED
        if not all(self._is_ruled_out(watch) for watch in watches):
            return None
        reached = any(self._is_reached(watch) for watch in watches if not watch.ruled_out)
        return Never.DECIDED if reached else Never.NOBODY

    @cached_property
    def _rests(self) -> Rests:
        return Rests(self.policy)

    def _is_ruled_out(self, watch: Watch) -> bool:
        if watch.ruled_out:
            return True
        if self._left <= 0:
            return False
        question = self._question(watch)
        found = self.survey.explorer.find(question, (watch.start, {}), _is_so, MOST_EFFORT)
        self._left -= 1 if found.complete else MOST_EFFORT
        return found.cell is None and found.complete

    def _is_reached(self, watch: Watch) -> bool:
        """Does anybody stand there, whatever decides for them?"""
        if watch.there is None:
            return False
        question = Question(watch.goal.text, _asking(watch.there), watch.roots)
        asked = self.survey.questions.after_money(question)
        return self.survey.explorer.find(asked, (watch.start, {}), _is_so, MOST_EFFORT).cell is not None

    def found(self, watch: Watch) -> Cell | None:
        """The first kind of person who meets it there; of an edge that depends on the person, its condition."""
        if watch.ruled_out or watch.goal.sort is Sort.READ:
            return None
        return self.survey.explorer.find(self._question(watch), (watch.start, {}), _is_so, MOST_EFFORT).cell

    def _question(self, watch: Watch) -> Question:
        question = Question(watch.goal.text, _asking(watch.at_all or watch.probe), watch.roots)
        return self.survey.questions.after_money(question)


def _asking(probe: Probe) -> Callable[[Situation], Reply]:
    def ask(s: Situation) -> Reply:
        found = probe(s)
        return Reply(False, (found,)) if isinstance(found, Unknown) else Reply(found)

    return ask


def _is_so(answer: object) -> bool:
    return answer is True


def impossible(possible: Possible, goals: Iterable[Goal]) -> Mapping[Goal, Never]:
    return {goal: why for goal in goals if (why := possible.never(goal)) is not None}
