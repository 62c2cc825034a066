"""A comparison before its layout: notices as columns, groups of rows, and in each cell lines with their clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ..charts import Lines


@dataclass(frozen=True, slots=True)
class Line:
    """`cited` are the clauses and the place, in words; `soft` for what only explains."""

    text: str
    cited: str = ""
    place: str = ""
    soft: bool = False


def told_behind(lines: Sequence[Line]) -> Iterator[tuple[Line, str]]:
    """Each line with its clause and place; not again where all of it was said of the line before that had some."""
    before = ""
    for line in lines:
        behind = " · ".join(filter(None, (line.cited, line.place)))
        yield line, behind if behind != before else ""
        before = behind or before


@dataclass(frozen=True, slots=True)
class ShownCell:
    """`tone`: plain, open (未规定, 待定, 有歧义) or absent; `marks` are in words."""

    lines: tuple[Line, ...]
    tone: str = "plain"
    marks: tuple[str, ...] = ()
    number: Decimal | None = None


@dataclass(frozen=True, slots=True)
class ShownRow:
    """`same`: every notice says the same."""

    label: str
    cells: tuple[ShownCell, ...]
    same: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    rows: tuple[ShownRow, ...]
    charts: tuple[Lines, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """`summary` can be read out; `notes` say how it was worked out; `closing` are titled lists at the end."""

    title: str
    summary: tuple[str, ...]
    corner: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
    closing: tuple[tuple[str, tuple[str, ...]], ...] = ()
    summary_title: str = ""
