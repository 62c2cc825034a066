"""A person for each box: let in by both notices, with few facts, and replayed through both evaluators."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import islice

from dsl import Assumed, Assumption

from ...answer import Ambiguous, Assessment, Known, NotApplicable, Outcome
from ...fields import split
from ...interpret import Assessor
from ...interpret.assess import outcome
from ...interpret.situation import Facts
from ...money import ZERO
from ...symbolic.alike import alike
from ...symbolic.cells import Cell, lacks
from ...symbolic.joint import Comparison
from ...symbolic.published import CATEGORY
from ...symbolic.side import Side
from ...symbolic.witness import as_written, lessened
from .effects import Answers, Difference, differences, key_of
from .let_in import LetIn
from .plausible import made_plausible

MOST_TRIED = 100
Outcomes = Mapping[str, tuple[Outcome, Outcome]]


@dataclass(frozen=True, slots=True)
class Person:
    """`written` are the facts as an officer writes them; `readings` those under which it shows, empty: under all.

    `outcomes`: every field that differs, before and after, as far as these facts settle it. `own_year`: the facts that
    are other ones in the 年度 of a notice that was moved, as written, under "old" or "new".
    """

    facts: Facts
    written: Mapping[str, str]
    readings: Mapping[str, str]
    outcomes: Outcomes
    own_year: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """Somebody of a cell who shows these differences, with more facts than it takes."""

    facts: Facts
    readings: Mapping[str, str]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Nobody:
    """Whoever the box is about is turned away."""


class Replay:
    """Finds persons for the cells of one pair of groups. `fields` are all that can be compared.

    `varying` are those in which only the sense of a difference is common to a group.
    """

    def __init__(self, comparison: Comparison, let_in: LetIn, fields: Iterable[str], varying: Collection[str]) -> None:
        self.comparison, self.fields, self.varying = comparison, tuple(fields), varying
        self.let_in = let_in
        self._assessors = cache(self._made)

    def shown(self, cells: Iterable[Cell], found: tuple[Difference, ...]) -> Shown | Nobody | None:
        """Somebody of these cells who is let in; None where none was found though there may be."""
        certain, waiting = True, iter(cells)
        for cell in islice(waiting, MOST_TRIED):
            facts = self._admitted(cell, found)
            if isinstance(facts, Nobody):
                continue
            if facts is not None:
                one = Shown(facts, cell.choices, found)
                if self._is_shown(one, facts, one.readings):
                    return one
            certain = False
        return Nobody() if certain and next(waiting, None) is None else None

    def person(self, shown: Shown) -> Person:
        """The same with as few facts and readings as it takes."""
        readings = dict(shown.readings)
        ordinary = self.comparison.space.ordinary

        def shows(facts: Facts) -> bool:
            return self._is_shown(shown, facts, readings)

        facts = made_plausible(lessened(shown.facts, shows, ordinary), shows, ordinary)
        for name in list(readings):
            others = {other: way for other, way in readings.items() if other != name}
            if self._is_shown(shown, facts, others):
                readings = others
        before, after = (ask(facts) for ask in self._assessors(tuple(readings.items())))
        pairs = {name: (outcome_of(before, name), outcome_of(after, name)) for name in self.fields}
        differing = {
            name: pair for name, pair in pairs.items() if not alike(*pair) and not any(map(is_unsettled, pair))
        }
        return Person(facts, as_written(facts, self.comparison.old.whole), readings, differing)

    def _admitted(self, cell: Cell, found: tuple[Difference, ...]) -> Facts | Nobody | None:
        if not self.let_in.gated:
            return cell.facts
        key, fields = key_of(found, self.varying), tuple(one.field for one in found)

        def wanted(answers: Answers) -> bool:
            return bool(key_of(differences(answers, fields), self.varying) == key)

        met = self.let_in.find(cell, key, wanted)
        if met.cell is not None:
            return met.cell.facts
        return Nobody() if met.complete else None

    def _is_shown(self, shown: Shown, facts: Facts, readings: Mapping[str, str]) -> bool:
        before, after = self._assessors(tuple(readings.items()))
        return self._shows(before(facts), after(facts), shown.differences)

    def _shows(self, before: Assessment, after: Assessment, found: tuple[Difference, ...]) -> bool:
        for one in found:
            was, now = outcome_of(before, one.field), outcome_of(after, one.field)
            if alike(was, now):
                return False
            if one.field in self.varying and isinstance(was, Known) and isinstance(now, Known):
                met = (Difference(one.field, was.value, now.value),)
                if key_of(met, self.varying) != key_of((one,), self.varying):
                    return False
            elif not (alike(was, outcome(one.before, one.field)) and alike(now, outcome(one.after, one.field))):
                return False
        return True

    def _made(self, readings: tuple[tuple[str, str], ...]) -> tuple[Callable[[Facts], Assessment], ...]:
        sides = (self.comparison.old, self.comparison.new)
        return tuple(Assessor(side.whole, assumed(side, dict(readings))) for side in sides)


def is_unsettled(outcome: Outcome) -> bool:
    """Does it still lack a fact?"""
    if isinstance(outcome, Ambiguous):
        return any(is_unsettled(case.outcome) for case in outcome.cases)
    return lacks(outcome)


def assumed(side: Side, readings: Mapping[str, str]) -> tuple[Assumption, ...]:
    """Joint readings as a notice takes them: what it assumes itself (假定) stands, whatever the other one reads."""
    own = side.own(readings).items()
    return tuple(Assumption(name, Assumed.READING, way, "") for name, way in own if side.reach.is_open(name))


def outcome_of(assessment: Assessment, field: str) -> Outcome:
    """Of a field that can be compared: a payer of the other notice alone gives nothing."""
    if field.startswith(CATEGORY):
        return assessment.categories[field.removeprefix(CATEGORY)]
    if field in assessment.fields:
        return assessment.fields[field]
    _, product = split(field)
    due = assessment.fields[f"应缴[{product}]" if product else "应缴"]
    return due if isinstance(due, NotApplicable) else Known(ZERO)
