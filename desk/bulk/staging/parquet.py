"""Parquet: one file, or a folder of partitions that together are one roster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from urllib.parse import unquote

import duckdb

from dsl import Diagnostic, InFile

from ...records.content import shown
from .. import sql
from .shapes import Shape, Storage, as_shaped, shape_of
from .source import Field, Source

SIGNATURE = b"PAR1"
_SUFFIXES = (".parquet", ".pq", ".parq")
_PLACES = ("file_row_number", "file_index")
"""What the engine tells of where a row stands."""

_NO_PARTITION = "__HIVE_DEFAULT_PARTITION__"


@dataclass(frozen=True, slots=True)
class _Column:
    """`name` is the engine's: no two columns of a file share it, though they may share their header."""

    header: str
    name: str
    type_name: str


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    rows: int
    columns: tuple[_Column, ...]
    folders: tuple[tuple[str, str | None], ...] = ()
    """What the names of its folders say, as in 年度=2024."""


def open_parquet(path: Path, connection: duckdb.DuckDBPyConnection) -> Source | Diagnostic:
    """A Parquet file, or every Parquet file in a folder and below, in the order of their names."""
    found = files_in(path)
    if not found:
        return Diagnostic("P672", InFile(shown(str(path))))
    files: list[_File] = []
    for each in found:
        opened = _opened(each, path, connection)
        if isinstance(opened, Diagnostic):
            return opened
        files.append(opened)
    if (differs := _difference(files)) is not None:
        return differs
    if not any(file.rows for file in files):
        return Diagnostic("P602" if files[0].columns else "P601", InFile(shown(str(path))))
    return _source(path, files)


def files_in(path: Path) -> list[Path]:
    """The file, or those of a folder. Names that begin with a dot or an underscore are a program's own business."""
    if not path.is_dir():
        return [path]
    inside = (each for each in path.rglob("*") if each.suffix.lower() in _SUFFIXES and each.is_file())
    return sorted(each for each in inside if not any(part[0] in "._" for part in each.relative_to(path).parts))


def _opened(path: Path, top: Path, connection: duckdb.DuckDBPyConnection) -> _File | Diagnostic:
    place = InFile(shown(str(path)))
    try:
        with path.open("rb") as file:
            if file.read(len(SIGNATURE)) != SIGNATURE:
                return Diagnostic("P671", place)
    except OSError as error:
        return Diagnostic("P711", place, {"reason": error.strerror or type(error).__name__})
    literal = sql.path(str(path.absolute()))
    try:
        described = connection.execute(f"DESCRIBE SELECT * FROM {_read([literal])}").fetchall()
        schema = connection.execute(f"SELECT name, num_children FROM parquet_schema({literal})").fetchall()
        (rows,) = connection.execute(f"SELECT num_rows FROM parquet_file_metadata({literal})").fetchall()[0]
    except (duckdb.Error, UnicodeError):
        return Diagnostic("P671", place)
    headers = _top_level(schema)
    columns = tuple(_Column(header, name, kind) for header, (name, kind, *_) in zip(headers, described, strict=True))
    return _File(str(path.absolute()), rows, columns, _folders(path, top))


def _top_level(schema: Sequence[tuple[str, int | None]]) -> list[str]:
    """The columns of a schema, which lists what is inside of each right behind it."""
    names, waiting = [], 0
    for name, children in schema[1:]:
        if waiting == 0:
            names.append(name)
        else:
            waiting -= 1
        waiting += children or 0
    return names


def _folders(path: Path, top: Path) -> tuple[tuple[str, str | None], ...]:
    if path == top:
        return ()
    parts = (part.partition("=") for part in path.relative_to(top).parent.parts)
    return tuple(
        (unquote(key), None if value == _NO_PARTITION else unquote(value)) for key, mark, value in parts if mark
    )


def _difference(files: Sequence[_File]) -> Diagnostic | None:
    """The first file whose columns are not those of the first one."""
    expected = _signature(files[0])
    for file in files[1:]:
        if odd := expected ^ _signature(file):
            names = "、".join(sorted({name for name, _ in odd}))
            return Diagnostic("P673", InFile(shown(file.path)), {"columns": names, "first": Path(files[0].path).name})
    return None


def _signature(file: _File) -> set[tuple[str, str]]:
    return {(column.name, column.type_name) for column in file.columns} | {(key, "") for key, _ in file.folders}


def _source(path: Path, files: Sequence[_File]) -> Source:
    first = files[0]
    fields = [Field(c.header, f"c{i}", shape_of(c.type_name)) for i, c in enumerate(first.columns)]
    selected = [f"{as_shaped(sql.name(c.name), c.type_name)} AS c{i}" for i, c in enumerate(first.columns)]
    for i, (key, _) in enumerate(first.folders, len(fields)):
        fields.append(Field(key, f"c{i}", Shape(Storage.TEXT)))
        selected.append(f"{_by_file([_constant(dict(file.folders)[key]) for file in files])} AS c{i}")
    row = _row_number(files)
    read = _read([sql.path(file.path) for file in files])
    columns = ", ".join([f'{row} AS "row"', *selected])
    scan = f"SELECT {columns} FROM {read}"
    return Source(shown(str(path)), scan, tuple(fields), sum(file.rows for file in files))


def _row_number(files: Sequence[_File]) -> str:
    if any(column.name.lower() in _PLACES for column in files[0].columns):
        return "row_number() OVER ()"
    before = [str(rows) for rows in accumulate((file.rows for file in files[:-1]), initial=0)]
    return f"file_row_number + {_by_file([f'CAST({rows} AS BIGINT)' for rows in before])} + 1"


def _by_file(values: Sequence[str]) -> str:
    """The value for the file in which a row stands."""
    return values[0] if len(values) == 1 else f"list_extract([{', '.join(values)}], CAST(file_index AS BIGINT) + 1)"


def _constant(value: str | None) -> str:
    return f"CAST({'NULL' if value is None else sql.text(value)} AS VARCHAR)"


def _read(paths: Sequence[str]) -> str:
    return f"read_parquet([{', '.join(paths)}], hive_partitioning = false)"
