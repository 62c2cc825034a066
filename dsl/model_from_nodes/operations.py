"""What two expressions make: comparisons, sums, 属于, and what held on a day."""

from __future__ import annotations

from ..expressions import Arithmetic, Compare, Expression, Held, Inside, Literal, OneOf, Population
from ..nodes import ArithmeticNode, AsOfNode, ComparedNode, NameNode, NoneNode, OneOfNode, Word
from ..types import DATE, Kind, Type
from .arithmetic import mixed_units, result_type, with_unit
from .expected import expect
from .scope import Scope


def compared(scope: Scope, node: ComparedNode) -> Expression | None:
    from .expressions import expression

    left = expression(scope, node.left)
    if left is not None and left.type.kind is Kind.IDENTITY and not isinstance(node.right, NoneNode):
        scope.report("P333", node.span, name=scope.written(node.left.span))
        return None
    right = expression(scope, node.right, None if left is None else left.type)
    if left is None or right is None:
        return None
    right_checked = expect(scope, right, left.type, node.right.span)
    if right_checked is None:
        return None
    ordered = left.type.kind in (Kind.MONEY, Kind.RATE, Kind.INTEGER, Kind.DATE, Kind.TIME)
    if node.op not in ("=", "≠") and not ordered:
        scope.report("P302", node.span, op=node.op, kinds=left.type.kind.chinese, better="")
        return None
    return Compare(node.op, left, right_checked, span=node.span)


def arithmetic(scope: Scope, node: ArithmeticNode) -> Expression | None:
    from .expressions import expression

    if node.op == "÷":
        scope.report("P340", node.span)
        return None
    left = expression(scope, node.left)
    named = isinstance(node.right, NameNode) and left is not None
    right = expression(scope, node.right, left.type if named and left is not None else None)
    if left is None or right is None:
        return None
    kind = result_type(node.op, left.type.kind, right.type.kind)
    if kind is None:
        kinds = f"{left.type.kind.chinese} {node.op} {right.type.kind.chinese}"
        better = with_unit(scope, node, left, right)
        scope.report("P302", node.span, fix=better or None, op=node.op, kinds=kinds, better=better)
        return None
    units = mixed_units((left, right)) if kind is Kind.DURATION else None
    if units is not None:
        scope.report("P343", node.span, one=units[0].value, other=units[1].value)
        return None
    return Arithmetic(node.op, left, right, Type(kind), node.span)


def as_of(scope: Scope, node: AsOfNode) -> Expression | None:
    from .expressions import expression, typed

    item, on = expression(scope, node.item), typed(scope, node.on, DATE)
    if item is None or on is None:
        return None
    if isinstance(item, Population):
        return Population(item.measure, item.category, on, item.type, node.span)
    if item.type.kind is not Kind.IDENTITY:
        scope.report("P301", node.item.span, wanted=Kind.IDENTITY.chinese, found=item.type.kind.chinese)
        return None
    return Held(item, on, span=node.span)


def one_of(scope: Scope, node: OneOfNode) -> Expression | None:
    from .expressions import expression

    item = expression(scope, node.item)
    if item is None:
        return None
    if item.type.kind not in (Kind.ENUMERATION, Kind.REGION):
        scope.report("P301", node.item.span, wanted="枚举或地区", found=item.type.kind.chinese)
        return None
    members = [_written_member(scope, word, item.type) for word in node.names]
    values = tuple(m.value for m in members if m is not None)
    if len(values) != len(members):
        return None
    if item.type.kind is Kind.REGION:
        return Inside(item, tuple(str(v) for v in values), span=node.span)
    return OneOf(item, values, span=node.span)


def _written_member(scope: Scope, word: Word, wanted: Type) -> Literal | None:
    """After 属于 stand values written out; a fact there (`户籍地 属于 参保地`) is reported, never dropped."""
    from .expressions import expression

    member = expression(scope, NameNode(word, span=word.span), wanted)
    if member is None or isinstance(member, Literal):
        return member
    if wanted.kind is Kind.REGION:
        scope.unknown(word, [n for r in scope.vocabulary.regions for n in r.names], "P207")
    else:
        scope.unknown(word, wanted.values, "P205")
    return None
