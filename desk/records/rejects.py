"""The rows that were set aside, with the reasons, as a CSV that can be mended and read again."""

from __future__ import annotations

import codecs
import csv
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from dsl import Diagnostic, InRecords, Language
from engine.facts import Problem, Raw, Rejected

from ..files import write_whole

_TITLES: Mapping[Language, tuple[str, str]] = {"zh": ("行号", "原因"), "en": ("row", "reason")}
_LOST = "#N/A"

# What a spreadsheet would run as a formula, and digits of which it would lose the last: both stay text behind a mark.
_TO_MARK = re.compile(r"[=+\-@\t\r].*|[0-9]{12,}", re.DOTALL)


def write_rejects(path: Path, rejected: Sequence[Rejected], language: Language = "zh") -> Diagnostic | None:
    """Write `path` whole or not at all; what went wrong, if anything did."""
    return write_whole(path, codecs.BOM_UTF8 + rejects_csv(rejected, language).encode("utf-8", "replace"))


def rejects_csv(rejected: Sequence[Rejected], language: Language) -> str:
    columns = list(dict.fromkeys(column for row in rejected for column in _columns(row.headers)))
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([*_TITLES[language], *(marked(header) for header, _ in columns)])
    for row in rejected:
        cells = dict(zip(_columns(row.headers), row.values, strict=True))
        reasons = "；".join(_reasons(row.problems, language))
        writer.writerow([row.row, reasons, *(marked(as_text(cells.get(column))) for column in columns)])
    return text.getvalue()


def _columns(headers: Sequence[str]) -> list[tuple[str, int]]:
    """Each header with how often it stood before: two columns may share a name."""
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


def marked(text: str) -> str:
    return "'" + text if _TO_MARK.fullmatch(text) else text
