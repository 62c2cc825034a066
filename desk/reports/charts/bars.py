"""Bars beside one another: what was and what is, or how many persons."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Language

from .drawing import (
    BAR,
    BETWEEN,
    GAP,
    LABELS,
    LEGEND,
    ROOM,
    WIDTH,
    bar,
    broken,
    frame,
    label_at,
    legend,
    row_height,
    text,
)
from .drawing import scale as largest
from .model import Bars

KINDS = ("old", "new")
ALONE = ("new",)


def svg(chart: Bars, language: Language) -> str:
    return "".join(_parts(chart, language))


def _parts(chart: Bars, language: Language) -> Iterator[str]:
    kinds = KINDS if len(chart.series) > 1 else ALONE
    labels = [broken(label) for label in chart.labels]
    heights = [row_height(lines, len(kinds)) for lines in labels]
    top = LEGEND if any(chart.series) else 4
    height = top + sum(heights)
    yield frame("wide", WIDTH, height, chart.title, _points(chart), language)
    yield from legend(chart.series, kinds)
    most = largest(value for values in chart.values for value in values)
    y = float(top)
    for lines, room, values, words in zip(labels, heights, chart.values, chart.words, strict=True):
        middle = y + (room - BETWEEN) / 2
        yield from label_at(middle, lines)
        at = middle - (len(kinds) * (BAR + GAP) - GAP) / 2
        for value, shown, kind in zip(values, words, kinds, strict=True):
            wide = 0.0 if value is None else float(value / most) * ROOM
            if value is not None:
                yield bar(LABELS, at, max(wide, 1), kind)
            yield text(LABELS + wide + 6, at + BAR - 3, shown, kind="open" if value is None else "")
            at += BAR + GAP
        y += room
    yield f'<line class="axis" x1="{LABELS}" y1="{top - 2}" x2="{LABELS}" y2="{height - BETWEEN + 4:g}"/>'
    yield "</svg>"


def _points(chart: Bars) -> Iterator[str]:
    for label, words in zip(chart.labels, chart.words, strict=True):
        yield f"{label} {' → '.join(words)}"
