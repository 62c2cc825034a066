"""Columns of a terminal: how wide text stands, and a line laid out so that marks can stand under it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

TAB_STOP = 4
LINE_LIMIT = 120
BEFORE_MARK = 40


def visible(char: str) -> str:
    """The character as it may be printed: nothing from a file may steer the terminal or hide in it."""
    category = unicodedata.category(char)
    if category == "Cc":
        return chr(0x2400 + ord(char)) if char < " " else "\ufffd"
    return "\ufffd" if category in ("Cf", "Cs", "Zl", "Zp") else char


def visible_text(text: str) -> str:
    return "".join(map(visible, text))


def width(char: str) -> int:
    """Columns taken by a character: two if East Asian wide, none if combining, else one (also where ambiguous)."""
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


@dataclass(frozen=True, slots=True)
class Marked:
    """A line ready to print, and the columns (from 0) that a mark below it covers."""

    text: str
    start: int
    end: int


def lay_out(line: str, start: int, end: int) -> Marked:
    """The line with tabs expanded, cut around `start` if it is long; `start` and `end` count its code points."""
    glyphs, columns = _glyphs(line)
    start, end = min(start, len(line)), min(end, len(line))
    first = 0
    if columns[-1] > LINE_LIMIT:
        first = next(i for i in range(len(columns)) if columns[i] >= columns[start] - BEFORE_MARK)
    last = len(glyphs)
    if columns[last] - columns[first] > LINE_LIMIT:
        last = next(i for i in range(first, last) if columns[i + 1] - columns[first] > LINE_LIMIT)
    head, tail = "…" if first else "", "…" if last < len(glyphs) else ""
    shift = len(head) - columns[first]
    mark = columns[start] + shift
    return Marked(head + "".join(glyphs[first:last]) + tail, mark, max(columns[min(end, last)] + shift, mark + 1))


def _glyphs(line: str) -> tuple[list[str], list[int]]:
    """What to print for each code point, and the column where each starts; the line's end is the last one."""
    glyphs: list[str] = []
    columns = [0]
    for char in line:
        at = columns[-1]
        glyph = " " * (TAB_STOP - at % TAB_STOP) if char == "\t" else visible(char)
        glyphs.append(glyph)
        columns.append(at + (len(glyph) if char == "\t" else width(glyph)))
    return glyphs, columns
