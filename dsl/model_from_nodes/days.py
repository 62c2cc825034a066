"""Spans of days: `A 至 B`, `D 起 L 内`, and how their first day counts. What a 期 adds stands in `windows`."""

from __future__ import annotations

from ..expressions import Counting, CountingBy, DaySpan, EventSpan, FixedSpan, Literal, TimedSpan, WindowRef
from ..nodes import CountingNode, EventSpanNode, ExpressionNode, NameNode, SpanNode
from ..source import Span
from ..types import DATE, DURATION
from ..values import END_OF_DAY
from .scope import Kind, Scope
from .times import closing_time


def day_span(scope: Scope, node: SpanNode | EventSpanNode) -> FixedSpan | EventSpan | TimedSpan | None:
    """The span with the time of day at which it closes; 24:00 is the end of the day, as if none were written."""
    days = whole_days(scope, node)
    if node.closes is None or days is None:
        return days
    closes = closing_time(scope, node)
    return None if closes is None else days if closes == END_OF_DAY else TimedSpan(days, closes)


def whole_days(scope: Scope, node: SpanNode | EventSpanNode) -> FixedSpan | EventSpan | None:
    """Both ends inclusive; a span that ends before it starts is an error where both are written out."""
    from .expressions import typed

    if isinstance(node, EventSpanNode):
        start, length = typed(scope, node.start, DATE), typed(scope, node.length, DURATION)
        how = counting(scope, node.counting, node.span)
        return None if start is None or length is None or how is None else EventSpan(start, length, how)
    first, last = typed(scope, node.first, DATE), typed(scope, node.last, DATE)
    if first is None or last is None:
        return None
    if isinstance(first, Literal) and isinstance(last, Literal) and str(last.value) < str(first.value):
        scope.report("P307", node.span, first=str(first.value), last=str(last.value))
        return None
    return FixedSpan(first, last)


def window_place(scope: Scope, node: ExpressionNode | SpanNode | EventSpanNode) -> DaySpan | None:
    """What may follow 在: the name of a 期, or a span."""
    if isinstance(node, SpanNode | EventSpanNode):
        return day_span(scope, node)
    if not isinstance(node, NameNode) or node.indexes:
        scope.report("P301", node.span, wanted="期", found=scope.written(node.span))
        return None
    symbol = scope.symbols.get(node.name.text)
    if symbol is None or symbol.kind is not Kind.WINDOW:
        scope.not_of(Kind.WINDOW, node.name)
        return None
    return WindowRef(symbol.name)


def counting(scope: Scope, node: CountingNode, span: Span) -> Counting | CountingBy | None:
    """计当日, 不计当日 or 计日按 a reading; leaving it out is an error that offers the three."""
    if node.terminal == "INCLUSIVE":
        return Counting.INCLUSIVE
    if node.terminal == "EXCLUSIVE":
        return Counting.EXCLUSIVE
    if node.by is None:
        scope.report("P303", span)
        return None
    reading = scope.readings.get(node.by.text)
    if reading is None:
        scope.not_of(Kind.READING, node.by)
        return None
    if any(alternative.counting is None for alternative in reading.alternatives):
        scope.report("P320", node.by.span, name=node.by.text)
        return None
    return CountingBy(reading.name)
