"""Each leaf that the evaluator has for symbols gives, as a query over edge values, what its plain version gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from itertools import product
from typing import Any

import duckdb
import pytest
from sqlglot import exp

import engine.columnar
import engine.interpret
from dsl import NONE, OTHER, Duration, TimeOfDay, Unit
from engine.columnar.columns.flattened import cell_of
from engine.columnar.columns.output import Output, Shape
from engine.columnar.columns.plan import Plan
from engine.columnar.exploring.explore import Explorer
from engine.columnar.exploring.seen import ANYTHING
from engine.columnar.sql.printing import printed
from engine.columnar.sql.select import select
from engine.columnar.stepwise.steps import Steps
from engine.columnar.symbols.symbols import Amount, Count, Day, Moment, Text
from engine.columnar.symbols.terms import Column
from engine.symbol import LEAVES, SYMBOLIC
from engine.unknown import Unknown

assert engine.columnar and engine.interpret  # every leaf is registered where it is defined


@dataclass(frozen=True, slots=True)
class Row:
    """What a leaf is given: of one person, or the columns of all."""

    day: Any
    other: Any
    count: Any
    amount: Any
    rate: Any
    text: Any
    moment: Any


COLUMNS = {
    "day": "DATE",
    "other": "DATE",
    "count": "BIGINT",
    "amount": "DECIMAL(14,2)",
    "rate": "DECIMAL(12,8)",
    "text": "VARCHAR",
    "moment": "BIGINT",
}
SYMBOLS = Row(
    Day(Column("day", is_day=True)),
    Day(Column("other", is_day=True)),
    Count(Column("count"), 10**14),
    Amount(Column("amount", 2), 2, 10**14),
    Amount(Column("rate", 8), 8, 10**14),
    Text(Column("text")),
    Moment(Column("moment")),
)
_DAYS = [
    *(date(1927, 11, 30), date(1996, 2, 29), date(2000, 2, 29), date(2023, 12, 31), date(2024, 1, 1)),
    *(date(2024, 1, 31), date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1), date(2024, 3, 31)),
    *(date(2024, 4, 30), date(2025, 2, 28), date(2025, 3, 1), date(9999, 12, 1), date(9999, 12, 31)),
]
_COUNTS = (0, 1, -1, 2, 3, 7, -7, 12, 29, 31, 366, 60_000, -60_000)
_AMOUNTS = tuple(map(Decimal, ("0.00", "0.01", "-0.01", "400.00", "66.67", "-66.67", "999999999999.99")))
_RATES = tuple(map(Decimal, ("0.66660000", "0.5", "0.33333333", "-0.5", "0.00000000", "1")))
_TEXTS = ("150700", "150721", "150800", "110000", "一级", "二级", "")
_MOMENTS = (0, 43_199, 43_200, 86_399)


def _rows() -> list[Row]:
    """Every day with every other day; the rest takes turns."""

    def turn(values: Sequence[Any], number: int) -> Any:
        return values[number % len(values)]

    return [
        Row(
            *days,
            turn(_COUNTS, number),
            turn(_AMOUNTS, number),
            turn(_RATES, number // 7),
            turn(_TEXTS, number // 3),
            TimeOfDay(turn(_MOMENTS, number)),
        )
        for number, days in enumerate(product(_DAYS, _DAYS))
    ]


ROWS = _rows()
Case = Callable[[Callable[..., Any], Row], Any]
TODAY = date(2024, 2, 29)
MONTHS: Sequence[tuple[int, int]] = ((1, 31), (10, 25), (1, 1), (29, 30), (31, 31))
ROUNDINGS = (ROUND_DOWN, ROUND_UP, ROUND_HALF_UP)
DAYS: dict[str, list[Case]] = {
    "plus": [
        *(lambda f, r, u=u, s=s: f(r.day, Duration(r.count, u), s) for u in Unit for s in (1, -1)),
        *(lambda f, r, u=u, n=n: f(r.day, Duration(n, u)) for u in Unit for n in (0, 1, -1, 3, 60, 12_000)),
        lambda f, r: f(TODAY, Duration(r.count, Unit.MONTH)),
        lambda f, r: f(f(r.day, Duration(1, Unit.MONTH)), Duration(1, Unit.DAY), -1),
        lambda f, r: f(r.day, Duration(90, Unit.DAY)) < TODAY,
        lambda f, r: f(r.day, Duration(3, Unit.MONTH)) <= r.other,
        lambda f, r: f(r.day, Duration(30, Unit.DAY)) > r.other,
    ],
    "next_day": [lambda f, r: f(r.day), lambda f, r: f(f(r.day)), lambda f, r: f(r.day) <= r.other],
    "previous_day": [lambda f, r: f(r.day), lambda f, r: f(r.day) >= TODAY],
    "next_month_start": [lambda f, r: f(r.day), lambda f, r: f(r.day) == date(2024, 3, 1)],
    "year": [
        lambda f, r: f(r.day),
        *(lambda f, r, n=n: f(r.day) > n for n in (0, 2023, 9999)),
        lambda f, r: f(r.day) == 2024,
        lambda f, r: f(r.day) <= 2024,
        lambda f, r: f(r.day) < f(r.other),
    ],
    "age": [
        lambda f, r: f(r.day, r.other),
        lambda f, r: f(r.day, TODAY),
        lambda f, r: f(TODAY, r.day),
        *(lambda f, r, n=n: f(r.day, TODAY) >= n for n in (0, 28, 60, -1, 3000)),
        *(lambda f, r, n=n: f(r.day, date(2025, 2, 28)) == n for n in (0, 1, 28, 29)),
        lambda f, r: f(r.day, date(2025, 3, 1)) < 29,
    ],
    "age_next_day": [
        lambda f, r: f(r.day, r.other),
        lambda f, r: f(r.day, TODAY),
        lambda f, r: f(r.day, date(2025, 3, 1)) > 28,
        lambda f, r: f(TODAY, r.day),
    ],
    "full_months": [lambda f, r: f(r.day, r.other), lambda f, r: f(r.day, TODAY), lambda f, r: f(TODAY, r.day) >= 12],
    "full_years": [lambda f, r: f(r.day, r.other), lambda f, r: f(r.day, TODAY), lambda f, r: f(TODAY, r.day) == 1],
    "months_between": [lambda f, r: f(r.day, r.other), lambda f, r: f(r.day, TODAY) > 3],
    "is_open": [lambda f, r, m=m: f(r.day, m) for m in MONTHS],
    "first_open": [lambda f, r, m=m: f(r.day, m) for m in MONTHS],
    "last_open": [lambda f, r, m=m: f(r.day, m) for m in MONTHS],
}
AMOUNTS: dict[str, list[Case]] = {
    "known_operation": [
        *(lambda f, r, op=op: f(op, r.amount, Decimal("0.6")) for op in "+-"),
        *(lambda f, r, op=op: f(op, 5, r.count) for op in "+-×"),
        *(lambda f, r, op=op: f(op, r.count, r.count) for op in "+-×"),
        lambda f, r: f("×", r.count, 10**14),
        lambda f, r: f("-", Decimal(400), r.amount),
        lambda f, r: f("×", r.amount, 3) > 200,
        lambda f, r: f("×", r.amount, r.rate) >= Decimal("33.335"),
        lambda f, r: f("+", r.day, Duration(r.count, Unit.DAY)),
        lambda f, r: f("-", r.day, Duration(1, Unit.MONTH)),
        lambda f, r: f("+", Duration(r.count, Unit.DAY), Duration(3, Unit.DAY)),
        lambda f, r: f("+", Duration(r.count, Unit.DAY), Duration(3, Unit.MONTH)),
        lambda f, r: f("×", Duration(r.count, Unit.DAY), 3),
        lambda f, r: f("+", r.amount, NONE),
    ],
    "is_whole_fen": [
        lambda f, r: f(r.amount),
        lambda f, r: f(r.rate),
        lambda f, r: f(LEAVES["known_operation"]("×", r.amount, r.rate)),
    ],
    "rounded": [
        *(lambda f, r, way=way: f(way, LEAVES["known_operation"]("×", r.amount, r.rate)) for way in ROUNDINGS),
        *(lambda f, r, way=way: f(way, r.amount) for way in ROUNDINGS),
        *(lambda f, r, way=way: f(way, r.rate) for way in ROUNDINGS),
        lambda f, r: f(ROUND_UP, r.count),
    ],
    "quotient": [
        *(lambda f, r, way=way, n=n: f(way, r.amount, n) for way in ROUNDINGS for n in (1, 3, -7, 365)),
        *(lambda f, r, way=way, n=n: f(way, r.count, n) for way in ROUNDINGS for n in (2, -3)),
        *(lambda f, r, way=way: f(way, r.rate, 3) for way in ROUNDINGS),
    ],
}
TEXTS: dict[str, list[Case]] = {
    "lies_in": [lambda f, r, region=region: f(r.text, region) for region in ("150700", "150721", "150000")],
    "is_member": [
        lambda f, r: f(r.text, ("一级", "二级")),
        lambda f, r: f(r.text, ()),
        lambda f, r: f(r.day, (TODAY, date(2024, 1, 1))),
        lambda f, r: f(r.count, (0, 7)),
    ],
    "pinned": [lambda f, r: LEAVES["is_member"](f(r.text, ("一级", "150700", OTHER)), ("一级",))],
    "pinned_region": [lambda f, r: f(r.text, ("150721", "150700", OTHER)) == "150721"],
}
CASES = {**DAYS, **AMOUNTS, **TEXTS}


def test_every_leaf_has_a_version_for_symbols_and_stands_here() -> None:
    assert set(LEAVES) == set(SYMBOLIC) == set(CASES)


def plain_cell(result: Any) -> Any:
    return None if isinstance(result, Unknown) else cell_of(result)


def shape_of(cell: Any) -> Shape:
    """By what the plain version gives."""
    shapes = {bool: Shape.TRUTH, date: Shape.DATE, int: Shape.WHOLE, Decimal: Shape.MONEY, str: Shape.WORD}
    return shapes[type(cell)]


def as_query(leaf: str, cases: Sequence[Case], shapes: Sequence[Shape]) -> str:
    """Each case a step of its own, as the evaluator's decisions are."""
    steps = Steps(ANYTHING, {})
    outputs = []
    for number, (case, shape) in enumerate(zip(cases, shapes, strict=True)):

        def run(_: Explorer, case: Case = case) -> Any:
            return case(LEAVES[leaf], SYMBOLS)

        step = steps.step((f"{leaf} {number}",), run)
        outputs.append(Output(f"c{number}", shape, step, tuple(map(plain_cell, step.results))))
    query: exp.Expr = select(Plan(None, (), tuple(steps.made), tuple(outputs)), "rows", ("row",))  # type: ignore[arg-type]
    return printed(query, "duckdb")


@pytest.fixture(scope="module")
def connection() -> Any:
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE rows (row BIGINT, {', '.join(' '.join(pair) for pair in COLUMNS.items())})")
        values = [
            [number, row.day, row.other, row.count, row.amount, row.rate, row.text, row.moment.seconds]
            for number, row in enumerate(ROWS)
        ]
        connection.executemany(f"INSERT INTO rows VALUES ({', '.join('?' * 8)})", values)
        yield connection


@pytest.mark.parametrize("leaf", CASES)
def test_a_leaf_over_columns_gives_what_it_gives_for_each_row(leaf: str, connection: duckdb.DuckDBPyConnection) -> None:
    wrong = [said for _, said in differences(leaf, connection)]
    assert not wrong, "\n".join([f"{len(wrong)} cells differ", *wrong[:5]])


def differences(leaf: str, connection: duckdb.DuckDBPyConnection) -> Iterator[tuple[Row, str]]:
    cases = CASES[leaf]
    expected = [[plain_cell(case(LEAVES[leaf], row)) for case in cases] for row in ROWS]
    shapes = [
        shape_of(next(cell for cell in (*cells, "") if cell is not None)) for cells in zip(*expected, strict=True)
    ]
    for number, *found in connection.execute(as_query(leaf, cases, shapes)).fetchall():
        for at, (wanted, got) in enumerate(zip(expected[number], found, strict=True)):
            if (type(wanted), wanted) != (type(got), got):
                yield ROWS[number], f"case {at}: expected {wanted!r}, found {got!r}, of {ROWS[number]}"
