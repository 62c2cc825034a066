"""Rows about the same person: identical ones count once, contradicting ones are all set aside.

Everything is grouped on disk where it does not fit into memory; only persons who are there twice are looked at closely.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

from engine.columnar.layout import Physical
from engine.facts import ID_NUMBER, ID_TYPE, NAME

from .. import sql
from .typed import BAD, Typed


@dataclass(frozen=True, slots=True)
class SamePerson:
    """`merged` is a table of the rows that repeat an earlier one, `contradicting` of the others with their `rows`."""

    merged: str
    merged_count: int
    contradicting: str
    contradicting_count: int


def same_person(connection: duckdb.DuckDBPyConnection, typed: Typed, table: str) -> SamePerson | None:
    """Who stands in more than one row; None if nobody does. `table` begins the names of the tables that are made."""
    key = _key(typed)
    if key is None:
        return None
    connection.execute(f"CREATE OR REPLACE TABLE {table}_doubled AS {_doubled(typed, key)}")
    if not _count(connection, f"{table}_doubled"):
        return None
    connection.execute(f"CREATE OR REPLACE TABLE {table}_same AS {_looked_at(typed, key, f'{table}_doubled')}")
    connection.execute(f"CREATE OR REPLACE TABLE {table}_person AS {_persons(f'{table}_same')}")
    if not _count(connection, f"{table}_person"):
        return None
    joined = f"{table}_same AS s JOIN {table}_person AS p USING (id_type, id_number, name)"
    merged, contradicting = f"{table}_merged", f"{table}_contradicting"
    connection.execute(
        f'CREATE OR REPLACE TABLE {merged} AS SELECT "row" FROM {joined} WHERE p.same AND "row" <> p.first'
    )
    spelled = f"SELECT * FROM {joined} WHERE NOT p.same"
    connection.execute(f"CREATE OR REPLACE TABLE {contradicting} AS {_with_rows(spelled)}")
    return SamePerson(merged, _count(connection, merged), contradicting, _count(connection, contradicting))


def _key(typed: Typed) -> tuple[str, str, str] | None:
    """Type, number and name of a person, as in `engine.facts.PersonKey`; without a number there is nothing to go by."""
    text = {column.name for column in typed.columns if column.physical is Physical.TEXT}
    if ID_NUMBER not in text:
        return None
    kind, name = (f"coalesce({sql.name(fact)}, '')" if fact in text else "''" for fact in (ID_TYPE, NAME))
    return kind, sql.name(ID_NUMBER), name


def _hash(key: tuple[str, str, str]) -> str:
    return f"hash({', '.join(key)})"


def _doubled(typed: Typed, key: tuple[str, str, str]) -> str:
    return (
        f"SELECT h FROM (SELECT {_hash(key)} AS h FROM ({typed.table}) WHERE {key[1]} IS NOT NULL)"
        " GROUP BY h HAVING count(*) > 1"
    )


def _looked_at(typed: Typed, key: tuple[str, str, str], doubled: str) -> str:
    """The rows whose hash is there twice, with all that they say."""
    said = ", ".join(f"f{i} := {sql.name(column.name)}" for i, column in enumerate(typed.columns))
    columns = [
        '"row"',
        *(f"{value} AS {name}" for value, name in zip(key, ("id_type", "id_number", "name"), strict=True)),
        f"{BAD} AS bad",
        f"CAST(to_json(struct_pack({said})) AS VARCHAR) AS said",
    ]
    return f"SELECT {', '.join(columns)} FROM ({typed.table}) SEMI JOIN {doubled} AS d ON d.h = {_hash(key)}"


def _persons(same: str) -> str:
    """Each person of several rows; `same` where all rows are in order and say the same as the first."""
    person = "id_type, id_number, name"
    several = f'SELECT {person}, min("row") AS first FROM {same} GROUP BY {person} HAVING count(*) > 1'
    firsts = f'SELECT p.*, f.said AS expected FROM ({several}) AS p JOIN {same} AS f ON f."row" = p.first'
    return (
        f"SELECT {person}, first, bool_and(NOT s.bad AND s.said = expected) AS same"
        f" FROM {same} AS s JOIN ({firsts}) AS p USING ({person}) GROUP BY {person}, first"
    )


def _with_rows(joined: str, limit: int = 12) -> str:
    """The rows in order by themselves, with all rows of the person spelled as in `engine.facts.spelled_rows`."""
    runs = f'SELECT first, "row", "row" - row_number() OVER (PARTITION BY first ORDER BY "row") AS run FROM ({joined})'
    ranked = (
        'SELECT first, min("row") AS a, max("row") AS b,'
        ' row_number() OVER (PARTITION BY first ORDER BY min("row")) AS n'
        f" FROM ({runs}) GROUP BY first, run"
    )
    run = "CASE WHEN a = b THEN CAST(a AS VARCHAR) ELSE a || '-' || b END"
    spelled = (
        f"SELECT first, string_agg({run}, '、' ORDER BY a) FILTER (WHERE n <= {limit})"
        f" || CASE WHEN max(n) > {limit} THEN '、…' ELSE '' END AS rows FROM ({ranked}) GROUP BY first"
    )
    return f'SELECT j."row", s.rows FROM ({joined}) AS j JOIN ({spelled}) AS s USING (first) WHERE NOT j.bad'


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    ((count,),) = connection.execute(f"SELECT count(*) FROM {table}").fetchall()
    return int(count)
