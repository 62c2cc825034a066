"""Keywords glued to names: 当低保 → 当 低保, 残疾等级属于一级 → 残疾等级 属于 一级."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator

from lark import Token

from .common_words import JOINERS
from .lexicon import KEYWORDS, Group, keyword_of

_JOINING = {"AND", "OR", "NOT", "WHEN", "FOR", "IN", "TO", "FROM", "AS_OF", "OTHERWISE"}
"""Keywords of one character that are glued to a name again and again; others are parts of ordinary names."""
_GROUPS = (Group.STATEMENT, Group.EDIT, Group.WORD, Group.FACT)
_SPELLINGS = {
    word.chinese: word.terminal
    for word in KEYWORDS
    if word.group in _GROUPS and (len(word.chinese) > 1 or word.terminal in _JOINING)
}
_LONGEST = max(map(len, _SPELLINGS))
_MOST_CHARACTERS = 60
"""No slip of the keyboard is longer."""


def split_at_keywords(token: Token) -> Iterator[tuple[Token, ...]]:
    """The ways in which a name falls apart at one keyword inside it, the longest keyword first."""
    name = str(token) if len(token) <= _MOST_CHARACTERS else ""
    for length in range(min(_LONGEST, len(name) - 1), 0, -1):
        for at in range(len(name) - length + 1):
            terminal = _SPELLINGS.get(name[at : at + length])
            if terminal is not None:
                pieces = (name[:at], name[at : at + length], name[at + length :])
                yield tuple(_token(piece, token) for piece in pieces if piece)


def _token(text: str, whole: Token) -> Token:
    word = keyword_of(text)
    return Token.new_borrow_pos("NAME" if word is None else word.terminal, text, whole)


_CONNECTING = {word.chinese for word in KEYWORDS if word.group is Group.WORD} & _SPELLINGS.keys()
_BETWEEN = {**{word: word for word in _CONNECTING}, **JOINERS}
"""What may stand between glued names → the keyword."""
_IN_A_LIST = re.compile("或者|或是|以及|[或和与及]")


def spaced(name: str, known: Container[str]) -> str | None:
    """A name that is nothing but known names and the words between them, with blanks where they belong."""
    if len(name) > _MOST_CHARACTERS:
        return None
    ways: list[str | None] = ["", *([None] * len(name))]
    for end in range(1, len(name) + 1):
        for start in range(end):
            piece, before = name[start:end], ways[start]
            if before is not None and (piece in known or piece in _BETWEEN):
                ways[end] = f"{before} {_BETWEEN.get(piece, piece)}".strip()
                break
    pieces = (ways[-1] or "").split()
    return " ".join(pieces) if pieces and pieces[-1] in known and _CONNECTING.intersection(pieces) else None


def parts_of_a_list(name: str) -> list[str]:
    """What 或, 和, 与 and 及 hold together: 一级或二级 → 一级, 二级."""
    return [part for part in _IN_A_LIST.split(name) if part]


def drops_a_name(name: str, close: str, known: Collection[str]) -> bool:
    """Whether another known name is left of a glued one when only the nearest is kept of it."""
    rest = name.replace(close, " ", 1).split() if close in name else []
    return any(len(other) > 1 and other in part for part in rest for other in known)
