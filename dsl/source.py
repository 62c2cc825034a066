"""A rule file's text, and places in it.

Offsets count Unicode code points from 0; lines and columns are 1-based and count code points too.
Whoever needs another unit (an editor, a terminal) converts at its own edge.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text: `start` inclusive, `end` exclusive."""

    start: int
    end: int

    def to(self, other: Span) -> Span:
        """The stretch from this one's start to the other's end."""
        return Span(self.start, other.end)


NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Source:
    """A text with the name under which it is shown to the officer."""

    name: str
    text: str = field(repr=False)

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        starts.extend(at + 1 for at, char in enumerate(self.text) if char == "\n")
        return tuple(starts)

    def position(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset, both from 1."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a line (from 1), without its line break."""
        start = self._line_starts[line - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].rstrip("\r")
