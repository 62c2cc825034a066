"""Numbers and quantities → literals of a type."""

from __future__ import annotations

from decimal import Decimal

from ..expressions import Expression, Literal
from ..nodes import NumberNode, QuantityNode
from ..types import DURATION, INTEGER, MONEY, RATE, REGION, Kind, Type
from ..values import Duration, Unit
from .scope import Scope

_UNITS = {"day": Unit.DAY, "month": Unit.MONTH, "year": Unit.YEAR}
MOST_DIGITS = 15
MOST_OF_UNIT = {"day": 36_600, "month": 1_200, "year": 200}
"""About a hundred years: a longer duration leaves the calendar."""
FIRST_CALENDAR_YEAR = 200
"""年 is a unit below this; 2025年 is a year of the calendar, not a duration."""


def number(scope: Scope, node: NumberNode, wanted: Type | None) -> Expression | None:
    """A bare number is an integer, or a region's code; money and rates must show their unit."""
    text = str(node.value)
    if not _is_bearable(scope, node):
        return None
    if wanted is not None and wanted.kind is Kind.REGION:
        code = scope.region_code(text)
        if code is None:
            scope.report("P207", node.span, name=text, better="")
            return None
        return Literal(code, REGION, node.span)
    if wanted is not None and wanted.kind in (Kind.MONEY, Kind.RATE):
        better = f"{text} 元" if wanted.kind is Kind.MONEY else f"{text}%"
        scope.report("P304", node.span, fix=better, found=text, better=better)
        return None
    if node.value != node.value.to_integral_value():
        if wanted == INTEGER:
            scope.report("P319", node.span, found=text)
        else:
            scope.report("P304", node.span, found=text, better=f"{text} 元")
        return None
    return Literal(int(node.value), INTEGER, node.span)


def quantity(scope: Scope, node: QuantityNode, wanted: Type | None = None) -> Expression | None:
    """A number with its unit."""
    if not _is_bearable(scope, node):
        return None
    if node.unit == "money":
        if node.value != node.value.quantize(Decimal("0.01")):
            scope.report("P318", node.span, found=str(node.value))
            return None
        return Literal(node.value, MONEY, node.span)
    if node.unit == "rate":
        return Literal(node.value / 100, RATE, node.span)
    if node.value != node.value.to_integral_value():
        scope.report("P319", node.span, found=str(node.value))
        return None
    if node.unit == "age":
        return Literal(int(node.value), INTEGER, node.span)
    if node.unit == "year" and node.value >= FIRST_CALENDAR_YEAR:
        better = str(node.value) if wanted == INTEGER else ""
        scope.report("P310", node.span, fix=better or None, found=str(node.value), better=better)
        return None
    if node.value > MOST_OF_UNIT[node.unit]:
        scope.report("P330", node.span)
        return None
    return Literal(Duration(int(node.value), _UNITS[node.unit]), DURATION, node.span)


def _is_bearable(scope: Scope, node: NumberNode | QuantityNode) -> bool:
    """No notice has a number of more digits; a longer one is a slip, or would lose its last digits in arithmetic."""
    if len(node.value.as_tuple().digits) <= MOST_DIGITS:
        return True
    scope.report("P330", node.span)
    return False
