"""What there is to say about a file and its columns, as `engine.facts.take_in` says it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import duckdb

from dsl import Diagnostic
from engine.facts import Problem, Raw, Row, RowReader, is_blank

from .readings import Readings
from .same_person import SamePerson
from .set_aside import SetAside
from .shapes import key_of, raw_from
from .source import Field, Source
from .survey import Survey, disagreeing, is_unchecked
from .typed import BAD, Typed

_AT_ONCE = 1_000
_RUNS = 12


def notes(
    connection: duckdb.DuckDBPyConnection,
    typed: Typed,
    readings: Readings,
    found: Survey,
    same: SamePerson | None,
    set_aside: SetAside,
    reader: RowReader,
    needed: Collection[str],
) -> tuple[Diagnostic, ...]:
    """`reader` is the one that read what was mapped: it knows which facts were given on the way."""
    source = typed.source
    about_columns = dict(_about_columns(connection, source, readings, reader))
    if found.has_conflict:
        set_aside.among(disagreeing(connection, typed), reader)
    about_columns |= {where: problem for where, problem in reader.about_columns.items() if problem.code == "P624"}
    given = readings.headed | reader.given | found.told
    about_file = [
        *_absent(needed, given),
        *_merged(connection, same),
        *_unchecked(connection, typed, found),
    ]
    return (
        *source.notes,
        *(problem.at(source.place(column=header)) for (header, _), problem in about_columns.items()),
        *(problem.at(source.place()) for problem in about_file),
    )


def _about_columns(
    connection: duckdb.DuckDBPyConnection, source: Source, readings: Readings, reader: RowReader
) -> Iterator[tuple[tuple[str, int], Problem]]:
    """Columns that give no fact and yet hold something. What is wrong with them, the reader says."""
    headers = tuple(field.header for field in source.fields)
    for field, _ in readings.idle:
        cell = _any_cell(connection, source, field)
        if cell is not None:
            position = source.fields.index(field)
            values = tuple(cell if i == position else None for i in range(len(headers)))
            reader.read(Row(1, headers, values))
    yield from reader.about_columns.items()


def _any_cell(connection: duckdb.DuckDBPyConnection, source: Source, field: Field) -> Raw:
    """A cell of the column that is not blank; found soon, as a rule."""
    cursor = source.cursor(connection)
    cursor.execute(f"SELECT {key_of(field.column, field.shape)} FROM ({source.scan}) WHERE {field.column} IS NOT NULL")
    try:
        while batch := cursor.fetchmany(_AT_ONCE):
            for (key,) in batch:
                cell = raw_from(key, field.shape)
                if cell is not None and not (isinstance(cell, str) and is_blank(cell)):
                    return cell
    finally:
        cursor.close()
    return None


def _absent(needed: Collection[str], given: Collection[str]) -> Iterator[Problem]:
    if absent := [fact for fact in needed if fact not in given]:
        yield Problem("P625", {"facts": "、".join(absent)})


def _merged(connection: duckdb.DuckDBPyConnection, same: SamePerson | None) -> Iterator[Problem]:
    if same is not None and same.merged_count:
        rows = _spelled(connection.cursor(), f'SELECT "row" FROM {same.merged} ORDER BY "row"')
        yield Problem("P668", {"rows": rows, "count": str(same.merged_count)})


def _unchecked(connection: duckdb.DuckDBPyConnection, typed: Typed, found: Survey) -> Iterator[Problem]:
    if not (count := found.unchecked):
        return
    unchecked = f'SELECT "row" FROM ({typed.table}) WHERE ({is_unchecked(typed)}) AND NOT {BAD}'
    ((first, last),) = connection.execute(f'SELECT min("row"), max("row") FROM ({unchecked})').fetchall()
    if count == last - first + 1:
        rows = str(first) if first == last else f"{first}-{last}"
    else:
        rows = _spelled(typed.source.cursor(connection), f'{unchecked} ORDER BY "row"')
    yield Problem("P669", {"rows": rows, "count": str(count)})


def _spelled(cursor: duckdb.DuckDBPyConnection, ordered: str) -> str:
    """Rows in a sentence; of very many only as many are looked at as it takes."""
    cursor.execute(ordered)
    ends: list[int] = []
    starts: list[int] = []
    try:
        while len(starts) <= _RUNS and (batch := cursor.fetchmany(_AT_ONCE)):
            for (row,) in batch:
                if ends and row == ends[-1] + 1:
                    ends[-1] = row
                else:
                    starts.append(row)
                    ends.append(row)
    finally:
        cursor.close()
    runs = [str(a) if a == b else f"{a}-{b}" for a, b in zip(starts[:_RUNS], ends[:_RUNS], strict=True)]
    return "、".join([*runs, "…"] if len(starts) > _RUNS else runs)
