"""Days in a query. What lies beyond the calendar is its last or first day, as everywhere (`engine.dates.plus`)."""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from dsl import Duration, Unit

from ...dates import plus
from .numbers import Number, cast_to_int, multiplied, operand, subtracted, whole

_SPAN = {Unit.DAY: (date.max - date.min).days, Unit.MONTH: 12 * date.max.year}
"""So many of a unit lead from any day out of the calendar."""
_SAFE_BACK = {Unit.DAY: 365 * 4700, Unit.MONTH: 12 * 4700}
"""PostgreSQL knows no day before 4713 BC; so much earlier than year 1 is never too early."""
_IN_YEAR = {Unit.DAY: 366, Unit.MONTH: 12}


def written_day(day: date) -> exp.Expr:
    return as_day(exp.Literal(this=day.isoformat(), is_string=True))


def as_day(sql: exp.Expr) -> exp.Expr:
    return exp.Cast(this=sql, to=exp.DataType(this=exp.DataType.Type.DATE))


def later(day: exp.Expr, count: Number, unit: Unit) -> exp.Expr:
    """The day moved by days or months. The sum is of type DATE on every engine."""
    if count.known and count.low == 0:
        return day
    if count.known and -_SAFE_BACK[unit] <= count.low <= _SPAN[unit]:
        return _kept(_moved(day, count.low, unit), before=count.low < 0, after=count.low > 0)
    back = subtracted(whole(0), multiplied(whole(_IN_YEAR[unit]), part("YEAR", day.copy())))
    least = subtracted(back, whole(_IN_YEAR[unit]))
    held = _least(_greatest(count.sql, least.sql), whole(_SPAN[unit]).sql)
    return _kept(_moved(day, cast_to_int(held, 0, 0).sql, unit), before=True, after=True)


def later_written(day: date, count: int, unit: Unit) -> exp.Expr:
    """The same, worked out now."""
    return written_day(plus(day, Duration(count, unit)))


def month_start(day: exp.Expr) -> exp.Expr:
    back = subtracted(whole(1), part("DAY", day.copy()))
    return exp.Add(this=operand(day), expression=operand(back.sql))


def part(name: str, day: exp.Expr) -> Number:
    """The number of the year, the month or the day of the month."""
    return cast_to_int(exp.Extract(this=exp.Var(this=name.upper()), expression=day), 1, _MOST[name.upper()])


_MOST = {"YEAR": date.max.year, "MONTH": 12, "DAY": 31}


def _moved(day: exp.Expr, count: int | exp.Expr, unit: Unit) -> exp.Expr:
    """Days are added as a plain number: on DuckDB four times as fast as an interval, which passes through a moment."""
    if unit is Unit.DAY:
        if isinstance(count, int) and count < 0:
            return exp.Sub(this=operand(day), expression=whole(-count).sql)
        return exp.Add(this=operand(day), expression=whole(count).sql if isinstance(count, int) else count)
    months: exp.Expr = exp.Interval(
        this=exp.Literal(this=str(count) if isinstance(count, int) else "1", is_string=True),
        unit=exp.Var(this="MONTH"),
    )
    if not isinstance(count, int):
        months = exp.Mul(this=count, expression=months)
    return as_day(exp.Add(this=operand(day), expression=months))


def _kept(sql: exp.Expr, *, before: bool, after: bool) -> exp.Expr:
    """Held within the calendar at the end where it may have left it."""
    if after:
        sql = _least(sql, written_day(date.max))
    return _greatest(sql, written_day(date.min)) if before else sql


def _least(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    # No side is ever NULL; without the mark sqlglot guards against one.
    return exp.Least(this=left, expressions=[right], ignore_nulls=True)


def _greatest(left: exp.Expr, right: exp.Expr) -> exp.Expr:
    return exp.Greatest(this=left, expressions=[right], ignore_nulls=True)
