"""For whom, exactly: the groups of persons who are told something else by one notice than by another.

Each group of fields is explored over the one space of persons that both notices have; the cells that differ in the
same way are covered by few boxes, each of them shown by a person who was replayed through both evaluators. Whoever is
turned away by one notice only is in a group of 参保 or 受理, not in one of every other field as well.

two notices → aligned → joint cells → differences → boxes → conditions and persons
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dsl import Policy

from ...fields import bare, split
from ...interpret.product import Skipped
from ...symbolic.cells import Cell
from ...symbolic.joint import Comparison, Pair
from ...symbolic.witness import as_written
from ..aligned import aligned
from .axes import axes_of
from .bits import as_bits
from .cover import Box, Cover
from .described import described
from .effects import AID_NAMES, Difference, comparable, differences, is_category, key_of
from .let_in import LetIn
from .model import Affected, Exactly, Looked, Short
from .own_year import in_own_year
from .plausible import oddities
from .varying import varying
from .witnessed import Person, Replay, Shown, assumed

MOST = 1_000_000
"""Effort for each group of fields, before its persons are only sampled."""


def compare_exactly(
    old: Policy, new: Policy, absolute: bool = False, year: int | None = None, most: int = MOST
) -> Exactly:
    """Both notices are moved to one 年度: this `year`, else the later one of theirs; with `absolute` to none.

    `most` bounds the effort for each group of fields.
    """
    to = None if absolute else year or max(old.header.year, new.header.year)
    before, after = (policy if to is None else aligned(policy, to) for policy in (old, new))
    comparison = Comparison(before, after, (), most)
    pairs = sorted(comparison.pairs(), key=lambda pair: any(map(is_category, (*pair[0].fields, *pair[1].fields))))
    fields = tuple(field for pair in pairs for field in comparable(*pair))
    groups: list[Affected] = []
    looked: list[Looked] = []
    for pair in pairs:
        own = comparable(*pair)
        if own and comparison.old.parts(pair[0]) != comparison.new.parts(pair[1]):
            found, seen = _Part(comparison, pair, own, fields).run()
            groups += found
            looked.append(seen)
    if comparison.old.filled != comparison.new.filled:
        looked.append(Looked((), 0, frozenset((Short.ASSUMED,))))
    if to is not None:
        groups = [replace(one, person=_with_own_years(one.person, comparison, (old, new), to)) for one in groups]
    return Exactly(old, new, to, tuple(groups), tuple(looked), _only(pairs, fields, 0), _only(pairs, fields, 1))


def _with_own_years(person: Person, comparison: Comparison, policies: tuple[Policy, Policy], year: int) -> Person:
    own: dict[str, Mapping[str, str]] = {}
    for at, (side, policy) in enumerate(zip((comparison.old, comparison.new), policies, strict=True)):
        readings = assumed(side, person.readings)
        told = {field: pair[at] for field, pair in person.outcomes.items()}
        if others := in_own_year(policy, year, person.facts, readings, told):
            own[("old", "new")[at]] = as_written(others, side.whole)
    return replace(person, own_year=own)


def _only(pairs: Sequence[Pair], fields: Sequence[str], at: int) -> tuple[str, ...]:
    own = (field for pair in pairs for field in pair[at].fields)
    return tuple(field for field in own if field not in fields and not field.startswith(AID_NAMES))


class _Part:
    """One group of fields of both notices."""

    def __init__(self, comparison: Comparison, pair: Pair, own: tuple[str, ...], fields: tuple[str, ...]) -> None:
        self.comparison, self.pair, self.own = comparison, pair, own
        self.explored = comparison.explorer(pair, gated=False).explore(comparison.answers(pair, gated=False))
        let_in = LetIn(comparison, pair)
        self.varying = varying(comparison, pair, let_in, own, self.explored.cells)
        self.replay = Replay(comparison, let_in, fields, self.varying)
        self.weighed = comparison.not_told_apart(pair, gated=False, values=False)
        self.short: set[Short] = {Short.VARIES} if self.varying or self.weighed else set()
        if not self.explored.complete:
            self.short.add(Short.TOO_MANY)

    def run(self) -> tuple[list[Affected], Looked]:
        groups = list(self._groups())
        facts = sorted(self.weighed.union(*self.varying.values()))
        fields = self.own if self.weighed else tuple(self.varying)
        return groups, Looked(self.own, len(self.explored.cells), frozenset(self.short), fields, tuple(facts))

    def _groups(self) -> Iterator[Affected]:
        cells = self.explored.cells
        by_cells = self._by_cells(cells)
        if not by_cells:
            return
        axes = axes_of(self.comparison, self.pair, cells)
        plainness = sorted(range(len(cells)), key=lambda n: self._strangeness(cells[n]))
        cover = Cover(axes, plainness)
        told = as_bits(number for number, cell in enumerate(cells) if not self._is_turned_away(cell))
        for wanted, fields in sorted(by_cells.items(), key=lambda item: cover.place(item[0])):
            boxes: list[Box] = []
            persons: list[Shown] = []
            exact = True
            for one in cover.boxes(wanted, told & ~wanted):
                found = differences(cells[one.cells[0]].answer, fields)
                shown = self.replay.shown([cells[number] for number in one.cells], found)
                if shown is None:
                    self.short.add(Short.NOT_SHOWN)
                if isinstance(shown, Shown):
                    boxes.append(one.box)
                    persons.append(shown)
                    exact = exact and one.exact
            if boxes:
                if not exact:
                    self.short.add(Short.NOT_APART)
                whom = described(axes, boxes, self.comparison.old)
                person = self.replay.person(persons[0])
                own = frozenset(fields) & self.varying.keys()
                yield Affected(persons[0].differences, whom, wanted.bit_count(), own, person, exact)

    def _strangeness(self, cell: Cell) -> tuple[int, int, int]:
        return oddities(cell.facts, self.comparison.space.ordinary), cell.strangeness, len(cell.facts)

    def _is_turned_away(self, cell: Cell) -> bool:
        """Totals over products (险种) are asked with all that comes before them; other fields as if all were let in."""
        return not any(split(field)[1] for field in self.own) and any(
            isinstance(answer.get(field), Skipped) for answer in cell.answer for field in self.own
        )

    def _by_cells(self, cells: Sequence[Cell]) -> dict[int, tuple[str, ...]]:
        """Cells that differ in one way → the fields that do so in just these.

        Amounts follow from one another: a price, who pays how much of it, what is left to pay. All that is told of
        one person stands together, unless there are more such wholes than ways in which each amount moves.
        """
        found = [differences(cell.answer, self.own) for cell in cells]
        alone = self._alike([tuple((one,) for one in differing) for differing in found])
        if all(bare(field) != "应缴" for field in self.own):
            return alone
        together = self._alike([(differing,) if differing else () for differing in found])
        return together if len(together) <= len(alone) else alone

    def _alike(self, told: Sequence[tuple[tuple[Difference, ...], ...]]) -> dict[int, tuple[str, ...]]:
        """`told`: by cell, the differences that are told together."""
        numbers: dict[Any, list[int]] = {}
        for number, wholes in enumerate(told):
            for whole in wholes:
                key = tuple(one.field for one in whole), key_of(whole, self.varying)
                numbers.setdefault(key, []).append(number)
        by_cells: dict[int, tuple[str, ...]] = {}
        for (fields, _), found in numbers.items():
            wanted = as_bits(found)
            by_cells[wanted] = (*by_cells.get(wanted, ()), *fields)
        return by_cells
