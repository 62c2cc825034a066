"""What a file of records says before anyone has made sense of it, and what comes of it if that fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Final

from dsl import Diagnostic, InRecords, Value


class Missing(Enum):
    """Nothing was written: a blank cell, a null. Not the same as 无, which says that there is none."""

    MISSING = "missing"


MISSING: Final = Missing.MISSING


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell has no value: a code and the words for its sentences, never the cell's own text.

    A cell may hold a person's number wherever columns have slipped, so what was written is not repeated.
    """

    code: str
    arguments: Mapping[str, str] = field(default_factory=dict)

    def at(self, place: InRecords) -> Diagnostic:
        return Diagnostic(self.code, place, self.arguments)


Raw = str | int | Decimal | bool | date | time | Mapping[str, "Raw"] | Sequence["Raw"] | Problem | None
"""A cell. What a program kept as a float arrives as `Decimal` or `int`; a formula error arrives as a `Problem`."""

FactKey = str | tuple[str, int]
"""A fact's name, or name and year for a fact that is held by year."""

Facts = Mapping[FactKey, Value]


@dataclass(frozen=True, slots=True)
class Row:
    """One person as written. `number` counts as the officer's program does; rows of one sheet share their headers.

    `problems` are those of the row as a whole, where not even its cells could be told apart.
    """

    number: int
    headers: tuple[str, ...]
    values: tuple[Raw, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A file of records, opened. `rows` also yields what is worth knowing about rows that hold no person."""

    file: str
    rows: Iterator[Row | Diagnostic]
    sheet: str | None = None

    def place(self, row: int | None = None, column: str | None = None) -> InRecords:
        return InRecords(self.file, self.sheet, row, column or None)
