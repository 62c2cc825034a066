"""Bars put together of parts: who gives how much of one sum, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from dsl import Language

from .drawing import (
    BAR,
    BETWEEN,
    GAP,
    LABELS,
    LEGEND,
    ROOM,
    SWATCH,
    WIDTH,
    bar,
    broken,
    frame,
    label_at,
    legend,
    room_of,
    row_height,
    scale,
    text,
)
from .model import Stack, Stacks

KINDS = ("part-1", "part-2", "part-3", "part-4", "part-5", "part-6")
_SIDE = 34


def svg(chart: Stacks, language: Language) -> str:
    return "".join(_parts(chart, language))


def _parts(chart: Stacks, language: Language) -> Iterator[str]:
    kinds = [KINDS[at % len(KINDS)] for at in range(len(chart.series))]
    labels = [broken(label) for label in chart.labels]
    heights = [row_height(lines, len(stacks)) for lines, stacks in zip(labels, chart.stacks, strict=True)]
    rows = list(_legend_rows(chart.series))
    top = LEGEND + (len(rows) - 1) * (SWATCH + 8)
    height = top + sum(heights)
    yield frame("wide", WIDTH, height, chart.title, _points(chart), language)
    done = 0
    for at, row in enumerate(rows):
        yield f'<g transform="translate(0 {at * (SWATCH + 8)})">'
        yield from legend(row, kinds[done:])
        yield "</g>"
        done += len(row)
    side = max((room_of(stack.side) for stacks in chart.stacks for stack in stacks), default=_SIDE) + 8
    most = scale(_sum(stack) for stacks in chart.stacks for stack in stacks)
    y = float(top)
    for lines, room, stacks in zip(labels, heights, chart.stacks, strict=True):
        middle = y + (room - BETWEEN) / 2
        yield from label_at(middle, lines)
        at_y = middle - (len(stacks) * (BAR + GAP) - GAP) / 2
        for stack in stacks:
            yield text(LABELS, at_y + BAR - 3, stack.side, kind="soft")
            yield from _stack(stack, kinds, LABELS + side, at_y, (ROOM + 60 - side) / float(most))
            at_y += BAR + GAP
        y += room
    yield "</svg>"


def _sum(stack: Stack) -> Decimal:
    return sum(filter(None, stack.parts), Decimal(0))


def _stack(stack: Stack, kinds: list[str], x: float, y: float, unit: float) -> Iterator[str]:
    """A number stands in its part where there is room for it."""
    for part, kind in zip(stack.parts, kinds, strict=True):
        if part is None or part <= 0:
            continue
        wide = float(part) * unit
        yield bar(x, y, wide, kind)
        shown = f"{part.normalize():f}"
        if room_of(shown) + 4 <= wide:
            yield text(x + wide / 2, y + BAR - 3.5, shown, "middle", f"on {kind}")
        x += wide
    if stack.words:
        yield text(x + 6, y + BAR - 3, stack.words, kind="open")


def _legend_rows(series: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """As many names in a row as there is room for."""
    row: list[str] = []
    taken = 0.0
    for name in series:
        needed = SWATCH + 24 + room_of(name)
        if row and taken + needed > WIDTH - LABELS:
            yield tuple(row)
            row, taken = [], 0.0
        row.append(name)
        taken += needed
    yield tuple(row)


def _points(chart: Stacks) -> Iterator[str]:
    for label, stacks in zip(chart.labels, chart.stacks, strict=True):
        for stack in stacks:
            parts = [f"{name} {part:f}" for name, part in zip(chart.series, stack.parts, strict=True) if part]
            yield " ".join((label, stack.side, " + ".join(parts) or stack.words)).rstrip()
