"""What each column of an input says of which facts: by its usual form in SQL, and by the readers for the rest."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dsl import Diagnostic, Fact, Kind, Vocabulary
from engine.columnar.layout import PHYSICAL, Aspect, Physical
from engine.facts import Columns, FactColumn, FactKey, Problem, Raw, Regions, Special, Target

from .. import sql
from . import beside
from .forms import ALWAYS, form_of
from .physical import aspects_of
from .shapes import Storage
from .source import Field, Source

Slot = tuple[FactKey, Aspect]
"""One column of the table of persons: a fact (with its year), and what of it."""

_DAY = 24 * 60 * 60
_DAYS: tuple[Aspect, ...] = (Aspect.SINCE, Aspect.UNTIL)


@dataclass(frozen=True, slots=True)
class Reading:
    """One column, or the columns beside a fact's own that are read as if they were one.

    `common` says of a given cell whether `values` hold. What it does not take goes to the readers of `engine.facts`,
    cell by distinct cell, if there are `mapped` slots that these may fill; else it is set aside.
    `written` is the cell as a record file would have it under `header`. `beside` is that of `Form`.
    """

    header: str
    fields: tuple[Field, ...]
    common: str
    values: Mapping[Slot, str]
    mapped: Mapping[Slot, Physical]
    written: Callable[[Sequence[Raw]], Raw]
    beside: Mapping[str, str] = dataclasses.field(default_factory=dict)

    @property
    def given(self) -> str:
        """SQL: does the cell hold anything at all?"""
        return sql.any_of(f"{field.column} IS NOT NULL" for field in self.fields)

    @property
    def always(self) -> bool:
        """Does the form take every cell?"""
        return self.common == ALWAYS


@dataclass(frozen=True, slots=True)
class Readings:
    """`idle` are the columns that give no fact, with what their headers mean; `headed` the facts with a column."""

    facts: tuple[Reading, ...]
    idle: tuple[tuple[Field, Target | None], ...]
    headed: frozenset[str]

    def scan(self, source: Source) -> str:
        """The query of the source with the columns that the readings need beside its own."""
        beside = [f"{value} AS {name}" for reading in self.facts for name, value in reading.beside.items()]
        return f"SELECT {', '.join(['*', *beside])} FROM ({source.scan})" if beside else source.scan


def readings_of(source: Source, vocabulary: Vocabulary, regions: Regions, year: int) -> Readings | Diagnostic:
    """`year` is what a fact by year means where its column names none."""
    columns = Columns(vocabulary)
    facts: list[Reading] = []
    idle: list[tuple[Field, Target | None]] = []
    headed: set[str] = set()
    companions: dict[FactKey, beside.Companions] = {}
    for field in source.fields:
        target = columns.target(field.header)
        companion = beside.companion(field, columns) if target is None else None
        if companion is not None:
            target, aspect = companion
            if not beside.is_stored_as(field, aspect):
                kind = aspects_of(target.fact)[aspect].value
                return Diagnostic("P674", source.place(column=field.header), {"type": kind})
            companions.setdefault(key_of_column(target, year), beside.Companions(target)).fields[aspect] = field
            headed.add(target.fact.name)
        elif isinstance(target, FactColumn):
            facts.append(_of_fact(field, target, regions, year))
            headed.add(target.fact.name)
        elif target is Special.CATEGORIES:
            facts.append(_of_categories(field, vocabulary))
            headed.update(fact.name for fact in _identities(vocabulary))
        elif target is not Special.IGNORED:
            idle.append((field, target))
    return Readings(tuple(_completed(facts, companions)), tuple(idle), frozenset(headed))


def key_of_column(target: FactColumn, year: int) -> FactKey:
    return target.fact.name if target.fact.years is None else (target.fact.name, target.year or year)


def _of_fact(field: Field, target: FactColumn, regions: Regions, year: int) -> Reading:
    fact, key = target.fact, key_of_column(target, year)
    form = form_of(fact, field.shape, field.column, regions)
    values: dict[Slot, str] = {}
    if form is not None:
        values = {(key, aspect): value for aspect, value in form.values.items()}
    if form is not None and form.clock is not None:
        values[_clock(fact, key), Aspect.ITSELF] = form.clock
    mapped = dict(slot for key in _keys(field, target, key) for slot in _slots(fact, key))
    of_day = fact.type.kind is Kind.TIME and field.shape.storage is Storage.WHOLE
    written = _time_of_day if of_day else _itself
    common, beside = (form.common, form.beside) if form else ("FALSE", {})
    return Reading(field.header, (field,), common, values, mapped, written, beside)


def _time_of_day(cells: Sequence[Raw]) -> Raw:
    """Seconds since midnight, as the table of persons has them: only a column of whole numbers can mean them."""
    (seconds,) = cells
    if not isinstance(seconds, int):
        return seconds
    return (datetime.min + timedelta(seconds=seconds)).time() if 0 <= seconds < _DAY else Problem("P649")


def _keys(field: Field, target: FactColumn, key: FactKey) -> Iterator[FactKey]:
    """A cell that is an object may give every year of a fact that is held by year."""
    if target.fact.years is None or target.year is not None:
        yield key
    elif field.shape.storage in (Storage.NESTED, Storage.TAGGED):
        first, last = target.fact.years
        yield from ((target.fact.name, each) for each in range(first, last + 1))
    else:
        yield key


def _slots(fact: Fact, key: FactKey) -> Iterator[tuple[Slot, Physical]]:
    for aspect, physical in aspects_of(fact).items():
        yield (key, aspect), physical
    if fact.clock:
        yield (_clock(fact, key), Aspect.ITSELF), PHYSICAL[Kind.TIME]


def _clock(fact: Fact, key: FactKey) -> FactKey:
    return fact.clock if isinstance(key, str) else (fact.clock, key[1])


def _of_categories(field: Field, vocabulary: Vocabulary) -> Reading:
    mapped: dict[Slot, Physical] = {(fact.name, Aspect.ITSELF): Physical.TRUTH for fact in _identities(vocabulary)}
    return Reading(field.header, (field,), "FALSE", {}, mapped, _itself)


def _identities(vocabulary: Vocabulary) -> Iterator[Fact]:
    return (fact for fact in vocabulary.facts.values() if fact.type.kind is Kind.IDENTITY)


def _itself(cells: Sequence[Raw]) -> Raw:
    return cells[0]


def _completed(facts: Sequence[Reading], companions: Mapping[FactKey, beside.Companions]) -> Iterator[Reading]:
    """The columns, with what stands beside them."""
    for reading in facts:
        unit = next(
            (c.fields.get(Aspect.UNIT) for key, c in companions.items() if (key, Aspect.UNIT) in reading.mapped), None
        )
        yield reading if unit is None else _with_unit(reading, unit)
    for key, companion in companions.items():
        yield from _beside(key, companion)


def _with_unit(reading: Reading, unit: Field) -> Reading:
    """A count with its unit."""
    (count,) = reading.fields
    (key, _), *_ = reading.mapped
    values = {(key, Aspect.ITSELF): f"TRY_CAST({count.column} AS BIGINT)", (key, Aspect.UNIT): unit.column}
    common = beside.is_length(count, unit)
    return Reading(reading.header, (count, unit), common, values, {}, beside.length)


def _beside(key: FactKey, companion: beside.Companions) -> Iterator[Reading]:
    fields, header = companion.fields, companion.header
    if (none := fields.get(Aspect.NONE)) is not None:
        values = {(key, Aspect.NONE): f"coalesce({none.column}, FALSE)"}
        yield Reading(header, (none,), ALWAYS, values, {}, beside.none)
    days = {aspect: fields[aspect] for aspect in _DAYS if aspect in fields}
    if days:
        both = tuple(days.values())
        held = f"CASE WHEN {sql.any_of(f'{day.column} IS NOT NULL' for day in both)} THEN TRUE END"
        values = {(key, Aspect.ITSELF): held, **{(key, aspect): day.column for aspect, day in days.items()}}
        yield Reading(header, both, beside.is_span(days), values, {}, beside.span(tuple(days)))
