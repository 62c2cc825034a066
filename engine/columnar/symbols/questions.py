"""Questions about a row, brought to one form so that the same question is recognised, and put to whoever is exploring.

A question whose answer needs no row comes back as a plain yes or no.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache
from typing import Protocol

from .linear import difference, is_day, shifted
from .terms import Constant, Equal, Less, Term, Test


class Asked(Protocol):
    """Whoever explores the courses of a run."""

    def ask(self, test: Test) -> bool: ...


_asked: list[Asked] = []


@contextmanager
def answered_by(explorer: Asked) -> Iterator[None]:
    """For the time being, questions are put to this one."""
    _asked.append(explorer)
    try:
        yield
    finally:
        _asked.pop()


def ask(question: Test | bool) -> bool:
    """Yes or no, on the course that is being explored."""
    return question if isinstance(question, bool) else _asked[-1].ask(question)


def turned(test: Test) -> Test | None:
    """constant < term as a question with the constant on the right, to be answered by the contrary."""
    if not isinstance(test, Less) or not isinstance(test.left, Constant) or isinstance(test.right, Constant):
        return None
    value = test.left.value
    if isinstance(value, date):
        return Less(test.right, Constant(value + timedelta(days=1) if value < date.max else value))
    assert isinstance(value, int)
    return Less(test.right, Constant(value + 1))


@lru_cache(maxsize=65536)
def is_less(left: Term, right: Term) -> Test | bool:
    """`left < right`. What is fixed stands on the right: birth + 90 days < 2025-03-01 is a question about the birth."""
    parts, constant = difference(left, right)
    match list(parts.items()):
        case []:
            return constant < 0
        case [(part, times)] if times > 0:
            return _below(part, -(constant // times))
        case [(part, times)]:
            return _above(part, constant // -times)
        case [(one, 1), (other, -1)] | [(other, -1), (one, 1)]:
            return Less(one, shifted(other, -constant))
    return Less(left, right)


@lru_cache(maxsize=65536)
def is_equal(left: Term, right: Term) -> Test | bool:
    if isinstance(right, Constant) and isinstance(right.value, str):
        return Equal(left, right)
    parts, constant = difference(left, right)
    match list(parts.items()):
        case []:
            return constant == 0
        case [(part, times)] if constant % times:
            return False
        case [(part, times)]:
            return _same(part, -constant // times)
        case [(one, 1), (other, -1)] | [(other, -1), (one, 1)]:
            return Equal(one, shifted(other, -constant))
    return Equal(left, right)


def _below(part: Term, bound: int) -> Test | bool:
    """part < bound."""
    if not is_day(part):
        return Less(part, Constant(bound))
    if bound > date.max.toordinal():
        return True
    return bound > 1 and Less(part, Constant(date.fromordinal(bound)))


def _above(part: Term, bound: int) -> Test | bool:
    """part > bound, to be turned round by whoever is asked."""
    if not is_day(part):
        return Less(Constant(bound), part)
    if bound < 1:
        return True
    return bound < date.max.toordinal() and Less(Constant(date.fromordinal(bound)), part)


def _same(part: Term, value: int) -> Test | bool:
    if not is_day(part):
        return Equal(part, Constant(value))
    return 1 <= value <= date.max.toordinal() and Equal(part, Constant(date.fromordinal(value)))
