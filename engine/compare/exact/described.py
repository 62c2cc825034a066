"""Boxes as conditions on persons, in no language yet; boxes that differ in one name only become one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from dsl import NONE, Fact, Policy

from ...symbolic.side import Side
from ...symbolic.spelling import spelled
from .axes import ORDERED, Axis, Sort
from .cover import Box


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days, times or numbers from one to another, both inside; None: without end."""

    first: Any
    last: Any


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on a person.

    With neither `stretches` nor `members`: one of the subjects holds; `holds` false: none of them does. Otherwise the
    value of the one subject lies in these stretches, or is among these members (`holds` false: is none of them).
    `written` are the members as an officer writes them. `notice` is "old" or "new" where both have such a condition
    and mean different things by it.
    """

    sort: Sort
    subjects: tuple[str, ...]
    holds: bool = True
    stretches: tuple[Stretch, ...] = ()
    members: tuple[Any, ...] = ()
    written: tuple[str, ...] = ()
    notice: str = ""
    fact: Fact | None = field(default=None, compare=False)

    @property
    def is_yes_or_no(self) -> bool:
        return not self.stretches and not self.members


Conditions = tuple[Condition, ...]
"""All of them hold; none at all: everybody."""


def described(axes: Sequence[Axis], boxes: Iterable[Box], old: Side) -> tuple[Conditions, ...]:
    """`old` is the side of the old notice."""
    words = [(axis.sort, axis.subject) for axis in axes]
    twice = {word for word in words if words.count(word) > 1}
    every = [tuple(_conditions(axes, box, old, twice)) for box in boxes]
    return tuple(tuple(_written(one, old.whole) for one in conditions) for conditions in _together(every))


def _written(condition: Condition, policy: Policy) -> Condition:
    fact = condition.fact
    words = (str(m) if fact is None or m is NONE else spelled(fact, m, policy) for m in condition.members)
    return replace(condition, written=tuple(words))


def _conditions(axes: Sequence[Axis], box: Box, old: Side, twice: set[tuple[Sort, str]]) -> Iterator[Condition]:
    """What somebody is before what they are not; what they are not in one condition for each sort."""
    found = [_condition(axes[at], mask) for at, mask in sorted(box.items())]
    for at, condition in zip(sorted(box), found, strict=True):
        if (condition.sort, axes[at].subject) in twice and condition.sort is not Sort.READING:
            notice = "old" if axes[at].side is old else "new"
            found[sorted(box).index(at)] = replace(condition, notice=notice)
    found.sort(key=_rank)
    for _, group in groupby(found, key=lambda c: (c.sort, c.notice) if _is_negative(c) else id(c)):
        first, *others = group
        yield replace(first, subjects=(*first.subjects, *(name for other in others for name in other.subjects)))


def _rank(condition: Condition) -> tuple[bool, int, str]:
    order = (Sort.CATEGORY, Sort.FACT, Sort.CONDITION, Sort.READING)
    return _is_negative(condition), order.index(condition.sort), condition.notice


def _is_negative(condition: Condition) -> bool:
    return condition.is_yes_or_no and not condition.holds and condition.sort is not Sort.CONDITION


def _condition(axis: Axis, mask: int) -> Condition:
    inside = [value for at, values in enumerate(axis.values) if mask >> at & 1 for value in values]
    if axis.sort is Sort.READING:
        return Condition(axis.sort, (axis.subject,), members=tuple(inside))
    if axis.sort is Sort.FACT and axis.fact is not None and axis.fact.type.kind in ORDERED:
        every = [value for values in axis.values for value in values if value is not NONE]
        none = (NONE,) if NONE in inside else ()
        stretches = tuple(_stretches(sorted(every), {value for value in inside if value is not NONE}))
        if not stretches:
            return Condition(axis.sort, (axis.subject,), members=none, fact=axis.fact)
        return Condition(axis.sort, (axis.subject,), True, stretches, none, fact=axis.fact)
    if axis.values[:2] == ((True,), (False,)):
        return Condition(axis.sort, (axis.subject,), True in inside, fact=axis.fact)
    outside = [value for at, values in enumerate(axis.values) if not mask >> at & 1 for value in values]
    fewer = len(outside) < len(inside)
    return Condition(axis.sort, (axis.subject,), not fewer, members=tuple(outside if fewer else inside), fact=axis.fact)


def _stretches(every: Sequence[Any], inside: set[Any]) -> Iterator[Stretch]:
    """Runs of neighbours; what begins with the first or ends with the last that was tried has no end there."""
    at = 0
    while at < len(every):
        if every[at] not in inside:
            at += 1
            continue
        first = at
        while at + 1 < len(every) and every[at + 1] in inside:
            at += 1
        yield Stretch(None if first == 0 else every[first], None if at == len(every) - 1 else every[at])
        at += 1


def _together(every: Sequence[Conditions]) -> tuple[Conditions, ...]:
    """Boxes that are alike but for the names of which one holds: any of those names."""
    found: list[Conditions] = list(every)
    at = 0
    while at < len(found):
        for other in range(at):
            joined = _joined(found[other], found[at])
            if joined is not None:
                found[other] = joined
                del found[at]
                at = other  # What was made may be alike to one before it.
                break
        else:
            at += 1
    return tuple(found)


def _joined(one: Conditions, other: Conditions) -> Conditions | None:
    apart = [c for c in one if c not in other], [c for c in other if c not in one]
    if len(apart[0]) != 1 or len(apart[1]) != 1:
        return None
    (first,), (second,) = apart
    alike = (first.sort, first.notice) == (second.sort, second.notice) and first.sort in (Sort.CATEGORY, Sort.FACT)
    if not (alike and all(c.is_yes_or_no and c.holds for c in (first, second))):
        return None
    together = replace(first, subjects=(*first.subjects, *second.subjects))
    return tuple(together if c is first else c for c in one)
