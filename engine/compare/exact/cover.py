"""Few boxes that cover all wanted cells and touch no other: what makes no difference is left out of each.

From one cell at a time, the plainest first: leave out every axis without which no cell of another answer would be
inside, the ordinary ones first and categories last; then admit every further value on those that remain.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from .axes import Axis, Sort

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

    def boxes(self, wanted: int, others: int) -> tuple[Covered, ...]:
        """`wanted` and `others` are sets of cells."""
        left, found = wanted, list[tuple[Box, int, bool]]()
        for number in self.plainness:
            if left >> number & 1:
                box, exact = self._grown(number, wanted, others)
                inside = self._inside(box) & wanted | 1 << number
                left &= ~inside
                found.append((box, inside, exact))
        return tuple(
            Covered(box, tuple(sorted(_members(inside), key=self._order.__getitem__)), exact)
            for box, inside, exact in _needed(found)
        )

    def _grown(self, number: int, wanted: int, others: int) -> tuple[Box, bool]:
        box = {at: axis.cells[number] for at, axis in enumerate(self.axes) if axis.cells[number] != axis.full}
        if self._touching(box) & others:
            return box, False
        for at in sorted(box, key=lambda at: self._worth(at, box[at], wanted)):
            fewer = {other: mask for other, mask in box.items() if other != at}
            if not self._touching(fewer) & others:
                box = fewer
        for at in list(box):
            elsewhere = self._touching({other: mask for other, mask in box.items() if other != at}) & others
            for value in self._nearest(at, box[at]):
                if not self._with[at][value] & elsewhere:
                    box[at] |= 1 << value
        return {at: mask for at, mask in box.items() if mask != self.axes[at].full}, True

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
        return reduce(or_, (self._with[at][value] for value in _members(mask)), 0)


def _cells_by_value(axis: Axis) -> list[int]:
    found = [0] * len(axis.values)
    for number, mask in enumerate(axis.cells):
        for value in _members(mask):
            found[value] |= 1 << number
    return found


def _needed(found: list[tuple[Box, int, bool]]) -> list[tuple[Box, int, bool]]:
    """Without those of which all is in others, the last ones first."""
    kept = list(found)
    for one in reversed(found):
        others = [other for other in kept if other is not one]
        if not one[1] & ~reduce(or_, (inside for _, inside, _ in others), 0):
            kept = others
    return kept


def _members(mask: int) -> Iterator[int]:
    at = 0
    while mask:
        if mask & 1:
            yield at
        mask >>= 1
        at += 1
