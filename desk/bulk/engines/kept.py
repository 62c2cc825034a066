"""What a PostgreSQL database keeps with a table, in comments: its receipt, and names that had to be cut in full."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...receipts.receipt import Receipt, Sealed
from .database import literal, quoted, statement, transaction

if TYPE_CHECKING:
    import psycopg

TABLE = "table"
"""The format of such a result."""


@dataclass(frozen=True, slots=True)
class Comments:
    """What the database keeps with a table: its receipt, and of columns whose names had to be cut the full names."""

    receipt: Receipt
    columns: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in the comments of a table and its columns, and the hash of its rows as in `hash_within`."""

    comment: str | None
    columns: tuple[str, ...]
    full_names: Mapping[str, str]
    hashed: str


def keep_within(connection: psycopg.Connection, table: str, comments: Comments | None) -> None:
    """Write the comments, in the transaction that makes the table."""
    if comments is None:
        return
    sealed = Sealed(comments.receipt, TABLE, hash_within(connection, table))
    connection.execute(statement("COMMENT ON TABLE {} IS ", quoted(table)) + literal(sealed.text()))
    for name, whole in comments.columns.items():
        column = statement("COMMENT ON COLUMN {}.{} IS ", quoted(table), quoted(name, whole=True))
        connection.execute(column + literal(whole))


def hash_within(connection: psycopg.Connection, table: str) -> str:
    """Of the names of the columns and all rows, whatever order the server keeps them in."""
    place = statement("{} AS t", quoted(table))
    columns = connection.execute(b"SELECT * FROM " + place + b" LIMIT 0").description or ()
    summed = b"SELECT COUNT(*), SUM(hashtextextended(CAST(t AS text), 0)::numeric) FROM " + place
    ((rows, total),) = connection.execute(summed).fetchall()
    told = [[column.name for column in columns], rows, str(total)]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def kept_with(address: str, table: str) -> Kept:
    """What the database says of a table now."""
    with transaction(address, table) as connection:
        hashed = hash_within(connection, table)
        named = b"CAST(" + literal(statement("{}", quoted(table)).decode()) + b" AS regclass)"
        ((comment,),) = connection.execute(b"SELECT obj_description(" + named + b", 'pg_class')").fetchall()
        columns = b"FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid = " + named
        listed = connection.execute(b"SELECT attname, col_description(attrelid, attnum) " + columns).fetchall()
        full = {name: whole for name, whole in listed if whole is not None}
        return Kept(comment, tuple(name for name, _ in listed), full, hashed)
