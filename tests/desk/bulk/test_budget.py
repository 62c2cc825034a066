"""`pol budget` on an invented roster: what an officer reads, what programs read, and what is said of rows left out."""

from __future__ import annotations

import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook
from syrupy.assertion import SnapshotAssertion

from desk.reports.budget.json import budget_schema

from ..conftest import CHECKOUT, pol

HEADER = "姓名,证件类型,证件号码,出生日期,户籍地,参保地,缴费日期,特困,低保,残疾等级,职工医保在保,地区类别"
ROSTER = f"""{HEADER}
示例甲,其他证件类型,示001,1980-01-01,示例县,示例县,2024-10-08,否,否,无,否,一类
示例乙,其他证件类型,示002,1980-02-02,示例县,示例县,2024-10-09,否,是,一级,否,一类
示例丙,其他证件类型,示003,1980-03-03,示例县,示例县,2025-03-01,否,否,无,是,一类
示例丁,其他证件类型,示004,1980-04-04,示例县,另一示例县,2025-03-01,否,否,无,否,二类
示例戊,其他证件类型,示005,1980-05-05,示例县,另一示例县,,是,是,无,否,二类
示例己,其他证件类型,示006,1980-06-06,示例县,另一示例县,无,否,否,三级,否,
示例庚,其他证件类型,示007,1980-07-07,示例县,,2026-01-02,否,否,无,否,三类
示例辛,其他证件类型,示008,1980-08-08,另一示例县,示例县,2024-11-11,否,否,无,否,
示例壬,其他证件类型,示009,1980-09-09,示例县,示例县,2024-11-11,否,,无,否,一类
"""
TWICE = "示例壬,其他证件类型,示009,1980-09-09,示例县,示例县,2024-11-11,否,,无,否,一类\n"
WRONG = "示例癸,其他证件类型,示010,1980-13-09,示例县,示例县,2024-11-11,否,否,无,否,一类\n"


@pytest.fixture
def roster(county: Path) -> Path:
    """The invented county's folder, with nine persons in 名单.csv."""
    (county / "名单.csv").write_text(ROSTER, encoding="utf-8")
    return county


def budget(*arguments: str) -> Any:
    """The totals as programs read them; they keep to their schema."""
    ran = pol("budget", "示例县.pol", "名单.csv", "--format", "json", *arguments)
    assert ran.code in (0, 1), ran.err
    found = json.loads(ran.out)
    Draft202012Validator(budget_schema()).validate(found)
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_tables_are_as_they_were(roster: Path, language: str, snapshot: SnapshotAssertion) -> None:
    ran = pol("budget", "示例县.pol", "名单.csv", "--by", "旗县,人群", lang=language)
    assert ran.code == 0
    assert ran.out == snapshot


def test_the_page_shows_what_is_printed(roster: Path) -> None:
    (roster / "名单.csv").write_text(ROSTER + TWICE + WRONG, encoding="utf-8")
    shown = pol("budget", "示例县.pol", "名单.csv", "--by", "人群").out
    assert shown in (CHECKOUT / "docs" / "budget.md").read_text(encoding="utf-8")


def test_nobody_is_named(roster: Path) -> None:
    for shape in ("table", "json"):
        shown = pol("budget", "示例县.pol", "名单.csv", "--by", "参保地,人群,残疾等级", "--format", shape).out
        assert "示例甲" not in shown
        assert "示001" not in shown


def test_rows_left_out_are_counted_and_said(roster: Path) -> None:
    (roster / "名单.csv").write_text(ROSTER + TWICE + WRONG, encoding="utf-8")
    ran = pol("budget", "示例县.pol", "名单.csv", "--format", "json")
    assert ran.code == 1
    assert json.loads(ran.out)["receipt"]["rows"] == {"total": 11, "evaluated": 9, "set_aside": 1, "merged": 1}
    assert "共 11 行，核定 9 人，搁置 1 行" in ran.err
    assert "P640" in (roster / "rejects.csv").read_text(encoding="utf-8-sig")


def test_every_sum_is_that_of_the_rows(roster: Path) -> None:
    assert pol("evaluate", "示例县.pol", "名单.csv", "--output", "结果.parquet").code == 0
    amounts = budget()["whole"]["amounts"]
    assert len(amounts) == 11
    with duckdb.connect() as connection:
        for field, total in amounts.items():
            column = {"资助.": "资助合计__payer_", "财政.": "财政补助__payer_"}.get(field[:3], field[:3]) + field[3:]
            kinds = connection.execute(
                f"SELECT \"{column}__kind\", count(*) FROM '结果.parquet' GROUP BY ALL"
            ).fetchall()
            ((known,),) = connection.execute(f"SELECT coalesce(sum(\"{column}\"), 0) FROM '结果.parquet'").fetchall()
            assert Decimal(total["known"]) == known, field
            assert total["heads"] == {str(kind): count for kind, count in kinds}, field


def test_what_is_open_lies_between_two_ends(roster: Path) -> None:
    """低保 and disability give one person the same amount, and the notice does not say which of them pays."""
    amounts = budget()["whole"]["amounts"]
    assert (amounts["资助.残联"]["low"], amounts["资助.残联"]["high"]) == ("0.00", "100.00")
    assert amounts["资助.残联"]["heads"]["ambiguous"] == 1
    assert Decimal(amounts["资助合计"]["low"]) <= Decimal(amounts["资助合计"]["high"])


def test_an_assumption_settles_what_it_is_about(roster: Path) -> None:
    assert budget("--by", "参保地")["breakdowns"][0]["blocks"][0]["groups"][-1]["label"]["kind"] == "missing"
    settled = budget("--by", "参保地", "--assume", "参保地=示例县")
    labels = [group["label"]["value"] for group in settled["breakdowns"][0]["blocks"][0]["groups"]]
    assert labels == ["999998", "999999"]


def test_a_target_is_judged_only_where_the_records_settle_it(roster: Path) -> None:
    """Of nine, seven had paid, and of one the records do not say: at most eight ninths."""
    everybody, special = budget()["targets"]
    assert everybody["verdict"] == "missed"
    assert everybody["low"] == {"numerator": 7, "denominator": 9}
    assert everybody["high"] == {"numerator": 8, "denominator": 9}
    assert special["verdict"] == "open"
    assert special["enrolled"] == {"heads": 2, "unclear": 0, "paid": 1, "unknown": 1, "elsewhere": 0}


def test_a_rate_of_tasks_is_not_judged_without_their_number(roster: Path) -> None:
    rules = (roster / "示例县.pol").read_text(encoding="utf-8")
    rules = rules.replace(
        "约束 参保率 ≥", "约束 完成率 于 2024-10-31 ≥ 50% 依据 六(一)\n约束 激活率 ≥ 90% 依据 六(一)\n约束 参保率 ≥"
    )
    (roster / "示例县.pol").write_text(rules, encoding="utf-8")
    found = budget()
    task, activation, *_ = found["targets"]
    assert (task["verdict"], task["why"], task["enrolled"]["paid"]) == ("not_judged", "no_task", 2)
    assert (activation["verdict"], activation["why"], activation["enrolled"]) == ("not_judged", "no_record", None)
    assert [milestone["by"] for milestone in found["milestones"]] == ["2024-10-31", "2025-02-28", "2025-12-31"]


def test_the_workbook_has_numbers_a_frozen_header_and_charts(roster: Path) -> None:
    arguments = ("--by", "旗县,人群", "--output", "合计.xlsx")
    assert pol("budget", "示例县.pol", "名单.csv", *arguments).code == 0
    sheets = CalamineWorkbook.from_path("合计.xlsx")
    assert sheets.sheet_names == ["全部", "按参保地", "按人群", "按参保地、人群", "目标和节点", "来历"]
    head, *rows = sheets.get_sheet_by_name("按人群").to_python()
    assert head[:3] == ["人群", "人数", "缴费"]
    assert all(isinstance(cell, float) for row in rows for cell in row[1:3])
    groups, whole = rows[:-1], rows[-1]
    assert sum(row[1] for row in groups) == whole[1] == 9
    assert sum(row[2] for row in groups) == whole[2]
    with zipfile.ZipFile("合计.xlsx") as book:
        charts = [book.read(name).decode() for name in book.namelist() if name.startswith("xl/charts/chart")]
        assert len(charts) == 6
        assert all('<c:grouping val="stacked"/>' in chart for chart in charts)
        assert 'state="frozen"' in book.read("xl/worksheets/sheet2.xml").decode()


def test_the_same_for_a_parquet_file(roster: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute("COPY (SELECT * FROM read_csv('名单.csv', all_varchar = true)) TO '名单.parquet'")
    ran = pol("budget", "示例县.pol", "名单.parquet", "--by", "人群", "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["breakdowns"] == budget("--by", "人群")["breakdowns"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["示例县.pol", "名单.csv", "--by", "姓名"], 2, "P751"),
        (["示例县.pol", "名单.csv", "--by", "缴费日期"], 2, "P751"),
        (["示例县.pol", "名单.csv", "--by", "人裙"], 2, "人群"),
        (["示例县.pol", "名单.csv", "--format", "xlsx"], 2, "P720"),
        (["示例县.pol", "名单.csv", "--output", "名单.csv", "--format", "json"], 2, "P719"),
        (["示例县.pol", "没有.parquet"], 3, "P701"),
        (["示例县.pol", "名单.csv", "--assume", "没有=1"], 2, "P715"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_code(roster: Path, arguments: list[str], code: int, said: str) -> None:
    before = (roster / "名单.csv").read_bytes()
    ran = pol("budget", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert (roster / "名单.csv").read_bytes() == before
