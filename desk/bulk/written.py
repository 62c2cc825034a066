"""A plan run over the table of persons by DuckDB, its rows written to one file in the order of the input."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb

from dsl import Language
from engine.columnar import Plan, printed, select
from engine.columnar.sql.select import words_of

from ..receipts.hashes import input_hash
from ..receipts.receipt import Receipt, Sealed
from . import sql
from .connection import folder_of
from .progress import run
from .spreadsheet import marked

KEY = "canbao"
"""Under this key the receipt stands among the metadata of a Parquet file."""
ROW_GROUP, ROW_GROUP_OF_MANY = 61_440, 30_720
"""Rows of a row group: one of every column is in memory, so of two hundred columns it is smaller."""
_MANY = 100
_MEMORY = "250MB"
FORMATS = PARQUET, CSV, JSON_LINES, XLSX = ("parquet", "csv", "jsonl", "xlsx")


def query_of(connection: duckdb.DuckDBPyConnection, plan: Plan, relation: str, keep: tuple[str, ...]) -> str:
    """The SELECT for DuckDB. Words are written as enumerations, of which a file keeps each word once.

    So are columns in which nobody has a word: sixteen times smaller than texts while they are gathered.
    """
    enums: dict[tuple[str, ...], str] = {}
    for output in plan.outputs:
        words = words_of(output)
        if words is not None and words not in enums:
            enums[words] = f"words_{len(enums)}"
            connection.execute(f"CREATE TYPE {enums[words]} AS ENUM {sql.texts(words)}")
    return printed(select(plan, relation, keep, enums), "duckdb")


def write(
    connection: duckdb.DuckDBPyConnection,
    query: str,
    to: tuple[Path, Path],
    shape: str,
    receipt: Receipt,
    language: Language,
) -> int:
    """To a file and, where that can't hold it, its receipt to another. Gives the number of rows.

    Errors of the engine and the system are for the caller.
    """
    # With one thread rows are written as they come; several would keep whole batches of them to restore their order,
    # at twice the work and three times the memory.
    connection.execute("SET threads = 1")
    connection.execute("SET memory_limit = ?", [_MEMORY])
    path, beside = to
    rows = _write(connection, query, path, shape, receipt, language)
    if shape != PARQUET:
        beside.write_bytes(Sealed(receipt, shape, input_hash(path)).file())
    return rows


def _write(
    connection: duckdb.DuckDBPyConnection, query: str, path: Path, shape: str, receipt: Receipt, language: Language
) -> int:
    many = receipt.rows["evaluated"]
    if shape == CSV:
        query = marked(connection, query)
    if shape != XLSX:
        return run(connection, _copy(query, path, shape, receipt), many, language)
    from .workbook import refuse_too_many, write_workbook

    refuse_too_many(many)
    stored = folder_of(connection) / "rows.parquet"
    rows = run(connection, _copy(query, stored, PARQUET, receipt), many, language)
    write_workbook(connection, f"read_parquet({sql.path(str(stored))})", path, language)
    return rows


def _copy(query: str, path: Path, shape: str, receipt: Receipt) -> str:
    options = {
        PARQUET: f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_row_group(receipt.columns)}, "
        f"KV_METADATA {{{KEY}: {sql.text(receipt.text())}}}",
        CSV: "FORMAT csv, HEADER",
        JSON_LINES: "FORMAT json",
    }
    return f"COPY ({query}) TO {sql.text(str(path))} ({options[shape]})"


def _row_group(columns: Sequence[str] | None) -> int:
    """None: all columns of the policy."""
    return ROW_GROUP_OF_MANY if columns is None or len(columns) > _MANY else ROW_GROUP
