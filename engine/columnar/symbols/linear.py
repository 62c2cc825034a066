"""Terms as sums: how often each varying part counts, and a constant. Days count as ordinals."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from .terms import Column, Constant, DaysLater, Difference, Either, MonthsLater, MonthStart, Sum, Term, Times

Parts = Mapping[Term, int]


def linear(term: Term) -> tuple[Parts, int]:
    """What is a text, or can't be taken apart, is a part of its own."""
    match term:
        case Constant(value=date() as day):
            return {}, day.toordinal()
        case Constant(value=int() as number):
            return {}, number
        case DaysLater(day=left, days=right) | Sum(left=left, right=right):
            return _added(linear(left), linear(right), 1)
        case Difference(left=left, right=right):
            return _added(linear(left), linear(right), -1)
        case Times(left=left, right=Constant(value=int() as factor)):
            return _added(({}, 0), linear(left), factor)
    return {term: 1}, 0


def difference(left: Term, right: Term) -> tuple[Parts, int]:
    return _added(linear(left), linear(right), -1)


def _added(left: tuple[Parts, int], right: tuple[Parts, int], factor: int) -> tuple[Parts, int]:
    parts = dict(left[0])
    for part, times in right[0].items():
        parts[part] = parts.get(part, 0) + times * factor
    return {part: times for part, times in parts.items() if times}, left[1] + right[1] * factor


def shifted(term: Term, count: int) -> Term:
    """A term and so many days or units more."""
    if count == 0:
        return term
    return DaysLater(term, Constant(count)) if is_day(term) else Sum(term, Constant(count))


def is_day(term: Term) -> bool:
    match term:
        case DaysLater() | MonthsLater() | MonthStart():
            return True
        case Constant(value=value):
            return isinstance(value, date)
        case Either(yes=yes):
            return is_day(yes)
        case Column(is_day=says):
            return says
    return False
