"""Names, texts and paths as they are written in SQL. Nothing from outside gets into a query but through here."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST_LINE = 1_000_000
"""Bytes of a line in such a file. The engine holds several buffers of some lines each."""

PLAIN_LINES = (
    "delim = '\t', quote = '', escape = '', header = false, auto_detect = false, nullstr = '',"
    f" max_line_size = {LONGEST_LINE}, buffer_size = {4 * LONGEST_LINE}, parallel = false"
)
"""Options under which `read_csv` takes a file of ours: a tab between fields, none in them, nothing for NULL."""


def name(identifier: str) -> str:
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def texts(values: Iterable[str]) -> str:
    """(…, …) for an IN; never empty."""
    return "(" + ", ".join(map(text, values)) + ")"


def path(value: str) -> str:
    """The path of one file. What would be a pattern in it is put into brackets, where it means itself."""
    return text("".join(f"[{char}]" if char in "*?[" else char for char in value))


def any_of(tests: Iterable[str]) -> str:
    """The tests joined by OR; FALSE without any."""
    return " OR ".join(f"({test})" for test in tests) or "FALSE"


def first_of(values: Iterable[str]) -> str:
    """The first that is not NULL."""
    listed = list(values)
    return listed[0] if len(listed) == 1 else f"coalesce({', '.join(listed)})"
