"""A result and what it was made from: found by its receipt, and only if nothing of it has changed since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import duckdb

from dsl import Diagnostic, InFile, Language

from ..output import RunFailed
from ..receipts.receipt import Receipt
from ..receipts.received import as_received, no_records, notice_of, records_now
from .engines.address import TableAddress, table_address
from .engines.database import same_database
from .engines.table import fetched_from
from .evaluation import Request
from .found import Found, found_at
from .recognised import is_table


@dataclass(frozen=True, slots=True)
class Result:
    """`request` is what was asked for."""

    found: Found
    request: Request

    @property
    def receipt(self) -> Receipt:
        return self.found.receipt


def opened(result: str, connection: duckdb.DuckDBPyConnection, records: str | None, language: Language) -> Result:
    """With the policy and the records that it names. `records`: where they are now."""
    found = found_at(result, connection)
    receipt, notice = found.receipt, notice_of(found.receipt, result)
    source = records or _source(receipt, result)
    request = Request(notice.policy, notice.path, notice.asked, receipt.regardless, (), source, receipt.columns)
    if is_table(source):
        request = fetched_from(_address(records, receipt, result), request, connection)
    elif not Path(source).exists():
        raise RunFailed(Diagnostic("P701", InFile(source)))
    received = (request.records, request.hashed)
    assume = as_received(found.place, receipt, notice, received, language, intact=found.intact)
    return Result(found, replace(request, assume=assume))


def _source(receipt: Receipt, result: str) -> str:
    """Where the records are now. No database is asked because a file says so: only that of the result is."""
    if not is_table(receipt.input):
        return records_now(receipt, result)
    database = table_address(receipt.input).database
    if is_table(result) and same_database(table_address(result).database, database):
        return receipt.input
    raise no_records(receipt)


def _address(records: str | None, receipt: Receipt, result: str) -> TableAddress:
    """A receipt holds no password: a table beside that of the results is reached as this one is."""
    address = table_address(records or receipt.input)
    if records is None and is_table(result):
        database = table_address(result).database
        return replace(address, database=database)
    return address
