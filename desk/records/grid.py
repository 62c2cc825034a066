"""From numbered rows of cells to a table of persons: the same for CSV and for sheets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice

from dsl import Diagnostic, InFile, InRecords, Vocabulary
from engine.facts import Columns, Row, Table

from .body import persons_below
from .header import LOOK_AT, GridRow, Header, find_header


def top_of(rows: Iterator[GridRow]) -> list[GridRow]:
    """The rows among which the header must be."""
    return list(islice(rows, LOOK_AT))


def table_below(
    header: Header, top: list[GridRow], rest: Iterable[GridRow], columns: Columns, file: str, sheet: str | None = None
) -> Table | Diagnostic:
    """The table under a header that was found."""
    persons = persons_below(chain(top[header.end :], rest), header.labels, columns, InRecords(file, sheet))
    before: list[Row | Diagnostic] = []
    for item in persons:
        before.append(item)
        if isinstance(item, Row):
            return Table(file, chain(before, persons), sheet)
    return Diagnostic("P602", InRecords(file, sheet))


def no_header(place: InFile | InRecords, vocabulary: Vocabulary) -> Diagnostic:
    return Diagnostic("P603", place, {"rows": str(LOOK_AT), "examples": "、".join(islice(vocabulary.facts, 3))})


def found_in(rows: Iterator[GridRow], columns: Columns) -> tuple[Header | None, list[GridRow]]:
    top = top_of(rows)
    return find_header(top, columns), top
