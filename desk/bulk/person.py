"""One person of a result, read again from the records that it was made from, so that the answer can be explained."""

from __future__ import annotations

import duckdb

from dsl import Diagnostic, InFile
from engine.columnar import facts_of_row
from engine.facts import ID_NUMBER, NAME, Record

from ..output import USAGE, RunFailed
from . import sql
from .evaluation import staged_for
from .result import Result


def person_in(result: Result, connection: duckdb.DuckDBPyConnection, who: str) -> Record:
    """By 证件号码, else by name, else by row. The run ends if there is nobody, or more than one."""
    row = _row(result, connection, who)
    staged = staged_for(result.request, connection)
    found = connection.execute(f'SELECT * FROM {staged.relation} WHERE "row" = ?', [row])
    names = [described[0] for described in found.description or ()]
    (cells,) = found.fetchall()
    facts = facts_of_row(dict(zip(names, cells, strict=True)), staged.columns, result.request.policy.vocabulary)
    return Record(row, facts)


def _row(result: Result, connection: duckdb.DuckDBPyConnection, who: str) -> int:
    place = InFile(str(result.path))
    table = f"read_parquet({sql.path(str(result.path))})"
    for column in (ID_NUMBER, NAME):
        found = connection.execute(f'SELECT "row" FROM {table} WHERE {sql.name(column)} = ? LIMIT 9', [who]).fetchall()
        if len(found) > 1:
            rows = [str(row) for (row,) in found]
            raise RunFailed(Diagnostic("P718", place, {"rows": "、".join(rows), "row": rows[0]}), code=USAGE)
        if found:
            return int(found[0][0])
    if who.isdecimal():
        found = connection.execute(f'SELECT "row" FROM {table} WHERE "row" = ?', [int(who)]).fetchall()
        if found:
            return int(found[0][0])
    raise RunFailed(Diagnostic("P717", place), code=USAGE)
