"""Questions about a row, brought to one form so that the same question is recognised, and put to whoever is exploring.

A question whose answer needs no row comes back as a plain yes or no.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Protocol

from .terms import (
    Column,
    Constant,
    DaysLater,
    Difference,
    Either,
    Equal,
    Less,
    MonthsLater,
    MonthStart,
    Sum,
    Term,
    Test,
)


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


def is_less(left: Term, right: Term) -> Test | bool:
    """`left < right`."""
    left, right = _moved(left, right)
    if left == right:
        return False
    if isinstance(left, Constant) and isinstance(right, Constant):
        return _value(left) < _value(right)
    return Less(left, right)


def is_equal(left: Term, right: Term) -> Test | bool:
    left, right = _moved(left, right)
    if left == right:
        return True
    if isinstance(left, Constant) and isinstance(right, Constant):
        return left.value == right.value
    return Equal(right, left) if isinstance(left, Constant) else Equal(left, right)


def _value(constant: Constant) -> int:
    value = constant.value
    assert not isinstance(value, str)  # texts have no order
    return value.toordinal() if isinstance(value, date) else value


def _moved(left: Term, right: Term) -> tuple[Term, Term]:
    """With fixed days and numbers brought to one side: birth + 90 days < 2025-03-01 is a question about the birth."""
    (left, off_left), (right, off_right) = _apart(left), _apart(right)
    shift = off_right - off_left
    if shift == 0:
        return left, right
    if isinstance(left, Constant) and not isinstance(right, Constant):
        return _shifted(left, -shift), right
    return left, _shifted(right, shift)


def _apart(term: Term) -> tuple[Term, int]:
    """(what varies, the fixed number of days or units added to it)."""
    match term:
        case DaysLater(day=day, days=Constant(value=int() as count)):
            inner, more = _apart(day)
            return inner, more + count
        case Sum(left=left, right=Constant(value=int() as count)):
            inner, more = _apart(left)
            return inner, more + count
        case Difference(left=left, right=Constant(value=int() as count)):
            inner, more = _apart(left)
            return inner, more - count
    return term, 0


def _shifted(term: Term, count: int) -> Term:
    if isinstance(term, Constant):
        value = term.value
        if isinstance(value, date):
            return Constant(_clamped(value, count))
        assert isinstance(value, int)
        return Constant(value + count)
    return DaysLater(term, Constant(count)) if is_day(term) else Sum(term, Constant(count))


def _clamped(day: date, count: int) -> date:
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return date.max if count > 0 else date.min


def is_day(term: Term) -> bool:
    """Is this term a date?"""
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
