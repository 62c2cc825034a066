"""Which columns of the table of persons go without a value together: looked at before the query is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import duckdb

from engine.columnar import Aspect, InputColumn, Pattern, Seen

from . import sql
from .staging.stage import Staged

_BITS = 60


def seen(connection: duckdb.DuckDBPyConnection, staged: Staged) -> Seen:
    """What is known of the table: its columns, and every pattern of its rows."""
    told = [column for column in staged.columns if _may_differ(column, staged)]
    patterns = patterns_in(told, staged.relation, lambda query: connection.execute(query).fetchall())
    return Seen(patterns, frozenset(column.name for column in staged.columns))


def patterns_in(
    columns: Sequence[InputColumn], relation: str, ask: Callable[[str], list[tuple[int, ...]]], most: int | None = None
) -> tuple[Pattern, ...] | None:
    """Each pattern once, in a fixed order: plans must not depend on the order in which rows were met.

    `ask` puts a query, in the spelling of DuckDB. None if there are more than `most`.
    """
    if not columns:
        return (frozenset(),)
    words = [columns[at : at + _BITS] for at in range(0, len(columns), _BITS)]
    masks = ", ".join(f"{_mask(word)} AS m{number}" for number, word in enumerate(words))
    limit = "" if most is None else f" LIMIT {most + 1}"
    found = ask(f"SELECT DISTINCT {masks} FROM {relation}{limit}")
    return None if most is not None and len(found) > most else tuple(_pattern(words, row) for row in sorted(found))


def _pattern(words: Sequence[Sequence[InputColumn]], row: Sequence[int]) -> Pattern:
    masked = zip(words, row, strict=True)
    return frozenset(column.name for word, mask in masked for at, column in enumerate(word) if mask >> at & 1)


def _may_differ(column: InputColumn, staged: Staged) -> bool:
    if column.aspect is Aspect.NONE:
        return staged.ever_true[column.name]
    return staged.may_be_null[column.name]


def _mask(columns: Sequence[InputColumn]) -> str:
    bits = (f"CASE WHEN {_says(column)} THEN {1 << at} ELSE 0 END" for at, column in enumerate(columns))
    return f"CAST({' + '.join(bits)} AS BIGINT)"


def _says(column: InputColumn) -> str:
    name = sql.name(column.name)
    return name if column.aspect is Aspect.NONE else f"{name} IS NULL"
