"""The query that turns the cells of an input into the table of persons, with a mark on rows that are set aside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from secrets import token_hex

import duckdb

from dsl import Fact, Kind, Vocabulary
from engine.columnar.layout import Aspect, InputColumn, Physical, column_name
from engine.facts import ID_NUMBER, FactKey

from .. import sql
from ..connection import folder_of, with_room
from . import card
from .mapping import Mapped
from .physical import aspects_of
from .readings import Reading, Slot
from .shapes import key_of
from .source import Source

BAD = '"?bad"'
"""The name of the column that marks a row that is set aside. No fact has a name with a question mark."""

_WRONG = '"?wrong"'

Given = dict[Aspect, str]
"""What one column of the input gives to a fact, in SQL."""


@dataclass(frozen=True)
class Typed:
    """`mapped` by position of a reading: where some of its cells are not of the usual form.

    A reading that is not named there is taken to have none: whether that is so, `odd` says. `stored` is a Parquet file
    with what `table` gives, if that has been worked out already.
    """

    source: Source
    readings: Sequence[Reading]
    vocabulary: Vocabulary
    mapped: Mapping[int, Mapped | None]
    stored: Path | None = None

    @cached_property
    def columns(self) -> tuple[InputColumn, ...]:
        """The columns of the table of persons that this input gives."""
        return tuple(self._joined)

    @cached_property
    def empty(self) -> frozenset[InputColumn]:
        """Those in which this input can say nothing, and no."""
        return frozenset(
            column for column in self.columns if not any(column.aspect in given for given in self.given[_key(column)])
        )

    @property
    def conflicts(self) -> tuple[str, ...]:
        """Columns of `table`: two columns of the input disagree about one fact."""
        return tuple(_inner(f"x{i}") for i in range(len(self._conflicts)))

    @cached_property
    def _joined(self) -> dict[InputColumn, str]:
        return dict(self._columns())

    @cached_property
    def _conflicts(self) -> tuple[str, ...]:
        return tuple(
            _differ(self._fact(key), one, other)
            for key, given in self.given.items()
            for i, one in enumerate(given)
            for other in given[:i]
        )

    @cached_property
    def given(self) -> dict[FactKey, list[Given]]:
        found: dict[FactKey, list[Given]] = {}
        for i in range(len(self.readings)):
            own: dict[FactKey, Given] = {}
            for j, (key, aspect) in enumerate(self._slots(i)):
                own.setdefault(key, {})[aspect] = f"v{i}_{j}"
            for key, given in own.items():
                found.setdefault(key, []).append(given)
        return found

    @property
    def odd(self) -> tuple[str, ...]:
        """Columns of `table`: the form of each reading does not hold."""
        return tuple(_inner(f"q{i}") for i in range(len(self.readings)))

    def store(self, connection: duckdb.DuckDBPyConnection) -> Typed:
        """The same, worked out once. A join with what was mapped moves some rows a little, so they are sorted."""
        path = folder_of(connection) / f"{token_hex(8)}.parquet"
        options = "FORMAT parquet, ROW_GROUP_SIZE 61440"
        with with_room(connection):  # every column of the input is sorted
            connection.execute(f'COPY ({self.table} ORDER BY "row") TO {sql.text(str(path))} ({options})')
        for mapped in filter(None, self.mapped.values()):
            connection.execute(f"DROP TABLE {mapped.table}")
        return replace(self, stored=path)

    @cached_property
    def table(self) -> str:
        """A query with "row", the columns by their names, `BAD` (the row is set aside), `odd` and `conflicts`."""
        if self.stored is not None:
            return f"SELECT * FROM read_parquet({sql.path(str(self.stored))})"
        whole = [f"{self.source.problems} IS NOT NULL"] if self.source.problems else []
        wrong = sql.any_of([*whole, *(f"b{i}" for i in self.mapped), *self._conflicts, *self._missing()])
        facts = [
            '"row"',
            *(f"{value} AS {sql.name(column.name)}" for column, value in self._joined.items()),
            *(f"q{i} AS {odd}" for i, odd in enumerate(self.odd)),
            *(f"{test} AS {name}" for test, name in zip(self._conflicts, self.conflicts, strict=True)),
            f"({wrong}) AS {_WRONG}",
            *filter(None, [self._card]),
        ]
        read = f"SELECT {', '.join(facts)} FROM ({self._cells})"
        names = frozenset(column.name for column in self.columns)
        if not card.can_be_checked(names):
            return f"SELECT *, {_WRONG} AS {BAD} FROM ({read})"
        number = card.number() if self._card is None else self._card
        with_digits = f"SELECT *, {number} AS {card.NUMBER} FROM ({read})"
        return f"SELECT *, ({_WRONG} OR {card.is_wrong(names)}) AS {BAD} FROM ({with_digits})"

    @cached_property
    def _cells(self) -> str:
        """A query with what each column gives: `v`, whether it is odd: `q`, and whether nothing reads it: `b`."""
        inner, joins = ["*"], list[str]()
        outer = ['"row"', *filter(None, [self.source.problems, self._card])]
        for i, reading in enumerate(self.readings):
            mapped = self.mapped.get(i)
            odd = "FALSE" if reading.always else f"({reading.given}) AND NOT ({reading.common})"
            outer.append(f"q{i}")
            inner.append(f"{odd} AS q{i}")
            if mapped is not None:
                (field,) = reading.fields
                inner.append(f"CASE WHEN q{i} THEN {key_of(field.column, field.shape)} END AS o{i}")
                joins.append(f"LEFT JOIN {mapped.table} AS m{i} ON m{i}.k = o{i}")
            if i in self.mapped:
                outer.append(f"q{i} AND m{i}.k IS NULL AS b{i}" if mapped else f"q{i} AS b{i}")
            outer += [f"{self._value(i, slot)} AS v{i}_{j}" for j, slot in enumerate(self._slots(i))]
        return f"SELECT {', '.join(outer)} FROM (SELECT {', '.join(inner)} FROM ({self.source.scan})) {' '.join(joins)}"

    @cached_property
    def _card(self) -> str | None:
        """The column with the card number as a number, if a single column gives it and is read as it stands."""
        key = (ID_NUMBER, Aspect.ITSELF)
        giving = [i for i, reading in enumerate(self.readings) if key in reading.values or key in reading.mapped]
        plain = [name for i in giving if i not in self.mapped for name in self.readings[i].beside]
        return plain[0] if len(giving) == len(plain) == 1 else None

    def _slots(self, i: int) -> tuple[Slot, ...]:
        mapped = self.mapped.get(i)
        return tuple(dict.fromkeys((*self.readings[i].values, *(mapped.columns if mapped else ()))))

    def _value(self, i: int, slot: Slot) -> str:
        value, mapped = self.readings[i].values.get(slot, "NULL"), self.mapped.get(i)
        if i not in self.mapped:
            return value
        otherwise = f"m{i}.{mapped.columns[slot]}" if mapped and slot in mapped.columns else "NULL"
        return f"CASE WHEN q{i} THEN {otherwise} ELSE {value} END"

    def _columns(self) -> Iterator[tuple[InputColumn, str]]:
        for key, given in self.given.items():
            fact, year = self._fact(key), None if isinstance(key, str) else key[1]
            for aspect, physical in aspects_of(fact).items():
                name = column_name(fact.name, year, aspect)
                yield InputColumn(name, physical, fact.name, year, aspect), _joined(given, aspect, physical)

    def _missing(self) -> Iterator[str]:
        """Required facts that a row does not give, whatever the year."""
        for fact in self.vocabulary.facts.values():
            if fact.required:
                given = [each for key, found in self.given.items() if self._fact(key) is fact for each in found]
                yield f"NOT ({sql.any_of(_is_given(each) for each in given)})"

    def _fact(self, key: FactKey) -> Fact:
        return self.vocabulary.facts[key if isinstance(key, str) else key[0]]


def _key(column: InputColumn) -> FactKey:
    return column.fact if column.year is None else (column.fact, column.year)


def _inner(name: str) -> str:
    return sql.name(f"?{name}")


def _is_given(given: Given) -> str:
    tests = [f"{given[Aspect.ITSELF]} IS NOT NULL"] if Aspect.ITSELF in given else []
    return sql.any_of([*tests, *([f"coalesce({given[Aspect.NONE]}, FALSE)"] if Aspect.NONE in given else [])])


def _joined(given: Sequence[Given], aspect: Aspect, physical: Physical) -> str:
    """What the columns together say; where they differ the row is set aside."""
    values = [each[aspect] for each in given if aspect in each]
    if aspect is Aspect.NONE:
        return f"({sql.any_of(f'coalesce({value}, FALSE)' for value in values)})"
    return f"CAST({sql.first_of(values)} AS {physical.value})" if values else f"CAST(NULL AS {physical.value})"


def _differ(fact: Fact, one: Given, other: Given) -> str:
    """Of an identity one column may say that it is held, and another since when."""
    unlike = [_unlike(aspect, one, other) for aspect in (Aspect.ITSELF, Aspect.NONE, Aspect.UNIT)]
    if fact.type.kind is Kind.IDENTITY:
        days = sql.any_of(filter(None, (_unlike(aspect, one, other) for aspect in (Aspect.SINCE, Aspect.UNTIL))))
        unlike.append(f"({_is_dated(one)}) AND ({_is_dated(other)}) AND ({days})")
    return f"({_is_given(one)}) AND ({_is_given(other)}) AND ({sql.any_of(filter(None, unlike))})"


def _unlike(aspect: Aspect, one: Given, other: Given) -> str | None:
    said = [each[aspect] for each in (one, other) if aspect in each]
    if aspect is Aspect.NONE:
        return " <> ".join(f"coalesce({value}, FALSE)" for value in said) or None
    if len(said) == 1:
        return f"{said[0]} IS NOT NULL"
    return " IS DISTINCT FROM ".join(said) or None


def _is_dated(given: Given) -> str:
    return sql.any_of(f"{given[aspect]} IS NOT NULL" for aspect in (Aspect.SINCE, Aspect.UNTIL) if aspect in given)
