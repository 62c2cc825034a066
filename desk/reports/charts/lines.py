"""A parameter over the years as SVG: a line from year to year, broken where there is no number."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Language

from .drawing import frame, scale, text
from .model import Lines

_WIDTH, _HEIGHT = 320, 130
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 34, 24, 26


def svg(chart: Lines, language: Language) -> str:
    """Drawn from nothing upwards, so that a rise looks as large as it is."""
    return "".join(_parts(chart, language))


def _parts(chart: Lines, language: Language) -> Iterator[str]:
    points = (f"{label} {words}" for label, words in zip(chart.labels, chart.words, strict=True))
    yield frame("lines", _WIDTH, _HEIGHT, chart.title, points, language)
    base = _HEIGHT - _BOTTOM
    yield f'<line class="axis" x1="{_LEFT - 14}" y1="{base}" x2="{_WIDTH - _RIGHT + 14}" y2="{base}"/>'
    places = [_place(chart, at) for at in range(len(chart.labels))]
    for stretch in _stretches(places):
        yield f'<polyline class="line" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in stretch)}"/>'
    for at, label in enumerate(chart.labels):
        x = _across(chart, at)
        yield text(x, _HEIGHT - 8, label, "middle")
        place = places[at]
        y = base - 6 if place is None else place[1] - 8
        yield text(x, y, chart.words[at], "middle")
        if place is not None:
            yield f'<circle class="dot" cx="{x:.1f}" cy="{place[1]:.1f}" r="3.5"/>'
    yield "</svg>"


def _across(chart: Lines, at: int) -> float:
    if len(chart.labels) == 1:
        return _WIDTH / 2
    return _LEFT + at * (_WIDTH - _LEFT - _RIGHT) / (len(chart.labels) - 1)


def _place(chart: Lines, at: int) -> tuple[float, float] | None:
    value = chart.values[at]
    if value is None:
        return None
    share = float(value / scale(chart.values)) if value > 0 else 0.0
    return _across(chart, at), (_HEIGHT - _BOTTOM) - share * (_HEIGHT - _BOTTOM - _TOP)


def _stretches(places: list[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    held: list[tuple[float, float]] = []
    for place in (*places, None):
        if place is None:
            if len(held) > 1:
                yield held
            held = []
        else:
            held.append(place)
