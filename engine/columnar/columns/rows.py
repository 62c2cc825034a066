"""A person's facts as a row of the table of persons."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import NONE, Duration, Fact, Identity, Kind, TimeOfDay, Unit, Vocabulary

from ..exploring.seen import Pattern
from ..layout import Aspect, InputColumn, column_name

Cell = bool | date | int | Decimal | str | None


def row_of(facts: Mapping[Any, Any], columns: Iterable[InputColumn]) -> dict[str, Cell]:
    """Every column with what the facts say of it; None for NULL."""
    row: dict[str, Cell] = {c.name: False if c.aspect is Aspect.NONE else None for c in columns}
    for key, value in facts.items():
        name, year = key if isinstance(key, tuple) else (key, None)
        if column_name(name, year) not in row:
            continue
        for aspect, cell in _cells(value):
            row[column_name(name, year, aspect)] = cell
    return row


def _cells(value: Any) -> Iterable[tuple[Aspect, Cell]]:
    match value:
        case _ if value is NONE:
            return [(Aspect.NONE, True)]
        case Identity(since=since, until=until):
            return [(Aspect.ITSELF, True), (Aspect.SINCE, since), (Aspect.UNTIL, until)]
        case Duration(count=count, unit=unit):
            return [(Aspect.ITSELF, count), (Aspect.UNIT, unit.value)]
        case TimeOfDay(seconds=seconds):
            return [(Aspect.ITSELF, seconds)]
    return [(Aspect.ITSELF, value)]


def facts_of_row(row: Mapping[str, Cell], columns: Iterable[InputColumn], vocabulary: Vocabulary) -> dict[Any, Any]:
    """The facts that a row says of a person: the way back from `row_of`."""
    facts: dict[Any, Any] = {}
    for column in columns:
        if column.aspect is Aspect.ITSELF:
            value = _value(row, column, vocabulary.facts[column.fact])
            if value is not None:
                facts[column.fact if column.year is None else (column.fact, column.year)] = value
    return facts


def _value(row: Mapping[str, Cell], column: InputColumn, fact: Fact) -> Any:
    def beside(aspect: Aspect) -> Any:
        return row.get(column_name(column.fact, column.year, aspect))

    value = row[column.name]
    if beside(Aspect.NONE):
        return NONE
    if value is None:
        return None
    match fact.type.kind:
        case Kind.IDENTITY:
            return Identity(beside(Aspect.SINCE), beside(Aspect.UNTIL)) if value else False
        case Kind.DURATION:
            assert isinstance(value, int)
            return Duration(value, Unit(beside(Aspect.UNIT)))
        case Kind.TIME:
            assert isinstance(value, int)
            return TimeOfDay(value)
    return value


def pattern_of(row: Mapping[str, Cell]) -> Pattern:
    """What the row goes without, and where it says 无."""
    return frozenset(
        name for name, cell in row.items() if (cell is True if name.endswith(Aspect.NONE.value) else cell is None)
    )


def patterns_of(rows: Iterable[Mapping[str, Cell]]) -> Collection[Pattern]:
    return dict.fromkeys(map(pattern_of, rows))
