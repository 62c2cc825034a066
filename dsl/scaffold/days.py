"""Days of a statement taken over, as the year that follows should have them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from enum import Enum, auto

from ..edits import Edit
from ..parse import tokens_of
from ..source import Fragment, Source, Span

_OF_A_YEAR = re.compile(r"(?:年度|year)[^\S\n]+(\d{4})$")


class Days(Enum):
    """What became of the days of a statement that the new notice does not state as they were."""

    NONE = auto()
    KEPT = auto()
    MOVED = auto()

    def words(self, years: int, is_chinese: bool) -> tuple[str, ...]:
        if self is Days.KEPT:
            return ("语句里的日期还是去年的" if is_chinese else "days are those of the year before",)
        if self is Days.MOVED and is_chinese:
            return (f"语句里的日期推后了 {years} 年",)
        return (f"days moved on by {years} year{'' if years == 1 else 's'}",) if self is Days.MOVED else ()


def days_moved(at: Fragment, years: int, stated: Collection[str]) -> Iterator[Edit]:
    """Days, and the 年度 of a 财政补助. `stated`: numbers of the new clauses; what they state stays as it is."""
    for token in tokens_of(Source(at.source.name, at.text)):
        start = at.span.start + (token.start_pos or 0)
        if token.type == "DATE":
            was, now = str(token), carried(date.fromisoformat(str(token)), years, stated).isoformat()
        elif of_year := _OF_A_YEAR.search(str(token)):
            start += of_year.start(1)
            was, now = of_year[1], str(carried_year(int(of_year[1]), years, stated))
        else:
            continue
        if was != now:
            yield Edit(Span(start, start + len(was)), now)


def states_numbers(at: Fragment) -> bool:
    tokens = tokens_of(Source(at.source.name, at.text))
    return any(token.type in ("DATE", "QUANTITY") or _OF_A_YEAR.search(str(token)) for token in tokens)


def carried(day: date, years: int, stated: Collection[str]) -> date:
    """The day as the new notice should have it: a day of birth that it still states is not moved."""
    moved = later(day, years)
    return day if day.isoformat() in stated and moved.isoformat() not in stated else moved


def carried_year(year: int, years: int, stated: Collection[str]) -> int:
    moved = year + years
    return year if f"{year}年" in stated and f"{moved}年" not in stated else moved


def later(day: date, years: int) -> date:
    """The last day of February stays the last day of February."""
    following = date.fromordinal(day.toordinal() + 1)
    if (following.month, following.day) == (3, 1):
        return date.fromordinal(date(day.year + years, 3, 1).toordinal() - 1)
    return day.replace(year=day.year + years)
