"""Calendar arithmetic, exactly as the language reference states it."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from dsl import Counting, Duration, Unit

from .symbol import also_for_symbols

_ONE = timedelta(days=1)


@also_for_symbols
def plus(day: date, length: Duration, sign: int = 1) -> date:
    """Adding months or years clamps at the month's end; the calendar's last day stands in for what lies beyond it."""
    count = sign * length.count
    try:
        if length.unit is Unit.DAY:
            return day + timedelta(days=count)
        months = count * (12 if length.unit is Unit.YEAR else 1)
        return _plus_months(day, months)
    except OverflowError:
        return date.max if count > 0 else date.min


def _plus_months(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def after(day: date, length: Duration, counting: Counting) -> date:
    """起满: the first day after the span. 计当日 = D + L; 不计当日 = (D + L) + 1 day, in this order."""
    end = plus(day, length)
    return end if counting is Counting.INCLUSIVE else next_day(end)


def last_day(day: date, length: Duration, counting: Counting) -> date:
    """The last day of `D 起 L 内`: the day before `D 起满 L`."""
    return previous_day(after(day, length, counting))


@also_for_symbols
def next_day(day: date) -> date:
    return day + _ONE if day < date.max else day


@also_for_symbols
def previous_day(day: date) -> date:
    return day - _ONE if day > date.min else day


@also_for_symbols
def next_month_start(day: date) -> date:
    return plus(day.replace(day=1), Duration(1, Unit.MONTH))


@also_for_symbols
def age(birth: date, on: date) -> int:
    """周岁: full years on a day; the birthday completes the year (born on 29 February: 1 March in a common year)."""
    return on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))


@also_for_symbols
def age_next_day(birth: date, on: date) -> int:
    """周岁次日: the year is completed on the day after the birthday; on the day of birth itself it is 0."""
    return 0 if on == birth else age(birth, previous_day(on))


@also_for_symbols
def full_months(first: date, last: date) -> int:
    """满月数: the largest n for which `first + n 个月` is not after `last`."""
    return _most(first, last, Unit.MONTH, (last.year - first.year) * 12 + last.month - first.month)


@also_for_symbols
def full_years(first: date, last: date) -> int:
    """满年数: the largest n for which `first + n 年` is not after `last`."""
    return _most(first, last, Unit.YEAR, last.year - first.year)


def _most(first: date, last: date, unit: Unit, guess: int) -> int:
    """The guess, or one less; never below 0."""
    return max(0, guess - (plus(first, Duration(guess, unit)) > last))


@also_for_symbols
def months_between(first: date, last: date) -> int:
    """月数: months from one day's month to another's, both counted; 0 where the last lies before the first."""
    return max(0, (last.year - first.year) * 12 + last.month - first.month + 1)


MonthDays = tuple[int, int]
"""每月 A 日 至 B 日: the first and the last day of a month that are open."""


def open_days_of(day: date, month_days: MonthDays) -> tuple[date, date]:
    """The first and the last open day of a day's month; a day that the month does not have is its last."""
    length = days_in_month(day.year, day.month)
    first, last = (day.replace(day=min(number, length)) for number in month_days)
    return first, last


@also_for_symbols
def is_open(day: date, month_days: MonthDays) -> bool:
    first, last = open_days_of(day, month_days)
    return first <= day <= last


@also_for_symbols
def first_open(day: date, month_days: MonthDays) -> date:
    """The first open day from this day on; the calendar's last day stands in for what lies beyond it."""
    first, last = open_days_of(day, month_days)
    return max(day, first if day <= last else open_days_of(next_month_start(day), month_days)[0])


@also_for_symbols
def last_open(day: date, month_days: MonthDays) -> date:
    """The last open day up to this day."""
    first, last = open_days_of(day, month_days)
    return min(day, last if day >= first else open_days_of(previous_day(day.replace(day=1)), month_days)[1])
