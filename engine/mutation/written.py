"""A rule file as written: its nodes with all that stands around them, and its tokens by their place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any

from dsl import Source, Span, lexicon, nodes, tokens_of

DECIDES_NOTHING = (nodes.PolicyNode, nodes.ConstraintNode, nodes.SetAsideNode, nodes.FactNode, nodes.KeyNode)
"""Statements that decide nothing for a person."""
_NOT_ENTERED = (nodes.Word, nodes.Cite, nodes.TextNode)


@dataclass(frozen=True, slots=True)
class Spot:
    """A node, with the nodes that it stands in, from the statement inwards."""

    node: Any
    around: tuple[Any, ...]

    @property
    def statement(self) -> Any:
        return self.around[0] if self.around else self.node

    @property
    def parent(self) -> Any:
        return self.around[-1] if self.around else None


@dataclass(frozen=True)
class Written:
    """`file` are the nodes of the file itself, `source` is its text."""

    source: Source
    file: nodes.FileNode

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every node of a statement that decides, outermost first, in the order of the file."""
        return tuple(spot for statement in self.file.statements for spot in _spots(_inner(statement), ()))

    def clauses(self, spot: Spot) -> str:
        """What the line cites, or else the statement; of one that cites nothing, what was last cited above it."""
        cited: list[nodes.Cite | None] = [getattr(one, "cite", None) for one in (*spot.around, spot.node)]
        own = [cite for cite in cited if cite is not None]
        above = own or [cite for cite in self._cited if cite.span.start < spot.node.span.start]
        return above[-1].text if above else ""

    @cached_property
    def _cited(self) -> tuple[nodes.Cite, ...]:
        found = (getattr(spot.node, "cite", None) for spot in self.spots)
        return tuple(sorted((cite for cite in found if cite is not None), key=lambda cite: cite.span.start))

    def of(self, *kinds: type) -> Iterator[Spot]:
        return (spot for spot in self.spots if isinstance(spot.node, kinds))

    @cached_property
    def _tokens(self) -> tuple[tuple[int, str, str], ...]:
        return tuple((token.start_pos or 0, token.type, str(token)) for token in tokens_of(self.source))

    def tokens(self, span: Span, *types: str) -> Iterator[tuple[Span, str, str]]:
        """The tokens of these types that begin in a stretch: place, type, text."""
        found = self._tokens
        for start, kind, text in found[bisect_left(found, (span.start, "", "")) :]:
            if start >= span.end:
                return
            if kind in types:
                yield Span(start, start + len(text)), kind, text

    def text(self, span: Span) -> str:
        return self.source.text[span.start : span.end]

    def whole_lines(self, span: Span) -> Span:
        """From the start of the line in which it begins to the start of the one after it ends."""
        text = self.source.text
        end = text.find("\n", max(span.start, span.end - 1))
        return Span(text.rfind("\n", 0, span.start) + 1, len(text) if end < 0 else end + 1)


def twin(terminal: str, like: str) -> str:
    """A keyword in the language in which another is written."""
    word = next(word for word in lexicon.KEYWORDS if word.terminal == terminal)
    return word.english if like.isascii() else word.chinese


def _inner(statement: Any) -> Any:
    """What stands behind 改 or 增."""
    return statement.statement if isinstance(statement, nodes.EditNode) else statement


def _spots(node: Any, around: tuple[Any, ...]) -> Iterator[Spot]:
    if isinstance(node, (*DECIDES_NOTHING, *_NOT_ENTERED)):
        return
    yield Spot(node, around)
    for field in fields(node):
        for child in _nodes_in(getattr(node, field.name)):
            yield from _spots(child, (*around, node))


def _nodes_in(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for one in value:
            yield from _nodes_in(one)
    elif is_dataclass(value) and not isinstance(value, Span):
        yield value
