"""The rule file in its own words: a line or an expression as the officer wrote it, on one line."""

from __future__ import annotations

import re

from dsl import NOWHERE, All, AnyOf, DecisionRef, Expression, FactRef, Policy, Span, lexicon

from ..record import file_of, line_of
from .model import Place

_CITATION_OR_COMMENT = re.compile(rf"\s+{lexicon.pattern_of('PER')}(?:\s|$).*|\s*[#＃].*")
_TEXTS = re.compile(r'("[^"\n]*"|“[^”\n]*”)')
_CLOSING = {"(": ")", "[": "]", "（": "）", "［": "］", "【": "】"}


def quoted(policy: Policy, span: Span) -> str:
    """The text of a span, without the citation and the comment that follow it; runs of blanks become one."""
    written = policy.source.text[span.start : span.end]
    pieces = _TEXTS.split(written.split("\n")[0])
    kept = []
    for at, piece in enumerate(pieces):
        cut = None if at % 2 else _CITATION_OR_COMMENT.search(piece)
        kept.append(piece if cut is None else piece[: cut.start()])
        if cut is not None:
            break
    return closed(" ".join("".join(kept).split()))


def closed(text: str) -> str:
    """A node's span may end before the bracket that closes it."""
    open_brackets: list[str] = []
    for char in text:
        if char in _CLOSING:
            open_brackets.append(_CLOSING[char])
        elif open_brackets and char in _CLOSING.values():
            open_brackets.pop()
    return text + "".join(reversed(open_brackets))


def spelled(policy: Policy, expression: Expression) -> str:
    """An expression as written. One that the file implies (给 A、B) is spelled from its parts."""
    span = expression.span
    if span != NOWHERE and "\n" not in policy.source.text[span.start : span.end] and not _is_statement(policy, span):
        return quoted(policy, span)
    match expression:
        case AnyOf(items=items):
            return "、".join(spelled(policy, item) for item in items)
        case All(items=items):
            return " 且 ".join(spelled(policy, item) for item in items)
        case DecisionRef(decision=name) | FactRef(fact=name):
            return name
        case _:
            return quoted(policy, span)


def _is_statement(policy: Policy, span: Span) -> bool:
    return any(aid.span == span for aid in policy.aids)


def place_of(policy: Policy, span: Span) -> Place:
    return Place(line_of(policy, span), file_of(policy, span))
