"""Workbooks as every report of totals writes them: amounts as numbers, a frozen header, columns as wide as needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dsl import Language

from ..columns import width
from ..wrapping import wrap

Cell = str | int | Decimal | None
AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_MOST_NAME = 31
_NARROWEST, _WIDEST = 8, 60
_LINE_HEIGHT, _MOST_HEIGHT = 15, 405


class Book:
    """A workbook with the forms that its cells have."""

    def __init__(self, workbook: Workbook, language: Language) -> None:
        self.workbook, self.language = workbook, language
        self.amount = workbook.add_format({"num_format": "#,##0.00", "valign": "top"})
        self.count = workbook.add_format({"num_format": "#,##0", "valign": "top"})
        self.text = workbook.add_format({"indent": 1, "valign": "top"})
        self.long = workbook.add_format({"indent": 1, "text_wrap": True, "valign": "top"})
        self.bold = workbook.add_format({"bold": True, "bottom": 1})
        self.over_numbers = workbook.add_format({"bold": True, "bottom": 1, "align": "right"})

    def sheet(
        self, name: str, titles: Sequence[str], frozen: int = 1, numbers: range = range(0), widest: int = _WIDEST
    ) -> Sheet:
        """`numbers`: the columns of numbers, whose titles stand to the right as they do; `widest`: of words, from where
        on they wrap."""
        made = self.workbook.add_worksheet(_sheet_name(name))
        sheet = Sheet(made, self.amount, self.count, self.text, self.long, widest, {})
        sheet.write(0, titles)
        for column, words in enumerate(titles):
            made.write_string(0, column, words, self.over_numbers if column in numbers else self.bold)
        made.freeze_panes(1, frozen)
        made.set_landscape()
        made.set_paper(9)  # A4
        made.fit_to_pages(1, 0)
        made.repeat_rows(0)
        return sheet


def _sheet_name(name: str) -> str:
    """As long as a workbook allows, without the signs that it forbids."""
    return "".join("_" if char in "[]:*?/\\'" else char for char in name)[:_MOST_NAME]


@dataclass
class Sheet:
    """A worksheet while it is written, with the width that each column needs."""

    sheet: Worksheet
    amount: Format
    count: Format
    text: Format
    long: Format
    widest: int
    widths: dict[int, int]

    def write(self, row: int, cells: Sequence[Cell]) -> None:
        """Words that are wider than the widest column wrap, and their row becomes as high as they need."""
        lines = 1
        for column, cell in enumerate(cells):
            match cell:
                case str() if (needed := _lines(cell, self.widest)) > 1:
                    lines = max(lines, needed)
                    self.sheet.write_string(row, column, cell, self.long)
                case str():
                    self.sheet.write_string(row, column, cell, self.text)
                case Decimal():
                    self.sheet.write_number(row, column, cell, self.amount)
                case int():
                    self.sheet.write_number(row, column, cell, self.count)
            words = f"{cell:,}" if isinstance(cell, Decimal | int) else cell or ""
            self.widths[column] = max(self.widths.get(column, _NARROWEST), sum(map(width, words)))
        if lines > 1:
            self.sheet.set_row(row, min(lines * _LINE_HEIGHT + 2, _MOST_HEIGHT))

    def fit(self) -> None:
        for column, needed in self.widths.items():
            self.sheet.set_column(column, column, min(needed, self.widest) + 2)


def _lines(words: str, room: int) -> int:
    return sum(len(wrap(line, room)) for line in words.split("\n"))


def dressed(chart: object, words: str, bars: int) -> None:
    """The title, the legend and the size of a bar chart."""
    chart.set_title({"name": words, "name_font": {"size": 12}})  # type: ignore[attr-defined]
    chart.set_legend({"position": "bottom"})  # type: ignore[attr-defined]
    chart.set_x_axis({"num_format": "#,##0", "major_gridlines": {"visible": True}})  # type: ignore[attr-defined]
    chart.set_y_axis({"reverse": True})  # type: ignore[attr-defined]
    chart.set_size({"width": 860, "height": 200 + 24 * bars})  # type: ignore[attr-defined]
