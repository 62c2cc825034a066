"""An explanation as one HTML page without outside resources: for the screen, light or dark, and for paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files

from dsl import Language
from engine.explain import Explanation

from ..charts import style, svg
from ..columns import visible_text
from ..document import (
    Beside,
    Block,
    Check,
    Document,
    Figure,
    Grid,
    Heading,
    Items,
    Mark,
    Quoted,
    RuleQuote,
    Section,
    Sentence,
)
from .document import document

LOCALE: Mapping[Language, str] = {"zh": "zh-CN", "en": "en"}
CLASSES = {Mark.YES: "yes", Mark.NO: "no", Mark.UNKNOWN: "unknown"}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""Nothing is fetched and nothing runs, whatever a rule file says."""


def render(explanation: Explanation, language: Language, subject: str = "") -> str:
    """`subject` names the person in the caller's words."""
    return as_page(document(explanation, language, subject), language)


def as_page(page: Document, language: Language) -> str:
    """Any document as a page."""
    return "\n".join(_page(page, language)) + "\n"


def _page(page: Document, language: Language) -> Iterator[str]:
    title = " · ".join(filter(None, (page.title, page.subject)))
    yield "<!DOCTYPE html>"
    yield f'<html lang="{LOCALE[language]}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{escape(visible_text(title))}</title>"
    yield f"<style>\n{_style(page)}</style>\n</head>\n<body>\n<main>"
    yield f"<header><h1>{_shown(title)}</h1>\n<p>{_shown(page.subtitle)}</p></header>"
    for at, section in enumerate(page.sections):
        yield from _section(section, "summary" if at == 0 else "", language)
    yield "</main>\n</body>\n</html>"


def _style(page: Document) -> str:
    has_charts = any(isinstance(block, Figure) for section in page.sections for block in section.blocks)
    own = files(__package__).joinpath("page.css").read_text(encoding="utf-8")
    return style() + own if has_charts else own


def _shown(text: str) -> str:
    """Escaped, with dates kept on one line."""
    return DAY.sub(r'<span class="day">\g<0></span>', escape(visible_text(text)))


def _section(section: Section, kind: str, language: Language) -> Iterator[str]:
    yield f'<section class="{kind}">' if kind else "<section>"
    yield f"<h2>{_shown(section.title)}</h2>"
    for block in section.blocks:
        yield from _block(block, language)
    yield "</section>"


def _block(block: Block, language: Language) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield f"<h3>{_shown(text)}</h3>"
        case Sentence(text=text, tone=tone):
            yield f'<p class="{tone.value}">{_shown(text)}</p>'
        case Items(items=items):
            yield f"<ul>{''.join(f'<li>{_shown(item)}</li>' for item in items)}</ul>"
        case RuleQuote():
            yield from _quote(block)
        case Grid():
            yield from _grid(block)
        case Beside():
            yield from _beside(block)
        case Figure(chart=chart):
            yield f"<figure><figcaption>{_shown(chart.title)}</figcaption>{svg(chart, language)}</figure>"


def _quote(quote: RuleQuote) -> Iterator[str]:
    yield f'<div class="{"rule" if quote.applied else "rule passed-over"}">'
    citation = f'<span class="clause">{_shown(quote.citation)}</span>' if quote.citation else ""
    place = f'<span class="place">{_shown(quote.place)}</span>'
    yield f'<p class="line">{place} <code>{_shown(quote.text)}</code> {citation}</p>'
    if quote.checks:
        yield from _checks(quote.checks)
    for note in quote.notes:
        yield f'<p class="note">{_shown(note)}</p>'
    yield "</div>"


def _beside(beside: Beside) -> Iterator[str]:
    yield f'<div class="change"><p class="said">{_shown(beside.text)}</p>\n<div class="sides">'
    for side, kind in ((beside.old, "old"), (beside.new, "new")):
        yield f'<div class="{kind}">{_side(side)}</div>' if side is not None else f'<div class="{kind} absent"></div>'
    yield "</div></div>"


def _side(side: Quoted) -> str:
    citation = f'<span class="clause">{_shown(side.citation)}</span>' if side.citation else ""
    head = f'<p class="whose"><b>{_shown(side.whose)}</b> <span class="place">{_shown(side.place)}</span>{citation}</p>'
    return head + "".join(f"<p><code>{_shown(line)}</code></p>" for line in side.lines)


def _checks(checks: Iterable[Check]) -> Iterator[str]:
    yield '<ul class="checks">'
    for check in checks:
        note = f' <span class="fact">{_shown(check.note)}</span>' if check.note else ""
        mark = f'<span class="mark">{check.mark.value}</span>'
        yield f'<li class="{CLASSES[check.mark]}">{mark} <code>{_shown(check.text)}</code>{note}'
        if check.parts:
            yield from _checks(check.parts)
        yield "</li>"
    yield "</ul>"


def _grid(grid: Grid) -> Iterator[str]:
    yield '<div class="table"><table>'
    if grid.head:
        yield f"<thead><tr>{''.join(_cells(grid, grid.head, 'th'))}</tr></thead>"
    yield "<tbody>"
    for at, row in enumerate(grid.rows):
        kind = ' class="total"' if grid.total and at == len(grid.rows) - 1 else ""
        first = f'<th scope="row">{_shown(row[0])}</th>'
        yield f"<tr{kind}>{first}{''.join(_cells(grid, row, 'td', start=1))}</tr>"
    yield "</tbody></table></div>"


def _cells(grid: Grid, row: tuple[str, ...], tag: str, start: int = 0) -> Iterator[str]:
    for at, cell in enumerate(row[start:], start):
        kind = ' class="number"' if at in grid.numeric else ""
        yield f"<{tag}{kind}>{_shown(cell)}</{tag}>"
