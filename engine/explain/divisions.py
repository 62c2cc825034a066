"""Divisions of a sum, as they are done by hand."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dsl import Call, Expression

from ..functions import ROUNDINGS, divide
from ..walk import inside
from .model import Divided
from .world import Again

_SHOWN = 6
"""So many decimals show which way the fen is rounded."""


def divisions(again: Again, expression: Expression) -> Iterator[Divided]:
    """Every quotient in it of which both parts are known."""
    for found in inside(expression):
        match found:
            case Call(function=function, arguments=(above, below)) if function in ROUNDINGS:
                numerator, denominator = again.value(above), again.value(below)
                if isinstance(numerator, Decimal | int) and isinstance(denominator, int) and denominator != 0:
                    result = divide(function, numerator, denominator)
                    digits = _digits(Fraction(numerator) / denominator)
                    yield Divided(function, numerator, denominator, digits, result, found.type)


def _digits(exact: Fraction) -> str:
    """133.333333…, or 33.5 where that is all."""
    cut, left = divmod(abs(exact.numerator) * 10**_SHOWN, exact.denominator)
    shown = f"{Decimal(cut).scaleb(-_SHOWN):f}"
    sign = "-" if exact < 0 else ""
    return f"{sign}{shown}…" if left else sign + (shown.rstrip("0").rstrip(".") or "0")
