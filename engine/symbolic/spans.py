"""Spans whose days are written out (从某日至某日)."""

from __future__ import annotations

from datetime import date

from dsl import DaySpan, FixedSpan, Literal, Policy, WindowRef


def fixed_days(policy: Policy, days: DaySpan) -> tuple[date, date] | None:
    """The first and last day of a span that depends on nobody; None for one that does."""
    match days:
        case WindowRef(window=name):
            return fixed_days(policy, policy.windows[name].days)
        case FixedSpan(first=Literal(value=date() as first), last=Literal(value=date() as last)):
            return first, last
    return None
