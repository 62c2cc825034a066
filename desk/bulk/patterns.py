"""Which columns of the table of persons go without a value together: looked at before the query is made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import duckdb

from engine.columnar import Aspect, InputColumn, Pattern, Seen

from . import sql
from .stage import Staged

_BITS = 60


def seen(connection: duckdb.DuckDBPyConnection, staged: Staged) -> Seen:
    """What is known of the table: its columns, and every pattern of its rows."""
    told = [column for column in staged.columns if _may_differ(column, staged)]
    patterns = tuple(_patterns(connection, staged.relation, told))
    return Seen(patterns, frozenset(column.name for column in staged.columns))


def _may_differ(column: InputColumn, staged: Staged) -> bool:
    if column.aspect is Aspect.NONE:
        return staged.ever_true[column.name]
    return staged.may_be_null[column.name]


def _patterns(
    connection: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[InputColumn]
) -> Iterator[Pattern]:
    """Each pattern once, in a fixed order: plans must not depend on the order in which rows were met."""
    if not columns:
        yield frozenset()
        return
    words = [columns[at : at + _BITS] for at in range(0, len(columns), _BITS)]
    masks = ", ".join(f"{_mask(word)} AS m{number}" for number, word in enumerate(words))
    found = connection.execute(f"SELECT DISTINCT {masks} FROM {relation}").fetchall()
    for row in sorted(found):
        masked = zip(words, row, strict=True)
        yield frozenset(column.name for word, mask in masked for at, column in enumerate(word) if mask >> at & 1)


def _mask(columns: Sequence[InputColumn]) -> str:
    bits = (f"CASE WHEN {_says(column)} THEN {1 << at} ELSE 0 END" for at, column in enumerate(columns))
    return f"CAST({' + '.join(bits)} AS BIGINT)"


def _says(column: InputColumn) -> str:
    name = sql.name(column.name)
    return name if column.aspect is Aspect.NONE else f"{name} IS NULL"
