"""Persons who are told something else by two policies, each replayed through both evaluators."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from dsl import Policy

from ..answer import Ambiguous, Assessment, Outcome
from ..interpret import Assessor
from ..interpret.situation import Facts
from .alike import alike
from .cells import Cell, lacks
from .ordinary import Ordinary
from .published import CATEGORY
from .witness import MOST_TRIED, as_written, lessened


@dataclass(frozen=True, slots=True)
class Changed:
    """A person who is told something else: field → (outcome before, outcome after), None where there is no such field.

    `facts` are typed, `written` the same as an officer writes them. `cells` are the kinds of persons, this one among
    them, for whom the compared fields move in the same way.
    """

    outcomes: Mapping[str, tuple[Outcome | None, Outcome | None]]
    facts: Facts
    written: Mapping[str, str]
    before: Assessment
    after: Assessment
    cells: int = 1


class Replay:
    """Shows cells that differ by persons. Facts are written as the vocabulary of `policy` has them."""

    def __init__(self, before: Assessor, after: Assessor, policy: Policy, ordinary: Ordinary) -> None:
        self.before, self.after = before, after
        self.policy = policy
        self.ordinary = ordinary

    def one_of(self, cells: Sequence[Cell]) -> Changed | None:
        """Somebody who shows how the fields move in all of these, the plainest first."""
        for cell in sorted(cells, key=lambda cell: (cell.strangeness, len(cell.facts)))[:MOST_TRIED]:
            shown = self.person(cell)
            if shown is not None:
                return replace(shown, cells=len(cells))
        return None

    def person(self, cell: Cell) -> Changed | None:
        """Somebody of the cell, with as few facts as it takes, as both evaluators see them."""
        names = tuple(name for name, _, _ in cell.answer)
        found = self._differing(cell.facts, names)
        if not found:
            return None
        settled = any(_is_settled(pair) for pair in found.values())

        def shows(facts: Facts) -> bool:
            outcomes = self._differing(facts, names).values()
            return any(_is_settled(pair) for pair in outcomes) if settled else bool(outcomes)

        facts = lessened(cell.facts, shows, self.ordinary)
        before, after = self.before(facts), self.after(facts)
        every = (*before.fields, *after.fields, *(f"{CATEGORY}{name}" for name in before.categories))
        outcomes = _differing(before, after, dict.fromkeys(every))
        return Changed(outcomes, facts, as_written(facts, self.policy), before, after)

    def _differing(self, facts: Facts, names: Collection[str]) -> Mapping[str, tuple[Outcome | None, Outcome | None]]:
        return _differing(self.before(facts), self.after(facts), names)


def _differing(
    before: Assessment, after: Assessment, names: Collection[str]
) -> Mapping[str, tuple[Outcome | None, Outcome | None]]:
    pairs = {name: (_outcome(before, name), _outcome(after, name)) for name in names}
    return {name: pair for name, pair in pairs.items() if not alike(*pair)}


def _outcome(assessment: Assessment, name: str) -> Outcome | None:
    if name.startswith(CATEGORY):
        return assessment.categories.get(name.removeprefix(CATEGORY))
    return assessment.fields.get(name)


def _is_settled(outcomes: tuple[Outcome | None, Outcome | None]) -> bool:
    return not any(_lacks(outcome) for outcome in outcomes)


def _lacks(outcome: Outcome | None) -> bool:
    if isinstance(outcome, Ambiguous):
        return any(_lacks(case.outcome) for case in outcome.cases)
    return lacks(outcome)
