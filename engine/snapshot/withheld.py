"""Small groups are withheld, and what would give them away by subtraction with them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from .model import WITHHELD, Heads

C = TypeVar("C", int, tuple[int, int])
Cell = tuple[int, int]
"""(group, column)."""


def withheld_groups(heads: Sequence[int], smallest: int, rather: Collection[int] = ()) -> tuple[Heads, ...]:
    """The groups of a breakdown, whose total is known to everybody; `rather` are the places of those that are withheld
    before others if some have to be."""
    hidden = {at for at, count in enumerate(heads) if 0 < count < smallest}
    _also(hidden, dict(enumerate(heads)), smallest, rather)
    return tuple(_shown(count, at in hidden, smallest) for at, count in enumerate(heads))


def withheld_cells(
    table: Sequence[Sequence[int]], groups: Iterable[int], smallest: int, columns: Iterable[int] = ()
) -> tuple[tuple[Heads, ...], ...]:
    """A row for each group, a column for each way to come out; sums of rows and columns are known to everybody.

    `groups` are withheld altogether, and so are `columns`, of which not even the sum is told.
    """
    width = len(table[0]) if table else 0
    gone = set(groups)
    hidden = {(row, at) for row in gone for at in range(width)}
    hidden |= {(row, at) for row in range(len(table)) for at in columns}
    hidden |= {(row, at) for row, counts in enumerate(table) for at, count in enumerate(counts) if 0 < count < smallest}
    lines: list[list[Cell]] = [[(row, at) for at in range(width)] for row in range(len(table)) if row not in gone]
    lines += [[(row, at) for row in range(len(table))] for at in range(width)]
    while any([_also(hidden, {cell: table[cell[0]][cell[1]] for cell in line}, smallest) for line in lines]):
        pass
    return tuple(
        tuple(_shown(count, (row, at) in hidden, smallest) for at, count in enumerate(counts))
        for row, counts in enumerate(table)
    )


def withheld_parts(
    wholes: Sequence[int], parts: Sequence[Sequence[int]], smallest: int, rather: Collection[int] = ()
) -> tuple[tuple[Heads, ...], tuple[tuple[Heads, ...], ...]]:
    """Groups whose total is known to everybody, and what each of them is made up of (nothing: it is not told).

    Neither a group nor a part can be had from what is told of the others. `rather`: places of groups, as above.
    """
    top: list[Cell] = [(at, -1) for at in range(len(wholes))]
    counts = dict(zip(top, wholes, strict=True))
    lines = [[(at, number) for number in range(len(one))] for at, one in enumerate(parts)]
    counts |= {(at, number): count for at, one in enumerate(parts) for number, count in enumerate(one)}
    hidden = {cell for cell, count in counts.items() if 0 < count < smallest}
    is_more = True
    while is_more:
        is_more = _also(hidden, {cell: counts[cell] for cell in top}, smallest, [(at, -1) for at in rather])
        for whole, line in zip(top, lines, strict=True):
            there = {cell: counts[cell] for cell in line if counts[cell]}
            if whole not in hidden:
                is_more = _also(hidden, there, smallest) or is_more
            elif there and not hidden & there.keys():
                hidden.add(min(there, key=lambda cell: (counts[cell], cell)))
    shown = {cell: _shown(count, cell in hidden, smallest) for cell, count in counts.items()}
    return tuple(shown[cell] for cell in top), tuple(tuple(shown[cell] for cell in line) for line in lines)


def _also(hidden: set[C], line: Mapping[C, int], smallest: int, rather: Collection[C] = ()) -> bool:
    """Withhold the next smallest of a line until those withheld can't be told from its total. True if any was."""
    able = (cell for cell in line if cell not in hidden and line[cell])
    left = sorted(able, key=lambda cell: (cell not in rather, line[cell], cell))
    there = [line[cell] for cell in line if cell in hidden and line[cell]]
    is_more = False
    while there and left and (len(there) == 1 or sum(there) < smallest):
        hidden.add(left[0])
        there.append(line[left.pop(0)])
        is_more = True
    return is_more


def _shown(count: int, is_hidden: bool, smallest: int) -> Heads:
    if not count or not is_hidden:
        return count
    return f"<{smallest}" if count < smallest else WITHHELD
