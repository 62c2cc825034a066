"""A clause of a notice, by its number.

The steps of a number are those of Chinese official documents, from the outside in:
一、 → `一`, （一） → `(一)`, 1. or 1、 → `1`, （1） → `(1)`, then an unnumbered paragraph (自然段) `第3段`,
then an ordinal inside a paragraph `一是`. `前言` stands for the paragraphs before the first numbered clause.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import IntEnum

from ..source import NOWHERE, Span
from .numerals import spell

PREFACE = "前言"


class Level(IntEnum):
    """How deep a step stands; each step of a number stands deeper than the one before."""

    SECTION = 1
    SUBSECTION = 2
    ITEM = 3
    SUBITEM = 4
    PARAGRAPH = 5
    ORDINAL = 6


def numbered_step(level: Level, number: int) -> str:
    """The step as it stands in a canonical number: (SUBSECTION, 2) → `(二)`."""
    match level:
        case Level.SECTION:
            return spell(number)
        case Level.SUBSECTION:
            return f"({spell(number)})"
        case Level.ITEM:
            return str(number)
        case Level.SUBITEM:
            return f"({number})"
        case Level.PARAGRAPH:
            return f"第{number}段"
        case Level.ORDINAL:
            return f"{spell(number)}是"


@dataclass(frozen=True, slots=True)
class Clause:
    """条款: where it was cited rides along in `span` but does not count in equality.

    `notice` is the id of the notice whose clause it is; empty for the policy's own.
    """

    steps: tuple[str, ...]
    span: Span = field(default=NOWHERE, compare=False)
    notice: str = ""

    @property
    def number(self) -> str:
        """The canonical form, with half-width brackets and no blanks."""
        return "".join(self.steps)

    @property
    def parent(self) -> Clause | None:
        """The clause one step up; None at the top."""
        return replace(self, steps=self.steps[:-1]) if len(self.steps) > 1 else None

    def is_within(self, other: Clause) -> bool:
        """Whether this is the other clause itself or stands anywhere beneath it."""
        return self.steps[: len(other.steps)] == other.steps

    def __str__(self) -> str:
        """As it is cited: a clause of another notice with that notice's id."""
        return f"{self.notice} {self.number}" if self.notice else self.number
