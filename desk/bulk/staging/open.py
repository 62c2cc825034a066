"""From a path to an opened input, whatever kind of file stands there."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

import duckdb

from dsl import Diagnostic, InFile, InRecords, Vocabulary
from engine.facts import Columns, Row, Table

from ...records import read_rows
from ...records.content import shown
from ...records.csv_text import numbered_lines, separator_of
from ...records.grid import found_in, no_header, table_below
from ...records.header import GridRow
from ...records.json_text import is_lines, json_row, parsed_json
from .parquet import SIGNATURE, open_parquet
from .row_file import Refused, from_table, too_long
from .source import Source
from .text_file import TextFile, text_file

_LONGEST_LINE = 8_000_000
"""Characters of one line of JSON."""


def open_source(path: str, vocabulary: Vocabulary, connection: duckdb.DuckDBPyConnection) -> Source | Diagnostic:
    """The input at this path, or why there is none. The content counts, not the suffix.

    What is no Parquet is put into the connection's private folder first: its rows are there until that is gone.
    """
    place = InFile(shown(path))
    try:
        if Path(path).is_dir():
            return open_parquet(Path(path), connection)
        with Path(path).open("rb") as file:
            start = file.read(len(SIGNATURE))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a path with a NUL, which no file has
        return Diagnostic("P701", place)
    except OSError as error:
        return Diagnostic("P711", place, {"reason": error.strerror or type(error).__name__})
    if not start:
        return Diagnostic("P601", place)
    if start == SIGNATURE:
        return open_parquet(Path(path), connection)
    table = _table(Path(path), place, vocabulary)
    return table if isinstance(table, Diagnostic) else from_table(table, connection)


def _table(path: Path, place: InFile, vocabulary: Vocabulary) -> Table | Diagnostic:
    file = text_file(path, place)
    if isinstance(file, Diagnostic):
        return file
    if not isinstance(file, TextFile):
        return read_rows(str(path), vocabulary)
    if file.first not in "{[":
        return _csv(file, place, vocabulary)
    if _has_lines(file):
        return Table(place.file, _json_rows(file))
    return read_rows(str(path), vocabulary)


def _csv(file: TextFile, place: InFile, vocabulary: Vocabulary) -> Table | Diagnostic:
    columns = Columns(vocabulary)
    separator = separator_of(file.sample, columns)
    if separator is None:
        return no_header(place, vocabulary)
    rows = _csv_rows(file, separator, place)
    try:
        header, top = found_in(rows, columns)
        return table_below(header, top, rows, columns, place.file) if header else no_header(place, vocabulary)
    except Refused as refused:
        return refused.diagnostic


def _csv_rows(file: TextFile, separator: str, place: InFile) -> Iterator[GridRow]:
    """A fault ends the whole input, so that no file is used in part."""
    number = 0
    with file.opened(newline="") as lines:
        try:
            for number, cells in numbered_lines(lines, separator):
                yield number, cells
        except csv.Error as error:
            raise Refused(Diagnostic("P610", InRecords(place.file, row=number + 1))) from error


def _has_lines(file: TextFile) -> bool:
    """One record a line, as the first two lines that are not blank show."""
    with file.opened(newline="\n") as lines:
        spoken = (line for _, line in _numbered(lines) if line is None or line.strip())
        first = list(islice(spoken, 2))
    return len(first) == 2 and first[0] is not None and is_lines(f"{first[0].strip()}\n{{}}")


def _json_rows(file: TextFile) -> Iterator[Row]:
    with file.opened(newline="\n") as lines:
        for number, line in _numbered(lines):
            if line is None:
                yield Row(number, (), (), (too_long(),))
            elif line.strip():
                yield json_row(number, parsed_json(line, number))


def _numbered(lines: TextIO) -> Iterator[tuple[int, str | None]]:
    """Lines from 1; None for one that is too long to be a record."""
    number = 0
    while line := lines.readline(_LONGEST_LINE):
        number += 1
        whole = len(line) < _LONGEST_LINE or line.endswith("\n")
        yield number, line if whole else None
        while not whole and (rest := lines.readline(_LONGEST_LINE)):
            whole = rest.endswith("\n")
