"""Times of day: literals, the closing time of a span, and which fact says at what time a day was (钟点)."""

from __future__ import annotations

from datetime import date, timedelta

from ..expressions import DaySpan, Expression, FactRef, Literal, TimedSpan, WindowRef
from ..nodes import DateNode, EventSpanNode, SpanNode, TimeNode, WindowNode
from ..source import Span
from ..types import TIME
from ..values import END_OF_DAY, TimeOfDay
from .scope import Scope

MIDNIGHT = TimeOfDay.of(0, 0)


def time_of_day(scope: Scope, node: TimeNode) -> Literal | None:
    """A moment of a day. 24:00 is none: it only says where a span ends."""
    if node.value is None or node.value == END_OF_DAY:
        scope.report("P350", node.span, text=node.text)
        return None
    return Literal(node.value, TIME, node.span)


def closing_time(scope: Scope, node: SpanNode | EventSpanNode) -> TimeOfDay | None:
    """The last moment of a span; 00:00 would leave nothing of its last day."""
    closes = node.closes
    if closes is None or closes.value is None:
        if closes is not None:
            scope.report("P350", closes.span, text=closes.text)
        return None
    if closes.value == MIDNIGHT:
        last = node.last if isinstance(node, SpanNode) else None
        day = last.value if isinstance(last, DateNode) else None
        before = "" if day is None or day == date.min else f"{day - timedelta(days=1)} 24:00"
        span = closes.span if last is None else last.span.to(closes.span)
        scope.report("P351", span, fix=before or None, better=before or "24:00")
        return None
    return closes.value


def clock_of(scope: Scope, day: Expression, days: DaySpan, span: Span) -> tuple[bool, FactRef | None]:
    """(without error, the fact that says at what time of that day); only a span with a closing time asks for one."""
    closes = _closes(scope, days)
    if closes is None:
        return True, None
    clock = scope.vocabulary.facts[day.fact].clock if isinstance(day, FactRef) else ""
    if not clock or not isinstance(day, FactRef):
        scope.report("P352", span, day=scope.written(day.span), closes=str(closes))
        return False, None
    return True, FactRef(clock, TIME, day.year, day.span)


def _closes(scope: Scope, days: DaySpan) -> TimeOfDay | None:
    """When a span closes; a 期 is looked up as written, since it may stand further down."""
    if isinstance(days, TimedSpan):
        return days.closes
    node = scope.symbols[days.window].node if isinstance(days, WindowRef) else None
    written = node.days.closes if isinstance(node, WindowNode) else None
    moment = None if written is None else written.value
    return None if moment == END_OF_DAY else moment
