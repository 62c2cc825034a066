"""Words, numbers of documents, yes and no."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from dsl import Duration, Unit

from .raw import Problem
from .text import by_likeness, folded, trimmed

_YES = frozenset(("是", "√", "y", "yes", "true", "t", "1"))
_NO = frozenset(("否", "×", "n", "no", "false", "f", "0"))

# A spreadsheet keeps fifteen digits of a number and writes zeros for the rest.
_EXACT_DIGITS = 15
_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]{1,3}", re.IGNORECASE)
_IDENTIFIER = re.compile(r"[0-9A-Z一-鿿][0-9A-Z一-鿿()/.·_-]*")

# 张　三 is written with a blank to line up with names of three characters.
_BLANK_BETWEEN = re.compile(r"(?<=[一-鿿]) +(?=[一-鿿])")

_DURATION = re.compile(r"([0-9]{1,5}) ?(天|日|个月|年|days?|months?|years?)", re.IGNORECASE)
_UNITS = {
    "天": Unit.DAY,
    "日": Unit.DAY,
    "d": Unit.DAY,
    "个月": Unit.MONTH,
    "m": Unit.MONTH,
    "年": Unit.YEAR,
    "y": Unit.YEAR,
}


def yes_no_from(raw: object) -> bool | Problem:
    """是否: 是/否, √/×, y/n, true/false, t/f, 1/0."""
    match raw:
        case bool():
            return raw
        case int() | Decimal() if raw in (0, 1):
            return raw == 1
        case str():
            word = folded(raw).casefold()
            if word in _YES or word in _NO:
                return word in _YES
    return Problem("P633")


def member_from(raw: object, values: tuple[str, ...]) -> str | Problem:
    """枚举: one of the words that the vocabulary lists."""
    word = folded(raw) if isinstance(raw, str) else ""
    for value in values:
        if folded(value) == word:
            return value
    return Problem("P644", {"values": "、".join(by_likeness(word, values))})


def text_from(raw: object) -> str | Problem:
    """文字: as written, without the blanks around it and between Chinese characters."""
    match raw:
        case str():
            return _BLANK_BETWEEN.sub("", trimmed(raw))
        case bool() | date():
            return Problem("P651")
        case int() | Decimal():
            return _digits_from(raw)
    return Problem("P651")


def identifier_from(raw: object) -> str | Problem:
    """编号: always text. Blanks inside go, letters become capital."""
    match raw:
        case bool():
            return Problem("P653")
        case int() | Decimal():
            return _digits_from(raw)
        case str():
            number = "".join(folded(raw).split()).upper()
            if _SCIENTIFIC.fullmatch(number):
                return Problem("P652")
            return number if _IDENTIFIER.fullmatch(number) else Problem("P653")
    return Problem("P653")


def _digits_from(number: int | Decimal) -> str | Problem:
    """A number where digits are meant: an `int` is exact, a `Decimal` was a spreadsheet's number."""
    if isinstance(number, int):
        return str(number) if number.bit_length() < 256 else Problem("P653")
    if not number.is_finite() or number.adjusted() >= _EXACT_DIGITS:
        return Problem("P652")
    return format(number, "f") if number.adjusted() > -_EXACT_DIGITS else Problem("P653")


def duration_from(raw: object) -> Duration | Problem:
    """时长: 90天, 3个月, 1年."""
    match = _DURATION.fullmatch(folded(raw)) if isinstance(raw, str) else None
    if match is None:
        return Problem("P650")
    unit = match[2].casefold()
    return Duration(int(match[1]), _UNITS.get(unit) or _UNITS[unit[0]])
