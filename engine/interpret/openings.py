"""When a span of days is open: every day, on some days of each month (每月), or until a time of its last day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from dsl import NONE, DaySpan, MonthlySpan, TimedSpan, TimeOfDay

from ..arithmetic import compare
from ..dates import MonthDays, first_open, is_open, last_open
from ..unknown import Unknown, join, lifted

Ends = tuple[Any, Any]
"""First and last day of a span, both inclusive; 无 where it never comes."""


def openings_of(days: DaySpan) -> tuple[TimeOfDay | None, MonthDays | None]:
    """When a span closes on its last day, and which days of each month are open; None for all."""
    match days:
        case TimedSpan(closes=closes):
            return closes, None
        case MonthlySpan(first=first, last=last):
            return None, (first, last)
    return None, None


def conjunction(verdicts: list[Any]) -> Any:
    """Kleene's 且 of truth values."""
    if any(v is False for v in verdicts):
        return False
    unknowns = [v for v in verdicts if v.__class__ is Unknown]
    return Unknown(*join(unknowns)) if unknowns else True


def lies_between(day: Any, first: Any, last: Any) -> Any:
    """Is it one of the days of a span? 无 never is."""
    if NONE in (day, first, last):
        return False
    return conjunction([compare("≤", first, day), compare("≤", day, last)])


def lies_open(day: Any, first: Any, last: Any, month_days: MonthDays) -> Any:
    """The same where only some days of each month are open."""
    between = lies_between(day, first, last)
    if between is False or (day.__class__ is date and not is_open(day, month_days)):
        return False
    open_ = partial(_is_open, month_days)
    return open_(day, first, last) if between is True and day.__class__ is date else lifted(open_, (day, first, last))


def _is_open(month_days: MonthDays, day: Any, first: Any, last: Any) -> bool:
    return NONE not in (day, first, last) and first <= day <= last and is_open(day, month_days)


def lies_in_time(in_days: Any, day: Any, last: Any, clock: Callable[[], Any], closes: TimeOfDay) -> Any:
    """The same where the last day closes at a time. The clock is looked at only where it may be that day."""
    on_last = compare("=", day, last)
    if on_last is False:
        return in_days
    in_time = compare("≤", clock(), closes)
    if on_last is True:
        return conjunction([in_days, in_time])
    if in_time is True:
        return in_days
    return Unknown(*join([v for v in (in_days, on_last, in_time) if v.__class__ is Unknown]))


def open_ends(first: Any, last: Any, month_days: MonthDays) -> Ends:
    """The first and the last open day of a span."""
    if first.__class__ is not Unknown and last.__class__ is not Unknown:
        return _opened(first, last, month_days)
    ends = [lifted(lambda a, b, edge=edge: _opened(a, b, month_days)[edge], (first, last)) for edge in (0, 1)]
    return ends[0], ends[1]


def _opened(first: Any, last: Any, month_days: MonthDays) -> Ends:
    """无 where no day of the span is open."""
    if NONE in (first, last):
        return NONE, NONE
    opens, closes = first_open(first, month_days), last_open(last, month_days)
    return (opens, closes) if opens <= closes else (NONE, NONE)
