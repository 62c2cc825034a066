"""Everyone's answer as a workbook: amounts and days as such, all else as text and never as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dsl import Language

from ..columns import width
from ..outcomes import value_words
from .model import Results
from .sheet import Cell, rows, titles

MOST_ROWS = 1_048_575
"""Persons that fit on a sheet below its header."""

_AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
CREATED = datetime(2000, 1, 1)
"""Always the same: equal answers are equal files, byte by byte, whatever the clock says."""
_SHEET: dict[Language, str] = {"zh": "核定结果", "en": "results"}
_NARROWEST, _WIDEST = 6, 50


def render(results: Results, language: Language) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _AS_WRITTEN) as workbook:
        workbook.set_properties({"created": CREATED})
        sheet = _Sheet(
            workbook.add_worksheet(_SHEET[language]),
            workbook.add_format({"num_format": "0.00"}),
            workbook.add_format({"num_format": "yyyy-mm-dd"}),
        )
        heads = titles(results, language)
        sheet.write_row(0, heads)
        for number, row in enumerate(rows(results, language), 1):
            sheet.write_row(number, row)
        sheet.lay_out(len(results.results), len(heads), workbook.add_format({"bold": True}))
    return content.getvalue()


@dataclass
class _Sheet:
    """A worksheet while it is written, with the width that each column needs."""

    sheet: Worksheet
    amount: Format
    day: Format

    def __post_init__(self) -> None:
        self._widths: dict[int, int] = {}

    def write_row(self, number: int, cells: Sequence[Cell]) -> None:
        for column, cell in enumerate(cells):
            self._write(number, column, cell)
            columns = sum(map(width, cell if isinstance(cell, str) else value_words(cell, "zh")))
            self._widths[column] = max(self._widths.get(column, _NARROWEST), columns)

    def lay_out(self, last_row: int, columns: int, bold: Format) -> None:
        for column, needed in self._widths.items():
            self.sheet.set_column(column, column, min(needed, _WIDEST) + 1)
        self.sheet.set_row(0, None, bold)
        self.sheet.freeze_panes(1, 2)
        self.sheet.autofilter(0, 0, last_row, columns - 1)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        match cell:
            case str():
                self.sheet.write_string(row, column, cell)
            case Decimal():
                # The library writes the digits of a decimal as they are, without a float on the way.
                self.sheet.write_number(row, column, cell, self.amount)
            case date():
                self.sheet.write_datetime(row, column, cell, self.day)
            case int():
                self.sheet.write_number(row, column, cell)
