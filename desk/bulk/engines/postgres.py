"""PostgreSQL: compute inside the database, stream a table out, load a table. A new table is there whole or not at all.

Tables are written `NAME` or `SCHEMA.NAME`, addresses `postgresql://USER@HOST:PORT/DATABASE` or as libpq takes them.
Whatever goes wrong ends the run with a diagnostic (`RunFailed`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsl import Diagnostic, InFile

from ...files import replacing
from ...output import RunFailed
from .copied import CopyStream, arrow, batches_from, csv_from, postgres_type
from .database import ENGINE, literal, quoted, statement, transaction
from .kept import Comments, hash_within, keep_within

if TYPE_CHECKING:
    import psycopg
    import pyarrow as pa

_BATCH = 1 << 16
"""Rows that are written at a time."""
_STEADY = (b"SET LOCAL synchronize_seqscans = off", b"SET LOCAL max_parallel_workers_per_gather = 0")
"""A table that nobody has changed comes in the same order each time."""


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
    keep_within(connection, table, comments)
    return rows


def refuse_existing(address: str, table: str) -> None:
    """End the run if the table is there already: before hours of work rather than after."""
    with transaction(address, table) as connection:
        refuse_within(connection, table)


def refuse_within(connection: psycopg.Connection, table: str) -> None:
    found = connection.execute(b"SELECT to_regclass(" + literal(statement("{}", quoted(table)).decode()) + b")")
    if found.fetchall() != [(None,)]:
        raise RunFailed(Diagnostic("P736", InFile(ENGINE), {"name": table}))


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
            keep_within(connection, table, comments)
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
