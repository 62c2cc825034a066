"""A text with its tokens → its lines: what stands on each, with the comment at its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from lark import Token

from ..lexicon import BLANK
from ..source import Source

_IGNORED = BLANK.encode().decode("unicode_escape") + "\r\ufeff"
_BREAKS = ("_NL", "_CONT")


class Place(Enum):
    """Where a line stands in its statement."""

    FIRST = "first"
    INDENTED = "indented"
    BRACKETED = "bracketed"
    """It goes on inside a bracket that the line before left open."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Without tokens it is a comment on a line of its own; without a comment too, a blank line."""

    tokens: tuple[Token, ...]
    comment: str
    place: Place = Place.FIRST
    is_indented: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.tokens and not self.comment


def lines_of(source: Source, tokens: Iterable[Token]) -> list[Line]:
    """Every line of the text, none left out. A line break inside a token of the lexer belongs to the line behind it."""
    found: dict[int, list[Token]] = {}
    places: dict[int, Place] = {}
    depth = 0
    for token in tokens:
        at = token.end_line or 1
        if token.type == "_NL":
            depth = 0
        elif token.type in ("_CONT", "HEADER"):
            places[at] = Place.BRACKETED if depth else Place.INDENTED
        elif token.type == "_LPAR":
            depth += 1
        elif token.type == "_RPAR":
            depth = max(0, depth - 1)
        if token.type not in _BREAKS:
            found.setdefault(at, []).append(token)
    return list(_lines(source.text, found, places))


def _lines(text: str, tokens: dict[int, list[Token]], places: dict[int, Place]) -> Iterator[Line]:
    start = 0
    for at, written in enumerate(text.split("\n"), 1):
        here = tuple(tokens.get(at, ()))
        behind = written if not here else text[here[-1].end_pos or 0 : start + len(written)]
        comment = behind.strip(_IGNORED).rstrip()
        yield Line(here, comment, places.get(at, Place.FIRST), written[:1] in _IGNORED)
        start += len(written) + 1
