"""A place in a rule file as lines and columns, for formats that other programs read."""

from __future__ import annotations

from dataclasses import dataclass

from dsl import Source, Span


@dataclass(frozen=True, slots=True)
class Region:
    """From (line, column) to (line, column), all from 1, in code points; the end is exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int


def region_of(source: Source, span: Span) -> Region:
    return Region(*source.position(span.start), *source.position(span.end))
