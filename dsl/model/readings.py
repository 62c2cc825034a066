"""Unclear clauses (歧义) with their readings, and what is assumed of them and of what is not known (假定)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ..citations import Clause
from ..expressions import Counting
from ..source import NOWHERE, Span
from ..values import Value
from .aids import Combine


@dataclass(frozen=True, slots=True)
class Alternative:
    """读法: one way to read an unclear clause; `counting` where it settles whether the first day counts."""

    name: str
    meaning: str = ""
    counting: Counting | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """歧义: an unclear clause with its possible readings."""

    name: str
    question: str
    alternatives: tuple[Alternative, ...]
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Assumed(Enum):
    """What an assumption is about."""

    READING = "reading"
    FACT = "fact"
    RESULT = "result"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Assumption:
    """假定: chooses a reading, fills a missing fact or a silent result, or settles the priority, with a reason."""

    target: str
    about: Assumed
    value: Value | Combine
    reason: str
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_written(self) -> bool:
        """In the file; otherwise it was made for the occasion."""
        return self.span != NOWHERE
