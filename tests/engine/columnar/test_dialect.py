"""Every term and every test on real engines, against the same said in plain Python (`reference.py`)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlglot import exp

from engine.columnar.sql.dialect import named_column, negated, printed, term_sql
from engine.columnar.sql.dialect import test_sql as condition_sql
from engine.columnar.symbols.terms import (
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
    Rounding,
    Sum,
    Term,
    Test,
    Times,
)

from .reference import holds, value
from .rows import ODD_NAME, ROWS, TABLE, Rows

DAY, COUNT, NUMBER, DIVISOR = Column("日"), Column("个"), Column("数"), Column("除")
AMOUNT, RATE, TEXT = Column("额", 2), Column("率", 8), Column("文")
SMALL = Either(Holds("是"), Constant(66666), Either(InState("步", 2), Constant(-3), Constant(0)))
ONE = Constant(1)

DAYS: list[Term] = [
    Constant(date(2024, 2, 29)),
    Constant(date(1800, 1, 1)),
    Constant(date(9999, 12, 31)),
    *(DaysLater(DAY, Constant(n)) for n in (0, 1, -1, 28, 366, -36525, 3_000_000, -3_000_000, 10**18, -(10**18))),
    *(MonthsLater(DAY, Constant(n)) for n in (0, 1, -1, 3, 12, -12, 216, -720, 60_000, -60_000, 10**18, -(10**18))),
    DaysLater(DAY, COUNT),
    MonthsLater(DAY, COUNT),
    DaysLater(Constant(date(2024, 1, 31)), COUNT),
    MonthsLater(Constant(date(2024, 1, 31)), COUNT),
    MonthsLater(Constant(date(2024, 1, 31)), ONE),
    DaysLater(DAY, Difference(Constant(0), COUNT)),
    DaysLater(DaysLater(DAY, ONE), Constant(-1)),
    DaysLater(MonthsLater(DAY, Constant(11)), ONE),
    MonthStart(DAY),
    MonthStart(Constant(date(2024, 2, 29))),
    MonthsLater(MonthStart(DAY), ONE),
    MonthStart(MonthsLater(DAY, ONE)),
    DaysLater(MonthStart(DAY), Difference(Part("day", DAY), ONE)),
    Either(Less(DAY, Constant(date(2024, 1, 31))), DAY, DaysLater(DAY, ONE)),
]
NUMBERS: list[Term] = [
    *(Constant(n) for n in (0, -1, 2**31, -(2**31), 10**17, 2**63, -(2**63) - 1, 10**37)),
    *(Part(part, DAY) for part in ("year", "month", "day")),
    Part("year", Constant(date(2024, 2, 29))),
    Part("month", MonthsLater(DAY, ONE)),
    NUMBER,
    AMOUNT,
    RATE,
    Column(ODD_NAME),
    Sum(NUMBER, DIVISOR),
    Sum(Sum(NUMBER, NUMBER), Times(Constant(8), NUMBER)),
    Difference(NUMBER, DIVISOR),
    Difference(Constant(5), Difference(Constant(-3), NUMBER)),
    Difference(Part("year", DAY), Constant(3000)),
    Times(NUMBER, DIVISOR),
    Times(AMOUNT, RATE),
    Times(Times(AMOUNT, RATE), Constant(-(10**10))),
    Times(AMOUNT, Constant(6666)),
    Times(SMALL, SMALL),
    Times(Times(SMALL, SMALL), Times(SMALL, SMALL)),
    Sum(Constant(10**17), Times(Constant(6666), Constant(10**13))),
    SMALL,
    Either(Holds("是"), Times(AMOUNT, RATE), ONE),
    Sum(Either(Holds("是"), Times(AMOUNT, RATE), ONE), ONE),
]
DIVISIONS = [
    (NUMBER, DIVISOR),
    (NUMBER, Constant(7)),
    (NUMBER, Constant(-7)),
    (NUMBER, Constant(100)),
    (NUMBER, Constant(-2)),
    (NUMBER, ONE),
    (Part("day", DAY), Constant(7)),
    (Difference(Constant(0), Part("day", DAY)), Constant(2)),
    (Constant(-7), Constant(2)),
    (Constant(7), DIVISOR),
    (SMALL, Constant(4)),
    (AMOUNT, Constant(3)),
    (Times(AMOUNT, Constant(6666)), Constant(10_000)),
    (Times(AMOUNT, RATE), Constant(10**8)),
    (Times(AMOUNT, RATE), DIVISOR),
    (Times(NUMBER, Constant(10**13)), DIVISOR),
    (Times(NUMBER, NUMBER), Times(DIVISOR, Constant(10**10))),
    (Times(NUMBER, Constant(10**10)), Times(DIVISOR, DIVISOR)),
    (Quotient(Rounding.HALF_UP, AMOUNT, Constant(3)), Constant(2)),
    (Times(Quotient(Rounding.UP, Times(AMOUNT, RATE), Constant(10**8)), Constant(5)), Constant(7)),
]
QUOTIENTS = [Quotient(rounding, *sides) for rounding in Rounding for sides in DIVISIONS]
TEXTS: list[Term] = [
    TEXT,
    *map(Constant, ("一类", "it's", "a\\b", "%s {x}", "", "\n")),
    Either(Holds("是"), TEXT, Constant("无")),
]
TESTS: list[Test] = [
    Given("空"),
    Given(ODD_NAME),
    Holds("是"),
    InState("步", 1),
    Less(DAY, Constant(date(2024, 2, 29))),
    Less(MonthsLater(DAY, Constant(720)), DaysLater(Constant(date(2024, 12, 31)), ONE)),
    Less(NUMBER, DIVISOR),
    Less(Times(AMOUNT, RATE), NUMBER),
    Less(SMALL, Constant(1)),
    Equal(DAY, MonthStart(DAY)),
    Equal(Times(NUMBER, Constant(100)), Times(Constant(100), DIVISOR)),
    Equal(AMOUNT, Constant(40010)),
    Equal(RATE, Constant(66660000)),
    *(Equal(TEXT, Constant(text)) for text in ("a\\b", "it's", "", "%", "a\nb", "一类")),
    *(Among(TEXT, members) for members in ((), ("一类",), ("150700", "it's", "无"))),
    *(BeginsWith(TEXT, prefix) for prefix in ("", "15", "1507", "150700")),
    Less(Either(Given("空"), ONE, NUMBER), ONE),
]


def selected(expressions: list[exp.Expr], dialect: str) -> str:
    """A query that gives the row's number and these, row by row."""
    table = exp.From(this=exp.Table(this=exp.Identifier(this=TABLE, quoted=True)))
    named = [exp.Alias(this=sql, alias=exp.Identifier(this=f"c{i}", quoted=True)) for i, sql in enumerate(expressions)]
    return printed(exp.Select(expressions=[named_column("行号"), *named], from_=table), dialect)


def plain(found: Any) -> Any:
    """Engines give a wide whole number as int or Decimal."""
    return int(found) if isinstance(found, Decimal) and found == found.to_integral_value() else found


@pytest.mark.parametrize("terms", [DAYS, NUMBERS, QUOTIENTS, TEXTS], ids=["days", "numbers", "quotients", "texts"])
def test_terms(terms: list[Term], dialect: str, rows: Rows) -> None:
    found = rows(selected([term_sql(term) for term in terms], dialect))
    assert len(found) == len(ROWS)
    for number, *values in found:
        for term, got in zip(terms, map(plain, values), strict=True):
            expected = value(term, ROWS[number])
            assert (type(got), got) == (type(expected), expected), (term, ROWS[number])


def test_tests(dialect: str, rows: Rows) -> None:
    conditions = [*map(condition_sql, TESTS), *(negated(condition_sql(test)) for test in TESTS)]
    for number, *values in rows(selected(conditions, dialect)):
        expected = [holds(test, ROWS[number]) for test in TESTS]
        assert values == expected + [not holding for holding in expected], ROWS[number]


TOO_LARGE = [
    Times(Times(NUMBER, NUMBER), NUMBER),
    Times(Times(Constant(10**18), AMOUNT), RATE),
    Sum(Times(Times(NUMBER, NUMBER), Constant(99)), Times(Times(NUMBER, NUMBER), Constant(99))),
    Constant(10**39),
]


REFUSALS = ("overflow", "out of range", "out_of_range", "out_of_supported_range", "could not convert")


@pytest.mark.parametrize("term", TOO_LARGE)
def test_what_has_no_room_is_exact_or_an_error(term: Term, dialect: str, rows: Rows) -> None:
    """Never a wrong number: PostgreSQL goes on past 38 digits, the others refuse."""
    try:
        found = rows(selected([term_sql(term)], dialect))
    except Exception as error:
        assert any(word in str(error).lower() for word in REFUSALS), error
    else:
        assert dialect == "postgres"
        assert all(got == value(term, ROWS[number]) for number, got in found)
