"""A result file and what it was made from: found by its receipt, and only if nothing of it has changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb

from dsl import Asked, Diagnostic, InFile, Language, Policy

from ..assumptions import assumptions
from ..output import FINDINGS, USAGE, RunFailed, required
from ..policies import find_policy, load_policy
from ..texts import text
from . import sql
from .evaluation import Request
from .receipt import KEY, Receipt, input_hash, policy_hash


@dataclass(frozen=True, slots=True)
class Result:
    path: Path
    receipt: Receipt
    request: Request


def receipt_in(path: str, connection: duckdb.DuckDBPyConnection) -> Receipt:
    """The receipt of a Parquet result. The run ends where there is none."""
    if not Path(path).is_file():
        raise RunFailed(Diagnostic("P701", InFile(path)), code=USAGE)
    try:
        found = connection.execute(
            f"SELECT decode(value) FROM parquet_kv_metadata({sql.path(path)}) WHERE decode(key) = {sql.text(KEY)}"
        ).fetchall()
        return Receipt.read(found[0][0])
    except (duckdb.Error, IndexError, KeyError, TypeError, ValueError) as error:
        raise RunFailed(Diagnostic("P726", InFile(path)), code=USAGE) from error


def opened(path: str, connection: duckdb.DuckDBPyConnection, records: str | None, language: Language) -> Result:
    """With the policy and the records that it names. `records`: where they are now."""
    receipt = receipt_in(path, connection)
    asked = Asked(_day(receipt.as_of), _day(receipt.known_on))
    where = Path(receipt.policy_path)
    where = where if where.exists() else required(find_policy(receipt.policy))
    policy = _sound(where, asked)
    source = records or receipt.input
    _unchanged(path, policy, receipt, source)
    assume = assumptions(policy, receipt.assumptions, text("assume.reason", language))
    request = Request(policy, where, asked, receipt.regardless, assume, source, receipt.columns)
    return Result(Path(path), receipt, request)


def _sound(path: Path, asked: Asked) -> Policy:
    loaded = required(load_policy(path, asked))
    if loaded.policy is None:
        raise RunFailed(*loaded.diagnostics, code=FINDINGS)
    return loaded.policy


def _unchanged(path: str, policy: Policy, receipt: Receipt, source: str) -> None:
    differing: list[str] = []
    if policy_hash(policy) != receipt.policy_hash:
        differing.append(receipt.policy)
    if not Path(source).exists():
        raise RunFailed(Diagnostic("P701", InFile(source)))
    if input_hash(Path(source)) != receipt.input_hash:
        differing.append(source)
    problems: Sequence[Diagnostic] = [Diagnostic("P727", InFile(path), {"what": what}) for what in differing]
    if problems:
        raise RunFailed(*problems, code=FINDINGS)


def _day(written: str | None) -> date | None:
    return None if written is None else date.fromisoformat(written)
