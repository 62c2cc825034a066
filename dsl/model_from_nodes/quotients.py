"""÷: a quotient stands directly inside 取整, 舍去 or 进位, which say what becomes of a remainder."""

from __future__ import annotations

from functools import reduce

from ..expressions import Call, Expression, Literal
from ..nodes import ArithmeticNode, CallNode, ExpressionNode
from ..types import INTEGER, Kind
from .scope import Scope

Factors = tuple[list[ExpressionNode], list[ExpressionNode]]
"""What stands above the line, and what stands below it."""


def is_quotient(node: ExpressionNode) -> bool:
    """A chain of × and ÷ with at least one ÷."""
    return bool(_factors(node)[1])


def quotient(scope: Scope, node: CallNode, function: str) -> Expression | None:
    """One division, however many stand in the chain: nothing is rounded on the way."""
    from .expressions import expression, typed

    above, below = _factors(node.arguments[0])
    numerator = expression(scope, reduce(_times, above))
    made = [typed(scope, factor, INTEGER) for factor in below]
    if numerator is None or None in made:
        return None
    if numerator.type.kind not in (Kind.MONEY, Kind.INTEGER):
        scope.report("P341", node.arguments[0].span, found=numerator.type.kind.chinese)
        return None
    for factor, lowered in zip(below, made, strict=True):
        if isinstance(lowered, Literal) and lowered.value == 0:
            scope.report("P342", factor.span)
            return None
    denominator = typed(scope, reduce(_times, below), INTEGER)
    return None if denominator is None else Call(function, (numerator, denominator), numerator.type, node.span)


def _factors(node: ExpressionNode) -> Factors:
    match node:
        case ArithmeticNode(op="×" | "÷" as op, left=left, right=right):
            above, below = _factors(left)
            more, less = _factors(right)
            return ([*above, *more], [*below, *less]) if op == "×" else ([*above, *less], [*below, *more])
    return [node], []


def _times(left: ExpressionNode, right: ExpressionNode) -> ExpressionNode:
    return ArithmeticNode("×", left, right, left.span.to(right.span))
