"""What the marks of a rule file leave to be done: clauses to encode (待编码), statements to confirm (待核对)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..citations import Clause, is_covered
from ..diagnostics import Diagnostic, InFile, InSource
from ..edits import Edit, Fix
from ..source import Source, Span
from .marks import Mark, Todo, left_to_fill

UNFINISHED = ("P960", "P961")
"""The codes that count what is left."""


def check_marks(
    file: Source, marks: Iterable[Mark], cited: tuple[Clause, ...], set_aside: tuple[Clause, ...]
) -> Iterator[Diagnostic]:
    """`cited` and `set_aside` are what the statements of the file say of its clauses."""
    marks, done = tuple(marks), (cited, set_aside)
    for code, todo in (("P960", Todo.ENCODE), ("P961", Todo.CONFIRM)):
        left = dict.fromkeys(c.number for mark in marks if mark.todo is todo for c in _left(mark, *done))
        if left:
            yield Diagnostic(code, InFile(file.name), {"count": str(len(left)), "clauses": "、".join(left)})
    for mark in marks:
        yield from _of(file, mark, *done)
    for span in left_to_fill(file):
        yield Diagnostic("P964", InSource(file, span))


def _left(mark: Mark, cited: tuple[Clause, ...], set_aside: tuple[Clause, ...]) -> Iterator[Clause]:
    """A statement taken over cites its clause and stays to be confirmed until its mark is taken away."""
    for clause in mark.clauses:
        if mark.todo is Todo.CONFIRM or not is_covered(clause, cited, set_aside):
            yield clause


def _of(file: Source, mark: Mark, cited: tuple[Clause, ...], set_aside: tuple[Clause, ...]) -> Iterator[Diagnostic]:
    place = InSource(file, mark.span)
    if not mark.clauses:
        yield Diagnostic("P963", place, {"word_zh": mark.todo.word("zh"), "word_en": mark.todo.word("en")})
    elif mark.todo is Todo.ENCODE and (done := [c for c in mark.clauses if is_covered(c, cited, set_aside)]):
        fix = _without(file, mark) if len(done) == len(mark.clauses) else None
        yield Diagnostic("P962", place, {"clause": "、".join(clause.number for clause in done)}, fix=fix)


def _without(file: Source, mark: Mark) -> Fix:
    """The whole line of a mark taken away: a comment, so the file surely means the same."""
    start = file.start_of(file.position(mark.span.start)[0])
    end = file.text.find("\n", mark.span.end) + 1 or len(file.text)
    return Fix((Edit(Span(start, end), ""),), is_safe=True)
