"""`pol mutate`: what nobody would notice in a small notice, with somebody whom it concerns."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from .conftest import CHECKOUT, pol

RULES = """政策 小县2025 "小县2025年度城乡居民基本医疗保险征缴"
  地区 999999 小县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  准许 其他
期 集中缴费期 2024-09-01 至 2024-12-31 依据 三
受理 依据 三
  准许 当 缴费日期 在 集中缴费期
  未规定 其他
缴费：400 元 依据 二
资助 低保定额 给 低保对象 依据 二
  医疗救助 100 元
  方式 代缴
人群 低保对象 当 低保 依据 二
等待期 依据 三
  无     当 低保对象
  3 个月 当 非 低保对象 且 非 特困
  无     其他
约束 缴费 ≥ 400 元 依据 二
"""
SCENARIOS = """政策: 小县2025
共同事实: {缴费日期: "2024-10-08", 低保: 否, 特困: 否}
场景:
  - 名称: 普通居民
    期望: {参保: 准许, 受理: 准许, 人群: [], 缴费: "400.00", 应缴: "400.00", 等待期: 3 个月}
    依据: 二
    理由: 没有身份
  - 名称: 低保对象
    事实: {低保: 是}
    期望: {人群: [低保对象], 应缴: "300.00", 先付: "300.00", 等待期: 无}
    依据: 二
    理由: 资助一百元
"""
FINAL_DAYS = """  - 名称: 最后一天和第一天
    期望: {受理: 准许}
    各例:
      - [缴费日期, 期望.受理]
      - ["2024-08-31", 未规定]
      - ["2024-09-01", 准许]
      - ["2024-12-31", 准许]
      - ["2025-01-01", 未规定]
    依据: 三
    理由: 首日和末日在内
  - 名称: 特困人员不等待，钱由谁出写明
    事实: {特困: 是}
    期望: {等待期: 无}
    依据: 三
    理由: 特困除外
  - 名称: 又低保又特困
    事实: {特困: 是, 低保: 是}
    期望: {等待期: 无, 资助.医疗救助: "100.00", 退补: "0.00"}
    依据: 三
    理由: 两种身份都不等待
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "小县.pol").write_text(RULES, encoding="utf-8")
    (tmp_path / "小县.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    (tmp_path / "person.pol").write_text((CHECKOUT / "policies" / "person.pol").read_text("utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_nobody_would_notice_is_said_line_by_line(small: Path, snapshot: SnapshotAssertion) -> None:
    ran = pol("mutate", "小县", "--jobs", "1")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_in_english_with_what_makes_no_difference(small: Path, snapshot: SnapshotAssertion) -> None:
    ran = pol("mutate", "小县", "--jobs", "1", "--all", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


def test_scenarios_on_both_sides_leave_nothing_unnoticed(small: Path) -> None:
    (small / "小县.scenarios.yaml").write_text(SCENARIOS + FINAL_DAYS, encoding="utf-8")
    ran = pol("mutate", "小县", "--jobs", "1", "--fail-under", "100")
    assert (ran.code, ran.err) == (0, "")
    assert "没有人会发现 0 处" in ran.out and "发现率 100.0%" in ran.out


def test_several_processes_say_the_same(small: Path) -> None:
    assert pol("mutate", "小县", "--jobs", "2").out == pol("mutate", "小县", "--jobs", "1").out


@pytest.mark.parametrize(
    ("pattern", "count"), [("8", 4), ("7-8", 7), ("日期差一天", 4), ("date", 4), ("2024-09-*", 2), ("没有 *", 0)]
)
def test_a_line_a_kind_or_words_pick_what_is_tried(small: Path, pattern: str, count: int) -> None:
    out = pol("mutate", "小县", "--run", pattern, "--jobs", "1").out
    assert (f"试了 {count} 处改动" in out) == bool(count)


def test_a_sample_is_always_the_same(small: Path) -> None:
    first, second = (pol("mutate", "小县", "--sample", "3", "--jobs", "1").out for _ in range(2))
    assert first == second and "试了 3 处改动" in first


def test_a_sample_is_as_large_as_asked_whatever_can_not_be_read(small: Path) -> None:
    """约束 缴费 ≥ 400 元 makes some of them no rule file at all."""
    for count in range(1, 13):
        assert f"试了 {count} 处改动" in pol("mutate", "小县", "--sample", str(count), "--jobs", "1").out


def test_as_json_it_fits_the_published_schema(small: Path) -> None:
    schema = json.loads(files("desk.schemas").joinpath("mutation.schema.json").read_text("utf-8"))
    for more in ((), ("--all",)):
        found = json.loads(pol("mutate", "小县", "--format", "json", "--jobs", "1", *more).out)
        Draft202012Validator(schema).validate(found)
    assert found["summary"]["tried"] == len(found["mutations"])
    assert {one["fate"] for one in found["mutations"]} == {"killed", "equivalent", "survived"}
    survivor = next(one for one in found["mutations"] if one["fate"] == "survived" and one["operator"] == "date")
    assert survivor["person"]["facts"] and survivor["person"]["fields"]


def test_proposed_scenarios_notice_but_count_for_nothing_until_they_are_accepted(small: Path) -> None:
    before = pol("mutate", "小县", "--jobs", "1", "--propose", "小县.提议.scenarios.yaml")
    assert before.code == 0 and "提议的场景写在 小县.提议.scenarios.yaml" in before.err
    draft = small / "小县.提议.scenarios.yaml"
    assert "状态: 提议" in draft.read_text("utf-8")
    assert pol("test", "小县").code == 0
    assert pol("mutate", "小县", "--jobs", "1").out == before.out
    accepted = draft.read_text("utf-8").replace("    状态: 提议\n", "")
    draft.write_text(accepted, encoding="utf-8")
    assert pol("test", "小县").code == 0
    assert "没有人会发现 0 处" in pol("mutate", "小县", "--jobs", "1").out


def test_a_file_that_is_there_is_never_written_over(small: Path) -> None:
    ran = pol("mutate", "小县", "--propose", "小县.scenarios.yaml")
    assert (ran.code, ran.out) == (3, "") and "P843" in ran.err
    assert (small / "小县.scenarios.yaml").read_text("utf-8") == SCENARIOS


def test_a_draft_that_nobody_would_read_is_not_written(small: Path) -> None:
    ran = pol("mutate", "小县", "--propose", "草稿.yaml")
    assert (ran.code, ran.out) == (2, "") and "P827" in ran.err and "小县.改动.scenarios.yaml" in ran.err
    assert not (small / "草稿.yaml").exists()


def test_nothing_is_tried_while_scenarios_fail(small: Path) -> None:
    (small / "小县.scenarios.yaml").write_text(SCENARIOS.replace('"300.00", 先付', '"200.00", 先付'), encoding="utf-8")
    ran = pol("mutate", "小县")
    assert (ran.code, ran.out) == (1, "") and "P840" in ran.err and "低保对象" in ran.err


def test_too_few_noticed_fails(small: Path) -> None:
    ran = pol("mutate", "小县", "--jobs", "1", "--fail-under", "99")
    assert ran.code == 1 and ran.out and "P841" in ran.err and "--propose 小县.改动.scenarios.yaml" in ran.err


def test_without_scenarios_there_is_nothing_to_try_with(small: Path) -> None:
    (small / "小县.scenarios.yaml").unlink()
    ran = pol("mutate", "小县")
    assert (ran.code, ran.out) == (1, "") and "P821" in ran.err


def test_a_pattern_that_fits_nothing_is_an_error(small: Path) -> None:
    ran = pol("mutate", "小县", "--run", "没有的字")
    assert (ran.code, ran.out) == (2, "") and "P842" in ran.err


def test_a_rule_file_with_errors_is_not_tried(small: Path) -> None:
    (small / "小县.pol").write_text(RULES.replace("当 低保 依据 二", "当 低报 依据 二"), encoding="utf-8")
    ran = pol("mutate", "小县")
    assert (ran.code, ran.out) == (1, "") and "低报" in ran.err


def test_slips_of_one_number_that_concern_the_same_person_are_told_together(small: Path) -> None:
    for amount in ('缴费: "400.00", 应缴: "400.00", ', '应缴: "300.00", 先付: "300.00", '):
        text = (small / "小县.scenarios.yaml").read_text("utf-8")
        (small / "小县.scenarios.yaml").write_text(text.replace(amount, ""), "utf-8")
    told = pol("mutate", "小县", "--run", "14", "--jobs", "1").out
    assert (
        told.count("第 14 行的「100 元」写成「101 元」、「99 元」、「100.01 元」、「99.99 元」，都没有场景会发现。")
        == 1
    )
    assert told.count("例如这样的人：低保 是") == 1 and "没有人会发现 4 处" in told
    english = pol("mutate", "小县", "--run", "14", "--jobs", "1", lang="en").out
    assert "became “101 元” or “99 元” or “100.01 元” or “99.99 元”" in english
