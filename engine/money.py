"""Money: decimals in 元, exact. Nothing here ever rounds by itself."""

from __future__ import annotations

from decimal import Context, Decimal, Inexact, InvalidOperation, Overflow
from typing import Any

FEN = Decimal("0.01")
ZERO = Decimal(0)
EXACT = Context(prec=60, traps=[Inexact, InvalidOperation, Overflow])
"""An operation that would have to round is our own error, not an answer."""


def text(amount: Decimal) -> str:
    """Two decimals, always: `400.00`."""
    return str(amount.quantize(FEN, context=EXACT))


def is_whole_fen(amount: Any) -> bool:
    if not isinstance(amount, Decimal):
        return True
    fen = amount.scaleb(2, EXACT)
    return fen == fen.to_integral_value()
