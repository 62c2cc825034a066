"""What terms and tests mean, said once more in plain Python over one row: what every engine is held against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import Duration, Unit
from engine.columnar.symbols import terms as t
from engine.dates import plus
from engine.functions import divide

Row = Mapping[str, Any]


def value(term: t.Term, row: Row) -> date | int | str:
    """The value of a term for a row; amounts and rates as whole numbers, as in the query."""
    match term:
        case t.Column(name, None):
            return row[name]
        case t.Column(name, int() as scale):
            return int(row[name] * Decimal(10) ** scale)
        case t.Constant(constant):
            return constant
        case t.DaysLater(day, days):
            return plus(value(day, row), Duration(value(days, row), Unit.DAY))
        case t.MonthsLater(day, months):
            return plus(value(day, row), Duration(value(months, row), Unit.MONTH))
        case t.MonthStart(day):
            return value(day, row).replace(day=1)
        case t.Part(part, day):
            return getattr(value(day, row), part)
        case t.Sum(left, right):
            return value(left, row) + value(right, row)
        case t.Difference(left, right):
            return value(left, row) - value(right, row)
        case t.Times(left, right):
            return value(left, row) * value(right, row)
        case t.Quotient(rounding, numerator, denominator):
            return divide(rounding.value, value(numerator, row), value(denominator, row))
        case t.Either(test, yes, no):
            return value(yes if holds(test, row) else no, row)
    raise AssertionError(term)


def holds(test: t.Test, row: Row) -> bool:
    """Whether a test holds for a row."""
    match test:
        case t.Given(column):
            return row[column] is not None
        case t.Holds(column):
            return row[column]
        case t.Less(left, right):
            return value(left, row) < value(right, row)
        case t.Equal(left, right):
            return value(left, row) == value(right, row)
        case t.Among(item, members):
            return value(item, row) in members
        case t.BeginsWith(item, prefix):
            return value(item, row).startswith(prefix)
        case t.InState(step, state):
            return row[step] == state
    raise AssertionError(test)
