"""+ − × and comparison, also where an operand is unknown: intervals and candidates where they are sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from dsl import NONE, Duration, Unit

from .dates import plus
from .money import EXACT, LARGEST_COUNT, TOO_LARGE, ZERO
from .symbol import also_for_symbols
from .unknown import Unknown, Why, high_of, is_missing, join, lifted, low_of, not_stated, spread

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "≠": ne, "<": lt, "≤": le, ">": gt, "≥": ge}
NOTHING = not_stated("", Why.NOTHING_TO_COUNT_FROM)
MIXED = not_stated("", Why.MIXED_UNITS)
TOO_LARGE_TO_COUNT = not_stated("", Why.TOO_LARGE)


@also_for_symbols
def known_operation(op: str, left: Any, right: Any) -> Any:
    """Both operands known. Arithmetic on 无 has no meaning: not stated."""
    if left is NONE or right is NONE:
        return NOTHING
    if isinstance(right, Duration):
        return _of_duration(op, left, right)
    if isinstance(left, Duration):
        return _lasting(left.count * right, left.unit)
    if isinstance(left, int) and isinstance(right, int):
        count = left + right if op == "+" else left - right if op == "-" else left * right
        return count if abs(count) <= LARGEST_COUNT else TOO_LARGE_TO_COUNT
    try:
        return _of_amounts(op, Decimal(left), Decimal(right))
    except TOO_LARGE:
        return TOO_LARGE_TO_COUNT


def _of_amounts(op: str, left: Decimal, right: Decimal) -> Decimal:
    if op == "+":
        return EXACT.add(left, right)
    return EXACT.subtract(left, right) if op == "-" else EXACT.multiply(left, right)


def _lasting(count: int, unit: Unit) -> Any:
    return Duration(count, unit) if abs(count) <= LARGEST_COUNT else TOO_LARGE_TO_COUNT


def _of_duration(op: str, left: Any, right: Duration) -> Any:
    """A date moved, or durations of one unit added up; days, months and years are never converted."""
    if isinstance(left, date):
        return plus(left, right, 1 if op == "+" else -1)
    if not isinstance(left, Duration):
        return _lasting(left * right.count, right.unit)
    if left.unit is not right.unit:
        return MIXED
    return _lasting(left.count + (right.count if op == "+" else -right.count), left.unit)


def operate(op: str, left: Any, right: Any, zero: Any = ZERO) -> Any:
    """`left op right`; known if both are, or if one is a known zero factor: then `zero`, of the result's type.

    A duration of zero would need a unit, which an unknown factor does not show: there `zero` is None.
    """
    if left.__class__ is not Unknown and right.__class__ is not Unknown:
        return known_operation(op, left, right)
    if left is NONE or right is NONE:
        return NOTHING
    if op == "×" and zero is not None and any(v.__class__ is not Unknown and v == 0 for v in (left, right)):
        return zero
    return lifted(partial(known_operation, op), (left, right), partial(_interval, op))


def lesser(left: Any, right: Any) -> Any:
    """The smaller of two amounts."""
    if left.__class__ is not Unknown and right.__class__ is not Unknown:
        return min(left, right)
    return lifted(min, (left, right), _below_both)


def floored(value: Any) -> Any:
    """Never below zero."""
    if value.__class__ is not Unknown:
        return value if value > 0 else ZERO
    return lifted(lambda v: max(v, ZERO), (value,), _above_zero)


def _below_both(left: Any, right: Any) -> tuple[Any, Any]:
    lows = [low_of(left), low_of(right)]
    highs = [h for h in (high_of(left), high_of(right)) if h is not None]
    return None if None in lows else min(lows), min(highs, default=None)


def _above_zero(value: Any) -> tuple[Any, Any]:
    low, high = low_of(value), high_of(value)
    return ZERO if low is None else max(low, ZERO), None if high is None else max(high, ZERO)


def _interval(op: str, left: Any, right: Any) -> tuple[Any, Any]:
    ll, lh, rl, rh = low_of(left), high_of(left), low_of(right), high_of(right)
    if any(b is NONE or isinstance(b, str | Duration) for b in (ll, lh, rl, rh)):
        return _date_moved(op, left, right)
    if op == "+":
        return _both("+", ll, rl), _both("+", lh, rh)
    if op == "-":
        return _both("-", ll, rh), _both("-", lh, rl)
    if ll is None or rl is None or ll < 0 or rl < 0:
        return None, None
    return _both("×", ll, rl), _both("×", lh, rh)


def _date_moved(op: str, left: Any, right: Any) -> tuple[Any, Any]:
    """A day between bounds moved by a known duration; durations themselves have no bounds."""
    if not isinstance(right, Duration):
        return None, None
    ends = (low_of(left), high_of(left))
    low, high = (known_operation(op, end, right) if isinstance(end, date) else None for end in ends)
    return low, high


def _both(op: str, a: Any, b: Any) -> Any:
    end = None if a is None or b is None else known_operation(op, a, b)
    return None if end.__class__ is Unknown else end


def compare(op: str, left: Any, right: Any) -> Any:
    """True, False or unknown. With 无 only = and ≠ 无 say anything; other comparisons with it are false."""
    if left.__class__ is not Unknown and right.__class__ is not Unknown:
        return compare_known(op, left, right)
    unknowns = [v for v in (left, right) if v.__class__ is Unknown]
    lefts, rights = spread(left), spread(right)
    if lefts is not None and rights is not None:
        verdicts = {
            UNDECIDED if Unknown in (a.__class__, b.__class__) else compare_known(op, a, b)
            for a in lefts
            for b in rights
        }
        if verdicts in ({True}, {False}):
            return verdicts.pop()
    decided = _by_bounds(op, left, right)
    if decided is not None:
        return decided
    return Unknown(*join(unknowns))


UNDECIDED = object()


def compare_known(op: str, left: Any, right: Any) -> bool:
    if left is NONE or right is NONE:
        if op == "=":
            return left is right
        return op == "≠" and right is NONE and left is not NONE
    return COMPARISONS[op](left, right)


def _by_bounds(op: str, left: Any, right: Any) -> bool | None:
    """What the bounds alone decide. Only bounds of known-to-exist values count: a bounded value is never 无."""
    ll, lh, rl, rh = low_of(left), high_of(left), low_of(right), high_of(right)
    if any(b is NONE or isinstance(b, str | Duration) for b in (ll, lh, rl, rh)):
        return None
    above = ll is not None and rh is not None and ll > rh
    below = lh is not None and rl is not None and lh < rl
    at_least = ll is not None and rh is not None and ll >= rh
    at_most = lh is not None and rl is not None and lh <= rl
    table: dict[str, tuple[bool, bool]] = {
        "=": (False, above or below),
        "≠": (above or below, False),
        "<": (below, at_least),
        "≤": (at_most, above),
        ">": (above, at_most),
        "≥": (at_least, below),
    }
    yes, no = table[op]
    return True if yes else False if no else None


def may_be_nothing(amount: Any) -> Unknown | None:
    """Why the amount may turn out to be zero once a missing fact is known."""
    gives = compare(">", amount, ZERO)
    return gives if is_missing(gives) else None
