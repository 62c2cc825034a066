"""残疾等级 属于 一级 或 二级: values that 或 keeps apart, where 、 lists them."""

from __future__ import annotations

from itertools import takewhile

from ..expressions import Expression
from ..nodes import ComparedNode, EitherNode, ExpressionNode, NameNode, OneOfNode, Word
from ..source import Span
from ..types import Kind
from .scope import Scope


def values_apart(scope: Scope, node: EitherNode) -> bool:
    """True, and reported, where a value alone stands for a condition after one on the fact that has this value."""
    from .expressions import expression

    for at, item in enumerate(node.items):
        first, asked = _first_values(item)
        if not first or asked is None:
            continue
        lowered = expression(scope, asked)
        others = [] if lowered is None else _values(scope, node.items[at + 1 :], lowered)
        if others:
            _report(scope, item, asked, (*first, *others))
            return True
    return False


def _first_values(item: ExpressionNode) -> tuple[tuple[Word, ...], ExpressionNode | None]:
    """The values that a condition names, and the fact it asks."""
    match item:
        case OneOfNode():
            return item.names, item.item
        case ComparedNode(op="=", right=NameNode(indexes=()) as right):
            return (right.name,), item.left
    return (), None


def _values(scope: Scope, items: tuple[ExpressionNode, ...], asked: Expression) -> list[Word]:
    return [item.name for item in takewhile(lambda i: _is_value(scope, i, asked), items) if isinstance(item, NameNode)]


def _is_value(scope: Scope, node: ExpressionNode, asked: Expression) -> bool:
    if not isinstance(node, NameNode) or node.indexes or scope.lookup(node.name.text) is not None:
        return False
    kind = asked.type
    is_region = kind.kind is Kind.REGION and scope.region_code(node.name.text) is not None
    return is_region or (kind.kind is Kind.ENUMERATION and node.name.text in kind.values)


def _report(scope: Scope, item: ExpressionNode, asked: ExpressionNode, values: tuple[Word, ...]) -> None:
    """The fact is written again only where = has to become 属于."""
    together = "、".join(scope.written(word.span) for word in values)
    is_compared = isinstance(item, ComparedNode)
    start = item.span.start if is_compared else values[0].span.start
    better = f"{scope.written(asked.span)} 属于 {together}" if is_compared else together
    span = Span(start, values[-1].span.end)
    scope.report("P122", span, fix=better, found=scope.written(span), better=better)
