"""CSV: whatever separates the cells, quoted line breaks included."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import suppress

from dsl import Diagnostic, InFile, InRecords, Vocabulary
from engine.facts import Columns, Table

from .grid import found_in, no_header, table_below
from .header import GridRow, Header

_SEPARATORS = (",", "\t", ";", "，", "；", "|")
SAMPLE = 200_000
"""So many characters at the beginning show where the header is and what separates the cells."""


def table_from_csv(text: str, file: str, vocabulary: Vocabulary) -> Table | Diagnostic:
    columns = Columns(vocabulary)
    separator = separator_of(text[:SAMPLE], columns)
    if separator is None:
        return no_header(InFile(file), vocabulary)
    if (broken := _broken_row(text, separator)) is not None:
        return Diagnostic("P610", InRecords(file, row=broken))
    rows = numbered_lines(_lines(text), separator)
    header, top = found_in(rows, columns)
    return table_below(header, top, rows, columns, file) if header else no_header(InFile(file), vocabulary)


def separator_of(sample: str, columns: Columns) -> str | None:
    """What separates the cells: what makes the best header at the beginning of a file; None if nothing makes one."""
    headers = {separator: _header_of(sample, separator, columns) for separator in _SEPARATORS}
    separator, header = max(headers.items(), key=lambda item: item[1].known if item[1] else 0)
    return separator if header else None


def numbered_lines(lines: Iterable[str], separator: str) -> Iterator[GridRow]:
    """Rows as a spreadsheet numbers them: a quoted line break does not start a new one. Faults show as `csv.Error`."""
    for number, cells in enumerate(csv.reader(lines, delimiter=separator, strict=True), 1):
        yield number, list(cells)


def _lines(text: str) -> Iterable[str]:
    return io.StringIO(text, newline="")


def _header_of(sample: str, separator: str, columns: Columns) -> Header | None:
    """The sample may end inside a quotation or hold a fault further down: what comes before counts."""
    rows: list[GridRow] = []
    with suppress(csv.Error):
        rows.extend(numbered_lines(_lines(sample), separator))
    return found_in(iter(rows), columns)[0]


def _broken_row(text: str, separator: str) -> int | None:
    """The first row that can't be read: looked for beforehand, so that no file is used in part."""
    last = 0
    try:
        for number, _ in numbered_lines(_lines(text), separator):
            last = number
    except csv.Error:
        return last + 1
    return None
