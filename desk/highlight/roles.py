"""What the parts of a rule file are for a reader's eye.

They come from the lexer's own tokens and the lexicon, so that no editor has words of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lark import Token

from dsl import FUNCTIONS, PREDECLARED, Source, lexicon, tokens_of

BLANK, KEYWORDS, Group = lexicon.BLANK, lexicon.KEYWORDS, lexicon.Group


class Role(Enum):
    """How a part is coloured. The first four are keywords."""

    STATEMENT = "statement"
    """What begins a statement: 人群, 缴费, 改."""
    WORD = "word"
    PROPERTY = "property"
    """Of a fact: 键, 来源."""
    HEADER = "header"
    NAME = "name"
    DEFINED = "defined"
    """A name where it is defined."""
    KNOWN = "known"
    """A name of the language: 年初, 本地, 是."""
    FUNCTION = "function"
    NUMBER = "number"
    """Also with its unit: 400 元, 90 天, 50%."""
    DATE = "date"
    """Also a time of day."""
    TEXT = "text"
    CLAUSES = "clauses"
    """What follows 依据."""
    HEADER_TEXT = "header text"
    SIGN = "sign"
    PUNCTUATION = "punctuation"
    COMMENT = "comment"
    WRONG = "wrong"
    """What is no word of the language."""


KEYWORD_ROLES = {
    Group.STATEMENT: Role.STATEMENT,
    Group.SLOT: Role.STATEMENT,
    Group.EDIT: Role.STATEMENT,
    Group.WORD: Role.WORD,
    Group.FACT: Role.PROPERTY,
    Group.HEADER: Role.HEADER,
}
ROLES: dict[str, Role] = {
    **{word.terminal: KEYWORD_ROLES[word.group] for word in KEYWORDS},
    **dict.fromkeys(("NAME", "CALL"), Role.NAME),
    **dict.fromkeys(("NUMBER", "QUANTITY"), Role.NUMBER),
    **dict.fromkeys(("DATE", "TIME"), Role.DATE),
    "STRING": Role.TEXT,
    **dict.fromkeys(("COMPARE", "EQ", "ADD_OP", "MUL_OP"), Role.SIGN),
    **dict.fromkeys(("SEP", "_COMMA", "_COLON", "_LBRACKET", "_RBRACKET", "BAR", "_LPAR", "_RPAR"), Role.PUNCTUATION),
    **dict.fromkeys(("SLASHED_DATE", "UNCLOSED", "MISWRITTEN", "UNEXPECTED"), Role.WRONG),
}
"""By the lexer's terminal; whole lines (依据, 不编码, header lines) are taken apart below."""

DEFINING = ("POLICY", "FACT", "CATEGORY", "WINDOW", "LET", "TABLE", "RESULT", "PRODUCT", "AID", "AMBIGUITY", "READING")
"""The name right behind is defined there, where the statement begins in the first column (a reading: on its line)."""
EDITS = tuple(word for row in KEYWORDS if row.group is Group.EDIT for word in (row.chinese, row.english))
KNOWN_NAMES = frozenset(PREDECLARED)
FUNCTION_NAMES = tuple(name for row in FUNCTIONS.values() for name in (row.chinese, row.english))

TEXT = r'"[^"\n]*"|“[^”\n]*”'
BEFORE_A_REASON = rf"(?:因|because)(?=[{BLANK}]*[\"“])"
CLAUSE = rf"[^{BLANK}\r\n\"“#＃]+"
"""What stands behind 不编码."""

_BLANKS = re.compile(rf"[{BLANK}\r\n\ufeff]+")
_WORD = re.compile(r"\w+")
_IN_SET_ASIDE = re.compile(rf"(?P<text>{TEXT})|(?P<word>{BEFORE_A_REASON})|(?P<clauses>{CLAUSE})")
_EDIT = re.compile(rf"(?:(?:{'|'.join(EDITS)})[{BLANK}]*)?")


@dataclass(frozen=True, slots=True)
class Part:
    """Offsets into the text; `end` is exclusive."""

    start: int
    end: int
    role: Role


def parts_of(text: str) -> Iterator[Part]:
    """Every part that is not blank, in order. Nothing is refused: what is no word of the language is WRONG."""
    at, before = 0, None
    for token in tokens_of(Source("", text)):
        start, end = token.start_pos or 0, token.end_pos or 0
        yield from _comments(text, at, start)
        yield from _parts(token, before, text)
        at, before = end, token
    yield from _comments(text, at, len(text))


def _comments(text: str, start: int, end: int) -> Iterator[Part]:
    """Where the lexer passes over: blanks, line breaks and comments."""
    while start < end:
        blanks = _BLANKS.match(text, start, end)
        if blanks is not None:
            start = blanks.end()
            continue
        line_end = text.find("\n", start, end)
        stop = end if line_end < 0 else line_end
        yield Part(start, stop, Role.COMMENT)
        start = stop


def _parts(token: Token, before: Token | None, text: str) -> Iterator[Part]:
    start, end = token.start_pos or 0, token.end_pos or 0
    if token.type in ("_NL", "_CONT"):
        yield from _comments(text, start, end)
    elif token.type == "HEADER":
        line = text.rfind("\n", start, end) + 1
        yield from _comments(text, start, line)
        yield from _first_word(text, line, end, Role.HEADER, Role.HEADER_TEXT)
    elif token.type == "CITE":
        yield from _first_word(text, start, end, Role.WORD, Role.CLAUSES)
    elif token.type == "SET_ASIDE":
        yield from _set_aside(text, start, end)
    else:
        yield Part(start, end, _role(token, before, text))


def _first_word(text: str, start: int, end: int, word: Role, rest: Role) -> Iterator[Part]:
    found = _WORD.search(text, start, end)
    assert found is not None  # the terminal begins with a word
    yield Part(found.start(), found.end(), word)
    left = text[found.end() : end]
    written = left.strip()
    if written:
        at = found.end() + left.index(written)
        yield Part(at, at + len(written), rest)


def _set_aside(text: str, start: int, end: int) -> Iterator[Part]:
    keyword = _WORD.match(text, start, end)
    assert keyword is not None
    yield Part(start, keyword.end(), Role.STATEMENT)
    roles = {"text": Role.TEXT, "word": Role.WORD, "clauses": Role.CLAUSES}
    for found in _IN_SET_ASIDE.finditer(text, keyword.end(), end):
        yield Part(found.start(), found.end(), roles[found.lastgroup or ""])


def _role(token: Token, before: Token | None, text: str) -> Role:
    role = ROLES[token.type]
    if role is not Role.NAME:
        return role
    if token.type == "CALL" and str(token) in FUNCTION_NAMES:
        return Role.FUNCTION
    if token.type == "NAME" and before is not None and _defines(before, text):
        return Role.DEFINED
    return Role.KNOWN if str(token) in KNOWN_NAMES else role


def _defines(keyword: Token, text: str) -> bool:
    if keyword.type not in DEFINING:
        return False
    line = text[text.rfind("\n", 0, keyword.start_pos or 0) + 1 : keyword.start_pos or 0]
    return not line.strip() if keyword.type == "READING" else _EDIT.fullmatch(line) is not None
