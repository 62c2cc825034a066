"""The nodes of a scenario file, each with its place. Values are texts as written, or nothing at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dsl import Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """`text` None: nothing was written (a blank, ~ or null)."""

    text: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Listing:
    """`in_brackets`: written as [..], on one line or several."""

    items: tuple[Node, ...]
    span: Span
    in_brackets: bool


@dataclass(frozen=True, slots=True)
class Pairs:
    """`keys` says where each key stands. A key written twice keeps its first value."""

    values: Mapping[str, Node]
    keys: Mapping[str, Span]
    span: Span
    in_brackets: bool


Node = Scalar | Listing | Pairs


def head(node: Node) -> Span:
    """What to point at for a node: all of it if it is in brackets or a value, else its first key or member."""
    if isinstance(node, Pairs) and not node.in_brackets and node.keys:
        return next(iter(node.keys.values()))
    if isinstance(node, Listing) and not node.in_brackets and node.items:
        return head(node.items[0])
    return node.span
