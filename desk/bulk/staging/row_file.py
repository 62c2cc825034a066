"""Rows that another reader makes, kept on disk as a Parquet file of texts until the query reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_hex

import duckdb

from dsl import Diagnostic, InFile
from engine.facts import Problem, Row, Table

from .. import sql
from ..connection import folder_of, with_room
from ..trouble import is_lack_of_room
from .shapes import LONGEST, TAGGED
from .source import Field, Source
from .tagged import tagged

_MOST_COLUMNS = 2_000
_MOST_LAYOUTS = 10_000
_LONGEST_ROW = sql.LONGEST_LINE // 8
"""Characters of a row, all told: in UTF-8 they are at most half as many bytes as a line may have."""

_LINES_AT_ONCE = 1_000


class Refused(Exception):
    """The input can't be used, as its diagnostic says."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


@dataclass
class _Columns:
    """The columns met so far, each header with how often it stood before in its row; and which a row may have."""

    place: InFile
    positions: dict[tuple[str, int], int] = field(default_factory=dict)
    layouts: dict[tuple[str, ...], tuple[int | None, tuple[int, ...]]] = field(default_factory=dict)
    listed: list[tuple[int, ...]] = field(default_factory=list)

    def of(self, headers: tuple[str, ...]) -> tuple[int | None, tuple[int, ...]]:
        """The number of this layout (None: too many to keep), and where each of its cells belongs."""
        if (known := self.layouts.get(headers)) is not None:
            return known
        seen: dict[str, int] = {}
        found = []
        for header in headers:
            found.append(self.positions.setdefault((header, seen.get(header, 0)), len(self.positions)))
            seen[header] = seen.get(header, 0) + 1
        if len(self.positions) > _MOST_COLUMNS:
            raise Refused(Diagnostic("P676", self.place, {"limit": f"{_MOST_COLUMNS:,}"}))
        if len(self.listed) == _MOST_LAYOUTS:
            return None, tuple(found)
        self.listed.append(tuple(found))
        self.layouts[headers] = len(self.listed) - 1, tuple(found)
        return self.layouts[headers]


def from_table(table: Table, connection: duckdb.DuckDBPyConnection) -> Source | Diagnostic:
    """A table of rows as an input. Every cell is kept as `tagged` writes it."""
    columns, notes = _Columns(InFile(table.file)), list[Diagnostic]()
    lines = folder_of(connection) / f"{token_hex(8)}.tsv"
    try:
        with lines.open("w", encoding="utf-8") as file:
            count = _write(file.write, table.rows, columns, notes)
        if not columns.positions:
            columns.positions["", 0] = 0
        scan = _packed(connection, lines, len(columns.positions))
    except Refused as refused:
        return refused.diagnostic
    except (duckdb.Error, OSError) as error:
        if not is_lack_of_room(error):
            raise
        return Diagnostic("P678", columns.place)
    finally:
        with suppress(FileNotFoundError):
            lines.unlink()
    fields = tuple(Field(header, f"c{i}", TAGGED) for i, (header, _) in enumerate(columns.positions))
    return Source(
        table.file, scan, fields, count, table.sheet, tuple(notes), "problems", "layout", tuple(columns.listed)
    )


def _write(
    write: Callable[[str], object], rows: Iterable[Row | Diagnostic], columns: _Columns, notes: list[Diagnostic]
) -> int:
    count, lines = 0, list[str]()
    for row in rows:
        if isinstance(row, Diagnostic):
            notes.append(row)
            continue
        count += 1
        lines.append(_line(row, columns))
        if len(lines) == _LINES_AT_ONCE:
            write("".join(lines))
            lines.clear()
    write("".join(lines))
    return count


def _line(row: Row, columns: _Columns) -> str:
    """Number, problem, layout, and the cells each in its own place."""
    layout, positions = columns.of(row.headers)
    texts = [tagged(cell) for cell in row.values]
    if any(text is not None and len(text) > LONGEST for text in texts):
        texts = [_short(text) for text in texts]
    cells = texts
    if positions != tuple(range(len(positions))):
        cells = [None] * (max(positions) + 1)
        for position, text in zip(positions, texts, strict=True):
            cells[position] = text
    problem = tagged(row.problems[0]) if row.problems else None
    if sum(map(len, filter(None, cells))) > _LONGEST_ROW:
        problem, cells = tagged(too_long()), []
    start = (str(row.number), problem or "", "" if layout is None else str(layout))
    return "\t".join([*start, *(cell or "" for cell in cells)]) + "\n"


def _short(text: str | None) -> str | None:
    return tagged(too_long()) if text is not None and len(text) > LONGEST else text


def too_long() -> Problem:
    return Problem("P675", {"limit": f"{LONGEST:,}"})


def _packed(connection: duckdb.DuckDBPyConnection, lines: Path, columns: int) -> str:
    """The rows as a Parquet file; the query that reads it."""
    packed = folder_of(connection) / f"{token_hex(8)}.parquet"
    types = {"row": "BIGINT", "problems": "VARCHAR", "layout": "INTEGER"}
    types |= {f"c{i}": "VARCHAR" for i in range(columns)}
    listed = ", ".join(f"{sql.text(name)}: {sql.text(kind)}" for name, kind in types.items())
    options = f"{sql.PLAIN_LINES}, null_padding = true"
    with with_room(connection):  # with small row groups, of which one of every column is in memory
        connection.execute(
            f"COPY (SELECT * FROM read_csv({sql.path(str(lines))}, columns = {{{listed}}}, {options}))"
            f" TO {sql.text(str(packed))} (FORMAT parquet, ROW_GROUP_SIZE 30720)"
        )
    return f"SELECT * FROM read_parquet({sql.path(str(packed))})"
