"""A condition taken apart: of 且 and 或 only the members that decide it, down to single comparisons."""

from __future__ import annotations

from typing import Any

from dsl import All, AnyOf, DecisionRef, Expression, Not, Role

from ..unknown import Unknown
from .model import Part
from .operands import operands
from .world import NOT_ASKED, Again


def part(again: Again, expression: Expression) -> Part:
    verdict = again.value(expression)
    text = again.prepared.text(expression)
    match expression:
        case All(items=items) | AnyOf(items=items):
            return Part(text, verdict, (), _deciding(again, items, verdict))
        case Not(item=All() | AnyOf() as item):
            return Part(text, verdict, (), (part(again, item),))
        case DecisionRef(decision=key):
            return Part(text, verdict, operands(again, expression), _through(again, key))
        case Not(item=DecisionRef(decision=key) as item):
            return Part(text, verdict, operands(again, item), _through(again, key))
        case _:
            return Part(text, verdict, operands(again, expression))


def _deciding(again: Again, items: tuple[Expression, ...], verdict: Any) -> tuple[Part, ...]:
    """The members with the verdict of the whole: false ones make 且 false, true ones 或 true, unknown ones either.

    Where the whole only holds because all members agree, that is every member.
    """
    found = []
    for item in items:
        value = again.value(item)
        if value is NOT_ASKED:
            continue
        if value is verdict or (isinstance(value, Unknown) and isinstance(verdict, Unknown)):
            found.append(part(again, item))
    return tuple(found)


def _through(again: Again, key: str) -> tuple[Part, ...]:
    """A yes-or-no 定 is a condition with a name: it is opened. A 人群 has a step of its own."""
    decision = again.policy.decisions[key]
    lines = again.world.lines.get(key, ())
    if decision.role is not Role.LET or len(lines) != 1 or lines[0] is None:
        return ()
    value = decision.rules[lines[0]].value
    return (part(again, value),) if isinstance(value, Expression) else ()
