"""For whom, exactly: the groups of persons who are told something else by one notice than by another.

Each group of fields is explored over the one space of persons that both notices have; the cells that differ in the
same way are covered by few boxes, each of them shown by a person who was replayed through both evaluators. Whoever is
turned away by one notice only is in a group of 参保 or 受理, not in one of every other field as well.

two notices → aligned → joint cells → differences → boxes → conditions and persons
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from dsl import Policy

from ...fields import bare, split
from ...interpret.product import Skipped
from ...symbolic.cells import Cell
from ...symbolic.joint import Comparison, Pair
from ..aligned import aligned
from .axes import axes_of
from .cover import Box, Cover
from .described import Conditions, described
from .effects import AID_NAMES, Difference, comparable, differences, is_category, key_of
from .let_in import LetIn
from .varying import varying, weighed
from .witnessed import Person, Replay, Shown

MOST = 150_000
"""Effort for each group of fields, before its persons are only sampled."""


class Short(Enum):
    """Why the groups of some fields may not be all of them; the value is the published word."""

    TOO_MANY = "too_many_cells"
    VARIES = "follows_own_values"
    NOT_SHOWN = "no_person_found"
    NOT_APART = "not_told_apart"
    ASSUMED = "assumed_facts"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at for fields that are worked out together. `short` empty: every cell, and all are told.

    What is said in the `varying` fields follows from a person's own values of `facts`, of which only some were tried.
    """

    fields: tuple[str, ...]
    cells: int
    short: frozenset[Short] = frozenset()
    varying: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Affected:
    """Persons for whom the same fields differ in the same way: `whom` are alternatives of conditions.

    `differences` are in-world values before and after; of `varying` fields those of one cell, and only that they are
    more or less, or that one of them has a value, is common to all.
    """

    differences: tuple[Difference, ...]
    whom: tuple[Conditions, ...]
    cells: int
    varying: frozenset[str]
    person: Person


@dataclass(frozen=True)
class Exactly:
    """`year` is the 年度 to which both notices were moved; None: they stayed where they are.

    `only_old` and `only_new` are fields that only one notice has, which are not compared.
    """

    old: Policy
    new: Policy
    year: int | None
    groups: tuple[Affected, ...]
    looked: tuple[Looked, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]

    def moved(self, policy: Policy) -> int:
        """By how many years one of the two was moved on, below 0: back."""
        return 0 if self.year is None else self.year - policy.header.year

    @property
    def cells(self) -> int:
        return sum(one.cells for one in self.looked)

    @property
    def complete(self) -> bool:
        return not any(one.short for one in self.looked)

    @property
    def equal(self) -> bool:
        """Checked: nobody of whom all is known that either notice asks is told anything else."""
        return self.complete and not (self.groups or self.only_old or self.only_new)


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
    return Exactly(old, new, to, tuple(groups), tuple(looked), _only(pairs, fields, 0), _only(pairs, fields, 1))


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
        self.weighed = weighed(comparison.old, pair[0]) | weighed(comparison.new, pair[1])
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
        plainness = sorted(range(len(cells)), key=lambda n: (cells[n].strangeness, len(cells[n].facts)))
        cover = Cover(axes, plainness)
        told = sum(1 << number for number, cell in enumerate(cells) if not self._is_turned_away(cell))
        for wanted, fields in by_cells.items():
            boxes: list[Box] = []
            persons: list[Shown] = []
            for one in cover.boxes(wanted, told & ~wanted):
                found = differences(cells[one.cells[0]].answer, fields)
                shown = self.replay.shown([cells[number] for number in one.cells], found)
                if shown is None:
                    self.short.add(Short.NOT_SHOWN)
                if isinstance(shown, Shown):
                    boxes.append(one.box)
                    persons.append(shown)
                    if not one.exact:
                        self.short.add(Short.NOT_APART)
            if boxes:
                whom = described(axes, boxes, self.comparison.old)
                person = self.replay.person(persons[0])
                yield Affected(
                    persons[0].differences, whom, wanted.bit_count(), frozenset(fields) & self.varying.keys(), person
                )

    def _is_turned_away(self, cell: Cell) -> bool:
        """Totals over products (险种) are asked with all that comes before them; other fields as if all were let in."""
        return not any(split(field)[1] for field in self.own) and any(
            isinstance(answer.get(field), Skipped) for answer in cell.answer for field in self.own
        )

    def _by_cells(self, cells: Sequence[Cell]) -> dict[int, tuple[str, ...]]:
        """Cells that differ in one way → the fields that do so in just these."""
        found: dict[tuple[str, object], int] = {}
        for number, cell in enumerate(cells):
            for one in differences(cell.answer, self.own):
                key = (one.field, key_of((one,), self.varying))
                found[key] = found.get(key, 0) | 1 << number
        by_cells: dict[int, tuple[str, ...]] = {}
        for (field, _), wanted in found.items():
            by_cells[wanted] = (*by_cells.get(wanted, ()), field)
        return {wanted: fields for wanted, fields in sorted(by_cells.items(), key=lambda item: self._place(item[1]))}

    def _place(self, fields: tuple[str, ...]) -> tuple[int, int]:
        """What the person pays first; else in the published order."""
        return min((bare(field) != "应缴", self.own.index(field)) for field in fields)
