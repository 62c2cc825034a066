"""An opened input: its columns as written, and the query that gives its rows."""

from __future__ import annotations

from dataclasses import dataclass

from dsl import Diagnostic, InRecords

from .shapes import Shape


@dataclass(frozen=True, slots=True)
class Field:
    """A column of the input: the header as written, and its name in `Source.scan`."""

    header: str
    column: str
    shape: Shape


@dataclass(frozen=True, slots=True)
class Source:
    """`scan` is a query that gives "row" (from 1, BIGINT) and the columns of the fields, in the input's order.

    `problems` is its column with the problems of rows in which not even cells could be told apart, `layout` its column
    with the position in `layouts` of the fields that a row has (None: every row has all of them).
    `notes` are about the file; `rows` is how many persons' rows there are.
    """

    file: str
    scan: str
    fields: tuple[Field, ...]
    rows: int
    sheet: str | None = None
    notes: tuple[Diagnostic, ...] = ()
    problems: str | None = None
    layout: str | None = None
    layouts: tuple[tuple[int, ...], ...] = ()

    def place(self, row: int | None = None, column: str | None = None) -> InRecords:
        return InRecords(self.file, self.sheet, row, column or None)
