"""A report before its layout: sections of sentences, tables and rules with the conditions that were checked."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .charts import Chart


class Tone(Enum):
    """How a sentence is meant: an answer, something open, or a remark aside."""

    PLAIN = "plain"
    ANSWER = "answer"
    OPEN = "open"
    ASIDE = "aside"


class Mark(Enum):
    """What a check came to; the value is the sign shown."""

    YES = "✓"
    NO = "✗"
    UNKNOWN = "?"


@dataclass(frozen=True, slots=True)
class Sentence:
    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part of a section."""

    text: str


@dataclass(frozen=True, slots=True)
class Check:
    """A condition as written, whether it holds, and what the person's facts say; below it what decides it."""

    mark: Mark
    text: str
    note: str = ""
    parts: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleQuote:
    """A line of the rule file as written, where it stands, and how it applied."""

    place: str
    text: str
    citation: str = ""
    checks: tuple[Check, ...] = ()
    notes: tuple[str, ...] = ()
    applied: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list of sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; `numeric` columns stand right-aligned, the last row is a sum where `total`."""

    rows: tuple[tuple[str, ...], ...]
    head: tuple[str, ...] = ()
    numeric: frozenset[int] = frozenset()
    total: bool = False


@dataclass(frozen=True, slots=True)
class Quoted:
    """Lines of a rule file on one side of a comparison: whose they are, where they stand, and as written."""

    whose: str
    place: str
    citation: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A sentence on two passages that are held beside one another; `old` or `new` is None where there is none."""

    text: str
    old: Quoted | None
    new: Quoted | None


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart of numbers that stand in words too: pages draw it, plain text passes over it."""

    chart: Chart


Block = Heading | Sentence | RuleQuote | Items | Grid | Beside | Figure


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """`subject` says whom it is about, in the caller's words; empty for nobody in particular."""

    title: str
    subtitle: str
    subject: str
    sections: tuple[Section, ...]
