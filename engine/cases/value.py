"""Single values of a scenario file."""

from __future__ import annotations

from . import words
from .scenario import Expected
from .tree import Listing, Node, Pairs, Scalar


def text_of(node: Node) -> str:
    """As written. The schema has made sure that it is one value."""
    assert isinstance(node, Scalar) and node.text is not None
    return node.text


def expected_of(node: Node) -> Expected:
    """Outcome words in Chinese; names of readings and aids, which are keys too, stay as they are."""
    match node:
        case Listing(items=items):
            return tuple(text_of(item) for item in items)
        case Pairs(values=values):
            return {words.outcome(name): expected_of(value) for name, value in values.items()}
        case Scalar():
            return words.outcome(text_of(node))
