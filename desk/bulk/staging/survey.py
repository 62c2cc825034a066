"""One scan over the whole input: what is odd, what is set aside, and which columns go without a value together.

Rows that are alike in all of this are counted together, so the scan keeps a mask and a count of each kind of row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import duckdb

from engine.columnar import Pattern
from engine.columnar.layout import Aspect, InputColumn
from engine.facts import ID_NUMBER, ID_TYPE

from .. import sql
from ..patterns import in_order, mask_of, masks, pattern_of, says_nothing
from .typed import BAD, Typed


@dataclass(frozen=True, slots=True)
class Alike:
    """So many rows that are alike; `silent` are columns as in `Pattern`, the rest holds of each of the rows.

    `odd`: the form of some reading does not hold; only if it never does is the rest true. `bad` rows are not in order,
    of `conflicting` ones two columns differ about one fact, `unchecked` ones give a number but no type of document,
    for those `away` the test for persons of another region holds.
    """

    rows: int
    odd: bool
    bad: bool
    conflicting: bool
    unchecked: bool
    away: bool
    silent: Pattern


@dataclass(frozen=True, slots=True)
class Survey:
    """The rows of a table by kind. `empty` are columns that no row can say anything in."""

    kinds: tuple[Alike, ...]
    columns: tuple[InputColumn, ...]
    empty: frozenset[InputColumn]

    @property
    def is_odd(self) -> bool:
        return any(kind.odd for kind in self.kinds)

    @property
    def bad(self) -> int:
        return sum(kind.rows for kind in self.kinds if kind.bad)

    @property
    def has_conflict(self) -> bool:
        return any(kind.conflicting for kind in self.kinds)

    @property
    def unchecked(self) -> int:
        """How many of the rows that are in order."""
        return sum(kind.rows for kind in self.kinds if kind.unchecked and not kind.bad)

    @property
    def has_away(self) -> bool:
        """Is there one among the rows that are in order?"""
        return any(kind.away and not kind.bad for kind in self.kinds)

    @property
    def told(self) -> frozenset[str]:
        """Facts about which some row says something, be it that there is none."""
        given = (column for column in self.columns if column not in self.empty)
        return frozenset(
            column.fact
            for column in given
            if column.aspect is Aspect.NONE or any(column.name not in kind.silent for kind in self.kinds)
        )

    def patterns(self, columns: Iterable[InputColumn]) -> tuple[Pattern, ...]:
        """Those of the rows that are in order, in these columns."""
        wanted = tuple(columns)
        names = frozenset(column.name for column in wanted)
        always = frozenset(
            column.name for column in wanted if column in self.empty and column.aspect is not Aspect.NONE
        )
        return in_order(wanted, {kind.silent & names | always for kind in self.kinds if not kind.bad})


FIRST_ROWS = 2_048
"""As many as the engine takes at a time; a column that is written in an unusual way shows it soon."""


def has_odd(connection: duckdb.DuckDBPyConnection, typed: Typed) -> bool:
    """Does some form not hold of all cells in the first rows? A cheap look before the whole input is gone through."""
    first = f"SELECT {sql.any_of(typed.odd)} AS odd FROM ({typed.table}) LIMIT {FIRST_ROWS}"
    return bool(connection.execute(f"SELECT bool_or(odd) FROM ({first})").fetchall()[0][0])


def survey(connection: duckdb.DuckDBPyConnection, typed: Typed, away: str = "FALSE") -> Survey:
    """`away`: the test for persons of another region."""
    columns = tuple(column for column in typed.columns if column not in typed.empty)
    told = (sql.any_of(typed.odd), BAD, sql.any_of(typed.conflicts), is_unchecked(typed), away)
    words = masks([*(f"({test})" for test in told), *map(says_nothing, columns)])
    counted = f"SELECT {', '.join(words)}, count(*) FROM ({typed.table}) GROUP BY {', '.join(map(str, _places(words)))}"
    kinds = (_alike(columns, mask_of(row[:-1]), row[-1]) for row in connection.execute(counted).fetchall())
    return Survey(tuple(kinds), typed.columns, typed.empty)


def _places(words: Collection[str]) -> range:
    return range(1, len(words) + 1)


def _alike(columns: tuple[InputColumn, ...], mask: int, rows: int) -> Alike:
    odd, bad, conflicting, unchecked, away = (bool(mask >> at & 1) for at in range(5))
    return Alike(rows, odd, bad, conflicting, unchecked, away, pattern_of(columns, mask >> 5))


def disagreeing(connection: duckdb.DuckDBPyConnection, typed: Typed) -> list[int]:
    """The first row in which each pair of columns for one fact differs."""
    firsts = ", ".join(f'min("row") FILTER (WHERE {conflict})' for conflict in typed.conflicts)
    (found,) = connection.execute(f"SELECT {firsts} FROM ({typed.table})").fetchall()
    return sorted({row for row in found if row is not None})


def is_unchecked(typed: Typed) -> str:
    """A number is given, but no type of document, without which nobody knows how to check it."""
    names = frozenset(column.name for column in typed.columns)
    number, kind = (_is_said(fact, names) for fact in (ID_NUMBER, ID_TYPE))
    return f"({number}) AND NOT ({kind})"


def _is_said(fact: str, names: Collection[str]) -> str:
    none = fact + Aspect.NONE.value
    own = [f"{sql.name(fact)} IS NOT NULL"] if fact in names else []
    return sql.any_of([*own, *([sql.name(none)] if none in names else [])])
