"""Columns that stand beside a fact's own in a table that is typed already: `低保__since`, `残疾等级__none`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from dsl import NONE, Unit
from engine.columnar.layout import Aspect
from engine.facts import Columns, FactColumn, Problem, Raw

from .. import sql
from .forms import in_range
from .physical import aspects_of
from .shapes import Storage
from .source import Field

_STORED_AS = {
    Aspect.NONE: Storage.TRUTH,
    Aspect.SINCE: Storage.DATE,
    Aspect.UNTIL: Storage.DATE,
    Aspect.UNIT: Storage.TEXT,
}
_UNITS = tuple(unit.value for unit in Unit)
_NUMBERS = (Storage.WHOLE, Storage.DECIMAL, Storage.FLOAT)
_LONGEST = 99_999


@dataclass(frozen=True, slots=True)
class Companions:
    """What stands beside the column of a fact."""

    target: FactColumn
    fields: dict[Aspect, Field] = field(default_factory=dict)

    @property
    def header(self) -> str:
        """The header of the fact's own column, under which the readers know it."""
        name, year = self.target.fact.name, self.target.year
        return name if year is None else f"{name}_{year}"


def companion(field: Field, columns: Columns) -> tuple[FactColumn, Aspect] | None:
    """The fact, and what the column says of it. A text file has no such columns."""
    if field.shape.storage is Storage.TAGGED:
        return None
    for aspect in _STORED_AS:
        if field.header.endswith(aspect.value):
            target = columns.target(field.header.removesuffix(aspect.value))
            if isinstance(target, FactColumn) and aspect in aspects_of(target.fact):
                return target, aspect
    return None


def is_stored_as(field: Field, aspect: Aspect) -> bool:
    """These columns come from programs, so another type is a mistake of the whole file."""
    return field.shape.storage is _STORED_AS[aspect]


def none(cells: Sequence[Raw]) -> Raw:
    return NONE.value if cells[0] is True else None


def is_span(days: Mapping[Aspect, Field]) -> str:
    """SQL: are the days in the calendar and in order?"""
    tests = [f"({day.column} IS NULL OR {in_range(day.column)})" for day in days.values()]
    if len(days) == 2:
        since, until = days[Aspect.SINCE].column, days[Aspect.UNTIL].column
        tests.append(f"coalesce({since} <= {until}, TRUE)")
    return " AND ".join(tests)


def span(aspects: Sequence[Aspect]) -> Callable[[Sequence[Raw]], Raw]:
    """Makes an object of the days."""

    def written(cells: Sequence[Raw]) -> Raw:
        days = {aspect.name.lower(): cell for aspect, cell in zip(aspects, cells, strict=True) if cell is not None}
        wrong = next((cell for cell in days.values() if not isinstance(cell, date)), None)
        return wrong if wrong is not None else (days or None)

    return written


def is_length(count: Field, unit: Field) -> str:
    """SQL: a whole number of five digits at most, whatever the type of the column, and a unit."""
    if count.shape.storage not in _NUMBERS:
        return "FALSE"
    c = count.column
    is_whole = f"{c} BETWEEN 0 AND {_LONGEST} AND TRY_CAST({c} AS BIGINT) = {c}"
    return f"coalesce({is_whole} AND {unit.column} IN {sql.texts(_UNITS)}, FALSE)"


def length(cells: Sequence[Raw]) -> Raw:
    count, unit = cells
    if count is None and unit is None:
        return None
    if isinstance(count, bool) or not isinstance(count, int | Decimal) or unit not in _UNITS:
        return Problem("P650")
    is_whole = 0 <= count <= _LONGEST and count == int(count)
    return f"{int(count)}{unit}" if is_whole else Problem("P650")
