"""期 → windows: a span, of which each month only some days may be open (每月)."""

from __future__ import annotations

from ..expressions import DaySpan, MonthlySpan
from ..model import Window
from ..nodes import MonthlyNode, QuantityNode, WindowNode
from .days import day_span, whole_days
from .scope import Scope

LAST_DAY_OF_MONTH = 31


def window(scope: Scope, node: WindowNode) -> Window | None:
    days = day_span(scope, node.days) if node.monthly is None else _monthly(scope, node, node.monthly)
    return None if days is None else Window(node.name.text, days, scope.clauses(node.cite), node.span)


def _monthly(scope: Scope, node: WindowNode, monthly: MonthlyNode) -> DaySpan | None:
    """Which day a closing time would belong to, the window's last or each month's, nobody could tell."""
    if node.days.closes is not None:
        scope.report("P355", node.days.closes.span)
        return None
    days = whole_days(scope, node.days)
    first, last = _day_of_month(monthly.first), _day_of_month(monthly.last)
    if not first or not last or first > last:
        scope.report("P354", monthly.span)
        return None
    return None if days is None else MonthlySpan(days, first, last)


def _day_of_month(node: QuantityNode) -> int:
    """1 to 31; 0 for what is no day of a month."""
    day = node.value
    is_day = node.unit == "day" and day == day.to_integral_value() and 1 <= day <= LAST_DAY_OF_MONTH
    return int(day) if is_day else 0
