"""Two relations with the rows of one result: do they hold the same rows, and if not, where do they first differ?

Both are looked through once, a few numbers in memory: each row is hashed, and the hashes are added up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import duckdb

from engine.facts import ID_NUMBER, NAME

from . import sql
from .found import Types

ROW, WHO = "row", (ID_NUMBER, NAME)
NOWHERE = "—"


@dataclass(frozen=True, slots=True)
class Difference:
    """`row` is that of the records; `NOWHERE` where no row or column can be told."""

    row: str
    column: str


def columns_of(connection: duckdb.DuckDBPyConnection, relation: str) -> tuple[str, ...]:
    return tuple(name for name, *_ in connection.execute(f"DESCRIBE SELECT * FROM {relation}").fetchall())


def key_of(columns: Sequence[str], *, numbered: bool) -> tuple[str, ...]:
    """The columns that say whose row it is. `numbered`: rows are told apart by their numbers, if they have any."""
    return (ROW,) if numbered and ROW in columns else WHO


def difference(
    connection: duckdb.DuckDBPyConnection, made: str, found: str, types: Types, *, numbered: bool
) -> Difference | None:
    """`made` is worked out again and has a number in every row; `found` is the result. None if they agree."""
    columns = columns_of(connection, found)
    compared = [name for name in types if name != ROW or key_of(columns, numbered=numbered) == (ROW,)]
    if absent := next((name for name in compared if name not in columns), None):
        return Difference(NOWHERE, absent)
    hashed = f"hash({', '.join(f'CAST({sql.name(name)} AS {types[name]})' for name in compared)})"
    sums = [connection.execute(f"SELECT COUNT(*), SUM({hashed}) FROM {each}").fetchall() for each in (made, found)]
    return None if sums[0] == sums[1] else _first(connection, made, found, compared, hashed)


def _first(
    connection: duckdb.DuckDBPyConnection, made: str, found: str, compared: Sequence[str], hashed: str
) -> Difference:
    """A row that was worked out and is not in the result, and where the result's row for this person differs."""
    query = f'SELECT * FROM {made} WHERE {hashed} NOT IN (SELECT {hashed} FROM {found}) ORDER BY "row" LIMIT 1'
    rows = connection.execute(query).fetchall()
    if not rows:
        return Difference(NOWHERE, NOWHERE)
    row = dict(zip(columns_of(connection, made), rows[0], strict=True))
    key = key_of(compared, numbered=True)
    listed = ", ".join(map(sql.name, compared))
    tests = " AND ".join(f"{sql.name(name)} IS NOT DISTINCT FROM ?" for name in key)
    others = connection.execute(f"SELECT {listed} FROM {found} WHERE {tests} LIMIT 1", [row[name] for name in key])
    other = others.fetchall()
    if not other:
        return Difference(str(row[ROW]), ROW)
    pairs = zip(compared, other[0], strict=True)
    return Difference(str(row[ROW]), next((name for name, value in pairs if value != row[name]), NOWHERE))
