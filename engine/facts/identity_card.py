"""居民身份证 numbers: the check digit of GB 11643, and the birth date and sex inside.

Only for a person's own card: a newborn who died unregistered carries a parent's number under 其他证件类型.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .raw import Facts, Problem

ID_TYPE, ID_NUMBER, NAME = "证件类型", "证件号码", "姓名"
BIRTH_DATE, SEX = "出生日期", "性别"
IDENTITY_CARD = "居民身份证"

_FORM = re.compile(r"[1-9][0-9]{16}[0-9X]")
_OLD_FORM = re.compile(r"[1-9][0-9]{14}")
_WEIGHTS = tuple(2**power % 11 for power in range(17, 0, -1))
_CHECK_DIGITS = "10X98765432"


@dataclass(frozen=True, slots=True)
class Card:
    """What a well-formed number says of its holder."""

    born: date
    sex: str


def check_digit(first_17: str) -> str:
    return _CHECK_DIGITS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_17, strict=True)) % 11]


def card_from(number: str) -> Card | Problem:
    if _OLD_FORM.fullmatch(number):
        return Problem("P661")
    if not _FORM.fullmatch(number):
        return Problem("P662")
    if check_digit(number[:17]) != number[17]:
        return Problem("P663")
    try:
        born = date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return Problem("P664")
    return Card(born, "男" if int(number[16]) % 2 else "女")


def card_problems(facts: Facts) -> Iterator[tuple[str, Problem]]:
    """What is wrong with a person's card number, and the fact under whose column it shows."""
    number = facts.get(ID_NUMBER)
    if facts.get(ID_TYPE) != IDENTITY_CARD or not isinstance(number, str):
        return
    card = card_from(number)
    if isinstance(card, Problem):
        yield ID_NUMBER, card
        return
    if facts.get(BIRTH_DATE, card.born) != card.born:
        yield BIRTH_DATE, Problem("P665")
    if facts.get(SEX, card.sex) in ("男", "女") and facts.get(SEX, card.sex) != card.sex:
        yield SEX, Problem("P666")
