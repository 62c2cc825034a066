"""How amounts, days and durations are written in a scenario file, and what a slip was meant to be."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

MEANT_AS_ADMITTED = (
    "许可",
    "允许",
    "同意",
    "可以",
    "通过",
    "准",
    "准予",
    "是",
    "受理",
    "参保",
    "yes",
    "true",
    "admitted",
)
MEANT_AS_REFUSED = ("不准", "不许", "不予", "拒绝", "不准许", "否", "closed", "refused", "不予参保", "不予受理")

_AMOUNT = re.compile(r"-?[0-9]+(\.[0-9]{1,2})?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DURATION = re.compile(r"(\d+) ?(天|个月|年)")
_LIKE_A_DURATION = re.compile(r"(\d+|[一二两三四五六七八九十]{1,2})\s*(天|日|个?月|年)")
_DIGITS = {char: number for number, char in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_UNITS = {"日": "天", "月": "个月"}


@dataclass(frozen=True, slots=True)
class Spelt:
    """`value` as a result is written; empty where it can't be one, with what was probably meant in `better`."""

    value: str = ""
    better: str = ""


def amount(written: str) -> Spelt:
    """Yuan, with two decimals: 200 is 200.00."""
    if _AMOUNT.fullmatch(written):
        yuan, _, fen = written.partition(".")
        return Spelt(f"{yuan}.{fen.ljust(2, '0')}")
    plain = unicodedata.normalize("NFKC", written).strip("\"'“”‘’¥元 ").replace(",", "")
    return Spelt(better=amount(plain).value if plain != written and _AMOUNT.fullmatch(plain) else "")


def day(written: str) -> Spelt:
    found = _DAY.fullmatch(unicodedata.normalize("NFKC", written).strip("\"'“”"))
    try:
        one = date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return Spelt()
    return Spelt(one) if _ISO.fullmatch(written) else Spelt(better=one)


def duration(written: str) -> Spelt:
    if found := _DURATION.fullmatch(written):
        return Spelt(f"{int(found[1])} {found[2]}")
    like = _LIKE_A_DURATION.fullmatch(unicodedata.normalize("NFKC", written).strip("\"'“”"))
    return Spelt(better=f"{_number(like[1])} {_UNITS.get(like[2], like[2])}" if like else "")


def _number(written: str) -> int:
    """Up to 十九."""
    return int(written) if written.isdigit() else sum(_DIGITS[char] for char in written)


def yes_no(written: str) -> Spelt:
    meant = {"yes": "是", "true": "是", "no": "否", "false": "否", "有": "是", "没有": "否"}
    return Spelt(written) if written in ("是", "否") else Spelt(better=meant.get(written.lower(), ""))
