"""One person of a result, read again from the records that it was made from, so that the answer can be explained."""

from __future__ import annotations

import duckdb

from dsl import Diagnostic
from engine.columnar import facts_of_row
from engine.facts import ID_NUMBER, NAME, Record

from ..output import USAGE, RunFailed
from . import sql
from .evaluation import staged_for, with_who
from .result import Result
from .verify import verify_row

_MOST = 9


def person_in(result: Result, connection: duckdb.DuckDBPyConnection, who: str) -> Record:
    """By 证件号码, else by name, else by row of the records. The run ends if there is nobody, or more than one,
    or if the result has another answer than comes out."""
    staged = staged_for(result.request, connection)
    people = with_who(connection, staged)
    row = _row(result, connection, people, who)
    found = connection.execute(f'SELECT * FROM {people} WHERE "row" = ?', [row])
    names = [described[0] for described in found.description or ()]
    (cells,) = found.fetchall()
    verify_row(result, connection, staged, row)
    facts = facts_of_row(dict(zip(names, cells, strict=True)), staged.columns, result.request.policy.vocabulary)
    return Record(row, facts)


def _row(result: Result, connection: duckdb.DuckDBPyConnection, people: str, who: str) -> int:
    """Whoever was evaluated stands in the result under what the records say."""
    place = result.found.place
    tests = [f"{sql.name(column)} = $who" for column in (ID_NUMBER, NAME)]
    for test in (*tests, 'CAST("row" AS VARCHAR) = $who'):
        query = f'SELECT "row" FROM {people} WHERE {test} LIMIT {_MOST}'
        rows = [str(row) for (row,) in connection.execute(query, {"who": who}).fetchall()]
        if len(rows) > 1:
            raise RunFailed(Diagnostic("P718", place, {"rows": "、".join(rows), "row": rows[0]}), code=USAGE)
        if rows:
            return int(rows[0])
    raise RunFailed(Diagnostic("P717", place), code=USAGE)
