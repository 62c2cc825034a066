"""How far two conditions reach, seen into the categories that they name: the same name may hold for others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dsl import All, AnyOf, DecisionRef, Expression, Not, Role

from ...walk import children
from .conditions import Difference, Extent, Part, difference
from .likeness import shared
from .meaning import flat
from .pairing import paired
from .sides import Both, Pair, Side

_OPPOSITE = {Extent.WIDER: Extent.NARROWER, Extent.NARROWER: Extent.WIDER}
Names = dict[Pair, bool]
"""The categories named by a condition that both notices have, and whether only those outside (非) are meant."""


@dataclass(frozen=True, slots=True)
class Reach:
    """`old` and `new` are what only that side has; `apart` what both have while it holds for others, old and new."""

    extent: Extent
    old: tuple[Part, ...] = ()
    new: tuple[Part, ...] = ()
    apart: tuple[tuple[Part, Part], ...] = ()

    def before(self, side: Side) -> dict[str, Any]:
        """What a passage of the old notice says of it."""
        return {"only": side.words(self.old), "apart": side.words(one for one, _ in self.apart)}

    def after(self, side: Side) -> dict[str, Any]:
        return {"only": side.words(self.new), "apart": side.words(other for _, other in self.apart)}


NOTHING = Reach(Extent.SAME)


def reach(both: Both, old: Expression | None, new: Expression | None) -> Reach:
    """From the old condition to the new one; None holds always."""
    found = difference(both.old.meaning, old, both.new.meaning, new)
    inner = _named_apart(both, old, new)
    extents = {extent for _, extent in inner}
    pairs: Sequence[tuple[Any, Any]] = ()
    gone, come = found.old, found.new
    if found.any_of:
        pairs, left, more = paired(gone, come, lambda one, other: _closeness(both, one, other))
        gone, come = tuple(left), tuple(more)
        extents |= {_one_way(both, *pair) for pair in pairs}
    extents |= _of_members(found, bool(pairs), gone, come)
    whole = _together(extents)
    names = [pair for pair, _ in inner] if whole is Extent.OTHER else []
    return Reach(whole, gone, come, (*names, *pairs))


def fits(side: Side, condition: Expression, other: Side, wider: Expression) -> tuple[str, ...] | None:
    """Who of those for whom `condition` holds certainly meets `wider` of the other notice: empty, all; None, nobody."""
    every = list(flat(side.meaning, AnyOf, (condition,)))
    theirs = [_parts(other, member) for member in flat(other.alone, AnyOf, (wider,))]
    met = [member for member in every if _all_fit(side, member, theirs)]
    if not met:
        return None
    return () if len(met) == len(every) else side.words(met)


def _all_fit(side: Side, member: Any, theirs: Iterable[frozenset[int]]) -> bool:
    single = [_parts(side, one) for one in flat(side.alone, AnyOf, (member,))]
    return all(any(other <= one for other in theirs) for one in single)


def _of_members(found: Difference, close: bool, gone: Sequence[Part], come: Sequence[Part]) -> set[Extent]:
    if not close:
        return {found.extent}
    return {extent for parts, extent in ((gone, Extent.NARROWER), (come, Extent.WIDER)) if parts}


def _together(extents: Iterable[Extent]) -> Extent:
    every = set(extents) - {Extent.SAME}
    return Extent.SAME if not every else every.pop() if len(every) == 1 else Extent.OTHER


def _closeness(both: Both, one: Part, other: Part) -> float:
    """Two members of which one holds for everybody for whom the other does."""
    if isinstance(one, str) or isinstance(other, str) or _one_way(both, one, other) is Extent.OTHER:
        return 0
    return shared(*(frozenset(map(str, parts)) for parts in (_parts(both.old, one), _parts(both.new, other))))


def _one_way(both: Both, old: Any, new: Any) -> Extent:
    before, after = _parts(both.old, old), _parts(both.new, new)
    if before == after:
        return Extent.SAME
    return Extent.WIDER if after < before else Extent.NARROWER if before < after else Extent.OTHER


def _parts(side: Side, condition: Any) -> frozenset[int]:
    """All that must hold, whatever it is called."""
    return frozenset(side.alone.of(part) for part in flat(side.alone, All, (condition,)))


def _named_apart(both: Both, old: Any, new: Any) -> list[tuple[tuple[Any, Any], Extent]]:
    """The categories named on both sides that hold for others, and what that makes of the whole."""
    before, after = _named(both.old, old), _named(both.new, new)
    found = []
    for pair in after:
        if pair in before and (extent := _of_category(both, pair)) is not Extent.SAME:
            excluded = after[pair] or before[pair]
            found.append((pair, _OPPOSITE.get(extent, extent) if excluded else extent))
    return found


def _of_category(both: Both, pair: Pair) -> Extent:
    old, new = both.old.policy.decisions[pair[0]], both.new.policy.decisions[pair[1]]
    if old.role is not Role.CATEGORY or not old.rules or not new.rules:
        return Extent.SAME
    if both.old.alone.rules(old.key) == both.new.alone.rules(new.key):
        return Extent.SAME
    was, now = old.rules[0].value, new.rules[0].value
    assert isinstance(was, Expression)
    assert isinstance(now, Expression)
    return reach(both, was, now).extent


def _named(side: Side, condition: Any) -> Names:
    return dict(_references(side, condition, False))


def _references(side: Side, node: Any, excluded: bool) -> Iterator[tuple[Pair, bool]]:
    match node:
        case Not(item=item):
            yield from _references(side, item, not excluded)
        case DecisionRef(decision=key):
            label: Any = side.meaning.label("decision", key)
            if label is not None:
                yield label[1], excluded
                return
            for rule in side.policy.decisions[key].rules:
                yield from _references(side, rule.value, excluded)
                yield from _references(side, rule.guard, excluded)
        case _:
            for child in children(node):
                yield from _references(side, child, excluded)
