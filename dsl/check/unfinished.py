"""What the marks of a rule file leave to be done: clauses to encode (待编码), statements to confirm (待核对)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..citations import NUMERALS, Clause, Lock, exists, is_covered
from ..diagnostics import Diagnostic, InFile, InSource, Language
from ..edits import Edit, Fix
from ..source import Source, Span
from .marks import UNCITED, Mark, Todo, left_to_fill, suggestions_below

UNFINISHED = ("P960", "P961")
"""The codes that count what is left."""


def check_marks(
    file: Source, marks: Iterable[Mark], cited: tuple[Clause, ...], set_aside: tuple[Clause, ...], lock: Lock | None
) -> Iterator[Diagnostic]:
    """`cited` and `set_aside` are what the statements of the file say of its clauses.

    A clause is left while its mark stands, whatever cites it. One that `lock` has not is told elsewhere.
    """
    marks = tuple(marks)
    for code, todo in (("P960", Todo.ENCODE), ("P961", Todo.CONFIRM)):
        standing = [mark for mark in marks if mark.todo is todo and (mark.clauses or mark.is_uncited)]
        numbers = dict.fromkeys(c for mark in standing for c in mark.clauses if lock is None or exists(lock, c))
        count = len(numbers) if todo is Todo.ENCODE else len(standing)
        if count:
            uncited = any(mark.is_uncited for mark in standing)
            words = {"clauses_zh": _listed(numbers, uncited, "zh"), "clauses_en": _listed(numbers, uncited, "en")}
            yield Diagnostic(code, InFile(file.name), {"count": str(count), **words})
    for mark in marks:
        yield from _of(file, mark, cited, set_aside)
    for span in left_to_fill(file):
        yield Diagnostic("P964", InSource(file, span))


def _listed(clauses: Iterable[Clause], uncited: bool, language: Language) -> str:
    """Section after section, each in the order of the marks: dozens in one run are not read."""
    sections: dict[str, list[str]] = {}
    for clause in sorted(clauses, key=lambda clause: NUMERALS.get(clause.steps[0], 0)):
        sections.setdefault(clause.steps[0], []).append(clause.number)
    told = ["、".join(numbers) for numbers in sections.values()]
    return "；".join([*told, *([UNCITED[language == "en"]] if uncited else [])])


def _of(file: Source, mark: Mark, cited: tuple[Clause, ...], set_aside: tuple[Clause, ...]) -> Iterator[Diagnostic]:
    place = InSource(file, mark.span)
    if not mark.clauses and not mark.is_uncited:
        yield Diagnostic("P963", place, {"word_zh": mark.todo.word("zh"), "word_en": mark.todo.word("en")})
    elif mark.todo is Todo.ENCODE and (done := _done(file, mark, cited, set_aside)):
        fix = _without(file, mark) if len(done) == len(mark.clauses) else None
        yield Diagnostic("P962", place, {"clause": "、".join(clause.number for clause in done)}, fix=fix)


def _done(file: Source, mark: Mark, cited: tuple[Clause, ...], set_aside: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """None while suggestions stand below: the first statement taken up does not yet say the whole clause."""
    if suggestions_below(file, mark):
        return ()
    return tuple(clause for clause in mark.clauses if is_covered(clause, cited, set_aside))


def _without(file: Source, mark: Mark) -> Fix:
    """The whole line of a mark taken away. Only its writer knows whether what the line says is done."""
    start = file.start_of(file.position(mark.span.start)[0])
    end = file.text.find("\n", mark.span.end) + 1 or len(file.text)
    return Fix((Edit(Span(start, end), ""),), is_safe=False)
