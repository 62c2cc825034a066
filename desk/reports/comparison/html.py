"""A comparison as one HTML page without outside resources: first column and head stay in sight; prints on A3 or A4."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from importlib.resources import files

from dsl import Language

from ..charts import style, svg
from ..columns import visible_text
from ..explanation.html import DAY, LOCALE, POLICY
from .page import Group, Page, ShownCell, ShownRow, told_behind


def render(page: Page, language: Language) -> str:
    return "\n".join(_page(page, language)) + "\n"


def _page(page: Page, language: Language) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield f'<html lang="{LOCALE[language]}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{plain(page.title)}</title>"
    own = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    yield f"<style>\n{style()}{own}</style>\n</head>"
    yield f"<body>\n<main>\n<h1>{shown(page.title)}</h1>"
    yield f'<div class="summary">{"".join(f"<p>{shown(said)}</p>" for said in page.summary)}</div>'
    yield '<div class="sheet"><table>'
    yield from _head(page)
    yield "<tbody>"
    for group in page.groups:
        yield from _group(group, len(page.columns) + 1)
    yield "</tbody></table></div>"
    for group in page.groups:
        yield from _charts(group, language)
    yield from (f'<p class="note">{shown(note)}</p>' for note in page.notes)
    for title, said in page.closing:
        yield f"<h2>{shown(title)}</h2>\n<ul>{''.join(f'<li>{shown(text)}</li>' for text in said)}</ul>"
    yield "</main>\n</body>\n</html>"


def _head(page: Page) -> Iterator[str]:
    yield f'<thead><tr><th scope="col">{shown(page.corner)}</th>'
    for column in page.columns:
        notes = "".join(f"<small>{shown(note)}</small>" for note in column.notes)
        yield f'<th scope="col"><b>{shown(column.name)}</b>{notes}</th>'
    yield "</tr></thead>"


def _group(group: Group, columns: int) -> Iterator[str]:
    yield f'<tr class="group"><th colspan="{columns}" scope="rowgroup"><span>{shown(group.title)}</span></th></tr>'
    for row in group.rows:
        yield "".join(_row(row))


def _row(row: ShownRow) -> Iterator[str]:
    yield f'<tr><th scope="row">{shown(row.label)}</th>'
    for cell in row.cells:
        yield f'<td class="{cell.tone}">{"".join(_cell(cell))}</td>'
    yield "</tr>"


def _cell(cell: ShownCell) -> Iterator[str]:
    for line, behind in told_behind(cell.lines):
        kind = ' class="soft"' if line.soft else ""
        cited = f' <span class="clause">{shown(behind)}</span>' if behind else ""
        yield f"<p{kind}>{shown(line.text)}{cited}</p>"
    for mark in cell.marks:
        yield f'<p class="mark">{shown(mark)}</p>'


def _charts(group: Group, language: Language) -> Iterator[str]:
    if not group.charts:
        return
    yield f'<h2>{shown(group.title)}</h2>\n<div class="charts">'
    for chart in group.charts:
        yield f"<figure><figcaption>{shown(chart.title)}</figcaption>{svg(chart, language)}</figure>"
    yield "</div>"


def shown(text: str) -> str:
    """Escaped, with dates kept on one line."""
    return DAY.sub(r'<span class="day">\g<0></span>', escape(visible_text(text)))


def plain(text: str) -> str:
    """For a title or an attribute, which has no marks inside."""
    return escape(visible_text(text), quote=True)
