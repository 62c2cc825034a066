"""Names and citations as they were written."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..source import NOWHERE, Span


@dataclass(frozen=True, slots=True)
class Word:
    """A name as written (without 「」), with its place."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """The text behind 依据, not yet read."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)
