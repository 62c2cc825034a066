"""+ − × and comparison, also where an operand is unknown: intervals and candidates where they are sound."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from operator import eq, ge, gt, le, lt, ne
from typing import Any

from dsl import NONE, Duration

from .dates import plus
from .money import EXACT
from .unknown import MOST_CANDIDATES, Unknown, Why, distinct, high_of, join, low_of, not_stated, spread

COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {"=": eq, "≠": ne, "<": lt, "≤": le, ">": gt, "≥": ge}
_NOTHING = not_stated("", Why.NOTHING_TO_COUNT_FROM)


def known_operation(op: str, left: Any, right: Any) -> Any:
    """Both operands known. Arithmetic on 无 has no meaning: not stated."""
    if left is NONE or right is NONE:
        return _NOTHING
    if isinstance(left, date) and isinstance(right, Duration):
        return plus(left, right, 1 if op == "+" else -1)
    if isinstance(left, int) and isinstance(right, int):
        return left + right if op == "+" else left - right if op == "-" else left * right
    a, b = Decimal(left), Decimal(right)
    if op == "+":
        return EXACT.add(a, b)
    return EXACT.subtract(a, b) if op == "-" else EXACT.multiply(a, b)


def operate(op: str, left: Any, right: Any) -> Any:
    """`left op right`; known if both are, or if one is a known zero factor."""
    unknowns = [v for v in (left, right) if v.__class__ is Unknown]
    if not unknowns:
        return known_operation(op, left, right)
    if op == "×" and any(v.__class__ is not Unknown and v == 0 for v in (left, right)):
        return Decimal(0)
    silence, reasons = join(unknowns)
    low, high = _interval(op, left, right)
    return Unknown(silence, reasons, _combined(op, left, right), low, high)


def _combined(op: str, left: Any, right: Any) -> tuple[Any, ...] | None:
    lefts, rights = spread(left), spread(right)
    if lefts is None or rights is None or len(lefts) * len(rights) > MOST_CANDIDATES:
        return None
    return tuple(distinct(_leaf(op, a, b) for a in lefts for b in rights))


def _leaf(op: str, left: Any, right: Any) -> Any:
    found = operate(op, left, right)
    return found.leaf() if found.__class__ is Unknown else found


def _interval(op: str, left: Any, right: Any) -> tuple[Any, Any]:
    ll, lh, rl, rh = low_of(left), high_of(left), low_of(right), high_of(right)
    if any(b is NONE or isinstance(b, str) for b in (ll, lh, rl, rh)):
        return None, None
    if op == "+":
        return _both("+", ll, rl), _both("+", lh, rh)
    if op == "-":
        return _both("-", ll, rh), _both("-", lh, rl)
    if ll is None or rl is None or ll < 0 or rl < 0:
        return None, None
    return _both("×", ll, rl), _both("×", lh, rh)


def _both(op: str, a: Any, b: Any) -> Any:
    return None if a is None or b is None else known_operation(op, a, b)


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
    if any(b is NONE or isinstance(b, str) for b in (ll, lh, rl, rh)):
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
