"""Spans whose days are written out (从某日至某日)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsl import DaySpan, FixedSpan, Literal, MonthlySpan, Policy, TimedSpan, TimeOfDay, WindowRef

from ..dates import MonthDays, first_open, last_open, next_month_start, open_days_of
from ..interpret.openings import openings_of

Days = tuple[date, date]
"""From a day to a day, both inclusive."""


def fixed_days(policy: Policy, days: DaySpan) -> Days | None:
    """The first and last open day of a span that depends on nobody; None for one that does, or has no open day."""
    stretches = open_stretches(policy, days)
    return (stretches[0][0], stretches[-1][1]) if stretches else None


def open_stretches(policy: Policy, days: DaySpan) -> tuple[Days, ...] | None:
    """The stretches of days in which such a span is open, in their order: one, or one for each month."""
    match days:
        case WindowRef(window=name):
            return open_stretches(policy, policy.windows[name].days)
        case FixedSpan(first=Literal(value=date() as first), last=Literal(value=date() as last)):
            return ((first, last),)
        case TimedSpan(days=whole):
            return open_stretches(policy, whole)
        case MonthlySpan(days=whole, first=of_month, last=to_month):
            around = open_stretches(policy, whole)
            return around and tuple(_months(*around[0], (of_month, to_month)))
    return None


def closing_time(policy: Policy, days: DaySpan) -> TimeOfDay | None:
    """The time at which a span closes on its last day."""
    return openings_of(policy.windows[days.window].days if isinstance(days, WindowRef) else days)[0]


def _months(first: date, last: date, month_days: MonthDays) -> Iterator[Days]:
    day, end = first_open(first, month_days), last_open(last, month_days)
    while day <= end:
        yield day, min(open_days_of(day, month_days)[1], end)
        following = first_open(next_month_start(day), month_days)
        if following <= day:  # the end of the calendar
            return
        day = following
