"""A fix as a reader sees it: the lines that it changes, each once."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Edit, Fix, Source


def line_by_line(source: Source, fix: Fix) -> Iterator[Edit]:
    """The replacements, those that share a line put together."""
    together: list[Edit] = []
    for edit in fix.edits:
        if together and _first_line(source, edit) > _last_line(source, together[-1]):
            yield Fix(tuple(together)).as_one(source)
            together = []
        together.append(edit)
    yield Fix(tuple(together)).as_one(source)


def lines_deleted(source: Source, edit: Edit) -> int:
    """How many whole lines the replacement takes away; 0 where it leaves something in their place."""
    starts_line = source.position(edit.span.start)[1] == 1
    ends_line = edit.span.end == len(source.text) or source.position(edit.span.end)[1] == 1
    if edit.text or edit.span.start == edit.span.end or not (starts_line and ends_line):
        return 0
    return source.text.count("\n", edit.span.start, edit.span.end) or 1


def lines_added(source: Source, edit: Edit) -> tuple[int, list[str]]:
    """Whole lines that the replacement adds, and the line (from 1) below which they come; none where it is no such."""
    line, column = source.position(edit.span.start)
    is_between_lines = edit.span.start == edit.span.end and column == 1 and line > 1
    return line - 1, edit.text.strip("\n").split("\n") if is_between_lines and edit.text.endswith("\n") else []


def _first_line(source: Source, edit: Edit) -> int:
    return source.position(edit.span.start)[0]


def _last_line(source: Source, edit: Edit) -> int:
    return source.position(edit.span.end)[0]
