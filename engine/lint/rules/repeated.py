"""The same condition, name or category twice in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dsl import Because, Diagnostic, Fix, InSource, Label, Span, nodes

from ..brackets import balanced, with_brackets
from ..subject import Subject, without

_LISTS = (nodes.BothNode, nodes.EitherNode, nodes.QuantifiedNode, nodes.OneOfNode, nodes.AidNode)


def written_twice(subject: Subject) -> Iterator[Diagnostic]:
    """The first stays; nodes are compared, so that blanks and brackets make no difference."""
    for spot in subject.written.of(*_LISTS):
        items = _items(spot.node)
        for at, item in enumerate(items):
            if item in items[:at]:
                first = items[items.index(item)]
                last, own = (with_brackets(subject.source.text, one.span) for one in (items[at - 1], item))
                gone = Span(last.end, own.end)
                label = Label(InSource(subject.source, first.span), Because.FIRST_HERE)
                words = {"text": subject.written.text(balanced(subject.source.text, item.span)).strip("「」")}
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
