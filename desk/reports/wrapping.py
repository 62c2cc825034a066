"""Text broken into lines of a terminal: between words, and between wide characters except before a closing mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .columns import width

NOT_FIRST = frozenset("，。；：、！？）》」』”’】,.;:!?)]}\u00a0")
NOT_LAST = frozenset("（《「『“‘【([{\u00a0")
_PIECES = re.compile(r"[ \t\n]+|[^ \t\n\u2e80-\uffff]+|[\u2e80-\uffff]")
_UNIT = re.compile(r"(?<=[0-9]) (?=[元天个年])")
KEPT = "\u00a0"
"""Stands for a blank that no line may end at, while lines are made: a number keeps its unit."""


def columns(text: str) -> int:
    return sum(map(width, text))


def wrap(text: str, room: int) -> list[str]:
    """At least one line; a piece that is wider than the room stands on a line of its own."""
    lines: list[str] = []
    line = ""
    for piece in _pieces(_UNIT.sub(KEPT, text)):
        if line.strip() and columns(line) + columns(piece.rstrip()) > room:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [made.replace(KEPT, " ") for made in (*lines, line.rstrip())]


def _pieces(text: str) -> Iterator[str]:
    """The text cut wherever a line may break."""
    held = ""
    for found in _PIECES.finditer(text):
        piece = found.group()
        if held and not held.isspace() and piece[0] not in NOT_FIRST and held[-1] not in NOT_LAST:
            yield held
            held = ""
        held += piece
    yield held


def pad(text: str, room: int, right: bool = False) -> str:
    blanks = " " * max(0, room - columns(text))
    return blanks + text if right else text + blanks
