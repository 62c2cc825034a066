"""A result checked: a sample of it by the evaluator for single persons, or all of it by another run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from dsl import Diagnostic, InFile, Language
from engine import Assessor
from engine.columnar import Output, assessed_row, facts_of_row

from ..output import FINDINGS, RunFailed
from . import sql
from .evaluation import evaluate, planned, staged_for
from .receipt import input_hash
from .result import Result
from .staging.stage import Staged


def verify_all(result: Result, connection: duckdb.DuckDBPyConnection, language: Language) -> None:
    """The same inputs give the same bytes. The run ends where they do not."""
    with TemporaryDirectory(prefix="canbao-") as folder:
        again = Path(folder) / "again.parquet"
        evaluate(result.request, connection, again, "parquet", language)
        if input_hash(again) == input_hash(result.path):
            return
        row, column = _first_difference(connection, result.path, again)
    raise _differs(result, row, column)


def _first_difference(connection: duckdb.DuckDBPyConnection, one: Path, other: Path) -> tuple[str, str]:
    """The row and column; where only the files' own bytes differ there is none."""
    left, right = (f"read_parquet({sql.path(str(path))})" for path in (one, other))
    names = [found[0] for found in connection.execute(f"DESCRIBE SELECT * FROM {left}").fetchall()]
    others = [found[0] for found in connection.execute(f"DESCRIBE SELECT * FROM {right}").fetchall()]
    if names != others:
        return "0", next(iter(set(names) ^ set(others)), names[0])
    tests = sql.any_of(f"a.{sql.name(name)} IS DISTINCT FROM b.{sql.name(name)}" for name in names)
    found = connection.execute(f'SELECT a."row" FROM {left} a JOIN {right} b USING ("row") WHERE {tests} LIMIT 1')
    rows = found.fetchall()
    if not rows:
        return "0", "—"
    return str(rows[0][0]), next(name for name in names if _differs_in(connection, left, right, name, rows[0][0]))


def _differs_in(connection: duckdb.DuckDBPyConnection, left: str, right: str, name: str, row: int) -> bool:
    column = sql.name(name)
    ((one, other),) = connection.execute(
        f'SELECT (SELECT {column} FROM {left} WHERE "row" = ?), (SELECT {column} FROM {right} WHERE "row" = ?)',
        [row, row],
    ).fetchall()
    return bool(one != other)


def verify_sample(result: Result, connection: duckdb.DuckDBPyConnection, size: int) -> tuple[int, int]:
    """Rows spread evenly over the file. Gives how many rows and columns were compared; the run ends at a difference."""
    staged = staged_for(result.request, connection)
    outputs = planned(result.request, connection, staged).outputs
    assessor = Assessor(result.request.policy, result.request.assume)
    table = f"read_parquet({sql.path(str(result.path))})"
    written = {row["row"]: row for row in _rows(connection, table, size, staged)}
    checked = 0
    for person in _rows(connection, staged.relation, size, staged):
        facts = facts_of_row(person, staged.columns, result.request.policy.vocabulary)
        expected = assessed_row(assessor(facts), outputs)
        found = written.get(person["row"])
        column = "row" if found is None else _wrong_column(expected, found, outputs)
        if column is not None:
            raise _differs(result, str(person["row"]), column)
        checked += 1
    return checked, len(outputs)


def _rows(
    connection: duckdb.DuckDBPyConnection, relation: str, size: int, staged: Staged
) -> Iterator[Mapping[str, Any]]:
    apart = max(1, staged.total // max(1, size))
    query = f'SELECT * FROM {relation} WHERE ("row" - 1) % {apart} = 0'
    found = connection.execute(query)
    names = [described[0] for described in found.description or ()]
    return iter([dict(zip(names, row, strict=True)) for row in found.fetchall()])


def _wrong_column(expected: Mapping[str, Any], found: Mapping[str, Any], outputs: Sequence[Output]) -> str | None:
    return next((o.name for o in outputs if not _same(expected[o.name], found.get(o.name))), None)


def _same(expected: Any, found: Any) -> bool:
    if isinstance(expected, Decimal) and isinstance(found, int | Decimal):
        return expected == found
    return bool(expected == found)


def _differs(result: Result, row: str, column: str) -> RunFailed:
    place = InFile(str(result.path))
    return RunFailed(Diagnostic("P728", place, {"row": row, "column": column}), code=FINDINGS)
