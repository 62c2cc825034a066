"""Windows (期) on a time line: when each is open, before and after."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from dsl import Language

from .bars import KINDS
from .drawing import BETWEEN, GAP, LABELS, LEGEND, LINE, WIDTH, bar, broken, frame, label_at, legend, room_of, text
from .model import Days, Lane

_BAR, _RIGHT, _MONTH = 9, 26, 56
_ROOM = WIDTH - LABELS - _RIGHT


def svg(chart: Days, language: Language) -> str:
    return "".join(_parts(chart, language))


def _parts(chart: Days, language: Language) -> Iterator[str]:
    stretches = [stretch for lane in chart.lanes for stretch in lane.stretches]
    first = min(stretch.first for stretch in stretches).replace(day=1)
    last = _next_month(max(stretch.last for stretch in stretches))
    unit = _ROOM / (last - first).days
    labels = [broken(lane.label) for lane in chart.lanes]
    heights = [_height(lane, lines) for lane, lines in zip(chart.lanes, labels, strict=True)]
    bottom = LEGEND + sum(heights)
    yield frame("wide", WIDTH, bottom + LINE + 4, chart.title, _points(chart), language)
    yield from legend(chart.series, KINDS)
    for day in _months(first, last, unit):
        x = LABELS + (day - first).days * unit
        yield f'<line class="axis" x1="{x:.1f}" y1="{LEGEND - 4}" x2="{x:.1f}" y2="{bottom:g}"/>'
        yield text(x, bottom + LINE, f"{day:%Y-%m}", "middle", "soft")
    y = float(LEGEND)
    for lane, lines, height in zip(chart.lanes, labels, heights, strict=True):
        yield from label_at(y + (height - BETWEEN) / 2, lines)
        at = y
        for stretch in lane.stretches:
            x = LABELS + (stretch.first - first).days * unit
            wide = ((stretch.last - stretch.first).days + 1) * unit
            yield _said(x, at + LINE - 4, stretch.words)
            yield bar(x, at + LINE, wide, KINDS[stretch.at], _BAR)
            at += LINE + _BAR + GAP
        y += height
    yield "</svg>"


def _said(x: float, y: float, words: str) -> str:
    """Above the bar, from where it begins, or up to the edge where there is no room."""
    return text(x, y, words) if x + room_of(words) <= WIDTH else text(WIDTH, y, words, "end")


def _height(lane: Lane, lines: list[str]) -> float:
    return max(len(lane.stretches) * (LINE + _BAR + GAP), len(lines) * LINE) + BETWEEN


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(31)).replace(day=1)


def _months(first: date, last: date, unit: float) -> Iterator[date]:
    """First days of months, as many as have room for their names."""
    months = [first]
    while months[-1] < last:
        months.append(_next_month(months[-1]))
    step = next((n for n in (1, 2, 3, 6, 12) if n * 30 * unit >= _MONTH), 12)
    yield from months[::step]


def _points(chart: Days) -> Iterator[str]:
    for lane in chart.lanes:
        for stretch in lane.stretches:
            yield f"{lane.label} {chart.series[stretch.at]} {stretch.words}"
