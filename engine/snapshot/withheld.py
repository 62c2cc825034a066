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
