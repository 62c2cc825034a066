"""One table of edge values, and the engines that it is put into."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import cycle, product
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from ...engines import PostgresServer

TABLE = "行"
ODD_NAME = "a.b[1] `c` \"d\" 'e' \\ %s"
COLUMNS: Mapping[str, str] = {
    "行号": "BIGINT",
    "日": "DATE",
    "个": "BIGINT",
    "数": "BIGINT",
    "除": "BIGINT",
    "额": "DECIMAL(14,2)",
    "率": "DECIMAL(12,8)",
    "文": "VARCHAR",
    "是": "BOOLEAN",
    "步": "INTEGER",
    "空": "DATE",
    ODD_NAME: "BIGINT",
}
_DAYS = tuple(
    map(
        date.fromisoformat,
        [
            *("1800-01-01", "1800-02-28", "1899-12-31", "1900-02-28", "1900-03-01", "1927-11-30", "1940-01-01"),
            *("1969-12-31", "1970-01-01", "1986-05-04", "1996-02-29", "2000-02-29", "2023-12-31", "2024-01-29"),
            *("2024-01-30", "2024-01-31", "2024-02-28", "2024-02-29", "2024-03-31", "2024-04-30", "2024-08-31"),
            *("2024-12-31", "2025-01-31", "2025-02-28", "2100-02-28", "9998-12-31", "9999-11-30", "9999-12-31"),
        ],
    )
)
_COUNTS = (0, 1, -1, 2, 11, 12, -12, 13, 29, -30, 365, -366, 1200, 21600, -21601, 100_000, 3_652_059)
_COUNTS = (*_COUNTS, -3_652_059, 2**31, -(2**31), 10**18, -(10**18))
_NUMBERS = (0, 1, -1, 2, -2, 3, -3, 5, 7, -7, 49, 50, -50, 51, 99, 100, -101, 10**17, 1 - 10**17, 10**18, -(10**18))
_DIVISORS = (1, -1, 2, -2, 3, -3, 4, 7, 12, 100, -100, 10**8, 10**17 + 1, -(10**18))
_AMOUNTS = tuple(
    map(Decimal, ["0.00", "0.01", "-0.01", "400.00", "400.10", "0.29", "999999999999.99", "-999999999999.99", "70.05"])
)
_RATES = tuple(
    map(Decimal, ["0.66660000", "0.00000000", "1.00000000", "0.00000001", "0.33333333", "9999.99999999", "-0.5", "0.5"])
)
_TEXTS = ("150700", "150721", "15072", "1507", "150800", "", "一类", "it's", "a\\b", "%", "a\nb")


def _rows() -> Iterator[tuple[Any, ...]]:
    """Every day with every count and every number with every divisor; the rest takes turns."""
    days = list(product(_DAYS, _COUNTS))
    numbers = cycle(product(_NUMBERS, _DIVISORS))
    amounts = cycle(product(_AMOUNTS, _RATES))
    rest = zip(cycle(_TEXTS), cycle((True, False)), cycle((0, 1, 2)), cycle((None, date(2024, 2, 29))), strict=False)
    for index, (day, number, amount, others) in enumerate(zip(days, numbers, amounts, rest, strict=False)):
        yield (index, *day, *number, *amount, *others, -index)


ROWS: Sequence[Mapping[str, Any]] = [dict(zip(COLUMNS, row, strict=True)) for row in _rows()]
Rows = Callable[[str], list[tuple[Any, ...]]]
"""Runs a query and gives its rows."""


def _definitions() -> str:
    return ", ".join('"{}" {}'.format(name.replace('"', '""'), type_) for name, type_ in COLUMNS.items())


def in_duckdb() -> Iterator[Rows]:
    connection = duckdb.connect()
    connection.execute(f'CREATE TABLE "{TABLE}" ({_definitions()})')
    marks = ", ".join("?" * len(COLUMNS))
    connection.executemany(f'INSERT INTO "{TABLE}" VALUES ({marks})', [list(row.values()) for row in ROWS])
    yield lambda query: connection.execute(query).fetchall()
    connection.close()


def in_postgres(server: PostgresServer) -> Iterator[Rows]:
    with psycopg.connect(server.address, autocommit=True) as connection:
        connection.execute(f'CREATE TEMPORARY TABLE "{TABLE}" ({_definitions().replace("%", "%%")})', ())
        marks = ", ".join(["%s"] * len(COLUMNS))
        with connection.cursor() as cursor:
            cursor.executemany(f'INSERT INTO "{TABLE}" VALUES ({marks})', [list(row.values()) for row in ROWS])
        yield lambda query: connection.execute(query.encode()).fetchall()


def in_spark(session: SparkSession) -> Iterator[Rows]:
    columns = ", ".join(
        "`{}` {}".format(name.replace("`", "``"), _spark_type(type_)) for name, type_ in COLUMNS.items()
    )
    frame = session.createDataFrame([tuple(row.values()) for row in ROWS], columns)
    frame.createOrReplaceTempView(f"`{TABLE}`")
    yield lambda query: [tuple(row) for row in session.sql(query).collect()]
    session.catalog.dropTempView(TABLE)


def _spark_type(type_: str) -> str:
    return "STRING" if type_ == "VARCHAR" else type_
