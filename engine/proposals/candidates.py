"""Persons who may meet a goal: from the kinds of person that the goal's question tells apart.

A goal of a 定 is met only where a published field came to it, so such a field is asked for together with the goal.
Somebody who would be turned away before the field is reached is let in where other facts can do that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from dsl import Policy, Role

from ..coverage.goals import Goal, Sort
from ..coverage.observe import Observer
from ..coverage.possible import Possible
from ..coverage.watch import Part, Watch
from ..interpret.situation import Facts, Situation
from ..symbolic.cells import Cell, Question, Reply, lacks
from ..symbolic.questions import RESULTS
from ..symbolic.survey import Survey
from ..unknown import Unknown

_EFFORT, _EFFORT_TO_ADMISSION = 1_500, 500


class Candidates:
    """For one policy; `observer` says what a field rests on."""

    def __init__(self, policy: Policy, possible: Possible, observer: Observer) -> None:
        self.policy = policy
        self.possible = possible
        self.observer = observer

    @property
    def survey(self) -> Survey:
        return self.possible.survey

    def of(self, goal: Goal) -> Iterator[Facts]:
        """As few facts as it takes; the plainest first."""
        if goal.sort is Sort.READ:
            yield from self._reading(goal)
            return
        for watch in self.possible.watches.get(goal, []):
            for cell in self._cells(watch):
                yield cell.facts
                yield from self._let_in(cell)

    def _reading(self, goal: Goal) -> Iterator[Facts]:
        """Persons whose answer rests on the reading, one for each published result."""
        for explored in self.survey.everything:
            for watch in self.possible.watches[goal]:
                cell = next((c for c in explored.cells if watch.owner[1] in c.choices), None)
                if cell is not None:
                    yield cell.facts
                    yield from self._let_in(cell)

    def _cells(self, watch: Watch) -> Iterator[Cell]:
        own = self.possible.found(watch)
        if own is None:
            return
        yield own
        kind, key = watch.owner
        if kind is Part.DECISION and self.policy.decisions[key].role is Role.LET:
            yield from self._through(watch, key)

    def _through(self, watch: Watch, helper: str) -> Iterator[Cell]:
        """Persons for whom a published field comes to the helper."""
        for question in self._published(watch):
            asked = Question(question.name, _and_comes_to(question, helper, watch), (*question.roots, *watch.roots))
            found = self.survey.explorer.find(asked, (watch.start, {}), _is_so, _EFFORT).cell
            if found is not None:
                yield found

    def _published(self, watch: Watch) -> Iterator[Question]:
        for key, decision in self.policy.decisions.items():
            if decision.role in RESULTS and watch.owner in self.observer.rests.on(key):
                yield self.survey.questions.decision(key)
        for product in self.policy.products:
            if watch.owner in self.observer.rests.on(product.key("应缴")):
                yield self.survey.questions.money(product)

    def _let_in(self, cell: Cell) -> Iterator[Facts]:
        """The same persons, let in; nothing where they are let in already, or can't be."""
        fields = ("缴费", *(p.key("缴费") for p in self.policy.products if p.declared))
        for field in fields:
            admission = self.survey.questions.admission(field)
            place = (cell.facts, cell.choices)
            found = self.survey.explorer.find(admission, place, _is_so, _EFFORT_TO_ADMISSION).cell
            if found is not None and found.facts != cell.facts:
                yield found.facts


def _and_comes_to(question: Question, helper: str, watch: Watch) -> Callable[[Situation], Reply]:
    probe = watch.at_all or watch.probe

    def ask(s: Situation) -> Reply:
        reply = question.ask(s)
        open_values = tuple(value for value in reply.values if lacks(value))
        if open_values:
            return Reply(None, open_values)
        if helper not in s.lines:
            return Reply(False)
        found: Any = probe(s)
        return Reply(False, (found,)) if isinstance(found, Unknown) else Reply(found)

    return ask


def _is_so(answer: object) -> bool:
    return answer is True
