"""An opened input: its columns as written, and the query that gives its rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import duckdb

from dsl import Diagnostic, InRecords

from .shapes import Shape

if TYPE_CHECKING:
    import pyarrow as pa


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
    `notes` are about the file; `rows` is how many persons' rows there are. `tables` are in memory: of those that `scan`
    names, the connection has been told, but no cursor of it has.
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
    tables: Mapping[str, pa.Table] = field(default_factory=dict)

    def cursor(self, connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
        """For rows that are fetched while the connection is asked other things."""
        cursor = connection.cursor()
        for name, table in self.tables.items():
            cursor.register(name, table)
        return cursor

    def place(self, row: int | None = None, column: str | None = None) -> InRecords:
        return InRecords(self.file, self.sheet, row, column or None)
