"""By hand, the checks that `pol evaluate` makes of every row before it answers: card numbers, days, places, doubles.

Rows that fail, and persons who stand in several rows that differ, are left out of the answer and written to a file of
their own; rows that repeat another word for word count once. `pol` says why each row fails, the expert only that it
does.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
from population import check_digit

DAYS = ("出生日期", "职工医保中断日期", "登记日期", "缴费日期", "特殊身份认定日期")
PLACES = ("户籍地", "参保地", "居住地")
PERSON = "hash(coalesce(证件类型, ''), 证件号码, coalesce(姓名, ''))"
ROW = "file_row_number + 1"
DIGITS = "TRY_CAST(证件号码[1:17] AS BIGINT)"


def _wrong() -> Iterator[str]:
    """SQL: what makes a row wrong; NULL is not wrong."""
    card = (
        "NOT regexp_full_match(证件号码, '[1-9][0-9]{16}[0-9X]')",
        f"{check_digit(DIGITS)} <> 证件号码[18:18]",
        f"year(出生日期) * 10000 + month(出生日期) * 100 + day(出生日期) <> {DIGITS} // 1000 % 100000000",
        "出生日期 IS NULL AND TRY_CAST(try_strptime(证件号码[7:14], '%Y%m%d') AS DATE) IS NULL",
        f"性别 IN ('男', '女') AND 性别 <> CASE WHEN {DIGITS} % 2 = 1 THEN '男' ELSE '女' END",
    )
    yield f"证件类型 = '居民身份证' AND ({' OR '.join(card)})"
    yield from (f"{day} NOT BETWEEN DATE '1800-01-01' AND DATE '9999-12-31'" for day in DAYS)
    yield from (f"NOT regexp_full_match({place}, '[0-9]{{6}}')" for place in PLACES)


def checked(connection: duckdb.DuckDBPyConnection, people: str, aside: Path) -> str:
    """A query for the rows that are in order; those set aside are written to `aside`. `people` is a table function."""
    wrong = " OR ".join(f"coalesce({test}, FALSE)" for test in _wrong())
    connection.execute(f"CREATE TEMP TABLE bad AS SELECT {ROW} AS row FROM {people} WHERE {wrong}")
    connection.execute(
        f"CREATE TEMP TABLE doubled AS SELECT {PERSON} AS h FROM {people} WHERE 证件号码 IS NOT NULL"
        " GROUP BY h HAVING count(*) > 1"
    )
    several = _count(connection, "doubled")
    if several:
        _compare(connection, people)
    if not several and not _count(connection, "bad"):
        return f"SELECT * FROM {people}"
    connection.execute(f"COPY (SELECT * FROM {people} WHERE {ROW} IN (SELECT row FROM bad)) TO '{aside}' (FORMAT csv)")
    left_out = "bad UNION ALL SELECT row FROM repeated" if several else "bad"
    rows = [str(row) for (row,) in connection.execute(f"SELECT row FROM {left_out}").fetchall()]
    return f"SELECT * FROM {people} WHERE {ROW} NOT IN ({', '.join(rows)})"


def _compare(connection: duckdb.DuckDBPyConnection, people: str) -> None:
    """Rows of one person: a later one that says what the first says is `repeated`, else all of them are `bad`."""
    rows = f"SELECT * EXCLUDE (file_row_number) FROM {people} WHERE {PERSON} IN (SELECT h FROM doubled)"
    numbers = f"SELECT {ROW} AS row, {PERSON} AS h FROM {people} WHERE {PERSON} IN (SELECT h FROM doubled)"
    connection.execute(
        "CREATE TEMP TABLE same AS SELECT row, h, said, first(said) OVER (PARTITION BY h ORDER BY row) AS expected,"
        " row_number() OVER (PARTITION BY h ORDER BY row) AS nth"
        f" FROM (SELECT to_json(r) AS said FROM ({rows}) AS r) POSITIONAL JOIN ({numbers})"
    )
    differ = "SELECT h FROM same GROUP BY h HAVING bool_or(said <> expected) OR bool_or(row IN (SELECT row FROM bad))"
    connection.execute(f"CREATE TEMP TABLE repeated AS SELECT row FROM same WHERE nth > 1 AND h NOT IN ({differ})")
    connection.execute(
        f"INSERT INTO bad SELECT row FROM same WHERE h IN ({differ}) AND row NOT IN (SELECT row FROM bad)"
    )


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])
