"""Charts of a page as sheets of a workbook: their numbers, and a chart of the workbook's own."""

from __future__ import annotations

from collections.abc import Sequence

from ..charts import Bars, Stacks
from .workbook import Book, Cell, dressed

_GREY, _DARK = "#B9BFBC", "#14585A"
_PARTS = (_DARK, "#7FB5B1", "#D9A441", "#8A4B2A", "#C9CDC6", "#5B6F9C")


def bars(book: Book, name: str, corner: str, chart: Bars) -> None:
    """A row for each label; what is no number stands there in words."""
    sheet = book.sheet(name, (corner, *chart.series), numbers=range(1, len(chart.series) + 1))
    for row, (label, values, words) in enumerate(zip(chart.labels, chart.values, chart.words, strict=True), 1):
        cells = (word if value is None else value for value, word in zip(values, words, strict=True))
        sheet.write(row, (label, *cells))
    sheet.fit()
    last = len(chart.labels)
    drawn = book.workbook.add_chart({"type": "bar"})
    for column, colour in zip(range(1, len(chart.series) + 1), (_GREY, _DARK), strict=False):
        _series(drawn, name, column, last, colour)
    dressed(drawn, chart.title, 2 * last)
    sheet.sheet.insert_chart(last + 2, 0, drawn)


def stacks(book: Book, name: str, corner: str, chart: Stacks) -> None:
    """A row for each bar, with its parts beside one another."""
    sheet = book.sheet(name, (corner, *chart.series), numbers=range(1, len(chart.series) + 1))
    made = zip(chart.labels, chart.stacks, strict=True)
    rows = [(f"{label} {stack.side}", stack) for label, together in made for stack in together]
    for row, (label, stack) in enumerate(rows, 1):
        parts: Sequence[Cell] = (stack.words,) if stack.words else stack.parts
        sheet.write(row, (label, *parts))
    sheet.fit()
    drawn = book.workbook.add_chart({"type": "bar", "subtype": "stacked"})
    for column, colour in zip(range(1, len(chart.series) + 1), _PARTS * len(chart.series), strict=False):
        _series(drawn, name, column, len(rows), colour)
    dressed(drawn, chart.title, len(rows))
    sheet.sheet.insert_chart(len(rows) + 2, 0, drawn)


def _series(drawn: object, name: str, column: int, last: int, colour: str) -> None:
    drawn.add_series(  # type: ignore[attr-defined]
        {
            "name": [name, 0, column],
            "categories": [name, 1, 0, last, 0],
            "values": [name, 1, column, last, column],
            "fill": {"color": colour},
        }
    )
