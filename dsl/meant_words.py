"""Where the parser stopped at a word that people use and the language has not: what they mean by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from lark import Token

from .common_words import COMMON_WORDS
from .diagnostics import Diagnostic
from .failure import Failure, span_of
from .source import Span

_LOOKED_AHEAD = 2
"""So many tokens after the word tell what it means: 后 90 天 内 is 起, 后 3 个月 is 起满."""
_REPLACED = ("NAME", "CALL", "AT_LEAST", "AT_MOST")
_BOUND = ("AT_LEAST", "AT_MOST")
"""What a payer's amount may begin with; it comes before a comparison there, which would be read as a condition."""
_OF_DAYS = ("FULLY_AFTER", "AFTER")
"""满 60 周岁 is no day."""
_CONDITION_STARTS = ("WHEN", "AND", "OR", "NOT")
_GOES_ON = {"EQ", "COMPARE", "ONE_OF", "IN", "OF", "AS_OF", "ADD_OP", "MUL_OP", "AFTER", "FULLY_AFTER", "_LBRACKET"}
"""After a name these make more of it than a bare condition."""


def common_word(failure: Failure) -> Diagnostic | None:
    """The word at which the parser stopped, or the one before it, that it took for a name."""
    token, before = failure.token, failure.before
    if token.type in _REPLACED:
        ahead = failure.after[:_LOOKED_AHEAD]
        found = _meant(failure, token, before, ahead) or _meant(failure, token, before, ())
        if found is not None:
            return found
    if before and before[-1].type in ("NAME", "ALL_AMONG"):
        return _meant(failure, before[-1], before[:-1], (token,))
    return None


def _meant(failure: Failure, word: Token, before: Sequence[Token], following: Sequence[Token]) -> Diagnostic | None:
    meanings = COMMON_WORDS.get(str(word), ())
    if following and str(following[0]).endswith("岁"):
        meanings = tuple(meaning for meaning in meanings if meaning[0] not in _OF_DAYS)
    of_payers = bool(before) and before[0].type in ("AID", "FUNDING")
    if of_payers and [token.type for token in before[-2:]] in (["_CONT", "NAME"], ["_COLON", "NAME"]):
        meanings = tuple(sorted(meanings, key=lambda meaning: meaning[0] not in _BOUND))
    for terminal, better in meanings:
        if failure.takes([*before, Token(terminal, better), *following]):
            return failure.found("P122", word, better, found=str(word))
    return None


def listed(failure: Failure) -> Diagnostic | None:
    """Conditions listed with 、 (当 低保、特困 is 任一(低保、特困)), or values behind = (that is 属于)."""
    before = failure.before
    if failure.token.type != "SEP" or len(before) < 2 or before[-1].type != "NAME":
        return None
    if before[-2].type == "EQ":
        means = failure.takes([*before[:-2], Token("ONE_OF", "属于"), before[-1], failure.token])
        return failure.found("P122", before[-2], "属于", found=str(before[-2])) if means else None
    names = [before[-1], *_further_names([failure.token, *failure.after])]
    rest = failure.after[2 * len(names) - 3 :]
    if len(names) < 2 or before[-2].type not in _CONDITION_STARTS or (rest and rest[0].type in _GOES_ON):
        return None
    span = Span(span_of(names[0]).start, span_of(names[-1]).end)
    better = f"任一({'、'.join(map(str, names))})"
    return failure.found("P122", span, better, found=failure.source.text[span.start : span.end])


def _further_names(tokens: Sequence[Token]) -> Iterator[Token]:
    """The names of 、乙、丙."""
    pairs = zip(tokens[::2], tokens[1::2], strict=False)
    for _, name in takewhile(lambda pair: (pair[0].type, pair[1].type) == ("SEP", "NAME"), pairs):
        yield name


def span_word(failure: Failure) -> Diagnostic | None:
    """起 where a point of time is meant (起满), 起满 where a span is (起 … 内)."""
    token, before, after = failure.token, failure.before, failure.after
    if token.type == "AFTER" and failure.takes([*before, Token("FULLY_AFTER", "起满"), *after[:1]]):
        has_after = len(after) > 1 and str(after[1]) == "后"
        span = Span(span_of(token).start, span_of(after[1] if has_after else token).end)
        better = f"起满 {after[0]}" if has_after else "起满"
        return failure.found("P122", span, better, found=failure.source.text[span.start : span.end])
    if token.type != "WITHIN" or len(before) < 2 or before[-2].type != "FULLY_AFTER":
        return None
    means = failure.takes([*before[:-2], Token("AFTER", "起"), before[-1], token])
    return failure.found("P122", before[-2], "起", found=str(before[-2])) if means else None
