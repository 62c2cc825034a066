"""Results as they are found: a file with its receipt in it or beside it, a folder, or a table of a database."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import duckdb

from dsl import Diagnostic, InFile

from ..output import USAGE, RunFailed
from ..receipts.hashes import hash_of, input_hash
from ..receipts.receipt import Receipt, Sealed, receipt_beside
from . import sql
from .connection import folder_of
from .engines.address import TableAddress, table_address
from .engines.kept import kept_with
from .engines.on_spark import RECEIPT
from .engines.postgres import save_table
from .recognised import is_parquet, is_table
from .spreadsheet import unmarked
from .staging.parquet import files_in
from .written import CSV, JSON_LINES, KEY, PARQUET, XLSX

Types = Mapping[str, str]
"""By the columns of a result, what is in them."""


@dataclass(frozen=True, slots=True)
class Found:
    """`place` is how messages call it; `intact`: is it still what its receipt was made for, as far as that tells?

    `relation` gives its rows as a relation for DuckDB, but for a workbook, which can only be compared as a whole.
    `file` is the result where it is one file.
    """

    place: InFile
    receipt: Receipt
    shape: str
    intact: bool
    relation: Callable[[Types], str]
    file: Path | None = None

    @property
    def has_rows(self) -> bool:
        """Can single rows of it be looked at?"""
        return self.shape != XLSX


def found_at(result: str, connection: duckdb.DuckDBPyConnection) -> Found:
    """The run ends where there is none, or none with a receipt that can be read."""
    if is_table(result):
        return _table(table_address(result), connection)
    path, place = Path(result), InFile(result)
    try:
        if path.is_dir():
            return _folder(path, place)
        if not path.is_file():
            raise RunFailed(Diagnostic("P701", place), code=USAGE)
        return _parquet(path, place, connection) if is_parquet(path) else _text(path, place)
    except FileNotFoundError as error:
        raise _no_receipt(place) from error
    except (duckdb.Error, LookupError, TypeError, ValueError) as error:
        raise unreadable(place) from error
    except OSError as error:
        raise RunFailed(Diagnostic("P711", place, {"reason": error.strerror or type(error).__name__})) from error


def _no_receipt(place: InFile) -> RunFailed:
    return RunFailed(Diagnostic("P726", place), code=USAGE)


def unreadable(place: InFile) -> RunFailed:
    """There is a receipt, but not as it was written."""
    return RunFailed(Diagnostic("P752", place), code=USAGE)


def _parquet(path: Path, place: InFile, connection: duckdb.DuckDBPyConnection) -> Found:
    file = sql.path(str(path))
    told = connection.execute(
        f"SELECT decode(value) FROM parquet_kv_metadata({file}) WHERE decode(key) = {sql.text(KEY)}"
    ).fetchone()
    if told is None:
        raise _no_receipt(place)
    receipt = Receipt.read(told[0])
    ((rows,),) = connection.execute(f"SELECT num_rows FROM parquet_file_metadata({file})").fetchall()
    return _one_file(path, place, receipt, PARQUET, intact=rows == receipt.rows["evaluated"])


def _text(path: Path, place: InFile) -> Found:
    sealed = Sealed.read(receipt_beside(path).read_text("utf-8"))
    if sealed.shape not in (*_SCANS, XLSX):
        raise LookupError(sealed.shape)
    return _one_file(path, place, sealed.receipt, sealed.shape, intact=input_hash(path) == sealed.content)


def _one_file(path: Path, place: InFile, receipt: Receipt, shape: str, *, intact: bool) -> Found:
    return Found(place, receipt, shape, intact, lambda types: scan(shape, path, types), path)


def scan(shape: str, path: Path, types: Types) -> str:
    """The rows of a result file as a relation. A text file holds no types, so they are told."""
    return _SCANS[shape](path, types)


def _read_parquet(path: Path, _: Types) -> str:
    return f"read_parquet({sql.path(str(path))})"


def _csv(path: Path, types: Types) -> str:
    """As it was evaluated: what stands in quotes is never NULL, and marks for spreadsheet programs are taken away."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        given = {name: types.get(name, "VARCHAR") for name in next(csv.reader(file))}
    options = "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"', nullstr = ''"
    read = f"read_csv({sql.path(str(path))}, {options}, allow_quoted_nulls = false, columns = {_columns(given)})"
    return unmarked(read, given)


def _json_lines(path: Path, types: Types) -> str:
    return f"read_json({sql.path(str(path))}, format = 'newline_delimited', columns = {_columns(types)})"


_SCANS: Mapping[str, Callable[[Path, Types], str]] = {PARQUET: _read_parquet, CSV: _csv, JSON_LINES: _json_lines}


def _columns(types: Types) -> str:
    return "{" + ", ".join(f"{sql.text(name)}: {sql.text(kind)}" for name, kind in types.items()) + "}"


def _folder(path: Path, place: InFile) -> Found:
    sealed = Sealed.read((path / RECEIPT).read_text("utf-8"))
    files = files_in(path)
    listed = ", ".join(sql.path(str(file)) for file in files)
    intact = hash_of(files, path) == sealed.content
    return Found(place, sealed.receipt, sealed.shape, intact, lambda _: f"read_parquet([{listed}])")


def _table(address: TableAddress, connection: duckdb.DuckDBPyConnection) -> Found:
    place = InFile(address.shown)
    kept = kept_with(address.database, address.table)
    if not (kept.comment or "").startswith("{"):  # a table may have a comment of its owner's
        raise _no_receipt(place)
    try:
        sealed = Sealed.read(kept.comment or "")
    except (LookupError, TypeError, ValueError) as error:
        raise unreadable(place) from error

    def relation(types: Types) -> str:
        """Under the full names of the columns. Where the database has forgotten how many digits a number has, it comes
        as text."""
        copy = folder_of(connection) / "result.parquet"
        save_table(address.database, address.table, copy)
        names = {column: kept.full_names.get(column, column) for column in kept.columns}
        listed = ", ".join(_cast(column, types.get(name), name) for column, name in names.items())
        return f"(SELECT {listed} FROM read_parquet({sql.path(str(copy))}))"

    return Found(place, sealed.receipt, sealed.shape, kept.hashed == sealed.content, relation)


def _cast(column: str, kind: str | None, name: str) -> str:
    value = sql.name(column) if kind is None else f"CAST({sql.name(column)} AS {kind})"
    return f"{value} AS {sql.name(name)}"
