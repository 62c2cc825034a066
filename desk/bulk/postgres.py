"""PostgreSQL: compute inside the database, stream a table out, load a table. A new table is there whole or not at all.

Tables are written `NAME` or `SCHEMA.NAME`, addresses `postgresql://USER@HOST:PORT/DATABASE` or as libpq takes them.
Whatever goes wrong ends the run with a diagnostic (`RunFailed`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dsl import Diagnostic, InFile

from ..files import replacing
from ..output import RunFailed
from .copied import CopyStream, arrow, batches_from, csv_from, postgres_type
from .database import quoted, statement, transaction

if TYPE_CHECKING:
    import pyarrow as pa

_BATCH = 1 << 16
"""Rows that are written at a time."""


def create_table(address: str, query: str, table: str) -> int:
    """Write the result of a query to a new table, inside the database. Gives the number of rows."""
    with transaction(address, table) as connection:
        return connection.execute(statement("CREATE TABLE {} AS ", quoted(table)) + query.encode()).rowcount


@contextmanager
def table_reader(address: str, table: str) -> Iterator[pa.RecordBatchReader]:
    """A table's rows as batches that DuckDB can scan once, while they come; nothing is kept.

    Decimals are exact, NULL is not '', and what Arrow has no exact type for is its text.
    """
    arrow()
    with transaction(address, table) as connection:
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


def save_table(address: str, table: str, path: Path) -> int:
    """A table as a Parquet file, whole or not at all. Gives the number of rows."""
    parquet = arrow().parquet
    rows = 0
    try:
        with (
            table_reader(address, table) as reader,
            replacing(path) as file,
            parquet.ParquetWriter(file, reader.schema, compression="zstd") as writer,
        ):
            for batch in reader:
                writer.write_batch(batch)
                rows += batch.num_rows
    except OSError as error:
        raise RunFailed(Diagnostic("P706", InFile(str(path)), {"reason": error.strerror or str(error)})) from error
    return rows


def load_table(address: str, source: Path, table: str) -> int:
    """Write a Parquet file to a new table. Gives the number of rows."""
    with _opened(source) as file, transaction(address, table) as connection:
        schema = file.schema_arrow
        types = [postgres_type(type_) for type_ in schema.types]
        columns = b", ".join(
            statement("{} ", quoted(name, whole=True)) + type_.encode()
            for name, type_ in zip(schema.names, types, strict=True)
        )
        connection.execute(statement("CREATE TABLE {} (", quoted(table)) + columns + b")")
        with connection.cursor() as cursor:
            with cursor.copy(statement("COPY {} FROM STDIN (FORMAT csv)", quoted(table))) as copy:
                for batch in file.iter_batches(batch_size=_BATCH):
                    copy.write(csv_from(batch))
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
