"""Expression nodes → typed expressions. `None` means: already reported."""

from __future__ import annotations

from ..expressions import Advance, All, AnyOf, Expression, Held, Literal, Not, Within
from ..nodes import (
    AdvancedNode,
    ArithmeticNode,
    AsOfNode,
    BothNode,
    CallNode,
    CategoryKeyNode,
    ComparedNode,
    DateNode,
    EdgeNode,
    EitherNode,
    ExpressionNode,
    NameNode,
    NegatedNode,
    NoneNode,
    NumberNode,
    OneOfNode,
    QuantifiedNode,
    QuantityNode,
    SlotNode,
    TextNode,
    TimeNode,
    WithinNode,
)
from ..source import Span
from ..types import DATE, DURATION, TEXT, YES_NO, Kind, Type
from ..values import NONE
from .calls import call
from .days import counting, window_place
from .expected import expect
from .literals import number, quantity
from .names import edge, named, slot
from .operations import arithmetic, as_of, compared, one_of
from .scope import MOST_CHAINED, Scope
from .times import clock_of, time_of_day
from .values_apart import values_apart


def condition(scope: Scope, node: ExpressionNode) -> Expression | None:
    """An expression that must be a truth value; a bare identity means that it is held."""
    lowered = expression(scope, node, YES_NO)
    if lowered is None:
        return None
    if lowered.type.kind is Kind.IDENTITY:
        return Held(lowered, scope.header.recognised_at, span=node.span)
    return expect(scope, lowered, YES_NO, node.span)


def typed(scope: Scope, node: ExpressionNode, wanted: Type) -> Expression | None:
    """An expression that must have this type."""
    lowered = expression(scope, node, wanted)
    return None if lowered is None else expect(scope, lowered, wanted, node.span)


def expression(scope: Scope, node: ExpressionNode, wanted: Type | None = None) -> Expression | None:
    """Lower one expression; `wanted` helps a bare word (一级, 海拉尔区) to be read as a member of that type."""
    if scope.depth >= MOST_CHAINED:
        scope.too_deep = scope.too_deep or node.span
        return None
    scope.depth += 1
    lowered = _expression(scope, node, wanted)
    scope.depth -= 1
    return lowered


def _expression(scope: Scope, node: ExpressionNode, wanted: Type | None) -> Expression | None:
    match node:
        case NumberNode():
            return number(scope, node, wanted)
        case QuantityNode():
            return quantity(scope, node, wanted)
        case DateNode():
            if node.value is None:
                scope.report("P306", node.span, text=node.text)
                return None
            return Literal(node.value, DATE, node.span)
        case TimeNode():
            return time_of_day(scope, node)
        case TextNode():
            return Literal(node.value, TEXT, node.span)
        case NoneNode():
            return Literal(NONE, wanted or TEXT, node.span)
        case NameNode():
            return named(scope, node, wanted)
        case CategoryKeyNode():
            scope.report("P346", node.span)
            return None
        case SlotNode():
            return slot(scope, node)
        case EdgeNode():
            return edge(scope, node)
        case CallNode():
            return call(scope, node)
        case QuantifiedNode():
            items = [condition(scope, NameNode(w, span=w.span)) for w in node.names]
            return None if None in items else _joined(node.every, items, node.span)
        case EitherNode() if values_apart(scope, node):
            return None
        case EitherNode() | BothNode():
            items = [condition(scope, item) for item in node.items]
            return None if None in items else _joined(isinstance(node, BothNode), items, node.span)
        case NegatedNode():
            item = condition(scope, node.item)
            return None if item is None else Not(item, span=node.span)
        case ComparedNode():
            return compared(scope, node)
        case ArithmeticNode():
            return arithmetic(scope, node)
        case AsOfNode():
            return as_of(scope, node)
        case AdvancedNode():
            start, length = typed(scope, node.start, DATE), typed(scope, node.length, DURATION)
            how = counting(scope, node.counting, node.span)
            return (
                None if start is None or length is None or how is None else Advance(start, length, how, span=node.span)
            )
        case WithinNode():
            day = typed(scope, node.day, DATE)
            days = window_place(scope, node.place)
            if day is None or days is None:
                return None
            is_clear, clock = clock_of(scope, day, days, node.span)
            return Within(day, days, clock, span=node.span) if is_clear else None
        case OneOfNode():
            return one_of(scope, node)


def _joined(every: bool, items: list[Expression | None], span: Span) -> Expression:
    found = tuple(item for item in items if item is not None)
    return All(found, span=span) if every else AnyOf(found, span=span)
