"""Amounts, rates and counts. Nothing passes through a float."""

from __future__ import annotations

import re
from decimal import Decimal

from .raw import Problem
from .text import folded

_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,20})?")
_FEN = Decimal("0.01")
_DIGITS = 12
"""Above this many digits no number in a roster is meant; arithmetic on 1e999999999 would never end."""


def money_from(raw: object) -> Decimal | Problem:
    """金额 in 元, to the fen: 400, 1,070.00, ¥400.10, 400元."""
    text = folded(raw).removeprefix("¥").removesuffix("元").strip() if isinstance(raw, str) else raw
    amount = _number(text)
    if amount is None:
        return Problem("P634")
    if amount < 0:
        return Problem("P635")
    return amount.quantize(_FEN) if amount == amount.quantize(_FEN) else Problem("P636")


def rate_from(raw: object) -> Decimal | Problem:
    """比例: 50%, or the number 0.5 that a spreadsheet keeps for it."""
    text = folded(raw) if isinstance(raw, str) else raw
    per_cent = isinstance(text, str) and text.endswith("%")
    number = _number(text[:-1].strip() if isinstance(text, str) and per_cent else text)
    rate = number / 100 if number is not None and per_cent else number
    return rate if rate is not None and 0 <= rate <= 1 else Problem("P637")


def integer_from(raw: object) -> int | Problem:
    """整数: 3, or 3.0 as some programs write it; never 3.5."""
    number = _number(folded(raw) if isinstance(raw, str) else raw)
    return int(number) if number is not None and number == number.to_integral_value() else Problem("P638")


def _number(raw: object) -> Decimal | None:
    match raw:
        case bool():
            return None
        case int():
            number = Decimal(raw)
        case Decimal():
            number = raw
        case str() if _NUMBER.fullmatch(raw):
            number = Decimal(raw.replace(",", ""))
        case _:
            return None
    return number if number.is_finite() and abs(number.adjusted()) < _DIGITS else None
