"""History: one region's notices year after year, each number and day as a series."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dsl import Policy

from .side_by_side import Cell, Cited, Entry, Measure, Row, SideBySide, State
from .side_by_side.cells import of_year

_SHOWN = frozenset({"contribution", "aid", "window", "waiting_period", "funding", "target"})
_LEFT_OUT = frozenset({"waiting:newly", "window:by_day", "contribution:others", "aid:others", "waiting:late"})


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series. `change` and `share` are against the year before: the difference, and that as a rate.

    Without a value, `entry` shows what the notice says instead; None where it has no such thing. `days` are the days
    by which a date moved within the benefit year.
    """

    state: State
    value: Decimal | None = None
    day: date | None = None
    entry: Entry | None = None
    change: Decimal | None = None
    share: Decimal | None = None
    days: int | None = None
    cited: Cited = field(default_factory=Cited)


@dataclass(frozen=True, slots=True)
class Series:
    """One parameter over the years. `word` and `name` are those of its entries, `measure` None for days.

    `nth`: which of several of the same name it is, from 1.
    """

    concept: str
    key: str
    names: tuple[str, ...]
    word: str
    name: str
    measure: Measure | None
    points: tuple[Point, ...]
    nth: int = 1

    @property
    def is_steady(self) -> bool:
        """The same in every year."""
        return len({(point.state, point.value) for point in self.points}) == 1 and not any(p.days for p in self.points)


@dataclass(frozen=True)
class History:
    """`policies` are in the order of their years."""

    policies: tuple[Policy, ...]
    series: tuple[Series, ...]


def history(table: SideBySide) -> History:
    """Of notices in the order of their years."""
    rows = [row for row in table.rows if row.concept in _SHOWN and row.key not in _LEFT_OUT]
    return History(table.policies, tuple(made for row in rows for made in _series(row, table.policies)))


def _series(row: Row, policies: Sequence[Policy]) -> Iterator[Series]:
    """One for each thing that some year puts into a number or a date."""
    numbered = [dict(_numbered(cell)) for cell in row.cells]
    keys = dict.fromkeys(key for entries in numbered for key in entries)
    for key in sorted(keys, key=lambda key: key[0] == "due"):
        word, name, nth = key
        if word in ("payer", "应缴") or (word == "due" and _never_aided(row)):
            continue
        found = [entries.get(key) for entries in numbered]
        measures = [entry.number[1] for entry in found if entry is not None and entry.number is not None]
        dated = any(entry is not None and entry.day is not None for entry in found)
        if measures or dated:
            measure = measures[0] if measures else None
            points = _with_changes(
                [_point(cell, entry, measure) for cell, entry in zip(row.cells, found, strict=True)], policies
            )
            yield Series(row.concept, row.key, row.names, word, name, measure, points, nth)


def _numbered(cell: Cell) -> Iterator[tuple[tuple[str, str, int], Entry]]:
    """Each entry by its word, its name, and which of the same it is, from 1: a target may have several dates."""
    met: Counter[tuple[str, str]] = Counter()
    for entry in cell.entries:
        met[entry.word, entry.name] += 1
        yield (entry.word, entry.name, met[entry.word, entry.name]), entry


def _never_aided(row: Row) -> bool:
    return all(cell.state is State.ABSENT for cell in row.cells)


def _point(cell: Cell, entry: Entry | None, measure: Measure | None) -> Point:
    if entry is None:
        return Point(State.ABSENT)
    number = entry.number
    where = entry.cited if entry.cited.line else next((e.cited for e in cell.entries if e.cited.line), Cited())
    value = number[0] if number is not None and number[1] is measure else None
    known = value is not None or entry.day is not None
    return Point(State.GIVEN if known else cell.state, value, entry.day, entry, cited=where)


def _with_changes(points: Sequence[Point], policies: Sequence[Policy]) -> tuple[Point, ...]:
    made: list[Point] = [points[0]]
    for at in range(1, len(points)):
        before, point = points[at - 1], points[at]
        made.append(_changed(before, point, policies[at - 1].header.year, policies[at].header.year))
    return tuple(made)


def _changed(before: Point, point: Point, was: int, now: int) -> Point:
    change = share = days = None
    if before.value is not None and point.value is not None:
        change = point.value - before.value
        share = change / before.value if before.value else None
    if before.day is not None and point.day is not None:
        days = (_in_year(point.day, now) - _in_year(before.day, was)).days
    return Point(point.state, point.value, point.day, point.entry, change, share, days, point.cited)


def _in_year(day: date, year: int) -> date:
    """The same day of a benefit year that has no 29 February."""
    offset, month, of_month = of_year(day, year)
    return date(2001 + offset, month, of_month)
