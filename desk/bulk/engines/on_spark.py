"""`--engine spark`: from Parquet files to a folder of Parquet files with the receipt beside them, on a Spark."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dsl import Diagnostic, InFile

from ...output import USAGE, RunFailed, refuse_overwriting, required
from ...receipts.hashes import hash_of, input_hash
from ...receipts.receipt import Sealed
from ..connection import connected
from ..evaluation import Request, receipt_of_rows
from ..recognised import is_table
from ..staging.parquet import SIGNATURE, files_in, open_parquet
from .in_place import Done, prepare, usable
from .spark import ENGINE, Opened, opened
from .standing import StandingTable

RECEIPT = "_receipt.json"
"""Readers of Parquet pass over names that begin with an underscore."""
FOLDER = "folder"
"""The format of such a result."""
_VIEW = "records"


@dataclass(frozen=True, slots=True)
class _Spark:
    opened: Opened
    name: str = ENGINE
    dialect: str = "spark"
    longest: int | None = None

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        return self.opened.ask(query)


def evaluate(request: Request, output: str | None, shape: str | None, master: str) -> Done:
    """Write the folder, whole or not at all. What goes wrong ends the run (`RunFailed`)."""
    if output is None or shape not in (None, "parquet") or is_table(output) or not _is_parquet(request.records):
        raise RunFailed(Diagnostic("P742", InFile(output or request.records)), code=USAGE)
    refuse_overwriting([Path(output)], request.records)
    source = Path(request.records)
    table = _table(request)
    with opened(files_in(source), source, Path(output), master, _VIEW) as spark:
        prepared = prepare(request, table, _VIEW, _Spark(spark))
        spark.write(prepared.query)
        version = f"spark {spark.session.version}"
        receipt = receipt_of_rows(request, prepared.rows, version, input_hash(source))
        content = hash_of(files_in(spark.folder), spark.folder)
        (spark.folder / RECEIPT).write_bytes(Sealed(receipt, FOLDER, content).file())
    return Done(prepared.rows, prepared.notes)


def _table(request: Request) -> StandingTable:
    """By the files' own descriptions, before a Spark is started."""
    with connected() as connection:
        source = required(open_parquet(Path(request.records), connection))
    return usable(request, source.fields, ENGINE)


def _is_parquet(records: str) -> bool:
    """Also what is not there, of which something else is to be said."""
    path = Path(records)
    try:
        if not path.is_file():
            return not is_table(records)
        with path.open("rb") as file:
            return file.read(len(SIGNATURE)) == SIGNATURE
    except (OSError, ValueError):
        return True
