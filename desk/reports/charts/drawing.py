"""What charts are drawn of: a frame with its words for those who can't see it, labels, a legend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape

from dsl import Language

from ..columns import visible_text
from ..wrapping import columns, wrap

WIDTH, LABELS, ENDS = 720, 190, 96
"""Of a chart of bars: as wide as a page of A4, with room for labels before and values behind."""
ROOM = WIDTH - LABELS - ENDS
BAR, GAP, BETWEEN, LINE = 15, 3, 13, 15
LEGEND, SWATCH = 26, 11
_LETTER = 6.3
"""Of the text of a chart, by columns of a terminal."""
_BETWEEN_POINTS = {"zh": "、", "en": ", "}
_COLON = {"zh": "：", "en": ": "}


def frame(kind: str, width: float, height: float, title: str, points: Iterable[str], language: Language) -> str:
    """The opening of a chart; the title and its points are what is read out."""
    said = title + _COLON[language] + _BETWEEN_POINTS[language].join(points)
    alt = escape(visible_text(said), quote=True)
    return f'<svg class="{kind}" viewBox="0 0 {width:g} {height:g}" role="img" aria-label="{alt}">'


def text(x: float, y: float, words: str, anchor: str = "start", kind: str = "") -> str:
    marked = f' class="{kind}"' if kind else ""
    return f'<text{marked} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(visible_text(words))}</text>'


def bar(x: float, y: float, width: float, kind: str, height: float = BAR) -> str:
    return f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:g}"/>'


def room_of(words: str) -> float:
    """How wide words stand."""
    return columns(words) * _LETTER


def broken(label: str) -> list[str]:
    """A label in as many lines as it needs."""
    return wrap(label, int(LABELS / _LETTER) - 2)


def label_at(y: float, lines: list[str]) -> Iterator[str]:
    """`y` is the middle."""
    first = y - LINE * (len(lines) - 1) / 2 + 4
    for at, line in enumerate(lines):
        yield text(LABELS - 10, first + LINE * at, line, "end")


def row_height(lines: list[str], bars: int) -> float:
    return max(bars * (BAR + GAP) - GAP, len(lines) * LINE) + BETWEEN


def legend(series: tuple[str, ...], kinds: Iterable[str]) -> Iterator[str]:
    """In a row above the chart; none where a single series needs no name."""
    x = float(LABELS)
    for name, kind in zip(series, kinds, strict=False):
        if name:
            yield bar(x, 3, SWATCH, kind, SWATCH)
            yield text(x + SWATCH + 6, 13, name)
            x += SWATCH + 24 + room_of(name)


def scale(values: Iterable[Decimal | None]) -> Decimal:
    """The largest, from nothing upwards, so that a rise looks as large as it is."""
    return max((value for value in values if value is not None and value > 0), default=Decimal(1))
