"""Keywords glued to names: 当低保 → 当 低保, 残疾等级属于一级 → 残疾等级 属于 一级."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lark import Token

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


def spaced(name: str, known: Container[str]) -> str | None:
    """A name that is nothing but known names and the words between them, with blanks where they belong."""
    if len(name) > _MOST_CHARACTERS:
        return None
    ways: list[str | None] = ["", *([None] * len(name))]
    for end in range(1, len(name) + 1):
        for start in range(end):
            piece, before = name[start:end], ways[start]
            if before is not None and (piece in known or piece in _CONNECTING):
                ways[end] = f"{before} {piece}".strip()
                break
    pieces = (ways[-1] or "").split()
    return " ".join(pieces) if pieces and pieces[-1] in known and _CONNECTING.intersection(pieces) else None
