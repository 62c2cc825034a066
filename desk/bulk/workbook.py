"""The rows of a population as a workbook, written row by row so that few of them are in memory."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copyfile
from traceback import clear_frames
from typing import Any, BinaryIO

import duckdb
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dsl import Diagnostic, InFile, Language

from ..output import RunFailed
from ..reports.results.xlsx import CREATED, MOST_ROWS
from .connection import folder_of

_AS_WRITTEN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
_SHEET: dict[Language, str] = {"zh": "核定结果", "en": "results"}
_AT_A_TIME = 500
_WHOSE = 3
"""Columns that stay in sight: row, 证件号码, 姓名."""


def refuse_too_many(rows: int) -> None:
    """End the run if they do not fit on a sheet: before the work rather than after."""
    if rows > MOST_ROWS:
        raise RunFailed(Diagnostic("P721", None, {"most": str(MOST_ROWS), "count": str(rows)}))


def write_workbook(connection: duckdb.DuckDBPyConnection, relation: str, path: Path, language: Language) -> None:
    """One sheet: a header, then the rows of the relation. Amounts and days as such, all else as text.

    It is put together in the private folder of the connection, where nobody's data stay behind; the run ends if that
    disk is full. Raises OSError where `path` can't be written.
    """
    folder = folder_of(connection)
    made = folder / "rows.xlsx"
    try:
        with made.open("xb") as file, _forsaken_on_failure(file):
            _written(connection, relation, file, folder, language)
    except (OSError, FileCreateError) as error:
        raise RunFailed(Diagnostic("P678", InFile(str(folder.parent)))) from error
    copyfile(made, path)


@contextmanager
def _forsaken_on_failure(file: BinaryIO) -> Iterator[None]:
    """The library leaves its archive open when it fails; when that is cleared away it writes its end, to nowhere."""
    try:
        yield
    except BaseException as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, file.fileno())
        os.close(nowhere)
        found: BaseException | None = error
        while found is not None:
            clear_frames(found.__traceback__)
            found = found.__context__
        raise


def _written(
    connection: duckdb.DuckDBPyConnection, relation: str, file: BinaryIO, folder: Path, language: Language
) -> None:
    found = connection.execute(f"SELECT * FROM {relation}")
    names = [described[0] for described in found.description or ()]
    with xlsxwriter.Workbook(file, {**_AS_WRITTEN, "tmpdir": str(folder)}) as workbook:
        workbook.set_properties({"created": CREATED})
        sheet = workbook.add_worksheet(_SHEET[language])
        sheet.freeze_panes(1, _WHOSE)
        day, bold = workbook.add_format({"num_format": "yyyy-mm-dd"}), workbook.add_format({"bold": True})
        for column, name in enumerate(names):
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(_rows(found), 1):
            for column, cell in enumerate(row):
                _write(sheet, number, column, cell, day)


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := found.fetchmany(_AT_A_TIME):
        yield from rows


def _write(sheet: Worksheet, row: int, column: int, cell: Any, day: Format) -> None:
    match cell:
        case str():
            sheet.write_string(row, column, cell)
        case bool():
            sheet.write_boolean(row, column, cell)
        case int() | Decimal():  # the library writes the digits of a decimal as they are
            sheet.write_number(row, column, cell)
        case date():
            sheet.write_datetime(row, column, cell, day)
