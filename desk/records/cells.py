"""The cells of a sheet as the rest of the program takes them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from engine.facts import Problem, Raw

from .header import GridRow

SheetCell = str | int | float | bool | date | time | timedelta
Range = tuple[tuple[int, int], tuple[int, int]]
"""First and last cell of a merged range, (row, column) from 0."""

_EXACT = 10**15
"""A spreadsheet keeps fifteen digits; a longer number is handed on as `Decimal`, which an ID must not be."""


def raw_cell(value: SheetCell) -> Raw:
    """Numbers without a float: whole ones as `int`, others by their shortest decimal form."""
    if isinstance(value, float):
        if not math.isfinite(value):
            return Problem("P659")
        return int(value) if value.is_integer() and abs(value) < _EXACT else Decimal(repr(value))
    if isinstance(value, timedelta):
        return _time_of(value)
    return value if value != "" else None


def _time_of(length: timedelta) -> Raw:
    """Some formats keep a time of day as the length of time since midnight."""
    within_a_day = timedelta(0) <= length < timedelta(days=1)
    return (datetime.min + length).time() if within_a_day else Problem("P643")


def numbered_rows(
    rows: Iterable[Sequence[SheetCell]], first_column: int, errors: frozenset[tuple[int, int]]
) -> Iterator[GridRow]:
    """Rows under their own numbers, filled up from column A on.

    A formula error, which the reader gives as a blank, is marked as a problem.
    """
    rows_with_errors = {row for row, _ in errors}
    for row, values in enumerate(rows):
        cells: list[Raw] = [None] * first_column
        cells.extend(raw_cell(value) for value in values)
        if row in rows_with_errors:
            cells = [Problem("P659") if (row, column) in errors else cell for column, cell in enumerate(cells)]
        yield row + 1, cells


def unmerged(rows: Iterable[GridRow], ranges: Iterable[Range]) -> Iterator[GridRow]:
    """A merged cell shows its value over its whole range: so every cell of the range has it."""
    waiting = sorted(ranges, reverse=True)
    open_ranges: list[tuple[Range, Raw]] = []
    for number, cells in rows:
        row = number - 1
        open_ranges = [(merged, value) for merged, value in open_ranges if merged[1][0] >= row]
        while waiting and waiting[-1][0][0] <= row:
            merged = waiting.pop()
            if merged[0][0] == row and merged[0][1] < len(cells):
                open_ranges.append((merged, cells[merged[0][1]]))
        for ((_, first), (_, last)), value in open_ranges:
            for column in range(first, min(last + 1, len(cells))):
                cells[column] = value
        yield number, cells
