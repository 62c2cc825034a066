"""How two conditions differ: one wider or narrower by which members, or otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from dsl import All, AnyOf, Expression, Inside, Not, OneOf

from .meaning import ALWAYS, Meaning, flat


class Extent(Enum):
    SAME = "same"
    WIDER = "wider"
    NARROWER = "narrower"
    OTHER = "other"


_OPPOSITE = {Extent.WIDER: Extent.NARROWER, Extent.NARROWER: Extent.WIDER}
Part = Expression | str


@dataclass(frozen=True, slots=True)
class Difference:
    """`old` and `new` are what only that side has: conditions, or members of a list; `kept` whether they share any.

    `any_of`: they are the members of a 任一.
    """

    extent: Extent
    old: tuple[Part, ...] = ()
    new: tuple[Part, ...] = ()
    kept: bool = True
    any_of: bool = False


SAME = Difference(Extent.SAME)
Members = dict[int, Any]


def difference(one: Meaning, old: Expression | None, other: Meaning, new: Expression | None) -> Difference:
    """From the old condition to the new one; None holds always."""
    if one.of(old) == other.of(new):
        return SAME
    before, after = _members(one, All, old), _members(other, All, new)
    kept = bool(before.keys() & after.keys()) or ALWAYS in (one.of(old), other.of(new))
    gone, come = _without(before, after), _without(after, before)
    if not gone or not come:
        # One condition fewer is wider, one more is narrower.
        return Difference(Extent.WIDER if gone else Extent.NARROWER, tuple(gone.values()), tuple(come.values()), kept)
    if len(gone) == len(come) == 1:
        (was,), (now,) = gone.values(), come.values()
        inner = _alternatives(one, was, other, now)
        return inner if inner.extent is not Extent.OTHER else replace(inner, kept=kept or inner.kept)
    return Difference(Extent.OTHER, tuple(gone.values()), tuple(come.values()), kept)


def _alternatives(one: Meaning, old: Expression, other: Meaning, new: Expression) -> Difference:
    """Two conditions that are members of no 且: a 任一 with one more is wider."""
    match old, new:
        case Not(), Not():
            inner = difference(one, old.item, other, new.item)
            # What was excluded is nothing that a sentence could say was added.
            return Difference(_OPPOSITE.get(inner.extent, inner.extent), (), (), inner.kept)
        case OneOf(), OneOf() if one.of(old.item) == other.of(new.item):
            return _lists({str(m): str(m) for m in old.members}, {str(m): str(m) for m in new.members})
        case Inside(), Inside() if one.of(old.region) == other.of(new.region):
            return Difference(Extent.OTHER, (old,), (new,))
    return replace(_lists(_members(one, AnyOf, old), _members(other, AnyOf, new)), any_of=True)


def _lists(before: dict[Any, Any], after: dict[Any, Any]) -> Difference:
    gone, come = _without(before, after), _without(after, before)
    kept = bool(before.keys() & after.keys())
    extent = Extent.OTHER
    if kept and not gone:
        extent = Extent.WIDER
    elif kept and not come:
        extent = Extent.NARROWER
    return Difference(extent, tuple(gone.values()), tuple(come.values()), kept)


def _members(meaning: Meaning, kind: type, expression: Expression | None) -> Members:
    if expression is None:
        return {}
    return {meaning.of(item): item for item in flat(meaning, kind, (expression,))}


def _without(members: dict[Any, Any], others: dict[Any, Any]) -> dict[Any, Any]:
    return {number: item for number, item in members.items() if number not in others}
