"""What the leaves of the evaluator do with symbols: the columnar meaning of dates, amounts, functions and regions.

Each function stands beside its plain version of the same name in `engine.dates`, `engine.money`, `engine.functions`,
`engine.regions`, `engine.arithmetic` or `engine.symbol`. Arguments are known: plain values or symbols.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import Any

from dsl import NONE, OTHER, Duration, Unit

from ... import arithmetic, dates
from ...arithmetic import MIXED, NOTHING, TOO_LARGE_TO_COUNT
from ...money import LARGEST_COUNT
from ...regions import prefix
from ...symbol import SYMBOLIC
from .questions import ask, is_equal, is_less
from .symbols import Amount, Count, Day, Number, Steps, Text, raised
from .terms import (
    Among,
    BeginsWith,
    Constant,
    DaysLater,
    Difference,
    Either,
    MonthsLater,
    MonthStart,
    Part,
    Quotient,
    Rounding,
    Sum,
    Term,
    Test,
    Times,
)

_ROUNDINGS = {ROUND_DOWN: Rounding.DOWN, ROUND_UP: Rounding.UP, ROUND_HALF_UP: Rounding.HALF_UP}


# --- days ------------------------------------------------------------------------------------------------------------


def _day(value: Any) -> Term:
    return value.term if isinstance(value, Day) else Constant(value)


def _whole(value: Any) -> Term:
    return value.term if isinstance(value, Number) else Constant(value)


def plus(day: Any, length: Duration, sign: int = 1) -> Any:
    count = _multiplied(_whole(length.count), sign * (12 if length.unit is Unit.YEAR else 1))
    return Day(_days_later(_day(day), count) if length.unit is Unit.DAY else MonthsLater(_day(day), count))


def _multiplied(count: Term, by: int) -> Term:
    if isinstance(count, Constant):
        assert isinstance(count.value, int)
        return Constant(count.value * by)
    return count if by == 1 else Times(count, Constant(by))


def _days_later(day: Term, count: Term) -> Term:
    if isinstance(day, DaysLater) and isinstance(day.days, Constant) and isinstance(count, Constant):
        return DaysLater(day.day, Constant(day.days.value + count.value))  # type: ignore[operator]
    return DaysLater(day, count)


def next_day(day: Day) -> Day:
    return Day(_days_later(day.term, Constant(1)))


def previous_day(day: Day) -> Day:
    return Day(_days_later(day.term, Constant(-1)))


def next_month_start(day: Day) -> Day:
    return Day(MonthsLater(MonthStart(day.term), Constant(1)))


def year(day: Day) -> Count:
    return Steps(Part("year", day.term), 9999, lambda number: _not_before(day, number))


def _not_before(day: Day, number: int) -> bool:
    """Is the day in this year or later?"""
    if number > 9999:
        return False
    return number < 1 or bool(day >= date(number, 1, 1))


def age(birth: Any, on: Any) -> Any:
    b, o = _day(birth), _day(on)
    years = Difference(Difference(Part("year", o), Part("year", b)), _one_if(is_less(_of_year(o), _of_year(b))))
    if isinstance(birth, Day) and not isinstance(on, Day):
        return Steps(years, 9999, lambda count: bool(birth <= last_birth(on, count)))
    return Count(years, 9999)


def last_birth(on: date, count: int) -> date:
    """Whoever was born on this day or earlier is at least so old on a day."""
    if on.year - count < 1:
        return date.min
    if on.year - count > 9999:
        return date.max
    try:
        return on.replace(year=on.year - count)
    except ValueError:  # 29 February
        return date(on.year - count, 2, 28)


def age_next_day(birth: Any, on: Any) -> Any:
    return 0 if birth == on else dates.age(birth, dates.previous_day(on))


def _of_year(day: Term) -> Term:
    """Month and day as one number."""
    return Sum(Times(Part("month", day), Constant(100)), Part("day", day))


def _either(test: Test | bool, yes: Term, no: Term) -> Term:
    return (yes if test else no) if isinstance(test, bool) else Either(test, yes, no)


def _one_if(test: Test | bool) -> Term:
    return _either(test, Constant(1), Constant(0))


def _months(first: Term, last: Term) -> Term:
    """From one day's month to another's; the other way round it is negative."""
    years = Difference(Part("year", last), Part("year", first))
    return Sum(Times(years, Constant(12)), Difference(Part("month", last), Part("month", first)))


def _never_below_zero(count: Term) -> Term:
    return _either(is_less(count, Constant(0)), Constant(0), count)


def full_months(first: Any, last: Any) -> Count:
    return _most(_day(first), _day(last), _months(_day(first), _day(last)), 1)


def full_years(first: Any, last: Any) -> Count:
    return _most(_day(first), _day(last), Difference(Part("year", _day(last)), Part("year", _day(first))), 12)


def _most(first: Term, last: Term, guess: Term, months: int) -> Count:
    too_far = is_less(last, MonthsLater(first, _multiplied(guess, months)))
    return Count(_never_below_zero(Difference(guess, _one_if(too_far))), 200_000)


def months_between(first: Any, last: Any) -> Count:
    return Count(_never_below_zero(Sum(_months(_day(first), _day(last)), Constant(1))), 200_000)


def _open_day(month: Term, number: int) -> Term:
    """This day of a month; a day that the month does not have is its last."""
    start = MonthStart(month)
    last = DaysLater(MonthsLater(start, Constant(1)), Constant(-1))
    day = _days_later(start, Constant(number - 1))
    return day if number <= 28 else _either(is_less(last, day), last, day)


def is_open(day: Day, month_days: dates.MonthDays) -> bool:
    first, last = (Day(_open_day(day.term, number)) for number in month_days)
    return bool(first <= day <= last)


def first_open(day: Day, month_days: dates.MonthDays) -> Day:
    first, last = (Day(_open_day(day.term, number)) for number in month_days)
    if day > last:  # where no month follows, the calendar's last day stands in for the next opening
        return max(day, Day(_open_day(MonthsLater(MonthStart(day.term), Constant(1)), month_days[0])))
    return max(day, first)


def last_open(day: Day, month_days: dates.MonthDays) -> Day:
    first, last = (Day(_open_day(day.term, number)) for number in month_days)
    if day < first:
        return Day(_open_day(DaysLater(MonthStart(day.term), Constant(-1)), month_days[1]))
    return min(day, last)


# --- amounts and counts ----------------------------------------------------------------------------------------------


def _number(value: Any) -> Number:
    if isinstance(value, Number):
        return value
    if not isinstance(value, Decimal):
        return Count(Constant(value), abs(value))
    scale = max(0, -int(value.as_tuple().exponent))
    whole = int(value.scaleb(scale))
    return Amount(Constant(whole), scale, abs(whole))


def known_operation(op: str, left: Any, right: Any) -> Any:
    if left is NONE or right is NONE:
        return NOTHING
    if isinstance(right, Duration):
        return _of_duration(op, left, right)
    if isinstance(left, Duration):
        return _lasting(arithmetic.known_operation("×", left.count, right), left.unit)
    a, b = _number(left), _number(right)
    found = _product(a, b) if op == "×" else _sum(op, a, b)
    if type(left) is bool or not (isinstance(left, int) and isinstance(right, int)):
        return found
    return _counted(found)


def _product(a: Number, b: Number) -> Number:
    return Amount(Times(a.term, b.term), a.scale + b.scale, a.most * b.most)


def _sum(op: str, a: Number, b: Number) -> Number:
    scale = max(a.scale, b.scale)
    left, right = raised(a.term, scale - a.scale), raised(b.term, scale - b.scale)
    most = a.most * 10 ** (scale - a.scale) + b.most * 10 ** (scale - b.scale)
    return Amount(Sum(left, right) if op == "+" else Difference(left, right), scale, most)


def _counted(number: Number) -> Any:
    """A whole number, as long as it is not beyond what is worked out."""
    if number.most > LARGEST_COUNT:
        term = number.term
        if ask(is_less(Constant(LARGEST_COUNT), term)) or ask(is_less(term, Constant(-LARGEST_COUNT))):
            return TOO_LARGE_TO_COUNT
    return Count(number.term, number.most)


def _lasting(count: Any, unit: Unit) -> Any:
    return Duration(count, unit) if isinstance(count, int) else count


def _of_duration(op: str, left: Any, right: Duration) -> Any:
    if isinstance(left, date):
        return dates.plus(left, right, 1 if op == "+" else -1)
    if not isinstance(left, Duration):
        return _lasting(arithmetic.known_operation(op, left, right.count), right.unit)
    if left.unit is not right.unit:
        return MIXED
    return _lasting(arithmetic.known_operation(op, left.count, right.count), left.unit)


def is_whole_fen(amount: Any) -> bool:
    if not isinstance(amount, Amount) or amount.scale <= 2:
        return True
    unit = Constant(10 ** (amount.scale - 2))
    return ask(is_equal(Times(Quotient(Rounding.DOWN, amount.term, unit), unit), amount.term))


def rounded(rounding: str, amount: Any) -> Any:
    if not isinstance(amount, Amount):
        return amount
    if amount.scale <= 2:
        return Amount(raised(amount.term, 2 - amount.scale), 2, amount.most * 10 ** (2 - amount.scale))
    unit = 10 ** (amount.scale - 2)
    return Amount(Quotient(_ROUNDINGS[rounding], amount.term, Constant(unit)), 2, amount.most // unit + 1)


def quotient(rounding: str, numerator: Any, denominator: Any) -> Any:
    above, below = _number(numerator), _number(denominator)
    if isinstance(numerator, int):
        return Count(Quotient(_ROUNDINGS[rounding], above.term, below.term), above.most)
    up, down = max(0, 2 - above.scale), max(0, above.scale - 2)
    return Amount(
        Quotient(_ROUNDINGS[rounding], raised(above.term, up), raised(below.term, down)), 2, above.most * 10**up
    )


# --- texts and regions -----------------------------------------------------------------------------------------------


def lies_in(code: Text, container: str) -> bool:
    return ask(BeginsWith(code.term, prefix(container)))


def is_member(value: Any, members: Collection[Any]) -> bool:
    if not isinstance(value, Text):
        return any(value == member for member in members)
    texts = tuple(sorted(member for member in members if isinstance(member, str)))
    return bool(texts) and ask(Among(value.term, texts))


def pinned(value: Any, among: Collection[Any]) -> Any:
    return next((one for one in among if one is not OTHER and one.__class__ is value.__class__ and value == one), None)


def pinned_region(value: Text, among: Iterable[Any]) -> Any:
    codes = sorted((one for one in among if isinstance(one, str)), key=lambda code: -len(prefix(code)))
    return next((code for code in codes if ask(BeginsWith(value.term, prefix(code)))), None)


_ROWS: tuple[Callable[..., Any], ...] = (
    plus,
    next_day,
    previous_day,
    next_month_start,
    year,
    age,
    age_next_day,
    full_months,
    full_years,
    months_between,
    is_open,
    first_open,
    last_open,
    known_operation,
    is_whole_fen,
    rounded,
    quotient,
    lies_in,
    is_member,
    pinned,
    pinned_region,
)


def register() -> None:
    """From now on the evaluator finds these."""
    SYMBOLIC.update((row.__name__, row) for row in _ROWS)
