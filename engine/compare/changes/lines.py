"""Guarded lines of two statements: which belong together, what each changed, and whether their order matters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from dsl import (
    Admit,
    All,
    Compare,
    Expression,
    FixedSpan,
    Literal,
    Not,
    OneOf,
    Refuse,
    Rule,
    WindowRef,
    Within,
)
from dsl import Kind as TypeKind

from .change import Change, Concept, Kind
from .conditions import Extent, difference
from .likeness import facts_of, shared
from .names import written_day
from .pairing import paired
from .reach import NOTHING, reach
from .sides import Both, Line, Side
from .values import value_change

_EXTENTS = {
    Extent.WIDER: Kind.LINE_WIDER,
    Extent.NARROWER: Kind.LINE_NARROWER,
    Extent.OTHER: Kind.LINE_CONDITION,
}
_LIKE_ENOUGH = 0.5
UNCHANGED = 4.0


def of_rules(rules: Iterable[Rule], clauses: Iterable[object]) -> list[Line]:
    """A line without a citation of its own rests on that of its statement."""
    whole = tuple(map(str, clauses))
    every = tuple(rules)
    return [
        Line(
            rule.value,
            rule.guard,
            tuple(map(str, rule.clauses)) or whole,
            rule.span,
            at=at,
            otherwise=rule.guard is None and len(every) > 1,
        )
        for at, rule in enumerate(every)
    ]


def line_changes(
    both: Both, concept: Concept, names: tuple[str, str], old: Sequence[Line], new: Sequence[Line]
) -> Iterator[Change]:
    """`names` are those of the statement in each notice."""
    name, other = names
    pairs, gone, come = paired(old, new, lambda one, two: _likeness(both, one, two))
    for was, now in pairs:
        yield from line_change(both, concept, names, was, now)
    for line in gone:
        yield Change(Kind.LINE_REMOVED, concept, both.old.line(name, line), None)
    for line in come:
        yield Change(Kind.LINE_ADDED, concept, None, both.new.line(other, line))
    yield from _order(both, concept, names, pairs)


def line_change(both: Both, concept: Concept, names: tuple[str, str], was: Line, now: Line) -> Iterator[Change]:
    found = NOTHING if both.same(was.guard, now.guard) else reach(both, was.guard, now.guard)
    before = replace(both.old.line(names[0], was), **found.before(both.old))
    after = replace(both.new.line(names[1], now), **found.after(both.new))
    kind = value_change(both, was.value, now.value)
    if kind is not None:
        yield Change(kind, concept, before, after, rate=_is_rate(was))
    if found.extent is not Extent.SAME:
        yield Change(_EXTENTS[found.extent], concept, before, after)


def _is_rate(line: Line) -> bool:
    return isinstance(line.value, Expression) and line.value.type.kind is TypeKind.RATE


def _likeness(both: Both, old: Line, new: Line) -> float:
    """The same condition counts most, then the same value under a condition that is close."""
    same_guard, same_value = both.same(old.guard, new.guard), value_change(both, old.value, new.value) is None
    if same_guard:
        return UNCHANGED if same_value else 1 if _are_opposite(old, new) else 3
    if not same_value:
        return 0
    found = difference(both.old.meaning, old.guard, both.new.meaning, new.guard)
    if found.extent is not Extent.OTHER and found.kept:
        return 2
    alike = shared(facts_of(both.old.policy, old.guard), facts_of(both.new.policy, new.guard))
    if old.guard is not None and new.guard is not None and (found.kept or alike >= _LIKE_ENOUGH):
        return 1 + alike / 2
    return 0


def _are_opposite(old: Line, new: Line) -> bool:
    """准许 and 不准: somebody else's line in between may be what changed."""
    return {type(old.value), type(new.value)} == {Admit, Refuse}


def _order(
    both: Both, concept: Concept, names: tuple[str, str], pairs: Sequence[tuple[Line, Line]]
) -> Iterator[Change]:
    """Two lines that changed places, where somebody may come under both and they say different things."""
    kept = [(was, now) for was, now in pairs if _likeness(both, was, now) == UNCHANGED]
    for (was, now), (later, after) in combinations(sorted(kept, key=lambda pair: pair[0].at), 2):
        swapped = now.at > after.at
        if not swapped or value_change(Both(both.new, both.new), now.value, after.value) is None:
            continue
        if disjoint(both.new, now.guard, after.guard):
            continue
        # Either notice is shown with the line that it puts first.
        before, behind = both.old.line(names[0], was), both.new.line(names[1], after)
        others = both.old.line(names[0], later).text, both.new.line(names[1], now).text
        yield Change(Kind.LINE_ORDER, concept, replace(before, only=others[:1]), replace(behind, only=others[1:]))


def disjoint(side: Side, one: Expression | None, other: Expression | None) -> bool:
    """Evidently no person comes under both conditions."""
    return any(_exclude(side, a, b) for a in _parts(one) for b in _parts(other))


def _parts(guard: Expression | None) -> tuple[Expression, ...]:
    if isinstance(guard, All):
        return tuple(part for item in guard.items for part in _parts(item))
    return () if guard is None else (guard,)


def _exclude(side: Side, one: Expression, other: Expression) -> bool:
    meaning = side.meaning
    match one, other:
        case Not(item=item), _ if meaning.of(item) == meaning.of(other):
            return True
        case _, Not(item=item) if meaning.of(item) == meaning.of(one):
            return True
        case Compare(op="=", right=Literal()), Compare(op="=", right=Literal()):
            return meaning.of(one.left) == meaning.of(other.left) and one.right != other.right
        case OneOf(), OneOf():
            return meaning.of(one.item) == meaning.of(other.item) and not set(one.members) & set(other.members)
        case Within(), Within() if meaning.of(one.day) == meaning.of(other.day):
            return _apart(side, one, other)
    return False


def _apart(side: Side, one: Within, other: Within) -> bool:
    ends = [written_day(end) for within in (one, other) for end in _ends(side, within)]
    if len(ends) != 4 or None in ends:
        return False
    a, b, c, d = (end.toordinal() for end in ends if end)
    return b < c or d < a


def _ends(side: Side, within: Within) -> tuple[Expression, ...]:
    days = within.days
    while isinstance(days, WindowRef):
        days = side.policy.windows[days.window].days
    return (days.first, days.last) if isinstance(days, FixedSpan) else ()
