"""A comparison for a terminal: a table where the notices fit beside one another, else one notice after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..charts import Lines
from ..columns import visible_text
from ..wrapping import KEPT, columns, pad, wrap
from .page import Group, Page, ShownCell, ShownRow, told_behind

AS_WIDE_AS_NEEDED = 0
_LABEL, _NARROWEST, _WIDEST, _GAP = 18, 24, 44, 2
_LINE = 100
_BLOCKS = "▁▂▃▄▅▆▇█"
_NO_BLOCK = "·"


def render(page: Page, room: int = AS_WIDE_AS_NEEDED) -> str:
    """`room`: the columns of the terminal; a file or a pipe gets what the table needs."""
    each = _each(page, room)
    whole = min(room, _LINE) or _LINE
    lines = [page.title, "", *(line for said in page.summary for line in wrap(visible_text(said), whole)), ""]
    if each:
        lines += _table(page, each)
    else:
        lines += _one_by_one(page, room)
    for note in page.notes:
        lines += wrap(visible_text(note), whole)
    for title, said in page.closing:
        lines += ["", title, *(line for text in said for line in _hanging(text, whole))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _each(page: Page, room: int) -> int:
    """The columns for each notice; 0 where they don't fit."""
    if room == AS_WIDE_AS_NEEDED:
        return _WIDEST - 8
    each = (room - _LABEL) // len(page.columns) - _GAP
    return min(each, _WIDEST) if each >= _NARROWEST else 0


def _table(page: Page, each: int) -> Iterator[str]:
    rule = "─" * (_LABEL + len(page.columns) * (each + _GAP))
    heads = [[column.name, *(part for note in column.notes for part in wrap(note, each))] for column in page.columns]
    yield from _beside([page.corner], heads, each)
    for group in page.groups:
        yield rule
        yield f"【{visible_text(group.title)}】"
        for at, row in enumerate(group.rows):
            if at:
                yield ""
            yield from _beside(_label(row), [_cell(cell, each) for cell in row.cells], each)
        yield from _charts(group, _LABEL + len(page.columns) * (each + _GAP))
    yield rule


def _label(row: ShownRow) -> list[str]:
    return wrap(visible_text(row.label), _LABEL - 1)


def _beside(first: Sequence[str], cells: Sequence[Sequence[str]], each: int) -> Iterator[str]:
    for at in range(max(len(first), *(len(cell) for cell in cells))):
        parts = [pad(first[at] if at < len(first) else "", _LABEL)]
        parts += [pad(cell[at] if at < len(cell) else "", each + _GAP) for cell in cells]
        yield "".join(parts).rstrip()


def _cell(cell: ShownCell, room: int) -> list[str]:
    """Each line with its clause behind it, or below where there is no room; marks come last."""
    made: list[str] = []
    for line, behind in told_behind(cell.lines):
        text, cited = visible_text(line.text), visible_text(behind)
        if cited and columns(text) + columns(cited) + 2 <= room:
            made.append(f"{text}  {cited}".replace(KEPT, " "))
            continue
        made += wrap(text, room)
        made += [f"  {part}" for part in wrap(cited, room - 2)] if cited else []
    return [*made, *cell.marks]


def _one_by_one(page: Page, room: int) -> Iterator[str]:
    for at, column in enumerate(page.columns):
        yield f"══ {visible_text(column.name)}"
        yield from (f"   {part}" for part in wrap(visible_text("  ".join(column.notes)), room - 3))
        for group in page.groups:
            yield f"【{visible_text(group.title)}】"
            for row in group.rows:
                yield from wrap(visible_text(row.label), room)
                yield from (f"    {line}" for line in _cell(row.cells[at], room - 4))
        yield ""
    for group in page.groups:
        yield from _charts(group, room)


def _hanging(text: str, room: int) -> Iterator[str]:
    first, *others = wrap(visible_text(text), room - 2)
    yield f"- {first}"
    yield from (f"  {other}" for other in others)


# --- charts of block characters ---------------------------------------------------------------------------------------


def _charts(group: Group, room: int) -> Iterator[str]:
    """A line for each; where that is too long, the numbers stand below the title."""
    if group.charts:
        yield ""
    widest = max((columns(chart.title) for chart in group.charts), default=0)
    for chart in group.charts:
        points = "  ".join(_points(chart))
        line = f"{pad(chart.title, widest)}  {blocks(chart)}  {points}"
        if columns(line) <= room:
            yield line
        else:
            yield from wrap(f"{chart.title}  {blocks(chart)}", room)
            yield from (f"    {part}" for part in wrap(points, room - 4))


def _points(chart: Lines) -> Iterator[str]:
    for label, words in zip(chart.labels, chart.words, strict=True):
        yield f"{label} {words}"


def blocks(chart: Lines) -> str:
    """A block for each year, from nothing to the largest; a dot where there is no number."""
    most = max((value for value in chart.values if value is not None), default=None)
    return " ".join(
        _NO_BLOCK
        if value is None or most is None
        else _BLOCKS[int(value * (len(_BLOCKS) - 1) / most) if most > 0 else 0]
        for value in chart.values
    )
