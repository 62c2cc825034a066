"""Columns of words of a table in memory: each word is read once, and the rows look up what it says.

Such a column is a dictionary of Arrow's, in which there are far fewer words than rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb

from ..engines.copied import arrow
from .forms import ALWAYS
from .readings import Reading, Readings
from .source import Source

if TYPE_CHECKING:
    import pyarrow as pa

_WORDS = "words_in_memory"


def by_word(connection: duckdb.DuckDBPyConnection, source: Source, readings: Readings) -> tuple[Source, Readings]:
    """The same, but the table in memory also has columns with what its words say, from which the readings take it."""
    tables, facts = dict(source.tables), list(readings.facts)
    for name, table in source.tables.items():
        columns = dict(zip(table.column_names, table.columns, strict=True))
        words = {column: cells.combine_chunks() for column, cells in columns.items() if _are_words(cells.type)}
        read = {at: words[each.fields[0].column] for at, each in enumerate(facts) if _is_of_words(each, words)}
        said = _said(connection, words, [facts[at] for at in read])
        for at, column in read.items():
            facts[at], besides = _looked_up(facts[at], column, said)
            columns |= besides
        tables[name] = arrow().table(columns)
        connection.register(name, tables[name])
    return replace(source, tables=tables), replace(readings, facts=tuple(facts))


def _are_words(type_: pa.DataType) -> bool:
    types = arrow().types
    return bool(types.is_dictionary(type_) and types.is_string(type_.value_type))


def _is_of_words(reading: Reading, words: Mapping[str, pa.DictionaryArray]) -> bool:
    return len(reading.fields) == 1 and reading.fields[0].column in words and not reading.beside


def _said(
    connection: duckdb.DuckDBPyConnection, words: Mapping[str, pa.DictionaryArray], readings: Iterable[Reading]
) -> dict[str, pa.Array]:
    """What each expression of the readings says of the words of its column, and then, at least once, of no word."""
    asked = list(dict.fromkeys(text for each in readings for text in (each.common, *each.values.values())))
    if not asked:
        return {}
    pyarrow = arrow()
    longest = max(len(column.dictionary) for column in words.values()) + 1
    padded = {
        name: pyarrow.concat_arrays(
            [column.dictionary, pyarrow.nulls(longest - len(column.dictionary), pyarrow.string())]
        )
        for name, column in words.items()
    }
    connection.register(_WORDS, pyarrow.table(padded))
    found = connection.sql(f"SELECT {', '.join(asked)} FROM {_WORDS}").to_arrow_table()
    connection.unregister(_WORDS)
    return dict(zip(asked, (column.combine_chunks() for column in found.columns), strict=True))


def _looked_up(
    reading: Reading, column: pa.DictionaryArray, said: Mapping[str, pa.Array]
) -> tuple[Reading, dict[str, pa.Array]]:
    """The reading with columns in place of its expressions, and these columns by name."""
    many = len(column.dictionary)
    places = column.indices.cast(arrow().int32()).fill_null(many)
    (field,) = reading.fields
    is_common = arrow().compute.all(said[reading.common].slice(0, many), skip_nulls=False).as_py()
    kept = {field.column: field.column} | ({reading.common: ALWAYS} if is_common else {})
    asked = [text for text in dict.fromkeys((reading.common, *reading.values.values())) if text not in kept]
    names = {text: f"{field.column}_{at}" for at, text in enumerate(asked)}
    by_name = {names[text]: said[text].take(places) for text in asked}
    named = kept | names
    values = {slot: named[text] for slot, text in reading.values.items()}
    return replace(reading, common=named[reading.common], values=values), by_name
