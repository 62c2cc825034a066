"""On which days people pay under a notice: that tells of which 年度 records are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsl import FixedSpan, Literal, MonthlySpan, Policy, TimedSpan, Window


def paying_days(policy: Policy) -> tuple[date, date] | None:
    """The first day of the first 期 and the last day of the last, both inclusive; None if none has fixed days."""
    days = [day for window in policy.windows.values() for day in _days(window)]
    return (min(days), max(days)) if days else None


def _days(window: Window) -> Iterator[date]:
    span = window.days
    while isinstance(span, MonthlySpan | TimedSpan):
        span = span.days
    if isinstance(span, FixedSpan):
        yield from (
            end.value for end in (span.first, span.last) if isinstance(end, Literal) and isinstance(end.value, date)
        )
