"""What a change comes to, with the persons withheld who are too few to be told: heads, and the sums beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..snapshot.model import WITHHELD, Heads
from ..snapshot.withheld import withheld_groups, withheld_parts
from .model import AmountMoved, Course, Direction, Impact, Moved, Spread, Standing, Turn


def withheld(found: Impact) -> Impact:
    """The rows of each table add up to everybody; a table that tells of what the rows of another are made up of is
    withheld together with it. Totals are left, and breakdowns, which are done already."""
    few = found.smallest
    amounts: dict[str, AmountMoved] = {}
    spread: tuple[Spread, ...] = ()
    for field, amount in found.amounts.items():
        amounts[field], differences = _amount(amount, found.spread if field == found.bearing else (), few)
        spread = spread or differences
    outcomes, courses = dict(found.outcomes), dict(found.courses)
    for field in dict.fromkeys((*outcomes, *courses)):
        turns, lines = _turns(outcomes.get(field, ()), courses.get(field, ()), few)
        outcomes |= {field: turns} if field in outcomes else {}
        courses |= {field: lines} if field in courses else {}
    return replace(
        found,
        amounts=amounts,
        spread=spread,
        outcomes=outcomes,
        courses=courses,
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


def _amount(amount: AmountMoved, spread: Sequence[Spread], smallest: int) -> tuple[AmountMoved, tuple[Spread, ...]]:
    """`spread` tells of those who have more, less or the same how much it is, the reasons of those who are open why."""
    ways = tuple(amount.moved)
    of_way = [[one for one in spread if _way(one) is way] for way in ways]
    made = [
        [int(case.heads) for case in amount.open] if way is Direction.OPEN else [int(one.heads) for one in rows]
        for way, rows in zip(ways, of_way, strict=True)
    ]
    rather = [at for at, way in enumerate(ways) if way is Direction.SAME]
    heads, parts = withheld_parts([int(moved.heads) for moved in amount.moved.values()], made, smallest, rather)
    moved = {way: _moved(one, told) for (way, one), told in zip(amount.moved.items(), heads, strict=True)}
    cases = zip(amount.open, parts[ways.index(Direction.OPEN)], strict=True)
    totals = amount.totals
    if isinstance(moved[Direction.OPEN].heads, str):
        totals = replace(totals, clear=None)
    told_of = {
        (one.least, one.most): told
        for rows, part in zip(of_way, parts, strict=True)
        for one, told in zip(rows, part, strict=False)
    }
    differences = _spread(spread, [told_of[one.least, one.most] for one in spread], smallest)
    return AmountMoved(totals, moved, tuple(replace(case, heads=told) for case, told in cases)), differences


def _way(spread: Spread) -> Direction:
    end = next(end for end in (spread.least, spread.most) if end is not None)
    return Direction.MORE if end > 0 else Direction.LESS if end < 0 else Direction.SAME


def _spread(spread: Sequence[Spread], shown: Sequence[Heads], smallest: int) -> tuple[Spread, ...]:
    """Differences that too few have stand together, without saying how large they are."""
    rows = [replace(one, heads=told) for one, told in zip(spread, shown, strict=True) if int(one.heads) >= smallest]
    if rest := sum(int(one.heads) for one in spread if int(one.heads) < smallest):
        is_apart = rest >= smallest and all(isinstance(one.heads, int) for one in rows)
        rows.append(Spread(None, None, rest if is_apart else f"<{smallest}" if rest < smallest else WITHHELD))
    return tuple(rows)


def _turns(
    turns: Sequence[Turn], courses: Sequence[Course], smallest: int
) -> tuple[tuple[Turn, ...], tuple[Course, ...]]:
    """The lines tell of those who come out in one way how they come to it."""
    by_turn = [[course for course in courses if course.turn == (turn.old, turn.new)] for turn in turns]
    if sum(map(len, by_turn)) != len(courses):  # of an amount, whose lines are no parts of what is told of it
        return (), _courses(courses, smallest)
    made = [[int(course.moved.heads) for course in of_turn] for of_turn in by_turn]
    same = [at for at, turn in enumerate(turns) if turn.same]
    heads, parts = withheld_parts([int(turn.heads) for turn in turns], made, smallest, same)
    told = {
        (course.old, course.new): replace(course, moved=_moved(course.moved, shown))
        for of_turn, part in zip(by_turn, parts, strict=True)
        for course, shown in zip(of_turn, part, strict=True)
    }
    lines = tuple(told[course.old, course.new] for course in courses)
    return tuple(replace(turn, heads=shown) for turn, shown in zip(turns, heads, strict=True)), lines


def _courses(courses: Sequence[Course], smallest: int) -> tuple[Course, ...]:
    same = [course.old == course.new for course in courses]
    heads = _shown([course.moved.heads for course in courses], smallest, same)
    return tuple(replace(course, moved=_moved(course.moved, told)) for course, told in zip(courses, heads, strict=True))


def _standing(standing: Standing, smallest: int) -> Standing:
    heads = _shown(list(standing.turns.values()), smallest, [old == new for old, new in standing.turns])
    return Standing(dict(zip(standing.turns, heads, strict=True)))
