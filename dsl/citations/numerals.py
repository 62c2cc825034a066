"""Chinese numerals (汉字数字) as they number clauses: 一 to 九十九."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_DIGITS = "一二三四五六七八九"
LARGEST = 99


def spell(number: int) -> str:
    """1 → 一, 12 → 十二, 23 → 二十三."""
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens - 1] + "十"
    return ten + (_DIGITS[ones - 1] if ones else "")


NUMERALS: Mapping[str, int] = MappingProxyType({spell(number): number for number in range(1, LARGEST + 1)})
NUMERAL_CHARACTERS = _DIGITS + "十"
