"""The rows that were set aside, with the reasons, as a CSV that can be mended and read again."""

from __future__ import annotations

import codecs
import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from dsl import Diagnostic, InRecords, Language
from engine.facts import Problem, Raw, Rejected

from ..files import write_whole
from .spreadsheet import marked

_TITLES: Mapping[Language, tuple[str, str]] = {"zh": ("行号", "原因"), "en": ("row", "reason")}
_LOST = "#N/A"

_Column = tuple[str, int]
"""A header with how often it stood before: two columns may share a name."""


def write_rejects(
    path: Path, rejected: Iterable[Rejected], language: Language = "zh", headers: Sequence[str] | None = None
) -> Diagnostic | None:
    """Write `path` whole or not at all; what went wrong, if anything did.

    With `headers`, all that the rows have, the rows are written as they come; else they are looked through first.
    """
    if headers is None:
        rejected = tuple(rejected)
        columns = list(dict.fromkeys(column for row in rejected for column in _columns(row.headers)))
    else:
        columns = _columns(headers)
    return write_whole(path, _encoded(_lines(rejected, columns, language)))


def _encoded(lines: Iterable[str]) -> Iterator[bytes]:
    yield codecs.BOM_UTF8
    for line in lines:
        yield line.encode("utf-8", "replace")


def _lines(rejected: Iterable[Rejected], columns: Sequence[_Column], language: Language) -> Iterator[str]:
    yield _line([*_TITLES[language], *(marked(header) for header, _ in columns)])
    for row in rejected:
        cells = dict(zip(_columns(row.headers), row.values, strict=True))
        reasons = "；".join(_reasons(row.problems, language))
        yield _line([str(row.row), reasons, *(marked(as_text(cells.get(column))) for column in columns)])


def _line(cells: Sequence[str]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue()


def _columns(headers: Sequence[str]) -> list[_Column]:
    return [(header, headers[:position].count(header)) for position, header in enumerate(headers)]


def _reasons(problems: Iterable[Diagnostic], language: Language) -> Iterator[str]:
    for problem in problems:
        column = problem.place.column if isinstance(problem.place, InRecords) else None
        where = f"“{column}” " if column else ""
        yield f"{problem.code} {where}{problem.message(language)}"


def as_text(cell: Raw) -> str:
    """The cell as an officer would have typed it."""
    match cell:
        case None:
            return ""
        case Problem():
            return _LOST
        case bool():
            return "是" if cell else "否"
        case datetime():
            return cell.isoformat(" ")
        case date() | time():
            return cell.isoformat()
        case Decimal():
            return format(cell, "f") if abs(cell.adjusted()) < 15 else str(cell)
        case str() | int():
            return str(cell)
    return json.dumps(cell, ensure_ascii=False, default=str)
