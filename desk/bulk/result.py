"""A result and what it was made from: found by its receipt, and only if nothing of it has changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import duckdb

from dsl import Asked, Diagnostic, InFile, Language, Policy

from ..assumptions import assumptions
from ..output import FINDINGS, RunFailed, required
from ..policies import find_policy, load_policy
from ..texts import text
from .engines.address import TableAddress, table_address
from .engines.database import same_database
from .engines.table import fetched_from
from .evaluation import Request
from .found import Found, found_at
from .receipt import Receipt, policy_hash
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
    receipt = found.receipt
    asked = Asked(_day(receipt.as_of), _day(receipt.known_on))
    where = Path(receipt.policy_path)
    where = where if where.exists() else required(find_policy(receipt.policy))
    policy = _sound(where, asked)
    request = Request(policy, where, asked, receipt.regardless, (), records or receipt.input, receipt.columns)
    if is_table(request.records):
        request = fetched_from(_address(records, receipt, result), request, connection)
    elif not Path(request.records).exists():
        raise RunFailed(Diagnostic("P701", InFile(request.records)))
    if problems := tuple(_changed(found, request)):
        raise RunFailed(*problems, code=FINDINGS)
    assume = assumptions(policy, receipt.assumptions, text("assume.reason", language))
    return Result(found, replace(request, assume=assume))


def _sound(path: Path, asked: Asked) -> Policy:
    loaded = required(load_policy(path, asked))
    if loaded.policy is None:
        raise RunFailed(*loaded.diagnostics, code=FINDINGS)
    return loaded.policy


def _address(records: str | None, receipt: Receipt, result: str) -> TableAddress:
    """A receipt holds no password: a table beside that of the results is reached as this one is."""
    address = table_address(records or receipt.input)
    if records is None and is_table(result):
        database = table_address(result).database
        return replace(address, database=database) if same_database(database, address.database) else address
    return address


def _changed(found: Found, request: Request) -> Iterator[Diagnostic]:
    """What is not as it was when the result was made: the result itself, or what it was made from."""
    if not found.intact:
        yield Diagnostic("P745", found.place)
    if policy_hash(request.policy) != found.receipt.policy_hash:
        yield Diagnostic("P727", found.place, {"what": found.receipt.policy})
    if request.hashed != found.receipt.input_hash:
        yield Diagnostic("P727", found.place, {"what": request.records})


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
