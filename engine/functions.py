"""What the builtin functions compute, by the Chinese name of `dsl.functions`. Arguments are known values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Any

from .dates import age, months_between, next_day, next_month_start
from .money import FEN

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


def _fen(amount: Decimal, rounding: str) -> Decimal:
    return amount.quantize(FEN, rounding=rounding)
