"""Offsets into a text ↔ the lines and characters of an editor, which counts in units of UTF-8, UTF-16 or UTF-32."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Encoding = Literal["utf-8", "utf-16", "utf-32"]

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
"""What ends a line in the protocol; what `str.splitlines` takes for one besides does not."""


class Position(NamedTuple):
    """A line and a character in it, both from 0; characters count in the client's units."""

    line: int
    character: int


def units(text: str, encoding: Encoding) -> int:
    """How long a text is in the client's units."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-16":
        return len(text) + sum(character > "\uffff" for character in text)
    return sum(map(_bytes, text))


def _bytes(character: str) -> int:
    at = ord(character)
    return 1 if at < 0x80 else 2 if at < 0x800 else 3 if at < 0x10000 else 4


@dataclass(frozen=True)
class Lines:
    """The lines of one text, for one client. Whatever lies outside of the text is taken to its nearest edge."""

    text: str = field(repr=False)
    encoding: Encoding = "utf-16"

    @cached_property
    def _bounds(self) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Where each line starts, and where it ends, its line break left out."""
        breaks = list(_LINE_BREAK.finditer(self.text))
        starts = (0, *(found.end() for found in breaks))
        return starts, (*(found.start() for found in breaks), len(self.text))

    @property
    def count(self) -> int:
        return len(self._bounds[0])

    def line(self, number: int) -> str:
        """The text of a line (from 0), without its line break."""
        starts, ends = self._bounds
        return self.text[starts[number] : ends[number]]

    def start_of(self, number: int) -> int:
        return self._bounds[0][number]

    def line_at(self, offset: int) -> int:
        return bisect_right(self._bounds[0], min(max(offset, 0), len(self.text))) - 1

    def position(self, offset: int) -> Position:
        """A place within a line break is the end of its line."""
        offset = min(max(offset, 0), len(self.text))
        number = self.line_at(offset)
        starts, ends = self._bounds
        return Position(number, units(self.text[starts[number] : min(offset, ends[number])], self.encoding))

    def offset(self, position: Position) -> int:
        """A place within a character is the start of that character."""
        if position.line >= self.count:
            return len(self.text)
        if position.line < 0:
            return 0
        start, written = self.start_of(position.line), self.line(position.line)
        if self.encoding == "utf-32" or written.isascii():
            return start + min(max(position.character, 0), len(written))
        passed = 0
        for at, character in enumerate(written):
            passed += units(character, self.encoding)
            if passed > position.character:
                return start + at
        return start + len(written)
