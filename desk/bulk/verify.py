"""A result checked: a sample of it by the evaluator for single persons, or all of it by another run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb

from dsl import Diagnostic, Language
from engine import Assessor
from engine.columnar import Output, Shape, assessed_row, facts_of_row

from ..leftovers import private_folder
from ..output import FINDINGS, RunFailed
from ..receipts.hashes import input_hash
from ..receipts.received import program
from . import sql
from .agreement import NOWHERE, ROW, WHO, Difference, columns_of, difference, key_of
from .evaluation import evaluate, plan_of, staged_for, with_who
from .found import Types, scan, unreadable
from .recognised import is_table
from .result import Result
from .staging.stage import Staged
from .written import PARQUET

Row = Mapping[str, Any]


def verify_all(result: Result, connection: duckdb.DuckDBPyConnection, language: Language) -> bool:
    """The same inputs give the same rows, whatever engine works them out; the run ends where they do not.

    Gives whether the file is the same byte by byte. Folders and tables keep no order, so that they never are.
    """
    found = result.found
    shape = PARQUET if found.file is None else found.shape
    with private_folder() as folder:
        again = Path(folder) / "again"
        staged = evaluate(result.request, connection, again, shape, language).staged
        if found.file is not None and input_hash(again) == input_hash(found.file):
            return True
        if not found.has_rows:
            raise _differs(result, Difference(NOWHERE, NOWHERE))
        types = _types(plan_of(result.request, staged.seen).outputs)
        made = scan(shape, again, types)
        with _as_its_receipt_says(result):
            differing = difference(connection, made, found.relation(types), types, numbered=_is_numbered(result))
    if differing is not None:
        raise _differs(result, differing)
    return False


def verify_sample(result: Result, connection: duckdb.DuckDBPyConnection, size: int, seed: int) -> tuple[int, int]:
    """Whose rows they are is compared of all, what is in them of some, which the seed picks.

    Gives how many rows and columns were compared; ends at a difference.
    """
    staged = staged_for(result.request, connection)
    people = with_who(connection, staged)
    chosen = f'SELECT "row" FROM {people} ORDER BY hash("row", {seed}), "row" LIMIT {size}'
    return _checked(result, connection, staged, f'p."row" IN ({chosen})', everybody=True)


def verify_row(result: Result, connection: duckdb.DuckDBPyConnection, staged: Staged, row: int) -> None:
    """One row of the records, as the result has it. A workbook has no rows to look at: its receipt tells of changes."""
    if result.found.has_rows:
        _checked(result, connection, staged, f'p."row" = {row}', everybody=False)


def _checked(
    result: Result, connection: duckdb.DuckDBPyConnection, staged: Staged, some: str, *, everybody: bool
) -> tuple[int, int]:
    people = with_who(connection, staged)
    outputs = plan_of(result.request, staged.seen).outputs
    assessor = Assessor(result.request.policy, result.request.assume)
    with _as_its_receipt_says(result):
        relation = result.found.relation(_types(outputs))
        key = key_of(columns_of(connection, relation), numbered=_is_numbered(result))
        if everybody and (wrong := _unlike(connection, people, relation, key)) is not None:
            raise _differs(result, wrong)
        written = _by_key(_rows(connection, _of_some(relation, people, key, some)), key)
    checked = 0
    for person in _rows(connection, f"SELECT * FROM {people} AS p WHERE {some}"):
        facts = facts_of_row(person, staged.columns, result.request.policy.vocabulary)
        expected = assessed_row(assessor(facts), outputs)
        column = _wrong_column(expected, written.get(_key(person, key), ()), outputs)
        if column is not None:
            raise _differs(result, Difference(str(person[ROW]), column))
        checked += 1
    return checked, len(outputs)


@contextmanager
def _as_its_receipt_says(result: Result) -> Iterator[None]:
    """A receipt may call a file what it is not."""
    try:
        yield
    except (duckdb.InvalidInputException, duckdb.ConversionException, duckdb.BinderException, UnicodeError) as error:
        raise unreadable(result.found.place) from error


def _unlike(connection: duckdb.DuckDBPyConnection, people: str, relation: str, key: Sequence[str]) -> Difference | None:
    """Whose row is lacking in the result, or there once too often."""
    listed = ", ".join(map(sql.name, key))
    for one, other in ((people, relation), (relation, people)):
        query = f"SELECT {listed} FROM {one} EXCEPT ALL SELECT {listed} FROM {other} ORDER BY ALL LIMIT 1"
        for who in _rows(connection, query):
            return Difference(str(who.get(ROW, NOWHERE)), ROW)
    return None


def _of_some(relation: str, people: str, key: Sequence[str], some: str) -> str:
    """The rows of the result for some of the people. Of equal rows for people who can't be told apart one is enough."""
    if key == (ROW,):
        return f"SELECT * FROM {relation} AS p WHERE {some}"
    same = " AND ".join(f"p.{sql.name(name)} IS NOT DISTINCT FROM r.{sql.name(name)}" for name in key)
    return f"SELECT DISTINCT * FROM {relation} AS r WHERE EXISTS (SELECT 1 FROM {people} AS p WHERE {some} AND {same})"


def _rows(connection: duckdb.DuckDBPyConnection, query: str) -> list[Row]:
    found = connection.execute(query)
    names = [described[0] for described in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _by_key(rows: Iterable[Row], key: Sequence[str]) -> Mapping[tuple[Any, ...], Sequence[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(_key(row, key), []).append(row)
    return found


def _key(row: Row, key: Sequence[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in key)


def _wrong_column(expected: Row, found: Sequence[Row], outputs: Sequence[Output]) -> str | None:
    """None if one of the rows is the expected one; "row" if there is none at all."""
    wrong = [next((o.name for o in outputs if not _same(expected[o.name], row.get(o.name))), None) for row in found]
    return None if None in wrong else next(iter(wrong), ROW)


def _same(expected: Any, found: Any) -> bool:
    if isinstance(expected, Decimal) and isinstance(found, int | Decimal):
        return expected == found
    return bool(expected == found)


def _types(outputs: Sequence[Output]) -> Types:
    """Of a whole result: of the columns that say whose row it is, and of the answer."""
    words = Shape.TEXT.value
    answer = {output.name: words if output.shape is Shape.WORD else output.shape.value for output in outputs}
    return {ROW: Shape.WHOLE.value, **dict.fromkeys(WHO, words), **answer}


def _is_numbered(result: Result) -> bool:
    """Are rows told apart by their numbers? Those of a table have none that last."""
    return not is_table(result.request.records)


def _differs(result: Result, where: Difference) -> RunFailed:
    words = {"row": where.row, "column": where.column}
    place = result.found.place
    return RunFailed(Diagnostic("P728", place, words), *program(place, result.receipt), code=FINDINGS)
