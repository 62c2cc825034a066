"""A table as it stands in an engine, against the table of persons: which column is which, and which have another type.

Nothing is read for it but names and types. DuckDB's way of tidying every cell is `stage`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dsl import Diagnostic, Fact, InRecords, Kind, Vocabulary
from engine.columnar.layout import Aspect, InputColumn, Physical, column_name
from engine.facts import Columns, FactColumn, Problem, Special

from .. import sql
from ..staging import beside
from ..staging.physical import aspects_of
from ..staging.readings import key_of_column
from ..staging.shapes import Shape, Storage
from ..staging.source import Field

STORED: Mapping[Physical, tuple[Storage, ...]] = {
    Physical.TRUTH: (Storage.TRUTH,),
    Physical.DATE: (Storage.DATE,),
    Physical.WHOLE: (Storage.WHOLE,),
    Physical.MONEY: (Storage.DECIMAL, Storage.WHOLE),
    Physical.RATE: (Storage.DECIMAL, Storage.WHOLE),
    Physical.TEXT: (Storage.TEXT,),
}
_DAYS = (Aspect.SINCE, Aspect.UNTIL)


@dataclass(frozen=True, slots=True)
class Standing:
    """A column under its own name, and what it is in the table of persons."""

    name: str
    shape: Shape
    fact: Fact
    column: InputColumn

    @property
    def sql(self) -> str:
        return sql.name(self.name)


@dataclass(frozen=True)
class StandingTable:
    """`unlike` are columns that cannot be used as they stand, with what they should be; `notes` are on the others."""

    columns: tuple[Standing, ...]
    unlike: tuple[str, ...]
    notes: tuple[Diagnostic, ...]
    vocabulary: Vocabulary

    @cached_property
    def by_name(self) -> Mapping[str, Standing]:
        """By the name in the table of persons."""
        return {standing.column.name: standing for standing in self.columns}

    @cached_property
    def persons(self) -> Mapping[InputColumn, str]:
        """Every column of the table of persons that these give, as SQL in the spelling of DuckDB."""
        found = {standing.column: _value(standing) for standing in self.columns}
        for column, days in self._dated.items():
            held = f"CASE WHEN {' OR '.join(f'{day.sql} IS NOT NULL' for day in days)} THEN TRUE END"
            found[column] = f"COALESCE({found[column]}, {held})" if column in found else held
        return found

    @property
    def _dated(self) -> Mapping[InputColumn, Sequence[Standing]]:
        """The own columns of identities that have days beside them."""
        found: dict[InputColumn, list[Standing]] = {}
        for standing in self.columns:
            own = standing.column
            if own.aspect in _DAYS:
                name = column_name(own.fact, own.year)
                found.setdefault(InputColumn(name, Physical.TRUTH, own.fact, own.year), []).append(standing)
        return found


def standing_table(file: str, fields: Sequence[Field], vocabulary: Vocabulary, year: int) -> StandingTable:
    """`year` is what a fact by year means where its column names none."""
    known = Columns(vocabulary)
    found: dict[InputColumn, Standing] = {}
    unlike: list[str] = []
    notes: list[Diagnostic] = []
    for field in fields:
        target = known.target(field.header)
        meant = _meant(field, known)
        if target is Special.CATEGORIES:
            unlike.append(f"{field.header}（—）")
        elif meant is not None:
            standing = _standing(field, *meant, year)
            other = found.setdefault(standing.column, standing)
            if other is not standing:
                unlike.append(f"{field.header}（= {other.name}）")
            elif field.shape.storage not in STORED[standing.column.physical]:
                unlike.append(f"{field.header}（{standing.column.physical.value}）")
        elif target is not Special.IGNORED:
            problem = target if isinstance(target, Problem) else Problem("P621")
            notes.append(problem.at(InRecords(file, column=field.header)))
    unlike += _without_unit(found)
    return StandingTable(tuple(found.values()), tuple(unlike), tuple(notes), vocabulary)


def _meant(field: Field, known: Columns) -> tuple[FactColumn, Aspect] | None:
    target = known.target(field.header)
    if isinstance(target, FactColumn):
        return target, Aspect.ITSELF
    return beside.companion(field, known) if target is None else None


def _standing(field: Field, target: FactColumn, aspect: Aspect, year: int) -> Standing:
    key = key_of_column(target, year)
    which = None if isinstance(key, str) else key[1]
    name = column_name(target.fact.name, which, aspect)
    column = InputColumn(name, aspects_of(target.fact)[aspect], target.fact.name, which, aspect)
    return Standing(field.header, field.shape, target.fact, column)


def _without_unit(found: Mapping[InputColumn, Standing]) -> Iterator[str]:
    names = {column.name for column in found}
    for column, standing in found.items():
        unit = column_name(column.fact, column.year, Aspect.UNIT)
        if standing.fact.type.kind is Kind.DURATION and column.aspect is Aspect.ITSELF and unit not in names:
            yield f"{unit}（{Physical.TEXT.value}）"


def _value(standing: Standing) -> str:
    if standing.column.aspect is Aspect.NONE:
        return f"COALESCE({standing.sql}, FALSE)"
    return f"CAST({standing.sql} AS {standing.column.physical.value})"
