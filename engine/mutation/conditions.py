"""Wrong conditions: edges, joining words, 非, and whether the first day counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from dsl import Edit, Span, nodes

from .mutation import Mutation, replaced
from .written import Spot, Written, twin

_OTHER_EDGE: Mapping[str, str] = {"≥": ">", ">": "≥", "≤": "<", "<": "≤", "=": "≠", "≠": "="}
_OTHER_WORD: Mapping[str, str] = {
    "AND": "OR",
    "OR": "AND",
    "ONE_AMONG": "ALL_AMONG",
    "ALL_AMONG": "ONE_AMONG",
    "INCLUSIVE": "EXCLUSIVE",
    "EXCLUSIVE": "INCLUSIVE",
}
_ATOMS = (nodes.WithinNode, nodes.OneOfNode, nodes.QuantifiedNode, nodes.ComparedNode, nodes.NameNode, nodes.AsOfNode)
_JOINED = (nodes.BothNode, nodes.EitherNode)


def edges(written: Written) -> Iterator[Mutation]:
    """≥ for >, = for ≠ and the like."""
    for spot in written.of(nodes.ComparedNode):
        node = spot.node
        between = Span(node.left.span.end, node.right.span.start)
        for span, _, _ in written.tokens(between, "COMPARE", "EQ"):
            yield replaced(written, "edge", spot, [Edit(span, _OTHER_EDGE[node.op])], node.span)


def joints(written: Written) -> Iterator[Mutation]:
    """且 for 或, 任一 for 全部."""
    for spot in written.of(*_JOINED):
        edits = [Edit(span, twin(_OTHER_WORD[kind], text)) for span, kind, text in _joining(written, spot.node)]
        yield replaced(written, "joint", spot, edits, spot.node.span)
    for spot in written.of(nodes.QuantifiedNode):
        if len(spot.node.names) > 1:
            yield from _turned(written, "joint", spot, "ONE_AMONG", "ALL_AMONG")


def countings(written: Written) -> Iterator[Mutation]:
    for spot in written.of(nodes.CountingNode, nodes.AlternativeNode):
        yield from _turned(written, "counting", spot, "INCLUSIVE", "EXCLUSIVE")


def _turned(written: Written, operator: str, spot: Spot, *terminals: str) -> Iterator[Mutation]:
    for span, kind, text in written.tokens(spot.node.span, *terminals):
        yield replaced(written, operator, spot, [Edit(span, twin(_OTHER_WORD[kind], text))], spot.node.span)
        return


def negations(written: Written) -> Iterator[Mutation]:
    """非 put before a condition, or taken away."""
    for spot in written.spots:
        if isinstance(spot.node, nodes.NegatedNode):
            for span, _, _ in written.tokens(spot.node.span, "NOT"):
                rest = written.text(Span(span.end, spot.node.span.end)).lstrip()
                yield replaced(written, "negation", spot, [Edit(spot.node.span, rest)])
                break
        elif _is_condition(spot) and isinstance(spot.node, _ATOMS) and not _has_twin(spot.node):
            word = twin("NOT", written.source.text[spot.statement.span.start])
            edit = Edit(spot.node.span, f"{word} {written.text(spot.node.span)}")
            yield replaced(written, "negation", spot, [edit])


def conjuncts(written: Written) -> Iterator[Mutation]:
    """One of several joined conditions left out."""
    for spot in written.of(*_JOINED):
        node, words = spot.node, [span for span, _, _ in _joining(written, spot.node)]
        starts, ends = [node.span.start, *(w.end for w in words)], [*(w.start for w in words), node.span.end]
        items = [written.text(Span(*ends_of)).strip() for ends_of in zip(starts, ends, strict=True)]
        for at in range(len(items)):
            kept = f" {written.text(words[0])} ".join((*items[:at], *items[at + 1 :]))
            yield replaced(written, "conjunct", spot, [Edit(node.span, kept)])


def _joining(written: Written, node: nodes.BothNode | nodes.EitherNode) -> Iterator[tuple[Span, str, str]]:
    """The words that join the items of this node, not those within its items."""
    for first, second in pairwise(node.items):
        yield from written.tokens(Span(first.span.end, second.span.start), "AND", "OR")


def _is_condition(spot: Spot) -> bool:
    """Does the node stand where a yes or no is asked for?"""
    node, parent = spot.node, spot.parent
    match parent:
        case nodes.BothNode() | nodes.EitherNode():
            return True
        case nodes.ValueLine(guard=guard) | nodes.VerdictLine(guard=guard) if guard is node:
            return True
        case nodes.ValueLine() if isinstance(spot.statement, nodes.LetNode):
            return not isinstance(node, nodes.NameNode)
        case nodes.CategoryNode() | nodes.AidNode() | nodes.ProductNode():
            return True
    return False


def _has_twin(node: object) -> bool:
    """= and ≠ are turned as edges already."""
    return isinstance(node, nodes.ComparedNode) and node.op in ("=", "≠")
