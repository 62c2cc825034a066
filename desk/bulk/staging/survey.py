"""One scan over the whole input: what is odd, what is set aside, and what the columns may hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import duckdb

from engine.columnar.layout import Aspect, InputColumn, Physical
from engine.facts import ID_NUMBER, ID_TYPE

from .. import sql
from .typed import BAD, Typed


@dataclass(frozen=True, slots=True)
class Survey:
    """`odd`: of how many cells the form of each reading does not hold. Only if it holds of all is the rest true.

    `bad` rows are not in order, `unchecked` ones (count, first, last) give a number but no type of document.
    `disagree` has, for each pair of columns for one fact, the first row in which they differ.
    `given` is how many rows say something in a column, `ever` which columns of yes or no ever say yes.
    `away`: of how many rows that can be used the test for persons of another region holds.
    """

    odd: tuple[int, ...]
    bad: int
    unchecked: tuple[int, int, int]
    disagree: tuple[int, ...]
    given: Mapping[InputColumn, int]
    ever: frozenset[InputColumn]
    away: int


_FIRST_ROWS = 2_048
"""As many as the engine takes at a time; a column that is written in an unusual way shows it soon."""


def has_odd(connection: duckdb.DuckDBPyConnection, typed: Typed) -> bool:
    """Does some form not hold of all cells in the first rows? A cheap look before the whole input is gone through."""
    any_odd = " OR ".join(typed.odd) or "FALSE"
    first = f"SELECT {any_odd} AS odd FROM ({typed.table}) LIMIT {_FIRST_ROWS}"
    return bool(connection.execute(f"SELECT bool_or(odd) FROM ({first})").fetchall()[0][0])


def survey(connection: duckdb.DuckDBPyConnection, typed: Typed, away: str = "FALSE") -> Survey:
    """`away`: the test for persons of another region."""
    columns = list(typed.columns)
    truths = [column for column in columns if column.physical is Physical.TRUTH]
    fine = f"({is_unchecked(typed)}) AND NOT {BAD}"
    aggregates = [
        f"count(*) FILTER (WHERE {BAD})",
        *(f"coalesce({each} FILTER (WHERE {fine}), 0)" for each in ("count(*)", 'min("row")', 'max("row")')),
        *(f"count(*) FILTER (WHERE {odd})" for odd in typed.odd),
        *(f'min("row") FILTER (WHERE {conflict})' for conflict in typed.conflicts),
        *(f"count({sql.name(column.name)})" for column in columns),
        *(f"bool_or({sql.name(column.name)})" for column in truths),
        f"count(*) FILTER (WHERE ({away}) AND NOT {BAD})",
    ]
    query = f"SELECT {', '.join(aggregates)} FROM ({typed.table})"
    found = iter(connection.execute(query).fetchall()[0])
    return Survey(
        bad=next(found),
        unchecked=(next(found), next(found), next(found)),
        odd=tuple(next(found) for _ in typed.odd),
        disagree=tuple(row for row in [next(found) for _ in typed.conflicts] if row is not None),
        given={column: next(found) for column in columns},
        ever=frozenset(column for column in truths if next(found)),
        away=next(found),
    )


def is_unchecked(typed: Typed) -> str:
    """A number is given, but no type of document, without which nobody knows how to check it."""
    names = frozenset(column.name for column in typed.columns)
    number, kind = (_is_said(fact, names) for fact in (ID_NUMBER, ID_TYPE))
    return f"({number}) AND NOT ({kind})"


def _is_said(fact: str, names: Collection[str]) -> str:
    none = fact + Aspect.NONE.value
    own = [f"{sql.name(fact)} IS NOT NULL"] if fact in names else []
    return sql.any_of([*own, *([sql.name(none)] if none in names else [])])
