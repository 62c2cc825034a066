"""PostgreSQL: compute inside the database, stream a table out, load a table. A new table is there whole or not at all.

Tables are written `NAME` or `SCHEMA.NAME`, addresses `postgresql://USER@HOST:PORT/DATABASE` or as libpq takes them.
Whatever goes wrong ends the run with a diagnostic (`RunFailed`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsl import Diagnostic, InFile

from ...files import replacing
from ...output import RunFailed
from ...receipt import Receipt, Sealed
from .copied import CopyStream, arrow, batches_from, csv_from, postgres_type
from .database import ENGINE, literal, quoted, statement, transaction

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa

TABLE = "table"
"""The format of such a result."""
_BATCH = 1 << 16
"""Rows that are written at a time."""
_STEADY = (b"SET LOCAL synchronize_seqscans = off", b"SET LOCAL max_parallel_workers_per_gather = 0")
"""A table that nobody has changed comes in the same order each time."""


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


@dataclass(frozen=True, slots=True)
class Saved:
    """A table that was copied: how many rows, and their hash as in `hash_within`."""

    rows: int
    hashed: str


def create_table(address: str, query: str, table: str, comments: Comments | None = None) -> int:
    """Write the result of a query to a new table, inside the database. Gives the number of rows."""
    with transaction(address, table) as connection:
        return create_within(connection, query, table, comments)


def create_within(connection: psycopg.Connection, query: str, table: str, comments: Comments | None = None) -> int:
    """The same in a transaction that is under way."""
    # Making machine code of so long a query takes longer than it saves.
    connection.execute("SET LOCAL jit = off")
    rows = connection.execute(statement("CREATE TABLE {} AS ", quoted(table)) + query.encode()).rowcount
    _comment(connection, table, comments)
    return rows


def refuse_existing(address: str, table: str) -> None:
    """End the run if the table is there already: before hours of work rather than after."""
    with transaction(address, table) as connection:
        refuse_within(connection, table)


def refuse_within(connection: psycopg.Connection, table: str) -> None:
    found = connection.execute(b"SELECT to_regclass(" + literal(statement("{}", quoted(table)).decode()) + b")")
    if found.fetchall() != [(None,)]:
        raise RunFailed(Diagnostic("P736", InFile(ENGINE), {"name": table}))


def _comment(connection: psycopg.Connection, table: str, comments: Comments | None) -> None:
    if comments is None:
        return
    sealed = Sealed(comments.receipt, TABLE, hash_within(connection, table))
    connection.execute(statement("COMMENT ON TABLE {} IS ", quoted(table)) + literal(sealed.text()))
    for name, whole in comments.columns.items():
        column = statement("COMMENT ON COLUMN {}.{} IS ", quoted(table), quoted(name, whole=True))
        connection.execute(column + literal(whole))


def hash_within(connection: psycopg.Connection, table: str) -> str:
    """Of all rows, whatever order the server keeps them in."""
    summed = b"SELECT COUNT(*), SUM(hashtextextended(CAST(t AS text), 0)::numeric) FROM "
    ((rows, total),) = connection.execute(summed + statement("{} AS t", quoted(table))).fetchall()
    return hashlib.sha256(f"{rows}:{total}".encode()).hexdigest()


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


@contextmanager
def table_reader(address: str, table: str) -> Iterator[pa.RecordBatchReader]:
    """A table's rows as batches that DuckDB can scan once, while they come; nothing is kept.

    Decimals are exact, NULL is not '', and what Arrow has no exact type for is its text.
    """
    arrow()
    with transaction(address, table) as connection, _reader_within(connection, table) as reader:
        yield reader


@contextmanager
def _reader_within(connection: psycopg.Connection, table: str) -> Iterator[pa.RecordBatchReader]:
    for setting in _STEADY:
        connection.execute(setting)
    rows = statement("SELECT * FROM {}", quoted(table))
    columns = connection.execute(rows + b" LIMIT 0").description or []
    sent = b"COPY (" + rows + b") TO STDOUT (FORMAT csv, FORCE_QUOTE *)"
    with connection.cursor() as cursor, cursor.copy(sent) as copy:
        stream = CopyStream(copy)
        try:
            yield batches_from(stream, columns)
        except Exception as error:
            raise stream.failure or error from None
        finally:
            stream.stop()
            if not stream.ended:
                copy.finish(InterruptedError())  # tells the server that nobody reads on


def save_table(address: str, table: str, path: Path) -> Saved:
    """A table as a Parquet file, whole or not at all."""
    parquet = arrow().parquet
    rows = 0
    try:
        with transaction(address, table) as connection:
            # What is hashed is what is read, whatever others do to the table meanwhile.
            connection.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            hashed = hash_within(connection, table)
            with (
                _reader_within(connection, table) as reader,
                replacing(path) as file,
                parquet.ParquetWriter(file, reader.schema, compression="zstd") as writer,
            ):
                for batch in reader:
                    writer.write_batch(batch)
                    rows += batch.num_rows
    except OSError as error:
        raise RunFailed(Diagnostic("P706", InFile(str(path)), {"reason": error.strerror or str(error)})) from error
    return Saved(rows, hashed)


def load_table(address: str, source: Path, table: str, comments: Comments | None = None) -> int:
    """Write a Parquet file to a new table, its columns under the names that are told in full by the comments, if any.

    Gives the number of rows.
    """
    shorter = {} if comments is None else {whole: name for name, whole in comments.columns.items()}
    with _opened(source) as file, transaction(address, table) as connection:
        schema = file.schema_arrow
        types = [postgres_type(type_) for type_ in schema.types]
        columns = b", ".join(
            statement("{} ", quoted(shorter.get(name, name), whole=True)) + type_.encode()
            for name, type_ in zip(schema.names, types, strict=True)
        )
        connection.execute(statement("CREATE TABLE {} (", quoted(table)) + columns + b")")
        with connection.cursor() as cursor:
            with cursor.copy(statement("COPY {} FROM STDIN (FORMAT csv)", quoted(table))) as copy:
                for batch in file.iter_batches(batch_size=_BATCH):
                    copy.write(csv_from(batch))
            _comment(connection, table, comments)
            return cursor.rowcount


def _opened(source: Path) -> Any:
    pyarrow = arrow()
    try:
        return pyarrow.parquet.ParquetFile(source)
    except FileNotFoundError as error:
        raise RunFailed(Diagnostic("P701", InFile(str(source)))) from error
    except (OSError, pyarrow.ArrowException) as error:
        reason = str(error).partition("\n")[0]
        raise RunFailed(Diagnostic("P711", InFile(str(source)), {"reason": reason})) from error
