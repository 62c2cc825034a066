"""An unexpected token → one diagnostic that says what is wrong in the officer's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from lark import Token

from .common_words import COMMON_DAYS
from .diagnostics import Diagnostic
from .edits import Fix
from .expected_words import expected_words
from .failure import Failure, span_of
from .glued import split_at_keywords
from .keyword_language import keyword_language
from .lexicon import HEADERS, KEYWORDS, Group, Keyword, chinese_of, keyword_of
from .meant_words import common_word, listed, span_word
from .miswritten import miswritten_at
from .monthly_errors import monthly
from .source import Span

_STATEMENT_WORDS = {word.terminal for word in KEYWORDS if word.group in (Group.STATEMENT, Group.SLOT, Group.EDIT)}
_VALUES = {"QUANTITY", "NUMBER", "DATE"}
_QUOTES = "”」'‘’"
_LINE_ENDS = {"$END", "CITE", "_CONT", "HEADER"}
_CLOSING = {"_LPAR": "_RPAR", "_LBRACKET": "_RBRACKET"}


def diagnose(failure: Failure) -> Diagnostic:
    """Turn the parser's complaint about one statement into a finding with a fix where one is plain."""
    for attempt in ATTEMPTS:
        found = attempt(failure)
        if found is not None:
            return found
    return failure.found("P110", failure.token, found=_shown(failure.token), **expected_words(failure.expected))


def _miswritten(failure: Failure) -> Diagnostic | None:
    found = miswritten_at(failure.source, failure.token.start_pos or 0)
    if found is not None:
        return found.diagnostic(failure.source)
    day = COMMON_DAYS.get(str(failure.token))
    other_year = any(token.type == "DATE" for token in failure.before)  # 2025-09-01 至 12月31日 is 2025's
    if day is not None and not other_year and failure.takes([*failure.before, Token("NAME", day)]):
        return failure.found("P122", failure.token, day, found=str(failure.token))
    if failure.token.type == "MISWRITTEN":
        return failure.found("P106", failure.token, found=str(failure.token))
    return None


def _brackets(failure: Failure) -> Diagnostic | None:
    """A bracket that its line leaves open, or one too many."""
    token, still_open = failure.token, _still_open(failure.before)
    if token.type in _CLOSING.values():
        pair = bool(still_open) and _CLOSING[still_open[-1].type] == token.type
        return None if pair else failure.found("P119", token, found=str(token))
    if still_open and (token.type in _LINE_ENDS or token.line != still_open[-1].line):
        return failure.found("P119", still_open[-1], found=str(still_open[-1]))
    return None


def _still_open(tokens: Sequence[Token]) -> list[Token]:
    found: list[Token] = []
    for token in tokens:
        if token.type in _CLOSING:
            found.append(token)
        elif token.type in _CLOSING.values() and found:
            found.pop()
    return found


def _mixed(failure: Failure) -> Diagnostic | None:
    """且 after 或, or the other way round, without brackets."""
    other = {"AND": "OR", "OR": "AND"}.get(failure.token.type)
    return failure.found("P117", failure.token) if other in failure.expected else None


def _missing_space(failure: Failure) -> Diagnostic | None:
    """A keyword glued to a name: what the name falls apart into must bring the parser past the error."""
    tokens = [*failure.before, failure.token]
    for at in range(len(tokens) - 1, max(-1, len(tokens) - 3), -1):
        if tokens[at].type not in ("NAME", "CALL"):
            continue
        for pieces in split_at_keywords(tokens[at]):
            if failure.takes([*tokens[:at], *pieces, *tokens[at + 1 :]]):
                return failure.found("P111", tokens[at], " ".join(pieces), found=str(tokens[at]))
    return None


def _not_a_statement(failure: Failure) -> Diagnostic | None:
    token = failure.token
    if token is not failure.statement[0]:
        after_break = failure.before[-1].type == "_CONT"
        return failure.found("P115", token) if after_break and token.type in _STATEMENT_WORDS else None
    if token.type in ("_CONT", "HEADER"):
        return failure.found("P115", token)
    words = _spelled((w for w in KEYWORDS if w.terminal in _STATEMENT_WORDS), failure)
    close = [word for word in get_close_matches(str(token), words, n=1, cutoff=0.5) if len(word) == len(token)]
    found = failure.found("P114", token, found=_shown(token), words="、".join(close or words))
    return replace(found, fix=Fix.at(span_of(token), close[0])) if close else found


def _other_word(failure: Failure) -> Diagnostic | None:
    """A keyword with one wrong character."""
    token = failure.token
    if token.type not in ("NAME", "CALL"):
        return None
    if str(token).startswith("依据") and "CITE" in failure.expected:
        return failure.found("P111", token, f"依据 {token[2:]}", found=str(token))
    for terminal in sorted(failure.expected):
        keyword = chinese_of(terminal) or ""
        if len(keyword) == len(token) > 1 and sum(a != b for a, b in zip(keyword, token, strict=True)) == 1:
            return failure.found("P122", token, keyword, found=str(token))
    return None


def _bad_character(failure: Failure) -> Diagnostic | None:
    token = failure.token
    if token.type == "UNCLOSED" or (token.type == "UNEXPECTED" and str(token) in _QUOTES):
        return failure.found("P103", token, found=str(token)[0])
    if token.type != "UNEXPECTED":
        return None
    if str(token).isprintable():
        return failure.found("P101", token, found=str(token))
    return failure.found("P101", token, "", found=f"U+{ord(str(token)):04X}")


def _not_taken(failure: Failure) -> Diagnostic | None:
    """An indented line under a statement that has none, or one that is no header line."""
    if failure.token.type != "_CONT" or "$END" not in failure.expected:
        return None
    at = next(index for index, token in enumerate(failure.statement) if token is failure.token)
    line = failure.statement[at + 1 :]
    first = failure.statement[0]
    if line and line[0].type in _STATEMENT_WORDS:
        return failure.found("P115", line[0])
    if first.type != "POLICY" or not line:
        return failure.found("P120", line[0] if line else failure.token, word=str(first))
    words = _spelled(HEADERS, failure)
    close = get_close_matches(str(line[0]), words, n=1, cutoff=0.5)
    found = failure.found("P121", line[0], found=str(line[0]), words="、".join(close or words))
    return replace(found, fix=Fix.at(span_of(line[0]), close[0])) if close else found


def _ended_early(failure: Failure) -> Diagnostic | None:
    if failure.token.type not in ("$END", "_CONT", "CITE"):
        return None
    last = failure.before[-1] if failure.before else failure.token
    at = last.end_pos or 0
    return failure.found("P112", Span(max(0, at - 1), at), **expected_words(failure.expected))


def _keyword_as_name(failure: Failure) -> Diagnostic | None:
    """Only where nothing but a name can stand, and no name was forgotten before the keyword."""
    token = failure.token
    if "NAME" not in failure.expected or not failure.expected.isdisjoint(_VALUES) or keyword_of(str(token)) is None:
        return None
    if failure.takes([*failure.before, Token("NAME", "甲"), token]):
        return None
    return failure.found("P113", token, f"「{token}」", found=str(token))


def _spelled(words: Iterable[Keyword], failure: Failure) -> list[str]:
    is_english = keyword_language(failure.source) == "en"
    return [word.english if is_english else word.chinese for word in words]


def _shown(token: Token) -> str:
    text = str(token).strip()
    return text if text else "换行"


ATTEMPTS = (
    _miswritten,
    _bad_character,
    _brackets,
    _mixed,
    monthly,
    common_word,
    _missing_space,
    listed,
    span_word,
    _other_word,
    _not_a_statement,
    _not_taken,
    _ended_early,
    _keyword_as_name,
)
"""What is tried in turn; the first that recognises the slip says what to do."""
