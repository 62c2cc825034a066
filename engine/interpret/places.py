"""Whether a day lies in a span of days, as closures: in all of it, on its open days, or until it closes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from dsl import NONE, TimeOfDay

from ..dates import MonthDays
from .openings import lies_between, lies_in_time, lies_open, open_ends
from .situation import Situation

Closure = Callable[[Situation], Any]
Days = Callable[[Situation], tuple[Any, Any]]
"""A span's first and last day, both inclusive."""


def between(day: Closure, ends: Days) -> Closure:
    def run(s: Situation) -> Any:
        value = day(s)
        if value is NONE:
            return False
        first, last = ends(s)
        if value.__class__ is date and first.__class__ is date and last.__class__ is date:
            return first <= value <= last
        return lies_between(value, first, last)

    return run


def on_open_days(day: Closure, ends: Days, month_days: MonthDays) -> Closure:
    def run(s: Situation) -> Any:
        value = day(s)
        return value is not NONE and lies_open(value, *ends(s), month_days)

    return run


def in_time(in_days: Closure, day: Closure, ends: Days, clock: Closure, closes: TimeOfDay) -> Closure:
    def run(s: Situation) -> Any:
        inside = in_days(s)
        return inside is not False and lies_in_time(inside, day(s), ends(s)[1], lambda: clock(s), closes)

    return run


def ends_of_open_days(ends: Days, month_days: MonthDays) -> Days:
    return lambda s: open_ends(*ends(s), month_days)
