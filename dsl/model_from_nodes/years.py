"""Facts held by year (按年) as a whole: what 连续年数, 中断年数 and 年数 count over."""

from __future__ import annotations

from ..expressions import Arithmetic, Call, Expression, FactRef, Literal
from ..functions import ByYear
from ..nodes import ExpressionNode, NameNode
from .scope import Scope


def whole_fact(scope: Scope, node: ExpressionNode, wanted: ByYear) -> Expression | None:
    """The bare name of a fact held by year; inside such a call it never means a category of the same name."""
    fact = scope.vocabulary.facts.get(node.name.text) if isinstance(node, NameNode) else None
    if isinstance(node, NameNode) and fact is None and scope.lookup(node.name.text) is None:
        scope.unknown(node.name)
        return None
    is_bare = isinstance(node, NameNode) and not node.indexes
    if fact is None or fact.years is None or fact.type != wanted.of or not is_bare:
        scope.report("P344", node.span, found=scope.written(node.span), kind=wanted.of.kind.chinese)
        return None
    return FactRef(fact.name, fact.type, span=node.span)


def years_are_held(scope: Scope, call: Call) -> bool:
    """False, and reported, where a year that is written out lies outside of those that the vocabulary declares."""
    counted, *ends = call.arguments
    held = scope.vocabulary.facts[counted.fact].years if isinstance(counted, FactRef) else None
    if held is None or (isinstance(counted, FactRef) and counted.year is not None):
        return True
    written = [(end, _constant(end)) for end in ends]
    outside = [(end, year) for end, year in written if year is not None and not held[0] <= year <= held[1]]
    for end, year in outside:
        first, last = map(str, held)
        scope.report("P345", end.span, name=scope.written(counted.span), year=str(year), first=first, last=last)
    return not outside


def _constant(expression: Expression) -> int | None:
    """What a year comes to, where it is written out: 2024, 年度 - 1."""
    match expression:
        case Literal(value=int() as value):
            return value
        case Arithmetic(op="+" | "-" as op):
            left, right = _constant(expression.left), _constant(expression.right)
            return None if left is None or right is None else left + right if op == "+" else left - right
    return None
