"""Guarded lines and property lines."""

from __future__ import annotations

import re

from lark import Token

from ..lexicon import BLANK, header_of
from ..nodes import (
    Cite,
    ExpressionNode,
    GuardNode,
    HeaderLine,
    Line,
    OtherwiseNode,
    PendingNode,
    PropertyLine,
    ValueLine,
    ValueNode,
    VerdictLine,
    WordValueNode,
)
from ..source import Span
from .expressions import expression
from .pieces import Branch, branch, branches, cite, span_of, text, token, tokens, word

_WORD_AND_TEXT = re.compile(rf"(?P<word>\w+)[{BLANK}]*[:：]?[{BLANK}]*(?P<text>.*)")


def line(tree: Branch) -> Line:
    """One indented line."""
    header = token(tree, "HEADER")
    if header is not None:
        return header_line(header)
    return guarded(branches(tree)[0], cite(tree))


def header_line(leaf: Token) -> HeaderLine:
    """`  年度   2025` → ('year', '2025'); a colon after the word means nothing.

    The token may begin with lines of comment: the last line is the header.
    """
    written = str(leaf).rstrip().rpartition("\n")[2].strip()
    parts = _WORD_AND_TEXT.match(written)
    assert parts is not None  # the terminal begins with a header word
    keyword = header_of(parts["word"])
    assert keyword is not None
    end = span_of(leaf).end
    return HeaderLine(keyword.terminal, parts["text"], Span(end - len(written), end))


def guarded(tree: Branch, how_cited: Cite | None) -> Line:
    kind = str(tree.data)
    if kind == "verdict":
        reason = text(token(tree, "STRING"))
        return VerdictLine(token(tree, "ADMIT") is not None, reason, _guard(tree), how_cited, span_of(tree))
    if kind in ("valued", "from_line", "to_line"):
        label = branch(tree, "label")
        edge = {"valued": "", "from_line": "FROM", "to_line": "TO"}[kind]
        named = None if label is None else word(tokens(label)[0])
        return ValueLine(_first_value(tree), _guard(tree), named, edge, how_cited, span_of(tree))
    return _property(kind, tree, how_cited)


def _property(kind: str, tree: Branch, how_cited: Cite | None) -> PropertyLine:
    span = span_of(tree)
    if kind == "mode":
        chosen = token(tree, "PAID_DIRECTLY", "REFUNDED")
        return PropertyLine("MODE", WordValueNode("" if chosen is None else chosen.type, span), how_cited, span)
    if kind in ("total", "personal"):
        return PropertyLine(kind.upper(), _first_value(tree), how_cited, span)
    if kind == "of_product":
        return PropertyLine("PRODUCT", word(tokens(tree, "NAME")[0]), how_cited, span)
    return PropertyLine("STAGE", word(tokens(tree, "NUMBER")[0]), how_cited, span)


def _first_value(tree: Branch) -> ValueNode:
    return value(next(b for b in branches(tree) if b.data not in ("label", "guard")))


def value(tree: Branch) -> ValueNode:
    """An expression, 其余, 全额, 未规定, 待定 … or 不低于 …"""
    if tree.data == "word_value":
        return WordValueNode(tokens(tree)[0].type, span_of(tree))
    if tree.data in ("pending", "bounded"):
        return _pending(tree)
    return expression(tree)


def _pending(tree: Branch) -> PendingNode:
    by = token(tree, "NAME")
    bounds: dict[str, ExpressionNode] = {}
    for bound in branches(tree, "bound"):
        bounds[tokens(bound, "AT_LEAST", "AT_MOST")[0].type] = expression(branches(bound)[0])
    return PendingNode(None if by is None else word(by), bounds.get("AT_LEAST"), bounds.get("AT_MOST"), span_of(tree))


def _guard(tree: Branch) -> GuardNode:
    guard = branch(tree, "guard")
    if guard is None:
        return None
    condition = branches(guard)
    return expression(condition[0]) if condition else OtherwiseNode(span_of(guard))
