"""Numbers that a clause states: days and stretches of days, amounts, percentages, lengths of time."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from itertools import pairwise

from ..citations import NUMERALS

_DAY = re.compile(r"(?:(?P<year>\d{4})年|(?P<next>次年|翌年))?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日|底)")
_BETWEEN = re.compile(r"起?[至到—–―~～-]+(?:当年|同年)?")
_AMOUNT = re.compile(r"(?<![\d.])(\d+(?:\.\d{1,2})?)元")
_RATE = re.compile(r"(?<![\d.])(\d+(?:\.\d+)?)%")
_COUNT = rf"(?<![\d.月年])(?P<count>\d{{1,3}}|[{''.join(sorted({c for word in NUMERALS for c in word}))}两]{{1,3}})"
_LENGTH = re.compile(rf"{_COUNT}(?P<unit>个月|天|日|个自然日)(?![起])")
COUNTED = rf"(?:\d{{1,3}}|[{''.join(sorted({c for word in NUMERALS for c in word}))}]{{1,3}})(?:个月|天|日内)"
"""A length of time as part of another pattern."""
IN_FULL = re.compile(r"全额(?!缴)|全部(?=代缴|资助|补助|由)")
_GOAL_BEFORE = re.compile(r"率[^,。;]{0,14}$")
_OWN_BEFORE = re.compile(r"缴(?:费|纳)[^,。;补助]{0,6}$")
_YEAR = re.compile(r"(?<!\d)(20\d{2})年")
_ANY = re.compile(r"\d+(?:\.\d+)?(?:万元|个月|[一-鿿])?")
_UNITS = {"个月": "个月", "天": "天", "日": "天", "个自然日": "天"}


class Kind(Enum):
    """Days and years are expected to move on from one notice to the next."""

    DAY = auto()
    YEAR = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a rule file writes it (`230 元`, `50%`, `3 个月`, `2025-09-01`), and where in the text it stands."""

    text: str
    start: int
    end: int
    kind: Kind = Kind.OTHER


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one day to another, both of them in it."""

    first: date
    last: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Day:
    day: date
    start: int
    end: int


def bare(text: str) -> str:
    """The text without blanks, which stand anywhere in copied notices: `2023 年 2 月 28 日`."""
    return re.sub(r"\s+", "", text)


def stretches_in(text: str) -> tuple[Stretch, ...]:
    days = _days(text)
    return tuple(
        Stretch(a.day, b.day, a.start, b.end)
        for a, b in pairwise(days)
        if _BETWEEN.fullmatch(text, a.end, b.start) and a.day <= b.day
    )


def days_in(text: str) -> tuple[Number, ...]:
    return tuple(Number(found.day.isoformat(), found.start, found.end, Kind.DAY) for found in _days(text))


def amounts_in(text: str) -> tuple[Number, ...]:
    return tuple(Number(f"{found[1]} 元", found.start(), found.end()) for found in _AMOUNT.finditer(text))


def rates_in(text: str) -> tuple[Number, ...]:
    return tuple(Number(f"{found[1]}%", found.start(), found.end()) for found in _RATE.finditer(text))


def shares_in(text: str) -> tuple[Number, ...]:
    """Percentages but for goals (参保率达到 95%)."""
    return tuple(rate for rate in rates_in(text) if not _GOAL_BEFORE.search(text[: rate.start]))


def granted_in(text: str) -> tuple[Number, ...]:
    """Amounts but for those that a person pays (个人缴费 200 元)."""
    return tuple(amount for amount in amounts_in(text) if not _OWN_BEFORE.search(text[: amount.start]))


def lengths_in(text: str) -> tuple[Number, ...]:
    return tuple(_lengths(text))


def numbers_in(text: str) -> tuple[str, ...]:
    """Each once, in the order of the text."""
    found = [*days_in(text), *amounts_in(text), *rates_in(text), *lengths_in(text)]
    return tuple(dict.fromkeys(number.text for number in sorted(found, key=lambda number: number.start)))


def stated_in(text: str) -> tuple[Number, ...]:
    """Every number, repeated ones too, in the order of the text: what has no form of its own as it is written."""
    known = [*days_in(text), *amounts_in(text), *rates_in(text), *lengths_in(text)]
    for pattern, kind in ((_YEAR, Kind.YEAR), (_ANY, Kind.OTHER)):
        taken = {at for number in known for at in range(number.start, number.end)}
        rest = [found for found in pattern.finditer(text) if found.start() not in taken]
        known += [Number(found[0], found.start(), found.end(), kind) for found in rest]
    return tuple(sorted(known, key=lambda number: number.start))


def _days(text: str) -> list[_Day]:
    """A day without a year is one of the year that was named last; before any year it is none."""
    found: list[_Day] = []
    year = 0
    for match in _DAY.finditer(text):
        year = int(match["year"]) if match["year"] else year + bool(match["next"] and year)
        month = int(match["month"])
        if not (1900 <= year <= 2199 and 1 <= month <= 12):
            continue
        length = calendar.monthrange(year, month)[1]
        day = int(match["day"]) if match["day"] else length
        if 1 <= day <= length:
            found.append(_Day(date(year, month, day), match.start(), match.end()))
    return found


def _lengths(text: str) -> Iterator[Number]:
    for match in _LENGTH.finditer(text):
        written = "二" if match["count"] == "两" else match["count"]
        count = int(written) if written.isdigit() else NUMERALS.get(written)
        if count:
            yield Number(f"{count} {_UNITS[match['unit']]}", match.start(), match.end())
