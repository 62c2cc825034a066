"""Wrong amounts, percentages, days, spans of time and numbers: one more, one less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from decimal import Decimal

from dsl import Edit, TimeOfDay, nodes

from .mutation import Mutation, replaced
from .written import Spot, Written

_STEPS: Mapping[str, tuple[str, tuple[Decimal, ...]]] = {
    "money": ("amount", (Decimal(1), Decimal(-1), Decimal("0.01"), Decimal("-0.01"))),
    "rate": ("percentage", (Decimal(1), Decimal(-1))),
    "day": ("length", (Decimal(1), Decimal(-1))),
    "month": ("length", (Decimal(1), Decimal(-1))),
    "year": ("length", (Decimal(1), Decimal(-1))),
    "age": ("length", (Decimal(1), Decimal(-1))),
}
_MINUTE = 60


def amounts(written: Written) -> Iterator[Mutation]:
    return _quantities(written, "amount")


def percentages(written: Written) -> Iterator[Mutation]:
    return _quantities(written, "percentage")


def lengths(written: Written) -> Iterator[Mutation]:
    return _quantities(written, "length")


def _quantities(written: Written, operator: str) -> Iterator[Mutation]:
    for spot in written.of(nodes.QuantityNode):
        named, steps = _STEPS[spot.node.unit]
        if named == operator:
            yield from _stepped(written, operator, spot, steps)


def numbers(written: Written) -> Iterator[Mutation]:
    for spot in written.of(nodes.NumberNode):
        yield from _stepped(written, "number", spot, (Decimal(1), Decimal(-1)))


def _stepped(written: Written, operator: str, spot: Spot, steps: tuple[Decimal, ...]) -> Iterator[Mutation]:
    """The same words with another number. Nothing is ever below zero in a notice."""
    text = written.text(spot.node.span)
    unit = text.lstrip("0123456789.")
    for step in steps:
        value = spot.node.value + step
        if value >= 0:
            yield replaced(written, operator, spot, [Edit(spot.node.span, f"{value:f}{unit}")])


def dates(written: Written) -> Iterator[Mutation]:
    for spot in written.of(nodes.DateNode):
        if spot.node.value is None:
            continue
        for days in (1, -1):
            try:
                day = spot.node.value + timedelta(days)
            except OverflowError:  # the ends of the calendar
                continue
            yield replaced(written, "date", spot, [Edit(spot.node.span, day.isoformat())])


def times(written: Written) -> Iterator[Mutation]:
    for spot in written.of(nodes.TimeNode):
        if spot.node.value is None:
            continue
        for step in (_MINUTE, -_MINUTE):
            second = spot.node.value.seconds + step
            if 0 < second <= 24 * 60 * _MINUTE:
                yield replaced(written, "time", spot, [Edit(spot.node.span, str(TimeOfDay(second)))])


def own_years(written: Written) -> Iterator[Mutation]:
    """The 年度 that a result gives itself."""
    for spot in written.of(nodes.HeaderLine):
        year = spot.node.text.removesuffix("年")
        if spot.node.key != "year" or not year.isdecimal():
            continue
        for step in (1, -1):
            span = spot.node.span
            line = written.text(span)
            yield replaced(written, "own_year", spot, [Edit(span, line.replace(year, str(int(year) + step)))])
