"""Where the header of a table stands, and what its columns are called.

Rosters (花名册) have title rows above the header, and headers of two rows: a group above its columns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from engine.facts import Columns, Raw, Special

LOOK_AT = 30
"""So many rows at the top may be titles and notes."""

GridRow = tuple[int, list[Raw]]


@dataclass(frozen=True, slots=True)
class Header:
    """`labels` by position, "" where there is none; `end` is the position of the first row below the header."""

    labels: tuple[str, ...]
    end: int
    known: int


def find_header(rows: Sequence[GridRow], columns: Columns) -> Header | None:
    """The one or two rows that name the most columns; one rather than two, the upper rather than the lower."""
    texts = [[cell if isinstance(cell, str) else "" for cell in cells] for _, cells in rows]
    single = [_header(labels, index + 1, columns) for index, labels in enumerate(texts)]
    double = [_header(_joined(*pair, columns), index + 2, columns) for index, pair in enumerate(pairwise(texts))]
    best = max([*single, *double], key=lambda header: header.known, default=None)
    return best if best is not None and _is_enough(best) else None


def _header(labels: Sequence[str], end: int, columns: Columns) -> Header:
    known = {label for label in labels if is_known(label, columns)}
    return Header(tuple(label.strip() for label in labels), end, len(known))


def _is_enough(header: Header) -> bool:
    """Two columns, or the only one that there is: a single word may stand in any cell."""
    named = sum(1 for label in header.labels if label)
    return header.known >= 2 or header.known == named == 1


def is_known(label: str, columns: Columns) -> bool:
    """Something about a person; 序号 is not."""
    return bool(label) and columns.target(label) not in (None, Special.IGNORED)


def _joined(upper: Sequence[str], lower: Sequence[str], columns: Columns) -> list[str]:
    """The labels of a header of two rows."""
    groups = list(_groups(upper, lower))
    return [
        _label(group, sub, groups.count(group) == 1, columns)
        for group, sub in zip(groups, _padded(lower, len(groups)), strict=True)
    ]


def _groups(upper: Sequence[str], lower: Sequence[str]) -> Iterator[str]:
    """The group above each column; where cells were not merged, it reaches on over columns that have a name."""
    current = ""
    width = max(len(upper), len(lower))
    for above, below in zip(_padded(upper, width), _padded(lower, width), strict=True):
        current = above or (current if below else "")
        yield current


def _label(group: str, sub: str, alone: bool, columns: Columns) -> str:
    """Group and column together (缴费 over 日期), else the column, else a group that has only this column."""
    candidates = [group + sub if group != sub else "", sub, group if alone else ""]
    return next((label for label in candidates if is_known(label, columns)), sub or group)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
