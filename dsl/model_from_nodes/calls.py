"""Calls of builtin functions: which way of calling is meant, and quotients inside rounding."""

from __future__ import annotations

from ..expressions import Call, Expression
from ..functions import FUNCTIONS, ByYear, Function, Signature, function_of
from ..nodes import CallNode, ExpressionNode, NameNode, NoneNode, NumberNode
from ..types import DURATION
from .arithmetic import mixed_units
from .expected import expect
from .quotients import is_quotient, quotient
from .scope import Scope
from .years import whole_fact, years_are_held

_Known = dict[int, Expression]
"""Arguments that were lowered to find the signature, by place. None is lowered twice: calls nest."""


def call(scope: Scope, node: CallNode) -> Expression | None:
    function = function_of(node.function.text)
    if function is None:
        scope.unknown(node.function, FUNCTIONS, "P206")
        return None
    count, least = len(node.arguments), function.count
    if count < least or (count > least and not function.repeats):
        scope.report("P309", node.span, name=function.chinese, wanted=str(least), found=str(count))
        return None
    if function.divides and is_quotient(node.arguments[0]):
        return quotient(scope, node, function.chinese)
    return _called(scope, node, function)


def _called(scope: Scope, node: CallNode, function: Function) -> Expression | None:
    from .expressions import typed

    known: _Known = {}
    signature = _signature(scope, node, function, known)
    if signature is None:
        return None
    kinds = [*signature.arguments, *([signature.arguments[-1]] * (len(node.arguments) - function.count))]
    arguments: list[Expression | None] = []
    for (place, argument), kind in zip(_placed(node), kinds, strict=True):
        lowered = known.get(place)
        if isinstance(kind, ByYear):
            arguments.append(whole_fact(scope, argument, kind))
        elif lowered is None:
            arguments.append(typed(scope, argument, kind))
        else:
            arguments.append(expect(scope, lowered, kind, argument.span))
    made = tuple(a for a in arguments if a is not None)
    if len(made) < len(arguments):
        return None
    units = mixed_units(made) if signature.result == DURATION else None
    if units is not None:
        scope.report("P343", node.span, one=units[0].value, other=units[1].value)
        return None
    made_call = Call(function.chinese, made, signature.result, node.span)
    return made_call if years_are_held(scope, made_call) else None


def _signature(scope: Scope, node: CallNode, function: Function, known: _Known) -> Signature | None:
    """The way of calling that the arguments show; the first where they show none. None: one is wrong in itself."""
    from .expressions import expression

    first, *others = function.signatures
    if not others:
        return first
    telling = [(place, argument) for place, argument in _placed(node) if _says_its_type(argument)]
    made = [(place, expression(scope, argument)) for place, argument in telling]
    known.update((place, lowered) for place, lowered in made if lowered is not None)
    if len(known) < len(telling):
        return None
    kinds = [lowered.type for lowered in known.values()]
    quiet = len(scope.diagnostics)
    leaves = [expression(scope, argument) for place, argument in _placed(node) if place not in known]
    del scope.diagnostics[quiet:]
    kinds.extend(leaf.type for leaf in leaves if leaf is not None)
    return next((s for kind in kinds for s in function.signatures if s.arguments[0] == kind), first)


def _placed(node: CallNode) -> list[tuple[int, ExpressionNode]]:
    return list(enumerate(node.arguments))


def _says_its_type(node: ExpressionNode) -> bool:
    """A bare number, 无 or name is read by what is wanted of it; anything else has its type in itself."""
    return not isinstance(node, NumberNode | NoneNode | NameNode)
