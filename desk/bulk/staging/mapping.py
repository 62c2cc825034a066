"""What the readers of `engine.facts` make of cells that are not of the usual form: each distinct one is read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import NamedTemporaryFile

import duckdb

from dsl import Value, Vocabulary
from engine.columnar.layout import Physical
from engine.facts import FactKey, Problem, Row, RowReader

from .. import sql
from ..connection import ROOMY, folder_of
from .physical import Kept, kept, unkeepable
from .readings import Reading, Slot
from .shapes import key_of, raw_from
from .source import Source

_AT_ONCE = 10_000
_MANY = 100_000
"""So many cells of one column, each different and none of the usual form, ask for more memory."""

_BEFORE = "x"


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table of the cells that have a meaning, by their key `k`. A cell that is not in it has none.

    `distinct` is how many different cells were read for it.
    """

    table: str
    distinct: int
    columns: Mapping[Slot, str]


def mapped(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    reading: Reading,
    reader: RowReader,
    vocabulary: Vocabulary,
    table: str,
) -> Mapped:
    """The table for the cells that the form of a reading does not take."""
    (field,) = reading.fields
    key = key_of(field.column, field.shape)
    cells = f"SELECT DISTINCT {key} FROM ({source.scan}) WHERE ({reading.given}) AND NOT ({reading.common})"
    slots = list(reading.mapped)
    used: set[Slot] = set()
    count = distinct = 0
    with NamedTemporaryFile("w", encoding="ascii", dir=folder_of(connection), suffix=".tsv") as file:
        cursor = source.cursor(connection)
        cursor.execute(cells)
        while batch := cursor.fetchmany(_AT_ONCE):
            distinct += len(batch)
            for (cell,) in batch:
                if (found := read_cell(cell, reading, reader, vocabulary)) is not None:
                    count += 1
                    used.update(found)
                    file.write("\t".join([_hexed(cell), *(_spelled(found.get(slot)) for slot in slots)]) + "\n")
        cursor.close()
        file.flush()
        if count > _MANY:
            connection.execute("SET memory_limit = ?", [ROOMY])
        columns = {slot: f"t{i}" for i, slot in enumerate(slots)}
        _load(connection, file.name, table, [(columns[slot], reading.mapped[slot]) for slot in slots])
    return Mapped(table, distinct, {slot: column for slot, column in columns.items() if slot in used})


def read_cell(key: str, reading: Reading, reader: RowReader, vocabulary: Vocabulary) -> dict[Slot, Kept] | None:
    """What a cell by itself gives; None if it is not in order."""
    cell = reading.written([raw_from(key, reading.fields[0].shape)])
    facts, problems = reader.read(Row(1, (reading.header,), (cell,)))
    if any(problem.code != "P631" for _, problem in problems) or any(_unkept(facts, vocabulary)):
        return None
    return {(fact, aspect): part for fact, value in facts.items() for aspect, part in kept(value).items()}


def _unkept(facts: Mapping[FactKey, Value], vocabulary: Vocabulary) -> Iterator[Problem]:
    for key, value in facts.items():
        fact = vocabulary.facts[key if isinstance(key, str) else key[0]]
        if (problem := unkeepable(fact, value)) is not None:
            yield problem


def _hexed(text: str) -> str:
    """In hexadecimal digits, behind a mark: the empty text is not nothing."""
    return _BEFORE + text.encode().hex()


def _spelled(part: Kept | None) -> str:
    """One field of the file; nothing for NULL. Text is written so that no character can be taken for a mark."""
    match part:
        case None:
            return ""
        case bool():
            return "true" if part else "false"
        case str():
            return _hexed(part)
        case date():
            return part.isoformat()
    return str(part)


def _load(
    connection: duckdb.DuckDBPyConnection, file: str, table: str, columns: Sequence[tuple[str, Physical]]
) -> None:
    types = {"k": "VARCHAR", **{column: physical.value for column, physical in columns}}
    selected = [f"{_text('k')} AS k"]
    selected += [
        f"{_text(column) if physical is Physical.TEXT else column} AS {column}" for column, physical in columns
    ]
    listed = ", ".join(f"{sql.text(column)}: {sql.text(kind)}" for column, kind in types.items())
    source = f"read_csv({sql.path(file)}, columns = {{{listed}}}, {sql.PLAIN_LINES})"
    connection.execute(f"CREATE OR REPLACE TABLE {table} AS SELECT {', '.join(selected)} FROM {source}")


def _text(column: str) -> str:
    return f"decode(unhex({column}[{len(_BEFORE) + 1}:]))"
