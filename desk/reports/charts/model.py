"""What a chart shows, before it is drawn. `words` are the values as shown; a value that there is not is a gap."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Lines:
    """A parameter over the years."""

    title: str
    unit: str
    labels: tuple[str, ...]
    values: tuple[Decimal | None, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """For each label a bar of every series; one series needs no name. `series` are in the order old, new."""

    title: str
    series: tuple[str, ...]
    labels: tuple[str, ...]
    values: tuple[tuple[Decimal | None, ...], ...]
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar of parts, one for each series of the chart. `words` stand for parts that are not known."""

    side: str
    parts: tuple[Decimal | None, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stacks:
    """For each label a few bars, each put together of parts."""

    title: str
    series: tuple[str, ...]
    labels: tuple[str, ...]
    stacks: tuple[tuple[Stack, ...], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, both ends inclusive, of the series `at`. `words` are the days as the notice has them."""

    at: int
    first: date
    last: date
    words: str


@dataclass(frozen=True, slots=True)
class Lane:
    label: str
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """Stretches of days on one time line."""

    title: str
    series: tuple[str, ...]
    lanes: tuple[Lane, ...]


Chart = Lines | Bars | Stacks | Days
