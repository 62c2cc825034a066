"""A comparison as a workbook: frozen head, wrapped cells with the clause below the value, and charts of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dsl import Language

from ..charts import Lines
from ..columns import visible_text, width
from ..wrapping import KEPT
from .page import Page, ShownCell, told_behind
from .words import say

_AS_WRITTEN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_A3, _A4 = 8, 9
_LABEL, _EACH, _LINE_HEIGHT, _MOST_HEIGHT = 20, 38, 16, 405
_CHART_ROWS, _CHART_WIDTH, _CHART_HEIGHT = 15, 460, 280
_NAMES = {"zh": ("对照", "图表", "说明"), "en": ("comparison", "charts", "notes")}


def render(page: Page, language: Language) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _AS_WRITTEN) as workbook:
        main, charts, notes = _NAMES[language]
        _table(workbook, workbook.add_worksheet(main), page, language)
        if drawn := [chart for group in page.groups for chart in group.charts]:
            _charts(workbook, workbook.add_worksheet(charts), drawn, language)
        _notes(workbook, workbook.add_worksheet(notes), page)
    return content.getvalue()


def _table(workbook: Workbook, sheet: Worksheet, page: Page, language: Language) -> None:
    boxed = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#BBBBBB"}
    head = workbook.add_format({**boxed, "bold": True, "bg_color": "#E3EBE9"})
    group_format = workbook.add_format({"bold": True, "bg_color": "#14585A", "font_color": "#FFFFFF"})
    label = workbook.add_format({**boxed, "bold": True})
    tones = {
        "plain": workbook.add_format(boxed),
        "open": workbook.add_format({**boxed, "bg_color": "#FDF5E2"}),
        "absent": workbook.add_format({**boxed, "bg_color": "#F0F0F0", "font_color": "#666666"}),
    }
    titles = [page.corner, *("\n".join((column.name, *column.notes)) for column in page.columns)]
    for at, title in enumerate(titles):
        sheet.write_string(0, at, visible_lines(title), head)
    sheet.set_row(0, _height(titles))
    row = 1
    for group in page.groups:
        for at in range(len(titles)):
            sheet.write_string(row, at, visible_text(group.title) if at == 0 else "", group_format)
        for shown in group.rows:
            row += 1
            sheet.write_string(row, 0, visible_text(shown.label), label)
            words = [cell_text(cell, language) for cell in shown.cells]
            for at, (cell, text) in enumerate(zip(shown.cells, words, strict=True), 1):
                sheet.write_string(row, at, text, tones[cell.tone])
                if places := places_of(cell):
                    sheet.write_comment(row, at, places, {"x_scale": 2})
            sheet.set_row(row, _height([shown.label, *words]))
        row += 1
    sheet.set_column(0, 0, _LABEL)
    sheet.set_column(1, len(page.columns), _EACH)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def visible_lines(text: str) -> str:
    return "\n".join(map(visible_text, text.split("\n")))


def cell_text(cell: ShownCell, language: Language) -> str:
    """Each line with its clause in brackets, once for what the same line of the notice says; marks below."""
    made = [
        line.text + (say(language, "bracketed", text=line.cited) if line.cited and behind else "")
        for line, behind in told_behind(cell.lines)
    ]
    return visible_lines("\n".join((*made, *cell.marks)))


def places_of(cell: ShownCell) -> str:
    """Where it is encoded, for the comment of the cell."""
    return "\n".join(dict.fromkeys(visible_text(line.place).replace(KEPT, " ") for line in cell.lines if line.place))


def _height(texts: Sequence[str]) -> float:
    """A workbook does not fit rows to wrapped text by itself."""
    lines = max(
        sum(1 + sum(map(width, line)) // ((_LABEL if at == 0 else _EACH) - 1) for line in text.split("\n"))
        for at, text in enumerate(texts)
    )
    return min(lines * _LINE_HEIGHT + 3, _MOST_HEIGHT)


def _charts(workbook: Workbook, sheet: Worksheet, charts: Sequence[Lines], language: Language) -> None:
    """The numbers of each chart as a row, and the charts beside one another below them."""
    bold = workbook.add_format({"bold": True, "bottom": 1})
    sheet.write_string(0, 0, say(language, "concept"), bold)
    sheet.write_string(0, 1, say(language, "unit"), bold)
    years = charts[0].labels
    for at, year in enumerate(years, 2):
        sheet.write_string(0, at, year, bold)
    rate, number = workbook.add_format({"num_format": "0.##%"}), workbook.add_format({"num_format": "#,##0.##"})
    for row, chart in enumerate(charts, 1):
        is_rate = chart.unit == say(language, "history.unit.rate")
        sheet.write_string(row, 0, visible_text(chart.title))
        sheet.write_string(row, 1, chart.unit)
        for at, (value, words) in enumerate(zip(chart.values, chart.words, strict=True), 2):
            if value is None:
                sheet.write_string(row, at, visible_text(words))
            else:
                sheet.write_number(row, at, value, rate if is_rate else number)
        _draw(workbook, sheet, chart, row, len(years), len(charts) + 2)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(years) + 1, 12)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _draw(workbook: Workbook, sheet: Worksheet, chart: Lines, row: int, years: int, below: int) -> None:
    drawn: Any = workbook.add_chart({"type": "line"})
    drawn.add_series(
        {
            "name": [sheet.name, row, 0],
            "categories": [sheet.name, 0, 2, 0, years + 1],
            "values": [sheet.name, row, 2, row, years + 1],
            "marker": {"type": "circle"},
            "data_labels": {"value": True, "position": "above"},
        }
    )
    drawn.set_title({"name": visible_text(chart.title), "name_font": {"size": 11}})
    drawn.set_legend({"none": True})
    drawn.set_y_axis({"min": 0, "name": chart.unit, "major_gridlines": {"visible": True}})
    drawn.show_blanks_as("gap")
    drawn.set_size({"width": _CHART_WIDTH, "height": _CHART_HEIGHT})
    at = row - 1
    sheet.insert_chart(below + (at // 2) * _CHART_ROWS, 0 if at % 2 == 0 else 3, drawn, {"x_offset": 8 + (at % 2) * 40})


def _notes(workbook: Workbook, sheet: Worksheet, page: Page) -> None:
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    bold = workbook.add_format({"bold": True})
    row = 0
    for title, said in ((page.title, (*page.summary, *page.notes)), *page.closing):
        sheet.write_string(row, 0, visible_text(title), bold)
        for at, text in enumerate(said, row + 1):
            sheet.write_string(at, 0, visible_text(text), wrapped)
        row += len(said) + 2
    sheet.set_column(0, 0, 120)
