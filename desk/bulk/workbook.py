"""The rows of a population as a workbook, written row by row so that few of them are in memory."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dsl import Diagnostic, Language

from ..output import RunFailed
from ..reports.results_xlsx import CREATED, MOST_ROWS

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

    Raises OSError.
    """
    try:
        _written(connection, relation, path, language)
    except FileCreateError as error:
        (reason,) = error.args
        raise reason from None


def _written(connection: duckdb.DuckDBPyConnection, relation: str, path: Path, language: Language) -> None:
    found = connection.execute(f"SELECT * FROM {relation}")
    names = [described[0] for described in found.description or ()]
    with path.open("xb") as file, xlsxwriter.Workbook(file, _AS_WRITTEN) as workbook:
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
