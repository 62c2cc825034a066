"""The same condition, name or category twice in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dsl import Because, Diagnostic, Fix, InSource, Label, Span, nodes

from ..subject import Subject, without

_LISTS = (nodes.BothNode, nodes.EitherNode, nodes.QuantifiedNode, nodes.OneOfNode, nodes.AidNode)
_OPENING, _CLOSING = ("(", "（"), (")", "）")


def written_twice(subject: Subject) -> Iterator[Diagnostic]:
    """The first stays; nodes are compared, so that blanks and brackets make no difference."""
    for spot in subject.written.of(*_LISTS):
        items = _items(spot.node)
        for at, item in enumerate(items):
            if item in items[:at]:
                first = items[items.index(item)]
                last, own = (_with_brackets(subject.source.text, one.span) for one in (items[at - 1], item))
                gone = Span(last.end, own.end)
                label = Label(InSource(subject.source, first.span), Because.FIRST_HERE)
                words = {"text": subject.written.text(item.span).strip("「」")}
                yield subject.found("P920", item.span, words, Fix((without(gone),), is_safe=True), (label,))


def _items(node: Any) -> Sequence[Any]:
    match node:
        case nodes.BothNode(items=items) | nodes.EitherNode(items=items):
            return items
        case nodes.AidNode(categories=categories):
            return categories
        case nodes.QuantifiedNode(names=names) | nodes.OneOfNode(names=names):
            return names
    return ()


def _with_brackets(text: str, span: Span) -> Span:
    """With the brackets that stand around this alone; those of its first and last part may be left out of a span."""
    span = _balanced(text, span)
    before, after = text[: span.start].rstrip(), text[span.end :]
    behind = after.lstrip()
    if not before.endswith(_OPENING) or not behind.startswith(_CLOSING):
        return span
    return _with_brackets(text, Span(len(before) - 1, span.end + len(after) - len(behind) + 1))


def _balanced(text: str, span: Span) -> Span:
    """So much longer that each bracket in it has its other half."""
    open_, missing = 0, 0
    for character in text[span.start : span.end]:
        if character in _OPENING:
            open_ += 1
        elif character in _CLOSING and open_:
            open_ -= 1
        elif character in _CLOSING:
            missing += 1
    start, end = span.start, span.end
    while missing and start:
        start -= 1
        missing -= text[start] in _OPENING
    while open_ and end < len(text):
        open_ -= text[end] in _CLOSING
        end += 1
    return Span(start, end)
