"""Do representative values tell all persons apart? Where they may not, nothing is proved by trying them.

Conditions on identities, members, regions and days change only at named constants, and all of these are tried. Where
a number of the person's is computed with, an answer may change anywhere: 取整(收入 × 1%) ≥ 400 元 does at 40,000.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from dsl import Arithmetic, Call, Compare, FactRef, Kind, Literal, Unit

from ..walk import children, inside
from .atoms import COUNTED_IN, Atom

_NUMBERS = frozenset((Kind.MONEY, Kind.INTEGER, Kind.RATE, Kind.DURATION, Kind.TIME))
_CHOOSING = frozenset(("较早", "较晚", "最低", "最高"))
_OF_DAYS = _CHOOSING | {"次日", "次月首日"}
"""Functions of days that change with them, or at a day that is tried."""


def not_told_apart(old: Iterable[Atom], new: Iterable[Atom], values: bool = True) -> frozenset[str]:
    """The facts whose values may not be, for the atoms of both policies; none: everybody is told apart.

    Without `values`, conditions alone are looked at: whether they hold, not what is worked out where they do.
    Spans that differ in length, one in days and one in months, meet by chance.
    """
    first, second = (
        [atom for atom in atoms if values or atom.expression.type.kind is Kind.YES_NO] for atoms in (old, new)
    )
    lengths = [frozenset(length for atom in atoms for length in atom.lengths) for atoms in (first, second)]
    units = {length.unit is Unit.DAY for found in lengths for length in found}
    by_chance = lengths[0] != lengths[1] and len(units) > 1
    atoms = [atom for atom in (*first, *second) if not _is_exact(atom.expression) or (by_chance and atom.lengths)]
    return frozenset(fact for atom in atoms for fact in atom.facts)


def choosing(nodes: Iterable[Any]) -> Iterator[Compare]:
    """Which of several days a function hands on is a condition too."""
    for node in nodes:
        if isinstance(node, Call) and node.function in _CHOOSING and node.type.kind is Kind.DATE:
            yield from (Compare("<", one, other) for one, other in combinations(node.arguments, 2))


def _is_exact(node: Any) -> bool:
    match node:
        case Compare(left=left, right=right) if _is_named(left) or _is_named(right):
            other = right if _is_named(left) else left
            return _is_counted(other) or isinstance(other, FactRef) or _is_exact(other)
        case FactRef(type=kind):
            return kind.kind not in _NUMBERS and all(map(_is_exact, children(node)))
        case Call(function=function, arguments=arguments, type=kind) if function in _OF_DAYS and kind.kind is Kind.DATE:
            return all(map(_is_exact, arguments))
        case Arithmetic() | Call():
            return not any(isinstance(part, FactRef) and _varies(part) for part in inside(node))
    return all(map(_is_exact, children(node)))


def _is_counted(node: Any) -> bool:
    """Years or months between a day of the person's and a named one: the days at which they change are tried."""
    if not isinstance(node, Call) or node.function not in COUNTED_IN:
        return False
    return all(isinstance(argument, FactRef) or _is_named(argument) for argument in node.arguments)


def _is_named(node: Any) -> bool:
    """A constant."""
    return isinstance(node, Literal)


def _varies(fact: FactRef) -> bool:
    """More values than are tried."""
    return fact.type.kind in _NUMBERS or fact.type.kind is Kind.DATE
