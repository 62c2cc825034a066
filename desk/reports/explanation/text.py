"""An explanation as plain text: headings, whole sentences, and tables that line up under wide characters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from dsl import Language
from engine.explain import Explanation

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
    Quoted,
    RuleQuote,
    Section,
    Sentence,
    Tone,
)
from ..wrapping import columns, pad, wrap
from .document import document

ROOM = 96
GAP = "  "
NARROWEST = 16
BOLD, RED, GREEN = "1", "31", "32"
LEAST_QUOTED = 40


Paint = Callable[[str, str], str]


class Shown(str):
    """A line that has been made visible already, and may be painted."""


def painted(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if text.strip() else text


def unpainted(text: str, _: str) -> str:
    return text


def render(explanation: Explanation, language: Language, subject: str = "") -> str:
    """`subject` names the person in the caller's words."""
    return as_text(document(explanation, language, subject))


def as_text(made: Document, paint: Paint = unpainted) -> str:
    """Any document as plain text; `paint` colours what is compared, at a terminal."""
    title = " · ".join(filter(None, (made.title, made.subject)))
    lines = [title, "=" * columns(title), *_lines(made.subtitle)]
    for section in made.sections:
        lines += ["", *_section(section, paint)]
    shown = (line if isinstance(line, Shown) else visible_text(line) for line in lines)
    return "\n".join(line.rstrip() for line in shown) + "\n"


def _section(section: Section, paint: Paint) -> Iterator[str]:
    yield section.title
    yield "-" * columns(section.title)
    yield from lines_of(section.blocks, paint)


def lines_of(blocks: Iterable[Block], paint: Paint = unpainted) -> Iterator[str]:
    """Blocks of an explanation by themselves, not yet safe to print."""
    for block in blocks:
        yield from _block(block, paint)


def _block(block: Block, paint: Paint) -> Iterator[str]:
    match block:
        case Heading(text=text):
            yield from ("", f"[{text}]")
        case Sentence(text=text, tone=tone):
            yield from _lines(text, "" if tone is not Tone.ASIDE else GAP)
        case Items(items=items):
            for item in items:
                yield from _lines(item, GAP + "- ", GAP + "  ")
        case RuleQuote():
            yield from _quote(block)
        case Grid():
            yield from _grid(block)
        case Beside():
            yield from _beside(block, paint)
        case Figure():
            pass


def _lines(text: str, first: str = "", then: str | None = None) -> Iterator[str]:
    """Wrapped, with what stands before the first line and before the others."""
    indent = first if then is None else then
    for at, line in enumerate(wrap(text, ROOM - columns(first))):
        yield (indent if at else first) + line


def _quote(quote: RuleQuote) -> Iterator[str]:
    indent = GAP if quote.applied else GAP * 2
    citation = f"{GAP}[{quote.citation}]" if quote.citation else ""
    yield from _lines(f"{quote.place} | {quote.text}{citation}", indent, indent + GAP)
    for check in quote.checks:
        yield from _check(check, indent + GAP)
    for note in quote.notes:
        yield from _lines(note, indent + GAP)


def _beside(beside: Beside, paint: Paint) -> Iterator[str]:
    """The sentence, and below it the lines of both notices, with their places in a column of their own."""
    yield ""
    yield from (Shown(paint(visible_text(line), BOLD)) for line in _lines(beside.text))
    sides = [side for side in (beside.old, beside.new) if side is not None]
    whose = max(columns(side.whose) for side in sides)
    taken = 4 * len(GAP) + whose
    widest = max(columns(line) for side in sides for line in _indented(side))
    room = min(widest, max(LEAST_QUOTED, ROOM - taken - max(columns(side.place) for side in sides)))
    for side in sides:
        quoted = [piece for line in _indented(side) for piece in _hanging(line, room)]
        where = _where(side, ROOM - taken - room)
        for at, (line, place) in enumerate(zip_longest(quoted, where, fillvalue="")):
            name = paint(pad("" if at else visible_text(side.whose), whose), RED if side is beside.old else GREEN)
            yield Shown(f"{GAP * 2}{name}{GAP}{visible_text(f'{pad(line, room)}{GAP}{place}')}")


def _where(side: Quoted, room: int) -> list[str]:
    """The place and the clause: on one line where they fit."""
    whole = GAP.join(filter(None, (side.place, side.citation)))
    return [whole] if columns(whole) <= room else [*wrap(side.place, room), *wrap(side.citation, room)]


def _indented(side: Quoted) -> list[str]:
    """Lines below the first belong to it."""
    return [GAP * (at > 0) + line for at, line in enumerate(side.lines)]


def _hanging(line: str, room: int) -> list[str]:
    start = " " * (len(line) - len(line.lstrip()))
    first, *more = wrap(line.lstrip(), room - len(start) - len(GAP)) if columns(line) > room else [line.lstrip()]
    return [start + first, *(start + GAP + piece for piece in more)]


def _check(check: Check, indent: str) -> Iterator[str]:
    note = f"  ← {check.note}" if check.note else ""
    yield from _lines(f"{check.mark.value} {check.text}{note}", indent, indent + GAP)
    for part in check.parts:
        yield from _check(part, indent + GAP)


def _grid(grid: Grid) -> Iterator[str]:
    rows = [*([grid.head] if grid.head else []), *grid.rows]
    wide = _widths(rows, grid.numeric, bool(grid.head))
    for at, row in enumerate(rows):
        if grid.total and at == len(rows) - 1:
            yield GAP + GAP.join("-" * room for room in wide)
        yield from _row(grid, row, wide)
        if grid.head and at == 0:
            yield GAP + GAP.join("-" * room for room in wide)


def _widths(rows: list[tuple[str, ...]], numeric: frozenset[int], head: bool) -> list[int]:
    """As wide as the widest cell; where that is too wide for the page, the widest column gives way.

    Words wrap, a number does not: of a numeric column only the heading does.
    """
    wide = [max(columns(row[at]) for row in rows) for at in range(len(rows[0]))]
    body = rows[1:] if head else rows
    least = [max(columns(row[at]) for row in body) if at in numeric else NARROWEST for at in range(len(wide))]
    while sum(wide) + len(GAP) * len(wide) > ROOM:
        spare = [at for at in range(len(wide)) if wide[at] > least[at]]
        if not spare:
            break
        wide[max(spare, key=lambda at: wide[at])] -= 1
    return wide


def _row(grid: Grid, row: tuple[str, ...], wide: list[int]) -> Iterator[str]:
    """As many lines as the cell that wraps most."""
    cells = [wrap(cell, wide[at]) for at, cell in enumerate(row)]
    for line in zip_longest(*cells, fillvalue=""):
        yield GAP + GAP.join(pad(cell, wide[at], at in grid.numeric) for at, cell in enumerate(line))
