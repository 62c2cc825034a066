"""Quantities spelled in words: 三个月 → 3 个月, 四百元 → 400 元."""

from __future__ import annotations

import re

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_QUANTITY = re.compile("([〇零一二两三四五六七八九十百千]+)(元|天|日|个月|月|年|周岁|岁)")


def in_figures(name: str) -> str | None:
    """The quantity in figures; None for what is no quantity in words."""
    match = _QUANTITY.fullmatch(name)
    number = None if match is None else _number(match[1])
    return None if match is None or number is None else f"{number} {match[2]}"


def _number(words: str) -> int | None:
    """四百零五 → 405; None where the places do not fall (三四, 十百)."""
    total, digit, above = 0, None, 10_000
    for word in words:
        if word in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[word]
        elif _PLACES[word] < above:
            above = _PLACES[word]
            total += (1 if digit is None else digit) * above
            digit = None
        else:
            return None
    return total + (digit or 0)
