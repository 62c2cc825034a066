"""How parts of a condition come out for everybody, looked into only until each has shown that it makes a difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dsl import All, AnyOf

from ..interpret.expressions import closure
from ..interpret.situation import Situation
from ..symbolic.atoms import atoms_of
from ..symbolic.cells import Question, Reply, lacks
from ..symbolic.survey import Survey
from ..symbolic.told_exactly import choosing, not_told_apart

MOST_EFFORT = 3_000
"""Effort for one condition, as it is counted in `engine.symbolic.cells`; of one that takes more nothing is said."""

Row = tuple[Any, ...]
"""How each part comes out for some persons: True, False, or something unknown where it is silent."""


def joined_value(decisive: bool, values: Sequence[Any]) -> bool | None:
    """且 where False decides, 或 where True does; None where something is silent."""
    if any(value is decisive for value in values):
        return decisive
    return None if any(value is not (not decisive) for value in values) else not decisive


def matters(decisive: bool, row: Row, at: int, others: Sequence[int]) -> bool:
    """Would these persons fare otherwise, or be told otherwise what is silent, if this part were left out?"""
    rest = joined_value(decisive, [row[i] for i in others])
    silent = rest is None and not isinstance(row[at], bool)
    return silent or joined_value(decisive, [row[at], rest]) is not rest


class Outcomes:
    """Of one policy. Conditions that are written in several places are looked into once."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._known: dict[Any, tuple[Row, ...]] = {}
        self._asked: dict[Any, frozenset[str]] = {}

    def of(self, condition: Any) -> tuple[Row, ...]:
        """A row for each kind of person, of the parts of a 且 or 或, or of a condition without parts.

        None where every part, and the whole, comes out both ways and makes a difference to somebody; nor where not
        everybody was looked at, or cells are no proof.
        """
        if condition not in self._known:
            self._known[condition] = self._look(condition)
        return self._known[condition]

    def asked(self, condition: Any) -> frozenset[str]:
        """The facts that were tried for the rows of a condition."""
        return self._asked.get(condition, frozenset())

    def are_same(self, one: Any, other: Any) -> bool | None:
        """Do two conditions come out the same for everybody? None where that is not known."""
        question = self._question((one, other))
        roots = (*question.roots, *choosing(self._survey.reach.nodes(question.roots)))
        atoms = tuple(atoms_of(self._survey.reach, roots))
        found = self._survey.explorer.find(question, ({}, {}), _differs, MOST_EFFORT)
        if found.cell is not None:
            return False if set(found.cell.answer) == {True, False} else None
        return True if found.complete and not not_told_apart(atoms, atoms) else None

    def _look(self, condition: Any) -> tuple[Row, ...]:
        items = condition.items if isinstance(condition, All | AnyOf) else (condition,)
        question = self._question(items)
        roots = (*question.roots, *choosing(self._survey.reach.nodes(question.roots)))
        atoms = tuple(atoms_of(self._survey.reach, roots))
        if not_told_apart(atoms, atoms):
            return ()
        shown = _Shown(isinstance(condition, AnyOf), len(items))
        found = self._survey.explorer.find(question, ({}, {}), shown.is_enough_with, MOST_EFFORT)
        if found.cell is not None or not found.complete:
            return ()
        self._asked[condition] = found.asked
        return tuple(cell.answer for cell in found.passed)

    def _question(self, items: Sequence[Any]) -> Question:
        made = [closure(self._survey.assessor.builder, item) for item in items]

        def ask(s: Situation) -> Reply:
            values = tuple(one(s) for one in made)
            return Reply(values, tuple(value for value in values if lacks(value)))

        return self._survey.questions.after_money(Question("", ask, tuple(items)))


def _differs(row: Row) -> bool:
    one, other = row
    return one is not other if isinstance(one, bool) else isinstance(other, bool)


class _Shown:
    """What rows have shown so far: outcomes of each part and of the whole, and parts that make a difference."""

    def __init__(self, decisive: bool, count: int) -> None:
        self._decisive = decisive
        self._left = {(at, outcome) for at in range(count + 1) for outcome in (True, False)}
        self._idle = set(range(count)) if count > 1 else set()
        self._count = count

    def is_enough_with(self, row: Row) -> bool:
        whole = joined_value(self._decisive, row)
        self._left -= {(at, value) for at, value in enumerate((*row, whole)) if isinstance(value, bool)}
        for at in tuple(self._idle):
            if matters(self._decisive, row, at, [i for i in range(self._count) if i != at]):
                self._idle.discard(at)
        return not self._left and not self._idle
