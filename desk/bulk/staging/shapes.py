"""How the query engine keeps the cells of a column, and how such a cell reads in Python, cell by cell.

Every cell can be had as a text, its key (`key_of`). `raw_from` gives what a record file would have held in its stead,
so that the readers of `engine.facts` decide what it means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum

from engine.facts import Problem, Raw

from ...records.cells import raw_cell
from ...records.json_text import parsed_json
from .tagged import raw_of_tagged

_EPOCH = datetime(1970, 1, 1)
EARLIEST = 1800
"""No day before this year is meant."""
LONGEST = 32_767
"""Characters of a cell, as in a spreadsheet. What is longer is no value of any fact."""

NO_READER: Raw = (None,)
"""A cell that no reader takes."""


class Storage(Enum):
    TEXT = "text"
    TAGGED = "tagged"  # text of `tagged`: any cell of a staged file
    TRUTH = "truth"
    WHOLE = "whole"
    DECIMAL = "decimal"
    FLOAT = "float"
    DATE = "date"
    STAMP = "stamp"
    ZONED = "zoned"
    TIME = "time"
    BYTES = "bytes"
    NESTED = "nested"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Shape:
    """`digits` and `scale` are those of a decimal number."""

    storage: Storage
    digits: int = 0
    scale: int = 0


TAGGED = Shape(Storage.TAGGED)

_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_NAMES = {
    "VARCHAR": Storage.TEXT,
    "UUID": Storage.TEXT,
    "BOOLEAN": Storage.TRUTH,
    **dict.fromkeys((*_WHOLE, *("U" + name for name in _WHOLE)), Storage.WHOLE),
    "FLOAT": Storage.FLOAT,
    "DOUBLE": Storage.FLOAT,
    "DATE": Storage.DATE,
    **dict.fromkeys(("TIMESTAMP", "TIMESTAMP_NS", "TIMESTAMP_MS", "TIMESTAMP_S"), Storage.STAMP),
    "TIMESTAMP WITH TIME ZONE": Storage.ZONED,
    "TIME": Storage.TIME,
    "TIME_NS": Storage.TIME,
    "BLOB": Storage.BYTES,
    "JSON": Storage.NESTED,
}
_DECIMAL = re.compile(r"DECIMAL\(([0-9]+),([0-9]+)\)")


def shape_of(type_name: str) -> Shape:
    """The shape of a column by the name that the engine gives to its type."""
    if number := _DECIMAL.fullmatch(type_name):
        return Shape(Storage.DECIMAL, int(number[1]), int(number[2]))
    if type_name.endswith("]") or type_name.startswith(("STRUCT(", "MAP(")):
        return Shape(Storage.NESTED)
    if type_name.startswith("ENUM("):
        return Shape(Storage.TEXT)
    return Shape(_NAMES.get(type_name, Storage.OTHER))


def as_shaped(column: str, type_name: str) -> str:
    """SQL for a column of a table as `shape_of` speaks of it: what is read as text is text."""
    return f"CAST({column} AS VARCHAR)" if type_name == "UUID" else column


def key_of(column: str, shape: Shape) -> str:
    """SQL for the key of a cell; NULL where the cell is."""
    match shape.storage:
        case Storage.TAGGED:
            return column
        case Storage.FLOAT:
            return f"CAST(CAST({column} AS DOUBLE) AS VARCHAR)"
        case Storage.STAMP | Storage.ZONED:
            exact = column if shape.storage is Storage.ZONED else f"CAST({column} AS TIMESTAMP)"
            written = f"CAST({column} AS VARCHAR)"
            return f"CASE WHEN isfinite({column}) THEN CAST(epoch_us({exact}) AS VARCHAR) ELSE {written} END"
        case Storage.BYTES:
            return f"hex({column})"
        case Storage.NESTED:
            return f"CAST(to_json({column}) AS VARCHAR)"
        case Storage.OTHER:
            return f"CASE WHEN {column} IS NOT NULL THEN '?' END"
    return f"CAST({column} AS VARCHAR)"


def raw_from(key: str, shape: Shape) -> Raw:
    """The cell that this key stands for."""
    if len(key) > LONGEST:
        return Problem("P675", {"limit": f"{LONGEST:,}"})
    if shape.storage is Storage.DECIMAL and shape.scale == 0:
        return int(key)  # exact, however many digits
    return _READERS[shape.storage](key)


def _date(key: str) -> Raw:
    """No day before 1800 is meant, whether written as text or kept as a date."""
    try:
        day = date.fromisoformat(key)
    except ValueError:  # infinity, before the year 1, after 9999
        return Problem("P640")
    return day if day.year >= EARLIEST else Problem("P640")


def _stamp(key: str) -> Raw:
    try:
        moment = _EPOCH + timedelta(microseconds=int(key))
    except (ValueError, OverflowError):
        return Problem("P640")
    return moment if moment.year >= EARLIEST else Problem("P640")


def _zoned(key: str) -> Raw:
    moment = _stamp(key)
    return moment.replace(tzinfo=UTC) if isinstance(moment, datetime) else moment


def _time(key: str) -> Raw:
    try:
        return time.fromisoformat(key)
    except ValueError:  # 24:00
        return Problem("P649")


def _bytes(key: str) -> Raw:
    try:
        return bytes.fromhex(key).decode("utf-8")
    except UnicodeDecodeError:
        return NO_READER


_READERS: Mapping[Storage, Callable[[str], Raw]] = {
    Storage.TEXT: str,
    Storage.TAGGED: raw_of_tagged,
    Storage.TRUTH: "true".__eq__,
    Storage.WHOLE: int,
    Storage.DECIMAL: Decimal,
    Storage.FLOAT: lambda key: raw_cell(float(key)),
    Storage.DATE: _date,
    Storage.STAMP: _stamp,
    Storage.ZONED: _zoned,
    Storage.TIME: _time,
    Storage.BYTES: _bytes,
    Storage.NESTED: parsed_json,
    Storage.OTHER: lambda _: NO_READER,
}
