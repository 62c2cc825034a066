"""Counting over a fact held by year: how many years in a row, or in all, it holds or does not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from dsl import NONE

from ..symbol import pinned
from ..unknown import Unknown, Why, lifted, not_stated, one_of
from .situation import Situation

OfYear = Callable[[int], Any]
"""What the fact is in a year: a known value, or an unknown."""
Closure = Callable[[Situation], Any]
YEAR_COUNTS = frozenset(("连续年数", "中断年数", "年数"))
_NOTHING, _NOT_HELD = not_stated("", Why.NOTHING_TO_COUNT_FROM), not_stated("", Why.YEAR_NOT_HELD)


def year_count(
    function: str, held: range, of_year: Callable[[Situation, int], Any], ends: Sequence[Closure]
) -> Closure:
    """`held` are the years that the vocabulary declares: nothing is asked about others."""

    def run(s: Situation) -> Any:
        values = [end(s) for end in ends]
        known = partial(_counted, function, held, partial(of_year, s))
        if any(value.__class__ is Unknown for value in values) and NONE not in values:
            return lifted(known, values, lambda *_: (0, len(held)))
        return known(*values)

    return run


def _counted(function: str, held: range, of_year: OfYear, *ends: Any) -> Any:
    if NONE in ends:
        return _NOTHING
    ends = tuple(pinned(end, held) for end in ends)
    if any(end not in held for end in ends):
        return _NOT_HELD
    years = years_of(function, held, ends)
    if function == "年数":
        return _in_all([of_year(year) for year in years])
    return _in_a_row(of_year, years, partial(ends_the_row, function))


def years_of(function: str, held: range, ends: Sequence[int]) -> range:
    """The years that may be asked about, in the order in which they are."""
    return range(ends[0], ends[1] + 1) if function == "年数" else range(ends[0], held.start - 1, -1)


def ends_the_row(function: str, value: Any) -> bool:
    """Does a year like this surely end the row? 年数 is no row: it goes on to the last year."""
    if value.__class__ is Unknown or function == "年数":
        return False
    return (value is True) is (function == "中断年数")


def _in_a_row(of_year: OfYear, years: Iterable[int], ends_it: Callable[[Any], bool]) -> Any:
    """A year of which nothing is known may end the row, or not."""
    ends: list[int] = []
    because: list[Unknown] = []
    count = 0
    for year in years:
        value = of_year(year)
        if value.__class__ is Unknown:
            ends.append(count)
            because.append(value)
        elif ends_it(value):
            break
        count += 1
    return one_of([*ends, count], because) if because else count


def _in_all(values: Sequence[Any]) -> Any:
    because = [value for value in values if value.__class__ is Unknown]
    sure = sum(value is True for value in values)
    return one_of([sure + more for more in range(len(because) + 1)], because) if because else sure
