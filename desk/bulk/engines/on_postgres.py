"""`--engine postgres`: from a table to a new table of the same database, which does all the work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from dsl import Diagnostic, InFile

from ...output import USAGE, RunFailed
from .. import sql
from ..evaluation import Request, receipt_of_rows
from ..recognised import is_table
from ..staging.shapes import Shape, Storage
from ..staging.source import Field
from .address import TableAddress, table_address
from .database import ENGINE, LONGEST_NAME, quoted, same_database, statement, transaction
from .in_place import Done, prepare, usable
from .kept import Comments, hash_within
from .names import cut_names
from .postgres import create_within, refuse_within

if TYPE_CHECKING:
    import psycopg

_STORED = {
    16: Storage.TRUTH,
    1082: Storage.DATE,
    **dict.fromkeys((20, 21, 23), Storage.WHOLE),
    1700: Storage.DECIMAL,
    **dict.fromkeys((25, 1043), Storage.TEXT),
}
"""By the numbers by which PostgreSQL knows its types."""


@dataclass(frozen=True, slots=True)
class _Postgres:
    connection: psycopg.Connection
    name: str = ENGINE
    dialect: str = "postgres"
    longest: int | None = LONGEST_NAME

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(query.encode()).fetchall()


def evaluate(request: Request, output: str | None, shape: str | None) -> Done:
    """Write the table, whole or not at all. What goes wrong ends the run (`RunFailed`)."""
    persons, results = _tables(request.records, output, shape)
    request = replace(request, records=persons.shown)
    with transaction(results.database, persons.table) as connection:
        # The rows that are looked at are those that are evaluated, whatever others do to the table meanwhile.
        connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        connection.execute("SET LOCAL jit = off")
        refuse_within(connection, results.table)
        table = usable(request, tuple(_fields(connection, persons.table)), ENGINE)
        prepared = prepare(request, table, ".".join(map(sql.name, persons.table.split(".", 1))), _Postgres(connection))
        version = f"postgresql {connection.info.server_version // 10_000}"
        hashed = hash_within(connection, persons.table)
        receipt = receipt_of_rows(request, prepared.rows, version, hashed)
        names = cut_names((output.name for output in prepared.plan.outputs), LONGEST_NAME)
        comments = Comments(receipt, {cut: name for name, cut in names.items()})
        create_within(connection, prepared.query, results.table, comments)
    return Done(prepared.rows, prepared.notes)


def _tables(records: str, output: str | None, shape: str | None) -> tuple[TableAddress, TableAddress]:
    if output is None or shape is not None or not (is_table(records) and is_table(output)):
        raise RunFailed(Diagnostic("P743"), code=USAGE)
    persons, results = table_address(records), table_address(output)
    if not same_database(persons.database, results.database):
        raise RunFailed(Diagnostic("P743", InFile(results.shown)), code=USAGE)
    return persons, results


def _fields(connection: psycopg.Connection, table: str) -> Iterator[Field]:
    columns = connection.execute(statement("SELECT * FROM {} LIMIT 0", quoted(table))).description or ()
    for column in columns:
        storage = _STORED.get(column.type_code, Storage.OTHER)
        digits = (column.precision or 0, column.scale or 0) if storage is Storage.DECIMAL else (0, 0)
        yield Field(column.name, column.name, Shape(storage, *digits))
