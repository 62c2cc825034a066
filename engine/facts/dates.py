"""Dates as rosters write them. A date that can be read in two ways is not read at all."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from .raw import Problem
from .text import folded

_MIDNIGHT = r"(?:(?: |T)0?0:00(?::00(?:\.0+)?)?)?"
_DAY = re.compile(
    rf"(?P<year>[0-9]{{4}})(?:(?P<mark>[-/.]) ?(?P<month>[0-9]{{1,2}})(?P=mark) ?(?P<day>[0-9]{{1,2}})"
    rf"| ?年 ?(?P<month_zh>[0-9]{{1,2}}) ?月 ?(?P<day_zh>[0-9]{{1,2}}) ?[日号]"
    rf"|(?P<month_8>[0-9]{{2}})(?P<day_8>[0-9]{{2}})){_MIDNIGHT}"
)
_WITH_TIME = re.compile(r"[0-9]{4}.*[0-9日号][ T][0-9]{1,2}:[0-9]{2}.*")
_PARTS = re.compile(
    r"[0-9]{1,4}[-/.年][0-9]{1,2}(?:[-/.月](?:[0-9]{1,4}日?)?)?|[0-9]{1,2}月[0-9]{1,2}[日号]|[0-9]{4}年?|[0-9]{6}"
)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_EARLIEST = 1800


def date_from(raw: object) -> date | Problem:
    """日期, from a date cell or from text."""
    match raw:
        case datetime():
            return raw.date() if raw.timetz() == time() else Problem("P643")
        case date():
            return raw
        case time():
            return Problem("P643")
        case bool():
            return Problem("P639")
        case int() | Decimal():
            return date_from_text(_plain(raw))
        case str():
            return date_from_text(raw)
        case _:
            return Problem("P639")


def date_from_text(raw: str) -> date | Problem:
    text = folded(raw)
    if day := _DAY.fullmatch(text):
        return _calendar_day(day)
    if _WITH_TIME.fullmatch(text):
        return Problem("P643")
    if _SERIAL.fullmatch(text):
        return Problem("P642")
    return Problem("P641" if _PARTS.fullmatch(text) else "P639")


def _calendar_day(day: re.Match[str]) -> date | Problem:
    month = day["month"] or day["month_zh"] or day["month_8"]
    of_month = day["day"] or day["day_zh"] or day["day_8"]
    try:
        found = date(int(day["year"]), int(month), int(of_month))
    except ValueError:
        return Problem("P640")
    return found if found.year >= _EARLIEST else Problem("P640")


def _plain(number: int | Decimal) -> str:
    """The digits of a number cell; what is too long to be a date stays what it is not."""
    if isinstance(number, Decimal) and not (number.is_finite() and abs(number.adjusted()) < 12):
        return ""
    return format(number, "f") if isinstance(number, Decimal) else str(number)[:12]
