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

    def start_of(self, line: int) -> int:
        """The offset at which a line (from 1) starts."""
        return self._line_starts[line - 1]

    def line_text(self, line: int) -> str:
        """The text of a line (from 1), without its line break."""
        start = self.start_of(line)
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].rstrip("\r")

    @property
    def own(self) -> Source:
        """The file of the policy itself, where this text was put together from several."""
        return self

    def origin(self, span: Span) -> tuple[Source, Span]:
        """The file in which a stretch was written, and where in it."""
        return self, span

    def notice_at(self, offset: int) -> str:
        """The id of the notice that wrote this, where it is not the policy's own."""
        return ""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of a rule file, with the id of the notice that the file encodes."""

    source: Source
    span: Span
    id: str

    @property
    def text(self) -> str:
        return self.source.text[self.span.start : self.span.end]


@dataclass(frozen=True)
class Composed(Source):
    """A whole notice put together from fragments of several files. Positions are those of the files."""

    file: Source
    id: str
    fragments: tuple[Fragment, ...] = field(repr=False)

    @classmethod
    def of(cls, file: Source, identifier: str, fragments: tuple[Fragment, ...]) -> Composed:
        """`file` is the policy's own; every fragment ends a line."""
        return cls(file.name, "".join(_line(fragment.text) for fragment in fragments), file, identifier, fragments)

    @cached_property
    def _fragment_starts(self) -> tuple[int, ...]:
        starts = [0]
        for fragment in self.fragments:
            starts.append(starts[-1] + len(_line(fragment.text)))
        return tuple(starts[:-1])

    def position(self, offset: int) -> tuple[int, int]:
        source, span = self.origin(Span(offset, offset))
        return source.position(span.start)

    @property
    def own(self) -> Source:
        return self.file

    def origin(self, span: Span) -> tuple[Source, Span]:
        index = self._index(span.start)
        fragment, start = self.fragments[index], self._fragment_starts[index]
        within = [min(fragment.span.start + offset - start, fragment.span.end) for offset in (span.start, span.end)]
        return fragment.source, Span(*within)

    def notice_at(self, offset: int) -> str:
        found = self.fragments[self._index(offset)].id
        return "" if found == self.id else found

    def _index(self, offset: int) -> int:
        return bisect_right(self._fragment_starts, offset) - 1


def _line(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"
