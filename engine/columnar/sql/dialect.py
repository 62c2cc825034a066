"""Terms and tests as expression trees of sqlglot, in the subset of SQL that gives the same on every engine.

Trees are built node by node, without ever reading SQL, and are printed by `printed`.
"""

from __future__ import annotations

from datetime import date

from sqlglot import exp

from dsl import Unit

from ..symbols.terms import (
    Among,
    BeginsWith,
    Column,
    Constant,
    DaysLater,
    Difference,
    Either,
    Equal,
    Given,
    Holds,
    InState,
    Less,
    MonthsLater,
    MonthStart,
    Part,
    Quotient,
    Sum,
    Term,
    Test,
    Times,
    Worded,
)
from . import numbers
from .days import later, later_written, month_start, part, written_day
from .numbers import Number, Width, named_column
from .printing import printed

__all__ = ["constant_sql", "named_column", "negated", "printed", "term_sql", "test_sql"]

_CODE_LENGTH = 6
"""Digits of a region's full code."""


def term_sql(term: Term) -> exp.Expr:
    """The value of a term; dates as DATE, whole numbers as wide as they need to be."""
    match term:
        case Column(name, None):
            return named_column(name)
        case Constant(value):
            return constant_sql(value)
        case Either():
            return _chosen(term)
        case DaysLater(day, days):
            return _later(day, days, Unit.DAY)
        case MonthsLater(day, months):
            return _later(day, months, Unit.MONTH)
        case MonthStart(Constant(date() as day)):
            return written_day(day.replace(day=1))
        case MonthStart(day):
            return month_start(term_sql(day))
        case Worded(number, after):
            spelled = exp.Cast(this=_number(number).sql, to=exp.DataType(this=exp.DataType.Type.VARCHAR))
            return exp.DPipe(this=spelled, expression=constant_sql(after), safe=True)
        case _:
            return _number(term).sql


def test_sql(test: Test) -> exp.Expr:
    """A test as a condition. Comparisons are of numbers, of dates, or (`Equal` alone) of texts."""
    match test:
        case Given(column):
            return exp.Not(this=exp.Is(this=named_column(column), expression=exp.Null()))
        case Holds(column):
            return named_column(column)
        case Less(left, right):
            return exp.LT(this=term_sql(left), expression=term_sql(right))
        case Equal(left, right):
            return exp.EQ(this=term_sql(left), expression=term_sql(right))
        case Among(item, members):
            return _among(term_sql(item), members)
        case BeginsWith(item, prefix):
            return _begins(term_sql(item), prefix)
        case InState(step, state):
            return exp.EQ(this=named_column(step), expression=constant_sql(state))


def constant_sql(value: date | int | str) -> exp.Expr:
    match value:
        case date():
            return written_day(value)
        case int():
            return numbers.whole(value).sql
        case str():
            return exp.Literal(this=value, is_string=True)


def negated(condition: exp.Expr) -> exp.Expr:
    return exp.Not(this=exp.Paren(this=condition) if isinstance(condition, exp.Connector) else condition)


def _number(term: Term) -> Number:
    """A term that is a whole number, with the bounds that it keeps."""
    match term:
        case Constant(int() as value):
            return numbers.whole(value)
        case Column():
            return numbers.column_number(term)
        case Sum(left, right):
            return numbers.added(_number(left), _number(right))
        case Difference(left, right):
            return numbers.subtracted(_number(left), _number(right))
        case Times(left, right):
            return numbers.multiplied(_number(left), _number(right))
        case Quotient(rounding, numerator, denominator):
            return numbers.divided(rounding, _number(numerator), _number(denominator))
        case Part(name, Constant(date() as day)):
            return numbers.whole(getattr(day, name))
        case Part(name, day):
            return part(name, term_sql(day))
        case Either():
            return _chosen_number(term)
        case _:
            raise TypeError(f"{type(term).__name__} is no number")


def _later(day: Term, count: Term, unit: Unit) -> exp.Expr:
    number = _number(count)
    if isinstance(day, Constant) and isinstance(day.value, date) and number.known:
        return later_written(day.value, number.low, unit)
    return later(term_sql(day), number, unit)


def _branches(term: Either) -> tuple[list[tuple[Test, Term]], Term]:
    """A chain of choices as one: each test with its outcome, and the last outcome."""
    branches = []
    last: Term = term
    while isinstance(last, Either):
        branches.append((last.test, last.yes))
        last = last.no
    return branches, last


def _chosen(term: Either) -> exp.Expr:
    branches, last = _branches(term)
    return _case([(test, term_sql(outcome)) for test, outcome in branches], term_sql(last))


def _chosen_number(term: Either) -> Number:
    branches, last = _branches(term)
    outcomes = [_number(outcome) for _, outcome in branches]
    default = _number(last)
    every = (*outcomes, default)
    sql = _case([(test, outcome.sql) for (test, _), outcome in zip(branches, outcomes, strict=True)], default.sql)
    width: Width = max(number.width for number in every)
    return Number(sql, min(number.low for number in every), max(number.high for number in every), width)


def _case(branches: list[tuple[Test, exp.Expr]], last: exp.Expr) -> exp.Expr:
    return exp.Case(ifs=[exp.If(this=test_sql(test), true=outcome) for test, outcome in branches], default=last)


def _among(item: exp.Expr, members: tuple[str, ...]) -> exp.Expr:
    if not members:
        return exp.Boolean(this=False)
    if len(members) == 1:
        return exp.EQ(this=item, expression=constant_sql(members[0]))
    return exp.In(this=item, expressions=[constant_sql(member) for member in members])


def _begins(item: exp.Expr, prefix: str) -> exp.Expr:
    """LIKE, which every engine turns into a plain comparison of the first letters; an order of texts differs."""
    if len(prefix) == _CODE_LENGTH:
        return exp.EQ(this=item, expression=constant_sql(prefix))
    return exp.Like(this=item, expression=constant_sql(f"{prefix}%"))
