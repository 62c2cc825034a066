"""How wide a text stands in columns of one Latin letter each."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import category, east_asian_width

_ONE_COLUMN = range(0x20, 0x300)  # Latin; what is of ambiguous width among it is narrow in an editor
_WITHOUT_WIDTH = ("Mn", "Me", "Cf")
"""Combining marks, and what can't be seen."""


def width(text: str) -> int:
    """A wide or full-width character takes two columns, a combining or invisible one none, any other one."""
    return len(text) if text.isascii() else sum(map(_of_character, text))


def _of_character(character: str) -> int:
    if ord(character) in _ONE_COLUMN:
        return 1
    if east_asian_width(character) in ("W", "F"):
        return 2
    return 0 if category(character) in _WITHOUT_WIDTH else 1


def side_by_side(
    pairs: Sequence[tuple[str, str]], gap: int, at_least: int = 0, at_most: int | None = None
) -> list[str]:
    """Left and right texts joined, the right ones in one column: `gap` blanks behind the widest of the left.

    A left text without a right one, and one wider than `at_most`, does not move the column.
    """
    widths = [width(left) if right else 0 for left, right in pairs]
    column = max((w + gap for w in widths if at_most is None or w <= at_most), default=0)
    column = max(column, at_least)
    return [
        left + " " * max(column - taken, gap) + right if right else left
        for (left, right), taken in zip(pairs, widths, strict=True)
    ]
