"""Times of day (时刻), by themselves and as part of a time stamp. What is finer than a second is not looked at."""

from __future__ import annotations

import re
from datetime import datetime, time

from dsl import TimeOfDay

from .raw import Problem
from .text import folded

_CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.[0-9]+)?)?"
_IN_WORDS = r"(?P<hour>[0-9]{1,2})[时点](?:(?P<minute>[0-9]{1,2})分?)?(?:(?P<second>[0-9]{1,2})秒)?"
_TIMES = tuple(map(re.compile, (_CLOCK, _IN_WORDS)))
_STAMP = re.compile(rf"(?P<day>[0-9]{{4}}.*[0-9日号]) ?[ T](?P<time>{_CLOCK})(?:\+08:?00)?")
"""The hour of China may say so (+08:00); that of another zone is not converted."""
_NOISE = 500
"""Microseconds by which a spreadsheet may fall short of a whole second: it keeps days as binary fractions."""


def time_from(raw: object) -> TimeOfDay | Problem:
    """时刻: 17:30, 17:30:05, 17时30分, or a time cell."""
    match raw:
        case time():
            return _of_cell(raw)
        case str():
            text = folded(raw)
            found = next((match for pattern in _TIMES if (match := pattern.fullmatch(text))), None)
            return Problem("P649") if found is None else _of_match(found)
    return Problem("P649")


def apart(raw: object) -> tuple[object, TimeOfDay | Problem | None]:
    """A cell of a date column as its day and its time of day. Midnight is how programs write a day without a time."""
    match raw:
        case datetime(tzinfo=None):
            found: TimeOfDay | Problem = _of_cell(raw.time())
            day: object = raw.date()
        case str() if stamp := _STAMP.fullmatch(folded(raw)):
            day, found = stamp["day"], _of_match(stamp)
        case _:
            return raw, None
    return day, None if found == TimeOfDay(0) else found


def _of_cell(moment: time) -> TimeOfDay:
    whole = TimeOfDay.of(moment.hour, moment.minute, moment.second)
    last = TimeOfDay.of(23, 59, 59)
    return min(last, TimeOfDay(whole.seconds + (moment.microsecond + _NOISE) // 1_000_000))


def _of_match(found: re.Match[str]) -> TimeOfDay | Problem:
    hour, minute, second = (int(found[part] or 0) for part in ("hour", "minute", "second"))
    return TimeOfDay.of(hour, minute, second) if max(hour + 36, minute, second) < 60 else Problem("P649")
