"""What a change comes to, with the persons withheld who are too few to be told: heads, and the sums beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..snapshot.model import Heads
from ..snapshot.withheld import withheld_groups
from .model import AmountMoved, Course, Direction, Impact, Moved, Spread, Standing, Turn


def withheld(found: Impact) -> Impact:
    """Each table by itself: its rows add up to everybody. Totals are left, and breakdowns, which are done already."""
    few = found.smallest
    return replace(
        found,
        amounts={field: _amount(amount, few) for field, amount in found.amounts.items()},
        spread=_spread(found.spread, few),
        outcomes={field: _turns(turns, few) for field, turns in found.outcomes.items()},
        courses={field: _courses(courses, few) for field, courses in found.courses.items()},
        standings={name: _standing(standing, few) for name, standing in found.standings.items()},
    )


def is_anything_withheld(found: Impact) -> bool:
    return any(isinstance(heads, str) for heads in _heads(found))


def _heads(found: Impact) -> Iterator[Heads]:
    for amount in found.amounts.values():
        yield from (moved.heads for moved in amount.moved.values())
        yield from (case.heads for case in amount.open)
    yield from (one.heads for one in found.spread)
    yield from (turn.heads for turns in found.outcomes.values() for turn in turns)
    yield from (course.moved.heads for courses in found.courses.values() for course in courses)
    for standing in found.standings.values():
        yield from standing.turns.values()
    for group in (group for breakdown in found.breakdowns for group in breakdown.groups):
        yield group.heads
        for directions in group.directions.values():
            yield from directions.values()


def too_few(heads: Heads, smallest: int) -> Heads:
    """Of a count that is no part of a whole that is told."""
    return heads if isinstance(heads, str) or not 0 < heads < smallest else f"<{smallest}"


def _shown(heads: Sequence[Heads], smallest: int, same: Sequence[bool] = ()) -> tuple[Heads, ...]:
    """`same`: of whom nothing changes; these are withheld before those of whom there is something to tell."""
    rather = [at for at, is_same in enumerate(same) if is_same]
    return withheld_groups([int(count) for count in heads], smallest, rather)


def _moved(moved: Moved, heads: Heads) -> Moved:
    return moved if isinstance(heads, int) else Moved(heads, None, None)


def _amount(amount: AmountMoved, smallest: int) -> AmountMoved:
    heads = _shown(
        [moved.heads for moved in amount.moved.values()], smallest, [way is Direction.SAME for way in amount.moved]
    )
    moved = {way: _moved(one, told) for (way, one), told in zip(amount.moved.items(), heads, strict=True)}
    cases = zip(amount.open, _shown([case.heads for case in amount.open], smallest), strict=True)
    totals = amount.totals
    if isinstance(moved[Direction.OPEN].heads, str):
        totals = replace(totals, clear=None)
    return AmountMoved(totals, moved, tuple(replace(case, heads=told) for case, told in cases))


def _spread(spread: Sequence[Spread], smallest: int) -> tuple[Spread, ...]:
    """Differences that too few have stand together, without saying how large they are."""
    rows = [one for one in spread if int(one.heads) >= smallest]
    if rest := sum(int(one.heads) for one in spread if int(one.heads) < smallest):
        rows.append(Spread(None, None, rest))
    heads = _shown([one.heads for one in rows], smallest, [one.least == one.most == 0 for one in rows])
    return tuple(replace(one, heads=told) for one, told in zip(rows, heads, strict=True))


def _turns(turns: Sequence[Turn], smallest: int) -> tuple[Turn, ...]:
    heads = _shown([turn.heads for turn in turns], smallest, [turn.same for turn in turns])
    return tuple(replace(turn, heads=told) for turn, told in zip(turns, heads, strict=True))


def _courses(courses: Sequence[Course], smallest: int) -> tuple[Course, ...]:
    same = [course.old == course.new for course in courses]
    heads = _shown([course.moved.heads for course in courses], smallest, same)
    return tuple(replace(course, moved=_moved(course.moved, told)) for course, told in zip(courses, heads, strict=True))


def _standing(standing: Standing, smallest: int) -> Standing:
    heads = _shown(list(standing.turns.values()), smallest, [old == new for old, new in standing.turns])
    return Standing(dict(zip(standing.turns, heads, strict=True)))
