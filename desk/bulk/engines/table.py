"""A table of a database as the input or the output of a run: by way of a private file, so that all else is the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import duckdb

from ...receipts.receipt import Receipt
from ..connection import folder_of
from ..evaluation import Copy, Request
from ..recognised import is_table
from ..written import KEY
from .address import TableAddress, table_address
from .copied import arrow
from .database import LONGEST_NAME
from .kept import Comments
from .names import cut_names
from .postgres import load_table, refuse_existing, save_table


def fetched(request: Request, connection: duckdb.DuckDBPyConnection) -> Request:
    """The same, with the rows of its table in a file that is gone with the connection; files stay where they are."""
    if not is_table(request.records):
        return request
    return fetched_from(table_address(request.records), request, connection)


def fetched_from(address: TableAddress, request: Request, connection: duckdb.DuckDBPyConnection) -> Request:
    """The same, with the rows of this table."""
    copy = folder_of(connection) / "records.parquet"
    saved = save_table(address.database, address.table, copy)
    return replace(request, records=address.shown, copy=Copy(copy, saved.hashed))


@contextmanager
def receiving(target: Path | TableAddress, connection: duckdb.DuckDBPyConnection) -> Iterator[Path]:
    """The file to write the results to. What is meant for a table goes there from it at the end, in one transaction."""
    if isinstance(target, Path):
        yield target
        return
    refuse_existing(target.database, target.table)
    path = folder_of(connection) / "results.parquet"
    yield path
    written = arrow().parquet.read_metadata(path)
    names = cut_names(written.schema.to_arrow_schema().names, LONGEST_NAME)
    comments = Comments(
        Receipt.read(written.metadata[KEY.encode()].decode()), {cut: name for name, cut in names.items()}
    )
    load_table(target.database, path, target.table, comments)
