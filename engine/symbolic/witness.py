"""Witnesses: a person who shows a finding, with as few facts as it takes, replayed through the evaluator first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from dsl import Policy

from ..answer import Assessment, World
from ..interpret import Assessor
from ..interpret.situation import Facts
from .cells import Cell, Explorer, Question
from .domains import FactKey
from .ordinary import Ordinary, name_of
from .questions import Questions
from .spelling import spelled

MOST_TRIED = 40
"""Cells tried for one finding. Beyond that it is left out: whoever would show it is turned away in all of these."""
MOST_EFFORT_TO_ADMISSION = 500

Shows = Callable[[Assessment, World], bool]
"""Does this world of an assessment show the finding?"""


@dataclass(frozen=True, slots=True)
class Witness:
    """`facts` as an officer writes them; `readings` under which the finding shows, empty if under all.

    `lines` are those that decided each decision for this person.
    """

    facts: Mapping[str, str] = field(default_factory=dict)
    readings: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, tuple[int | None, ...]] = field(default_factory=dict)

    @property
    def under(self) -> Mapping[str, str]:
        """The readings as arguments of a message: a clause in both languages, or nothing."""
        if not self.readings:
            return {"under_zh": "", "under_en": ""}
        chosen = "、".join(f"{name} = {alternative}" for name, alternative in self.readings.items())
        return {"under_zh": f"（读法：{chosen}）", "under_en": f" (reading {chosen})"}


class Witnesses:
    """Finds and replays witnesses for one policy."""

    def __init__(self, policy: Policy, explorer: Explorer, questions: Questions) -> None:
        self.policy = policy
        self.explorer = explorer
        self.assessor = Assessor(policy)
        self._admission: Callable[[str], Question] = cache(questions.admission)

    def find(self, cells: Iterable[Cell], shows: Shows, before: str = "") -> Witness | None:
        """The least strange person of these cells who shows it, and is not turned away before this field."""
        for cell in sorted(cells, key=_how_plain)[:MOST_TRIED]:
            admitted = self._admitted(cell, before)
            if admitted is None:
                continue
            kept = self._smallest(admitted.facts, shows)
            if kept is not None:
                return self._witness(kept, shows)
        return None

    def _admitted(self, cell: Cell, before: str) -> Cell | None:
        """Somebody of this cell who is let in. Where that takes too long to find, nobody is shown to be turned away."""
        if not before:
            return cell
        found = self.explorer.find(
            self._admission(before), (cell.facts, cell.choices), _is_let_in, MOST_EFFORT_TO_ADMISSION
        )
        return found.cell if found.complete else cell

    def _smallest(self, facts: Facts, shows: Shows) -> Facts | None:
        if not self._shown(facts, shows):
            return None
        return lessened(facts, lambda fewer: self._shown(fewer, shows), self.explorer.ordinary)

    def _shown(self, facts: Facts, shows: Shows) -> bool:
        assessment = self.assessor(facts)
        return any(shows(assessment, world) for world in assessment.worlds)

    def _witness(self, facts: Facts, shows: Shows) -> Witness:
        assessment = self.assessor(facts)
        showing = {id(world): shows(assessment, world) for world in assessment.worlds}
        shown = next(w for w in assessment.worlds if showing[id(w)])
        readings = dict(shown.choices)
        for name in list(readings):
            fewer = {k: v for k, v in readings.items() if k != name}
            agreeing = (w for w in assessment.worlds if fewer.items() <= w.choices.items())
            if all(showing[id(world)] for world in agreeing):
                readings = fewer
        return Witness(as_written(facts, self.policy), readings, shown.lines)


def lessened(facts: Facts, shown: Callable[[Facts], bool], ordinary: Ordinary) -> Facts:
    """Leave out every fact, or else make it ordinary, without which the finding is still shown."""
    known = ordinary.facts
    kept = {key: value for key, value in facts.items() if value != known[name_of(key)].default}
    if not shown(kept):
        kept = dict(facts)
    for key in list(reversed(kept)):
        without = {k: v for k, v in kept.items() if k != key}
        if shown(without):
            kept = without
            continue
        plain = {**kept, key: ordinary.value(ordinary.facts[name_of(key)])}
        if plain != kept and shown(plain):
            kept = plain
    return kept


def as_written(facts: Facts, policy: Policy) -> Mapping[str, str]:
    """Facts as an officer writes them, by the headings of a roster."""
    known = policy.vocabulary.facts
    return {_heading(key): spelled(known[name_of(key)], value, policy) for key, value in facts.items()}


def _heading(key: FactKey) -> str:
    return key if isinstance(key, str) else f"{key[0]}[{key[1]}]"


def _is_let_in(answer: object) -> bool:
    return answer is True


def _how_plain(cell: Cell) -> tuple[int, int]:
    return cell.strangeness, len(cell.facts)
