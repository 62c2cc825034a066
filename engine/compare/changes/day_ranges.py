"""Stretches of days told in several ways: two windows that adjoin (或), or a first and a last day (且)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dsl import All, Compare, FixedSpan, Kind, Literal, SpanEdge, Within

Fixed = Callable[[Any], FixedSpan | None]
"""The fixed days of a span, where it stands for what it says."""
DAY = timedelta(1)


def in_one(kind: type, items: Iterable[Any], fixed: Fixed, same: Callable[[Any], int]) -> list[Any]:
    """The members of 且 (`All`) or 或 (`AnyOf`) with every stretch of days told once."""
    every = list(items)
    return _bounded(every, fixed, same) if kind is All else _adjoining(every, fixed, same)


def _adjoining(items: list[Any], fixed: Fixed, same: Callable[[Any], int]) -> list[Any]:
    """Windows without a day between them are one."""
    spans = [(item, fixed(item.days)) for item in items if isinstance(item, Within)]
    stretches = [(item, span) for item, span in spans if span is not None and _ends(span) is not None]
    by_day: dict[int, list[tuple[date, date, Within, FixedSpan]]] = {}
    for item, span in stretches:
        first, last = _ends(span) or (date.max, date.min)
        by_day.setdefault(same(item.day), []).append((first, last, item, span))
    merged: list[Any] = [item for item in items if not any(item is other for other, _ in stretches)]
    for several in by_day.values():
        merged += _joined(sorted(several, key=lambda one: one[:2]))
    return merged


def _joined(several: list[tuple[date, date, Within, FixedSpan]]) -> Iterable[Within]:
    _, until, item, span = several[0]
    for first, last, other, further in several[1:]:
        if first > until + DAY:
            yield item
            until, item, span = last, other, further
        elif last > until:
            until, span = last, FixedSpan(span.first, further.last)
            item = replace(item, days=span)
    yield item


def _bounded(items: list[Any], fixed: Fixed, same: Callable[[Any], int]) -> list[Any]:
    """缴费日期 ≥ … 且 缴费日期 ≤ … is 缴费日期 在 … 至 …."""
    bounds: dict[tuple[int, str], list[Compare]] = {}
    for item in items:
        if isinstance(item, Compare) and item.op in "≥≤" and written(item.right, fixed) is not None:
            bounds.setdefault((same(item.left), item.op), []).append(item)
    left, made = items, []
    for (day, op), (low, *more) in bounds.items():
        highest = bounds.get((day, "≤"), [])
        if op == "≥" and not more and len(highest) == 1:
            first, last = written(low.right, fixed), written(highest[0].right, fixed)
            span = None if first is None or last is None else FixedSpan(first, last)
            if span is not None and _ends(span) is not None:
                left = [item for item in left if item is not low and item is not highest[0]]
                made.append(Within(low.left, span))
    return [*left, *made]


def written(day: Any, fixed: Fixed) -> Literal | None:
    """A day of the calendar: as written, or the first or last of fixed days."""
    if isinstance(day, SpanEdge) and (span := fixed(day.days)) is not None:
        day = span.last if day.last else span.first
    is_day = isinstance(day, Literal) and day.type.kind is Kind.DATE and isinstance(day.value, date)
    return day if is_day else None


def _ends(span: FixedSpan) -> tuple[date, date] | None:
    """Inclusive; None where they are not known or the last comes before the first."""
    first, last = (end.value if isinstance(end, Literal) else None for end in (span.first, span.last))
    if isinstance(first, date) and isinstance(last, date) and first <= last:
        return first, last
    return None
