"""What a query computes with: values of columns and yes-or-no tests on them, in no dialect yet.

Days are dates, amounts and rates are whole numbers of a power of ten (`scale` 2: fen), moments are seconds since
midnight, everything else is text. A term never meets NULL: what a record does not say is asked first (`Given`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum


class Rounding(Enum):
    """Towards zero, away from zero, or half away from zero."""

    DOWN = "舍去"
    UP = "进位"
    HALF_UP = "取整"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the input. `scale`: an amount or a rate is read as a whole number of 10 ** -scale."""

    name: str
    scale: int | None = None
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class Constant:
    value: date | int | str


@dataclass(frozen=True, slots=True)
class DaysLater:
    """A day moved by days, which may be a negative number."""

    day: Term
    days: Term


@dataclass(frozen=True, slots=True)
class MonthsLater:
    """A day moved by months; clamped at the month's end."""

    day: Term
    months: Term


@dataclass(frozen=True, slots=True)
class MonthStart:
    """The first of a day's month."""

    day: Term


@dataclass(frozen=True, slots=True)
class Part:
    """`part` is year, month or day."""

    part: str
    day: Term


@dataclass(frozen=True, slots=True)
class Sum:
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Difference:
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Times:
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Quotient:
    """Whole numbers divided, rounded to a whole number exactly, in one step. The denominator is never zero."""

    rounding: Rounding
    numerator: Term
    denominator: Term


@dataclass(frozen=True, slots=True)
class Either:
    """`yes` where the test holds, else `no`."""

    test: Test
    yes: Term
    no: Term


@dataclass(frozen=True, slots=True)
class Worded:
    """A whole number as a text, with a word after it: 3 个月."""

    number: Term
    after: str


Term = (
    Column
    | Constant
    | DaysLater
    | MonthsLater
    | MonthStart
    | Part
    | Sum
    | Difference
    | Times
    | Quotient
    | Either
    | Worded
)


@dataclass(frozen=True, slots=True)
class Given:
    """The record says something in this column: it is not NULL."""

    column: str


@dataclass(frozen=True, slots=True)
class Holds:
    """A yes-or-no column says yes."""

    column: str


@dataclass(frozen=True, slots=True)
class Less:
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Equal:
    left: Term
    right: Term


@dataclass(frozen=True, slots=True)
class Among:
    """A text is one of these."""

    item: Term
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BeginsWith:
    """A region's code begins with these digits."""

    item: Term
    prefix: str


@dataclass(frozen=True, slots=True)
class InState:
    """An earlier step, by the name of its column, came out in this way."""

    step: str
    state: int


Test = Given | Holds | Less | Equal | Among | BeginsWith | InState
