"""Symbols by type: a day, an amount or rate, a whole number, a text, a moment. A comparison asks and gets an answer.

Each poses as the plain type through `__class__`, so that the evaluator treats it as a known value of that type. What a
symbol can't do raises: nothing is ever computed from a stand-in.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any

from dsl import TimeOfDay

from ...symbol import Symbol
from .questions import ask, is_equal, is_less
from .terms import Constant, Term, Times


class _Ordered(Symbol):
    """Comparison by two questions: is one less than the other, are they the same."""

    __slots__ = ()

    def _sides(self, other: Any) -> tuple[Term, Term] | None:
        """Both as terms of one measure; None if the other is of another type."""
        raise NotImplementedError

    def __lt__(self, other: Any) -> bool:
        sides = self._sides(other)
        return NotImplemented if sides is None else ask(is_less(*sides))

    def __gt__(self, other: Any) -> bool:
        sides = self._sides(other)
        return NotImplemented if sides is None else ask(is_less(sides[1], sides[0]))

    def __le__(self, other: Any) -> bool:
        sides = self._sides(other)
        return NotImplemented if sides is None else not ask(is_less(sides[1], sides[0]))

    def __ge__(self, other: Any) -> bool:
        sides = self._sides(other)
        return NotImplemented if sides is None else not ask(is_less(*sides))

    def __eq__(self, other: Any) -> bool:
        sides = self._sides(other)
        return False if sides is None else ask(is_equal(*sides))

    def __ne__(self, other: Any) -> bool:
        return not self == other

    __hash__ = None


class Day(_Ordered):
    """A date."""

    __slots__ = ("term",)
    __class__ = date  # type: ignore[assignment]

    def __init__(self, term: Term) -> None:
        self.term = term

    def _sides(self, other: Any) -> tuple[Term, Term] | None:
        if isinstance(other, Day):
            return self.term, other.term
        return (self.term, Constant(other)) if isinstance(other, date) else None


class Moment(_Ordered):
    """A time of day, in seconds since midnight."""

    __slots__ = ("term",)
    __class__ = TimeOfDay  # type: ignore[assignment]

    def __init__(self, term: Term) -> None:
        self.term = term

    def _sides(self, other: Any) -> tuple[Term, Term] | None:
        if isinstance(other, Moment):
            return self.term, other.term
        return (self.term, Constant(other.seconds)) if isinstance(other, TimeOfDay) else None


class Number(_Ordered):
    """A whole number of 10 ** -scale; `most` is the largest that `term` can be, whatever its sign."""

    __slots__ = ("most", "scale", "term")

    def __init__(self, term: Term, scale: int, most: int) -> None:
        self.term, self.scale, self.most = term, scale, most

    def _sides(self, other: Any) -> tuple[Term, Term] | None:
        if isinstance(other, Number):
            scale = max(self.scale, other.scale)
            return raised(self.term, scale - self.scale), raised(other.term, scale - other.scale)
        if not isinstance(other, Decimal | int):
            return None
        exact = Decimal(other).scaleb(self.scale)
        # Between two whole numbers lies no value of the column: below the upper one is below it.
        return self.term, Constant(int(exact.to_integral_value(ROUND_CEILING)))

    def _is_finer(self, other: Any) -> bool:
        """Has the other more decimals than any value of the column?"""
        if isinstance(other, Number) or not isinstance(other, Decimal):
            return False
        exact = other.scaleb(self.scale)
        return exact != exact.to_integral_value()

    def __gt__(self, other: Any) -> bool:
        return not self < other if self._is_finer(other) else super().__gt__(other)

    def __le__(self, other: Any) -> bool:
        return self < other if self._is_finer(other) else super().__le__(other)

    def __eq__(self, other: Any) -> bool:
        return not self._is_finer(other) and super().__eq__(other)

    __hash__ = None


class Amount(Number):
    """Money in 元, or a rate."""

    __slots__ = ()
    __class__ = Decimal  # type: ignore[assignment]


class Count(Number):
    """A whole number."""

    __slots__ = ()
    __class__ = int  # type: ignore[assignment]

    def __init__(self, term: Term, most: int) -> None:
        super().__init__(term, 0, most)


Threshold = Callable[[int], date]


class Steps(Count):
    """A count that rises by one on certain days: compared with a number, it is the day that is looked at.

    `reached(n)`: whether the count is at least n, as a question about the day.
    """

    __slots__ = ("reached",)

    def __init__(self, term: Term, most: int, reached: Callable[[int], bool]) -> None:
        super().__init__(term, most)
        self.reached = reached

    def __ge__(self, other: Any) -> bool:
        return self.reached(other) if type(other) is int else super().__ge__(other)

    def __lt__(self, other: Any) -> bool:
        return not self.reached(other) if type(other) is int else super().__lt__(other)

    def __gt__(self, other: Any) -> bool:
        return self.reached(other + 1) if type(other) is int else super().__gt__(other)

    def __le__(self, other: Any) -> bool:
        return not self.reached(other + 1) if type(other) is int else super().__le__(other)

    def __eq__(self, other: Any) -> bool:
        if type(other) is int:
            return self.reached(other) and not self.reached(other + 1)
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]


class Text(Symbol):
    """A text, a member of an enumeration, or a region's code. Texts have no order."""

    __slots__ = ("term",)
    __class__ = str  # type: ignore[assignment]

    def __init__(self, term: Term) -> None:
        self.term = term

    def __eq__(self, other: Any) -> bool:
        if isinstance(other, Text):
            return ask(is_equal(self.term, other.term))
        return isinstance(other, str) and ask(is_equal(self.term, Constant(other)))

    def __ne__(self, other: Any) -> bool:
        return not self == other

    __hash__ = None


def raised(term: Term, digits: int) -> Term:
    """Times 10 ** digits."""
    if digits == 0:
        return term
    if isinstance(term, Constant) and isinstance(term.value, int):
        return Constant(term.value * 10**digits)
    return Times(term, Constant(10**digits))
