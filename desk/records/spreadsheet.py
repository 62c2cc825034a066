"""Text that a spreadsheet program must not take for anything else when it opens a CSV of ours."""

from __future__ import annotations

import re

SPOILED = r"[=+\-@\t\r](?s:.*)|[0-9]{12,}"
"""What it would run as a formula, and digits of which it would lose the last: both stay text behind a mark.

A whole text matches or does not. Python and DuckDB (RE2) read the pattern alike.
"""
MARK = "'"
_SPOILED = re.compile(SPOILED)


def marked(text: str) -> str:
    return MARK + text if _SPOILED.fullmatch(text) else text
