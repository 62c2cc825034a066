"""Has a roster too many persons for one by one? Told by a look through the file, before anything of it is read."""

from __future__ import annotations

from pathlib import Path

from dsl import Diagnostic, InFile

from ..output import STANDARD_OUTPUT
from ..placing import is_device

MANY = 40_000
"""From so many rows on persons are not taken one by one: that would take them half a minute, and 14 kB each."""
_SHORTEST_ROW = 8
"""Bytes of the shortest row that says anything of a person: no smaller file is looked through."""
_SAYS_NOTHING = " \t\r\n,;|，；\"'"
_BLOCK = 1 << 20


def rows_if_many(records: str) -> int | None:
    """About how many rows the file has, if they are many.

    None too for what can't be told, which whoever reads it will say, and for .xls, which holds 65,536 rows at most.
    """
    path = Path(records)
    try:
        if not path.is_file() or path.stat().st_size < MANY * _SHORTEST_ROW:
            return None
        rows = _rows(path)
    except (OSError, ValueError):
        return None
    return rows if rows >= MANY else None


def told_of_many(rows: int, shape: str | None, output: str | None) -> Diagnostic:
    """P746 if the result is a file of columns, worked out for all at once; else P747: one by one all the same."""
    return Diagnostic("P746" if _is_file_of_columns(shape, output) else "P747", None, {"rows": f"{rows:,}"})


def _is_file_of_columns(shape: str | None, output: str | None) -> bool:
    from .written import FORMATS

    if output is None or output == STANDARD_OUTPUT or is_device(Path(output)):
        return False
    return (shape or Path(output).suffix.removeprefix(".").lower()) in FORMATS


def _rows(path: Path) -> int:
    # Imported late: most files are too small to be looked through.
    from ..records.content import Kind
    from ..records.xlsx_shape import rows_of_xlsx
    from .staging.text_file import TextFile, text_file

    file = text_file(path, InFile(str(path)))
    if file is Kind.XLSX:
        return rows_of_xlsx(path) - 1
    if not isinstance(file, TextFile):
        return 0
    with file.opened(newline="\n") as text:
        if file.first in "{[":
            return sum(block.count("{") for block in iter(lambda: text.read(_BLOCK), ""))
        return sum(1 for line in text if line.strip(_SAYS_NOTHING)) - 1
