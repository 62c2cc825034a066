"""A population as CSV that a spreadsheet program opens right, as a roster's is, and that is read back as it was."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable, Mapping

import duckdb

from ..records.spreadsheet import MARK, SPOILED
from . import sql

BOM = BOM_UTF8.decode("utf-8")
# Marks that were there before count too, so that taking one away gives back exactly what was marked.
_TO_MARK = f"{MARK}*({SPOILED})"
# All that is marked begins below the letters: most texts are known by one comparison.
_FIRST_LETTER = "A"


def marked(connection: duckdb.DuckDBPyConnection, query: str) -> str:
    """The rows of a query with their texts marked; the name of the first column begins with the byte order mark."""
    columns = {name: kind for name, kind, *_ in connection.execute(f"DESCRIBE {query}").fetchall()}
    first = next(iter(columns))
    listed = (
        f"{_marked(sql.name(name)) if _is_text(kind) else sql.name(name)} "
        f"AS {sql.name(BOM + name if name == first else name)}"
        for name, kind in columns.items()
    )
    return f"SELECT {', '.join(listed)} FROM ({query})"


def unmarked(relation: str, columns: Mapping[str, str]) -> str:
    """The rows of a relation with the marks taken away. `columns`: their types by their names."""
    texts = [name for name, kind in columns.items() if _is_text(kind)]
    return f"(SELECT * {_replaced(texts)} FROM {relation})"


def _replaced(texts: Iterable[str]) -> str:
    listed = ", ".join(f"{_unmarked(sql.name(name))} AS {sql.name(name)}" for name in texts)
    return f"REPLACE ({listed})" if listed else ""


def _is_text(kind: str) -> bool:
    return kind.startswith(("VARCHAR", "ENUM"))


def _marked(column: str) -> str:
    text = f"CAST({column} AS VARCHAR)"
    return f"CASE WHEN {_is_to_mark(text)} THEN {sql.text(MARK)} || {text} ELSE {text} END"


def _unmarked(column: str) -> str:
    rest = f"substr({column}, 2)"
    return (
        f"CASE WHEN {column} < {sql.text(_FIRST_LETTER)} AND starts_with({column}, {sql.text(MARK)}) "
        f"AND regexp_full_match({rest}, {sql.text(_TO_MARK)}) THEN {rest} ELSE {column} END"
    )


def _is_to_mark(text: str) -> str:
    return f"{text} < {sql.text(_FIRST_LETTER)} AND regexp_full_match({text}, {sql.text(_TO_MARK)})"
