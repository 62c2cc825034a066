"""A comparison as Markdown: a table for each group of rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..charts import Lines
from ..columns import visible_text
from .page import Page, ShownCell, told_behind
from .text import blocks

_MARKS = re.compile(r"([\\`*_\[\]<>|#~])")
_BREAK = "<br>"


def render(page: Page) -> str:
    lines = [f"# {_plain(page.title)}", "", _plain(_sentences(page.summary))]
    for group in page.groups:
        lines += ["", f"## {_plain(group.title)}", "", *_head(page)]
        for row in group.rows:
            cells = (_cell(cell) for cell in row.cells)
            lines.append(f"| **{_plain(row.label)}** | {' | '.join(cells)} |")
        lines += _charts(group.charts)
    lines += ["", *(f"> {_plain(note)}" for note in page.notes)]
    for title, said in page.closing:
        lines += ["", f"## {_plain(title)}", "", *(f"- {_plain(text)}" for text in said)]
    return "\n".join(lines) + "\n"


def _sentences(summary: Sequence[str]) -> str:
    """A paragraph: no blank behind a Chinese full stop."""
    return "".join(said if said.endswith("。") else f"{said} " for said in summary).strip()


def _head(page: Page) -> Iterator[str]:
    names = (_BREAK.join(map(_plain, (column.name, *column.notes))) for column in page.columns)
    yield f"| {_plain(page.corner)} | {' | '.join(names)} |"
    yield "|---" * (len(page.columns) + 1) + "|"


def _cell(cell: ShownCell) -> str:
    told = ((_plain(line.text), _plain(behind)) for line, behind in told_behind(cell.lines))
    made = (f"{text} *{behind}*" if behind else text for text, behind in told)
    return _BREAK.join((*made, *(f"**{_plain(mark)}**" for mark in cell.marks)))


def _charts(charts: Iterable[Lines]) -> Iterator[str]:
    for chart in charts:
        points = "，".join(f"{label} {words}" for label, words in zip(chart.labels, chart.words, strict=True))
        yield from ("", f"- {_plain(chart.title)} `{blocks(chart)}` {_plain(points)}")


def _plain(text: str) -> str:
    """Nothing of it is taken for a mark."""
    return _MARKS.sub(r"\\\1", visible_text(text))
