"""One scan over the whole input: what is odd, what is set aside, and which columns go without a value together.

Rows that are alike in all of this are counted together: the scan keeps a mask and a count for each sort of row.
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

_MOST_PATTERNS = 20_000
"""Of a table in which rows lack values in more ways than this, no pattern is known: it would tell nothing."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What is known of a table. `empty` are columns that no row can say anything in.

    `is_odd`: the form of some reading does not hold of some cell; only if it holds of all is the rest true. `bad` rows
    are not in order; of the others `unchecked` ones give a number but no type of document, and `has_away` says whether
    the test for persons of another region holds of one. `has_conflict`: of some row two columns differ about one fact.
    `silent` are masks over the columns that are not empty, as `pattern_of` takes them: what rows in order lack; what
    all rows lack is `silent_in_all`.
    """

    columns: tuple[InputColumn, ...]
    empty: frozenset[InputColumn]
    is_odd: bool
    bad: int
    has_conflict: bool
    unchecked: int
    has_away: bool
    silent_in_all: int
    silent: frozenset[int]

    @property
    def told(self) -> frozenset[str]:
        """Facts about which some row says something, be it that there is none."""
        never = pattern_of(_not_empty(self.columns, self.empty), self.silent_in_all)
        given = (column for column in self.columns if column not in self.empty)
        return frozenset(column.fact for column in given if column.aspect is Aspect.NONE or column.name not in never)

    def patterns(self, columns: Iterable[InputColumn]) -> tuple[Pattern, ...] | None:
        """Those of the rows that are in order, in these columns. None if there are too many to tell anything."""
        wanted = tuple(columns)
        possible = _not_empty(self.columns, self.empty)
        within = sum(1 << at for at, column in enumerate(possible) if column in wanted)
        masks = {mask & within for mask in self.silent}
        if len(masks) > _MOST_PATTERNS:
            return None
        always = frozenset(
            column.name for column in wanted if column in self.empty and column.aspect is not Aspect.NONE
        )
        return in_order(wanted, (pattern_of(possible, mask) | always for mask in masks))


def _not_empty(columns: Iterable[InputColumn], empty: Collection[InputColumn]) -> tuple[InputColumn, ...]:
    return tuple(column for column in columns if column not in empty)


FIRST_ROWS = 2_048
"""As many as the engine takes at a time; a column that is written in an unusual way shows it soon."""


def has_odd(connection: duckdb.DuckDBPyConnection, typed: Typed) -> bool:
    """Does some form not hold of all cells in the first rows? A cheap look before the whole input is gone through."""
    first = f"SELECT {sql.any_of(typed.odd)} AS odd FROM ({typed.table}) LIMIT {FIRST_ROWS}"
    return bool(connection.execute(f"SELECT bool_or(odd) FROM ({first})").fetchall()[0][0])


def survey(connection: duckdb.DuckDBPyConnection, typed: Typed, away: str = "FALSE") -> Survey:
    """`away`: the test for persons of another region."""
    told = (sql.any_of(typed.odd), BAD, sql.any_of(typed.conflicts), is_unchecked(typed), away)
    columns = _not_empty(typed.columns, typed.empty)
    words = masks([*(f"({test})" for test in told), *map(says_nothing, columns)])
    counted = f"SELECT {', '.join(words)}, count(*) FROM ({typed.table}) GROUP BY {', '.join(map(str, _places(words)))}"
    found = connection.execute(counted)
    rows, in_all, silent = dict.fromkeys(range(1 << len(told)), 0), (1 << len(columns)) - 1, set[int]()
    while some := found.fetchmany(_AT_ONCE):
        for *values, count in some:
            mask = mask_of(values)
            kind, lacking = mask & (1 << len(told)) - 1, mask >> len(told)
            rows[kind] += count
            in_all &= lacking
            if not kind & _BAD:
                silent.add(lacking)
    right = {kind: count for kind, count in rows.items() if not kind & _BAD}
    return Survey(
        columns=typed.columns,
        empty=typed.empty,
        is_odd=any(count for kind, count in rows.items() if kind & _ODD),
        bad=sum(rows.values()) - sum(right.values()),
        has_conflict=any(count for kind, count in rows.items() if kind & _CONFLICT),
        unchecked=sum(count for kind, count in right.items() if kind & _UNCHECKED),
        has_away=any(count for kind, count in right.items() if kind & _AWAY),
        silent_in_all=in_all,
        silent=frozenset(silent),
    )


_AT_ONCE = 10_000
_ODD, _BAD, _CONFLICT, _UNCHECKED, _AWAY = (1 << at for at in range(5))
"""The kind of a row, a bit for each test."""


def _places(words: Collection[str]) -> range:
    return range(1, len(words) + 1)


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
