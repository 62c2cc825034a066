"""`pol explain`: one person's answer, clause by clause."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import pol

ROSTER = """姓名,出生日期,户籍地,缴费日期,低保,职工医保在保
王一,1980-01-01,示例县,2024-10-08,是,否
李二,1980-02-02,示例县,2024-10-09,否,否
李二,1990-02-02,示例县,2024-10-09,否,否
,1990-02-03,示例县,2024-10-09,否,否
赵三,1990-02-30,示例县,2024-10-09,否,否
"""


@pytest.fixture
def roster(county: Path) -> Path:
    file = county / "名单.csv"
    file.write_text(ROSTER, encoding="utf-8")
    return file


def test_the_explanation_names_the_person_the_lines_and_the_clauses(roster: Path) -> None:
    ran = pol("explain", "示例县2025", "名单.csv", "--person", "王一")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("核定说明 · 王一\n")
    assert "人群 低保对象" in ran.out and "依据 二(二)2" in ran.out


def test_in_english(roster: Path) -> None:
    out = pol("explain", "示例县2025", "名单.csv", "--person", "王一", "--lang", "en").out
    assert "王一" in out.splitlines()[0]
    assert "核定说明" not in out


def test_as_json_and_as_one_html_page(roster: Path) -> None:
    explained = json.loads(pol("explain", "示例县", "名单.csv", "--person", "王一", "--format", "json").out)
    assert explained["subject"] == "王一"
    page = pol("explain", "示例县", "名单.csv", "--person", "王一", "--format", "html").out
    assert page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")


def test_a_record_without_a_name_is_called_by_its_row(roster: Path) -> None:
    assert pol("explain", "示例县", "名单.csv", "--person", "5").out.startswith("核定说明 · 第 5 行\n")


def test_two_persons_of_one_name_are_told_apart_by_their_rows(roster: Path) -> None:
    ran = pol("explain", "示例县", "名单.csv", "--person", "李二")
    assert (ran.code, ran.out) == (2, "")
    assert "符合的不止一个人：第 3、4 行" in ran.err and "--person 3" in ran.err
    assert pol("explain", "示例县", "名单.csv", "--person", "4").code == 0


def test_somebody_must_be_named(roster: Path) -> None:
    ran = pol("explain", "示例县", "名单.csv")
    assert ran.code == 2
    assert "缺少选项 '--person'" in ran.err


def test_a_row_that_was_set_aside_has_no_explanation_but_a_reason(roster: Path) -> None:
    ran = pol("explain", "示例县", "名单.csv", "--person", "赵三")
    assert (ran.code, ran.out) == (1, "")
    assert "第 6 行，“出生日期”列" in ran.err


def test_a_reading_may_be_assumed(county: Path) -> None:
    (county / "迟.csv").write_text(ROSTER.replace("2024-10-08,是", "2025-03-05,否"), encoding="utf-8")
    plain = pol("explain", "示例县", "迟.csv", "--person", "王一").out
    read = pol("explain", "示例县", "迟.csv", "--person", "王一", "--assume", "首日=计入").out
    assert "不计" in plain and "运行时用 --assume 指定" not in plain
    assert "不计" not in read and "运行时用 --assume 指定" in read


def test_an_assumption_that_makes_no_sense_ends_the_run(roster: Path) -> None:
    ran = pol("explain", "示例县", "名单.csv", "--person", "王一", "--assume", "首曰=计入")
    assert (ran.code, ran.out) == (2, "")
    assert "P715" in ran.err


UNCLEAR = """政策 示例县2025 "示例县2025年度参保征缴"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
歧义 逾期 "过了集中期还能不能参保"
  读法 可以
  读法 不可以
期 补缴期 2025-03-01 至 2025-06-30                依据 二
缴费：400 元                                      依据 一
受理                                              依据 二
  准许    当 缴费日期 在 补缴期 且 逾期 = 可以
  未规定  其他
"""


def test_days_that_turn_on_a_reading_are_told_for_each_way_of_reading(county: Path) -> None:
    """Whoever can't be accepted in a window by some reading is not told of a day “none”."""
    (county / "示例县.pol").write_text(UNCLEAR, encoding="utf-8")
    (county / "一人.csv").write_text("姓名,出生日期,户籍地\n王一,1980-01-01,示例县\n", encoding="utf-8")
    chinese, english = (
        "".join(pol("explain", "示例县.pol", "一人.csv", "--person", "王一", lang=language).out.split())
        for language in ("zh", "en")
    )
    assert (
        "补缴期（依据二）：通知没有写清楚，要看怎样理解。"
        "“逾期”按“可以”：2025-03-01至2025-06-30；“逾期”按“不可以”：这个期里不能缴。"
    ) in chinese
    told = (
        "补缴期 (clause 二): the notice is unclear here, and it depends on how it is read. "
        "逾期 = 可以: 2025-03-01 to 2025-06-30; 逾期 = 不可以: not open to this person."
    )
    assert "".join(told.split()) in english


def test_the_summary_says_each_value_and_each_missing_fact_once(county: Path) -> None:
    """Not for every way of reading the notice again."""
    unclear = UNCLEAR.replace("缴费日期 在 补缴期 且 逾期 = 可以", "持居住证\n  准许    当 逾期 = 可以")
    (county / "示例县.pol").write_text(unclear, encoding="utf-8")
    (county / "一人.csv").write_text("姓名,出生日期,户籍地\n王一,1980-01-01,示例县\n", encoding="utf-8")
    said = pol("explain", "示例县.pol", "一人.csv", "--person", "王一").out
    accepted = next(line for line in said.splitlines() if line.startswith("  受理"))
    assert accepted.split() == ["受理", "准予受理或通知没有规定（缺", "持居住证）"]
