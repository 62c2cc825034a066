"""The parts of a rule file: its outline, and what folds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dsl import Source, Span, lexicon

from .definitions import named_by
from .document import Document, Statement, bare, end_of, name_span, start_of

MOST_SHOWN = 60
"""So many characters of a statement stand in the outline."""


@dataclass(frozen=True, slots=True)
class Part:
    """A statement in the outline: what it is called, by which word, where, and the lines in it worth a place."""

    name: str
    head: str
    whole: Span
    span: Span
    parts: tuple[Part, ...] = ()


def outline(document: Document) -> tuple[Part, ...]:
    """A part for each statement that begins with a word of the language, read or not."""
    found = []
    for statement in document.statements:
        keyword = lexicon.keyword_of(str(statement.head)) or lexicon.keyword_of(str(statement.head)[:3])
        if keyword is not None or statement.head.type == "SET_ASIDE":
            found.append(_part(document, statement))
    return tuple(found)


def _part(document: Document, statement: Statement) -> Part:
    name = named_by(statement)
    head = statement.head
    shown = bare(name) if head.type == "POLICY" and name is not None else _first_line(document, statement)
    span = name_span(name) if name is not None else Span(start_of(head), end_of(head))
    inner = [
        Part(bare(line[1]), "READING", Span(start_of(line[0]), end_of(line[-1])), name_span(line[1]))
        for line in statement.lines[1:]
        if head.type == "AMBIGUITY" and [token.type for token in line[:2]] == ["READING", "NAME"]
    ]
    return Part(shown, head.type, statement.span, span, tuple(inner))


def _first_line(document: Document, statement: Statement) -> str:
    """As it is written, but for its clauses and for blanks that only align."""
    first = [token for token in statement.lines[0] if token.type != "CITE"] or [statement.tokens[0]]
    written = document.source.text[start_of(first[0]) : end_of(first[-1])].partition("\n")[0]
    return " ".join(written.split())[:MOST_SHOWN]


def folds(document: Document) -> Iterator[tuple[Span, bool]]:
    """Stretches of several lines that fold: statements, and (True) comments."""
    for statement in document.statements:
        if len(statement.lines) > 1 or "\n" in document.source.text[statement.span.start : statement.span.end]:
            yield statement.span, False
    yield from ((span, True) for span in _comments(document.source))


def _comments(source: Source) -> Iterator[Span]:
    """Lines of comment that follow one another."""
    start = end = -1
    at = 0
    for line in source.text.splitlines(keepends=True):
        if line.lstrip().startswith(("#", "＃")):
            start, end = (at if start < 0 else start), at + len(line.rstrip())
        elif start >= 0:
            yield Span(start, end)
            start = -1
        at += len(line)
    if start >= 0:
        yield Span(start, end)
