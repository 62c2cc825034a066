"""Leaving out what nobody needs. A suggestion: it may be that something else was forgotten."""

from __future__ import annotations

from dsl import Diagnostic, Edit, Fix, Span, nodes

from ..mutation.written import Spot
from .subject import Subject, start_of, without

_LINES = (nodes.ValueLine, nodes.VerdictLine)


def statement(subject: Subject, found: Diagnostic) -> Fix | None:
    node = subject.statement_at(found)
    return None if node is None else Fix((_without_lines(subject, node),))


def reading(subject: Subject, found: Diagnostic) -> Fix | None:
    """歧义 with the 假定 about it."""
    node = subject.statement_at(found)
    if not isinstance(node, nodes.AmbiguityNode):
        return None
    named = node.name.text
    about = [s for s in subject.file.statements if isinstance(s, nodes.AssumeNode) and s.target.text == named]
    gone = [_without_lines(subject, node), *(_without_lines(subject, one) for one in about)]
    return Fix(tuple(sorted(gone, key=lambda edit: edit.span.start)))


def line(subject: Subject, found: Diagnostic) -> Fix | None:
    """A line that nobody reaches; surely so where the same line stands above it."""
    spot = next((s for s in subject.written.of(*_LINES) if s.node.span.start == start_of(found)), None)
    if spot is None:
        return None
    span = subject.written.whole_lines(spot.node.span)
    return Fix((without(span),), is_safe=_stands_above(spot) and "#" not in subject.written.text(span))


def _stands_above(spot: Spot) -> bool:
    lines = spot.parent.lines
    at = next(index for index, one in enumerate(lines) if one is spot.node)
    return spot.node in lines[:at]


def _without_lines(subject: Subject, node: nodes.StatementNode) -> Edit:
    """With the blank line below, where one stands above too."""
    text = subject.source.text
    span = subject.written.whole_lines(node.span)
    is_between_blanks = text[: span.start].endswith("\n\n") and text.startswith("\n", span.end)
    return without(Span(span.start, span.end + is_between_blanks))
