"""Notices beside one another, in no language yet: concepts as rows, notices as columns, a cell of entries in each."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum

from dsl import NONE, Assumption, Diagnostic, Duration, Kind, Policy, Unit

from ...answer import Known, Outcome
from ...unknown import Why, not_stated
from .resting import is_filled


class State(Enum):
    """What a notice does about a concept; the value is the published word."""

    GIVEN = "given"
    NOT_STATED = "not_stated"
    DEFERRED = "deferred"
    NOT_APPLICABLE = "not_applicable"
    ABSENT = "absent"
    """It has no such thing: nothing is written at all, not even that it is left open."""


class Mark(Enum):
    """What is worth noticing in a cell; the value is the published word."""

    OUTLIER = "outlier"
    NOT_COVERED = "not_covered"
    AGAINST_SUPERIOR = "against_superior"


class Verdict(Enum):
    """How the cells of a row compare; the value is the published word."""

    SAME = "same"
    MIXED = "mixed"
    ALL_DIFFER = "all_differ"


class Measure(Enum):
    """What a number counts."""

    MONEY = "yuan"
    RATE = "rate"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"


@dataclass(frozen=True, slots=True)
class Cited:
    """The clauses of the notice, and the file and line of the rule file where it is encoded; line 0: nowhere.

    `further` are other lines of that file which may decide as well, by how the notice is read.
    """

    clauses: tuple[str, ...] = ()
    file: str = ""
    line: int = 0
    further: tuple[int, ...] = ()

    @property
    def lines(self) -> tuple[int, ...]:
        return (self.line, *self.further) if self.line else ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a cell says: a `word` of the reports, a `name` of the rule file (a payer, a 期 …), and a value.

    `outcome` is what a field came to (`field` and `kind` say how it is to be read); `count` counts days; `text` are the
    officer's own words, such as the condition of a line. `assumed` are the assumptions (假定) that `outcome` rests on.
    """

    word: str
    outcome: Outcome | None = None
    field: str = ""
    kind: Kind = Kind.MONEY
    name: str = ""
    count: int | None = None
    text: str = ""
    cited: Cited = Cited()
    assumed: tuple[Assumption, ...] = ()

    @property
    def is_filled(self) -> bool:
        """Is the notice itself silent here, and only an assumption speaks?"""
        return is_filled(self.field, self.assumed)

    @property
    def stated(self) -> Outcome | None:
        """What the notice itself says."""
        return not_stated(self.field, Why.UNSTATED) if self.is_filled else self.outcome

    @property
    def number(self) -> tuple[Decimal, Measure] | None:
        """What can be drawn over years."""
        if self.count is not None:
            return Decimal(self.count), Measure.DAYS
        match self.stated:
            case Known(value=bool()):
                return None
            case Known(value=Decimal() as amount):
                return amount, Measure.RATE if self.kind is Kind.RATE else Measure.MONEY
            case Known(value=Duration(count=count, unit=unit)):
                return Decimal(count), _UNITS[unit]
            case Known(value=value) if value is NONE and self.field.startswith("等待期"):
                return Decimal(0), Measure.MONTHS
        return None

    @property
    def day(self) -> date | None:
        stated = self.stated
        return stated.value if isinstance(stated, Known) and isinstance(stated.value, date) else None


_UNITS = {Unit.DAY: Measure.DAYS, Unit.MONTH: Measure.MONTHS, Unit.YEAR: Measure.YEARS}


@dataclass(frozen=True, slots=True)
class Cell:
    """`asked` are the facts of the person who was asked, as written. `says` is equal where two notices say the same."""

    state: State
    entries: tuple[Entry, ...] = ()
    asked: Mapping[str, str] = field(default_factory=dict)
    says: Hashable = None
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """`concept` groups rows; `key` is unique; `names` are words of the rule files or of the vocabulary."""

    concept: str
    key: str
    names: tuple[str, ...]
    cells: tuple[Cell, ...]
    verdict: Verdict = Verdict.MIXED


@dataclass(frozen=True, slots=True)
class Uncompared:
    """Demands of a superior, as written, that can't be held against a notice.

    `silent`: the notice does not state what they are about; `counted`: they count people, which takes records.
    """

    superior: str
    silent: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()


@dataclass(frozen=True)
class SideBySide:
    """`findings`: for each notice what check finds against its superiors (上级); `uncompared`: what it can't find."""

    policies: tuple[Policy, ...]
    rows: tuple[Row, ...]
    findings: tuple[tuple[Diagnostic, ...], ...]
    uncompared: tuple[tuple[Uncompared, ...], ...]
