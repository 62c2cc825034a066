"""Few boxes that cover all wanted cells and touch no other: what makes no difference is left out of each.

From one cell at a time, the plainest first: leave out every axis without which no cell of another answer would be
inside, the ordinary ones first and categories last; then admit every further value on those that remain. Which box
that makes depends on the order, so several are tried: the one that covers most is kept, of equal ones the shortest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from random import Random

from .axes import Axis, Sort
from .bits import as_bits, members

_BY_CHANCE = 8
Box = Mapping[int, int]
"""Number of an axis → the values that are inside, as bits; on every other axis all values are."""


@dataclass(frozen=True, slots=True)
class Covered:
    """A box with the numbers of the wanted cells that lie in it as a whole, the plainest first.

    `exact`: no cell of another answer touches it.
    """

    box: Box
    cells: tuple[int, ...]
    exact: bool


class Cover:
    """`plainness` orders the cells, the plainest first."""

    def __init__(self, axes: Sequence[Axis], plainness: Sequence[int]) -> None:
        self.axes = axes
        self.plainness = plainness
        self._with = [_cells_by_value(axis) for axis in axes]
        self._order = {number: at for at, number in enumerate(plainness)}

    def place(self, wanted: int) -> tuple[int, int]:
        """Sets of cells with the plainest persons come first, of several the larger: those are most people."""
        return min(map(self._order.__getitem__, members(wanted))), -wanted.bit_count()

    def boxes(self, wanted: int, others: int) -> tuple[Covered, ...]:
        """`wanted` and `others` are sets of cells."""
        left, found = wanted, list[tuple[Box, int, bool]]()
        for number in sorted(members(wanted), key=self._order.__getitem__):
            if left >> number & 1:
                box, exact = self._best(number, wanted, others, left)
                inside = self._inside(box) & wanted | 1 << number
                left &= ~inside
                found.append((box, inside, exact))
        return tuple(
            Covered(box, tuple(sorted(members(inside), key=self._order.__getitem__)), exact)
            for box, inside, exact in _needed(found)
        )

    def _best(self, number: int, wanted: int, others: int, left: int) -> tuple[Box, bool]:
        """Always by the same dice."""
        whole = {at: axis.cells[number] for at, axis in enumerate(self.axes) if axis.cells[number] != axis.full}
        if self._touching(whole) & others:
            return whole, False
        worth = {at: self._worth(at, mask, wanted) for at, mask in whole.items()}
        order = sorted(whole, key=worth.__getitem__)
        # Whoever is not in a wide category is in none of those inside it, which then need no mention.
        widest_last = sorted(whole, key=lambda at: (worth[at][0], -worth[at][1]))
        dice = Random(number)
        by_chance = (sorted(order, key=lambda _: dice.random()) for _ in range(_BY_CHANCE))
        orders = [order, widest_last, *by_chance]
        boxes = [self._grown({at: whole[at] for at in one}, others) for one in orders]
        return max(boxes, key=lambda box: ((self._inside(box) & left).bit_count(), -self._length(box))), True

    def _length(self, box: Box) -> int:
        """As it reads: names that a notice gave say more than the facts and conditions behind them."""
        return sum(2 if self.axes[at].sort in (Sort.CATEGORY, Sort.READING) else 3 for at in box)

    def _grown(self, box: dict[int, int], others: int) -> Box:
        """What comes first is left out first."""
        for at in list(box):
            fewer = {other: mask for other, mask in box.items() if other != at}
            if not self._touching(fewer) & others:
                box = fewer
        for at in sorted(box):
            elsewhere = self._touching({other: mask for other, mask in box.items() if other != at}) & others
            for value in self._nearest(at, box[at]):
                if not self._with[at][value] & elsewhere:
                    box[at] |= 1 << value
        return {at: mask for at, mask in box.items() if mask != self.axes[at].full}

    def _worth(self, at: int, mask: int, wanted: int) -> tuple[int, int]:
        """What is left out first: what is ordinary; of two categories the one that fewer of the wanted are in."""
        axis = self.axes[at]
        is_plain = bool(mask & axis.plain)
        rank = {Sort.READING: 0, Sort.FACT: 3, Sort.CONDITION: 2, Sort.CATEGORY: 5}[axis.sort]
        rank = rank - 2 if is_plain and axis.sort in (Sort.FACT, Sort.CONDITION) else rank
        return (4 if is_plain and axis.sort is Sort.CATEGORY else rank), (self._any(at, mask) & wanted).bit_count()

    def _nearest(self, at: int, mask: int) -> list[int]:
        first = mask.bit_length() - 1
        return sorted((n for n in range(len(self.axes[at].values)) if not mask >> n & 1), key=lambda n: abs(n - first))

    def _touching(self, box: Box) -> int:
        """The cells that share somebody with a box."""
        found = -1
        for at, mask in box.items():
            found &= self._any(at, mask)
        return found

    def _inside(self, box: Box) -> int:
        """The cells of which everybody is in a box; as an infinite number for the box of everybody."""
        found = -1
        for at, mask in box.items():
            found &= ~self._any(at, self.axes[at].full & ~mask)
        return found

    def _any(self, at: int, mask: int) -> int:
        """The cells that take one of these values."""
        return reduce(or_, (self._with[at][value] for value in members(mask)), 0)


def _cells_by_value(axis: Axis) -> list[int]:
    taking: dict[int, list[int]] = {}
    for number, mask in enumerate(axis.cells):
        taking.setdefault(mask, []).append(number)
    by_mask = {mask: as_bits(numbers) for mask, numbers in taking.items()}
    return [
        reduce(or_, (cells for mask, cells in by_mask.items() if mask >> value & 1), 0)
        for value in range(len(axis.values))
    ]


def _needed(found: list[tuple[Box, int, bool]]) -> list[tuple[Box, int, bool]]:
    """Without those of which all is in others, the last ones first."""
    kept = list(found)
    for one in reversed(found):
        others = [other for other in kept if other is not one]
        if not one[1] & ~reduce(or_, (inside for _, inside, _ in others), 0):
            kept = others
    return kept
