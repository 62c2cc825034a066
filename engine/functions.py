"""What the builtin functions compute, by the Chinese name of `dsl.functions`. Arguments are known values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Any

from .dates import age, months_between, next_day, next_month_start
from .money import FEN
from .unknown import high_of, low_of

MEANINGS: Mapping[str, Callable[..., Any]] = {
    "周岁": age,
    "次日": next_day,
    "次月首日": next_month_start,
    "月数": months_between,
    "较早": lambda *days: min(days),
    "较晚": lambda *days: max(days),
    "最低": lambda *amounts: min(amounts),
    "最高": lambda *amounts: max(amounts),
    "取整": lambda amount: _fen(amount, ROUND_HALF_UP),
    "舍去": lambda amount: _fen(amount, ROUND_DOWN),
    "进位": lambda amount: _fen(amount, ROUND_UP),
}

RISING = frozenset(("次日", "次月首日", "较早", "较晚", "最低", "最高", "取整", "舍去", "进位"))
"""Functions that never fall when an argument rises: bounds pass through them."""
FROM_ABOVE, FROM_BELOW = frozenset(("较早", "最低")), frozenset(("较晚", "最高"))
"""Functions that one argument alone bounds from above, or from below."""


def bounds_of(function: str, *values: Any) -> tuple[Any, Any]:
    """The bounds of a function's result, as far as those of its arguments say."""
    if function not in RISING:
        return None, None
    lows = [low for v in values if (low := low_of(v)) is not None]
    highs = [high for v in values if (high := high_of(v)) is not None]
    meaning = MEANINGS[function]
    low_known = len(lows) == len(values) or (function in FROM_BELOW and lows)
    high_known = len(highs) == len(values) or (function in FROM_ABOVE and highs)
    return meaning(*lows) if low_known else None, meaning(*highs) if high_known else None


def _fen(amount: Decimal, rounding: str) -> Decimal:
    return amount.quantize(FEN, rounding=rounding)
