"""How the dates of two notices were compared, where that makes a difference."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsl import FixedSpan, Literal, Policy
from engine.compare import Changes

from .speaker import Speaker

_ENDS_OF_FEBRUARY = {(2, 28), (2, 29)}


def compared_dates(changes: Changes, speaker: Speaker) -> str:
    """Empty where both notices are of one 年度."""
    years = changes.old.header.year, changes.new.header.year
    if years[0] == years[1]:
        return ""
    if changes.absolute:
        return speaker.say("absolute")
    days = (date(year - 1, 9, 1).isoformat() for year in years)
    aligned = speaker.say("aligned", old_year=years[0], new_year=years[1], day=next(days), other=next(days))
    ends = next(_ends_of_february(changes), None)
    return aligned if ends is None else speaker.say("aligned.february", aligned=aligned, day=ends[0], other=ends[1])


def _ends_of_february(changes: Changes) -> Iterator[tuple[date, date]]:
    """Last days of a window that are the 28th in one notice and the 29th in the other."""
    apart = changes.new.header.year - changes.old.header.year
    for day in _last_days(changes.old):
        for other in _last_days(changes.new):
            is_end = {(one.month, one.day) for one in (day, other)} == _ENDS_OF_FEBRUARY
            if is_end and other.year - day.year == apart:
                yield day, other


def _last_days(policy: Policy) -> Iterator[date]:
    for window in policy.windows.values():
        match window.days:
            case FixedSpan(last=Literal(value=date() as day)):
                yield day
