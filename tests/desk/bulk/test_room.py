"""People who lack facts in many ways, under a notice of many identities: the query is long, but has the room."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from desk.bulk.connection import connected, make_room_for

from ..conftest import pol

HEADERS = (
    "出生日期,民族,户籍地,持居住证,未参保承诺,异地参保,在校学生,就读地,职工医保在保,登记日期,缴费日期,父母任一参保,特困,孤儿,低保,"
    "返贫致贫人口,脱贫不稳定人口,残疾等级"
)
PEOPLE = (
    "2022-07-21,,150621,是,是,,是,150621,是,2025-01-19,无,是,2022-09-04,2022-02-19,是,2025-04-16,否,无",
    ",苗族,110108,否,否,是,,150621,否,,2025-06-11,否,,,否,否,否,",
    ",,150621,否,否,,否,110108,否,2024-04-05,,,2021-08-27,,否,2023-03-23,2021-08-28,一级",
)


def test_three_people_who_lack_facts_in_three_ways(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("people.csv").write_text("\n".join((HEADERS, *PEOPLE)), "utf-8")
    ran = pol("evaluate", "dalad-2022", "people.csv", "--output", "结果.parquet")
    assert ran.code == 0, ran.err
    assert duckdb.execute("SELECT count(*) FROM '结果.parquet'").fetchall() == [(3,)]


def test_only_a_long_query_is_given_more_memory_than_is_usual() -> None:
    def limit(query: str) -> int:
        with connected(memory="120MB") as connection:
            make_room_for(connection, query)
            ((found,),) = connection.execute("SELECT parse_formatted_bytes(current_setting('memory_limit'))").fetchall()
            return int(found)

    usual, long, longer = limit("x" * 10_000), limit("x" * 100_000), limit("x" * 200_000)
    assert usual < 130_000_000 < long < longer
