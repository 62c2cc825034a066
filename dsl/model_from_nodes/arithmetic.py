"""Which types may be added and multiplied: a table, so that nothing mixes unnoticed."""

from __future__ import annotations

from collections.abc import Iterable

from ..expressions import Arithmetic, Call, Expression, Literal
from ..nodes import ArithmeticNode
from ..types import Kind
from ..values import Duration, Unit
from .scope import Scope

_RESULTS: dict[tuple[str, Kind, Kind], Kind] = {
    **{(op, kind, kind): kind for op in "+-" for kind in (Kind.MONEY, Kind.INTEGER, Kind.RATE, Kind.DURATION)},
    **{(op, Kind.DATE, Kind.DURATION): Kind.DATE for op in "+-"},
    ("×", Kind.RATE, Kind.MONEY): Kind.MONEY,
    ("×", Kind.MONEY, Kind.RATE): Kind.MONEY,
    ("×", Kind.MONEY, Kind.INTEGER): Kind.MONEY,
    ("×", Kind.INTEGER, Kind.MONEY): Kind.MONEY,
    ("×", Kind.RATE, Kind.RATE): Kind.RATE,
    ("×", Kind.INTEGER, Kind.INTEGER): Kind.INTEGER,
    ("×", Kind.INTEGER, Kind.DURATION): Kind.DURATION,
    ("×", Kind.DURATION, Kind.INTEGER): Kind.DURATION,
}


def result_type(op: str, left: Kind, right: Kind) -> Kind | None:
    """The type of `left op right`; None where it has no meaning."""
    return _RESULTS.get((op, left, right))


def unit_of(expression: Expression) -> Unit | None:
    """The unit of a duration, where the expression itself shows it."""
    match expression:
        case Literal(value=Duration(unit=unit)):
            return unit
        case Arithmetic(left=left, right=right):
            return unit_of(left) or unit_of(right)
        case Call(arguments=arguments) if expression.type.kind is Kind.DURATION:
            return next(filter(None, map(unit_of, arguments)), None)
    return None


def mixed_units(expressions: Iterable[Expression]) -> tuple[Unit, Unit] | None:
    """Two units that can be seen to meet although days, months and years are never converted."""
    seen = list(filter(None, map(unit_of, expressions)))
    return next(((seen[0], unit) for unit in seen if unit is not seen[0]), None)


def with_unit(scope: Scope, node: ArithmeticNode, left: Expression, right: Expression) -> str:
    """A count added to a duration (3 个月 + 断年), written with the unit that it lacks; nothing for other sums."""
    kinds = (left.type.kind, right.type.kind)
    one, other = scope.written(node.left.span), scope.written(node.right.span)
    if node.op not in ("+", "-") or set(kinds) != {Kind.DURATION, Kind.INTEGER}:
        return ""
    unit = unit_of(left) or unit_of(right)
    if unit is None or (kinds[0] is Kind.INTEGER and isinstance(left, Arithmetic)):
        return ""
    times = f" × 1 {unit.value}"
    return f"{one} {node.op} {other}{times}" if kinds[0] is Kind.DURATION else f"{one}{times} {node.op} {other}"
