"""Money: decimals in 元, exact. Nothing here ever rounds by itself."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, Inexact, InvalidOperation, Overflow
from fractions import Fraction
from typing import Any

from .symbol import also_for_symbols

FEN = Decimal("0.01")
ZERO = Decimal(0)
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow])
"""What does not fit is never rounded to fit."""
WIDE = Context(prec=2 * EXACT.prec, traps=[Inexact, InvalidOperation, Overflow])
"""Room for the two decimals of any amount that `EXACT` has come to."""
TOO_LARGE = (Inexact, InvalidOperation, Overflow)
"""What `EXACT` raises where a result has more digits than can be worked with."""
_ROUNDING = Context(prec=WIDE.prec, traps=[InvalidOperation, Overflow])
LARGEST_COUNT = 10**18
"""No whole number, and no number of days, months or years, is worked out beyond this."""


def text(amount: Decimal) -> str:
    """Two decimals, always: `400.00`."""
    return str(amount.quantize(FEN, context=WIDE))


@also_for_symbols
def is_whole_fen(amount: Any) -> bool:
    if not isinstance(amount, Decimal):
        return True
    fen = amount.scaleb(2, WIDE)
    return fen == fen.to_integral_value()


@also_for_symbols
def rounded(rounding: str, amount: Any) -> Any:
    """To the fen; a whole number is rounded already."""
    return amount.quantize(FEN, rounding=rounding, context=_ROUNDING) if isinstance(amount, Decimal) else amount


@also_for_symbols
def quotient(rounding: str, numerator: Any, denominator: int) -> Any:
    """An amount divided and rounded to the fen, or a whole number to a whole number: exactly, in one step."""
    if not isinstance(numerator, Decimal):
        return _whole(rounding, Fraction(numerator, denominator))
    fen = _whole(rounding, Fraction(numerator) * 100 / denominator)
    return WIDE.scaleb(Decimal(fen), -2)


def _whole(rounding: str, exact: Fraction) -> int:
    """Half is rounded away from zero; 舍去 goes towards zero, 进位 away from it."""
    whole, left = divmod(abs(exact.numerator), exact.denominator)
    more = 2 * left >= exact.denominator if rounding == ROUND_HALF_UP else left > 0 and rounding != ROUND_DOWN
    return (whole + more) * (-1 if exact < 0 else 1)
