"""P911 and P912: conditions that decide nothing."""

from __future__ import annotations

import pytest

from .conftest import Lint

WINDOW = "期 集中期 2024-09-01 至 2025-02-28\n"


def accepting(condition: str) -> str:
    return f"{WINDOW}受理\n  准许 当 {condition}\n  未规定 其他\n"


@pytest.mark.parametrize(
    ("condition", "constant", "outcome"),
    [
        ("低保 或 非 低保", "低保 或 非 低保", "成立"),
        ("缴费日期 在 集中期 且 (低保 或 非 低保)", "低保 或 非 低保", "成立"),
        ("缴费日期 在 集中期 或 (低保 且 非 低保)", "低保 且 非 低保", "不成立"),
    ],
)
def test_a_condition_that_is_the_same_for_everybody_is_told(
    linted: Lint, condition: str, constant: str, outcome: str
) -> None:
    found = linted(accepting(condition))
    told = [one.arguments for one in found.found if one.code == "P911"]
    assert (constant, outcome) in [(words["condition"], words["outcome_zh"]) for words in told]


def test_of_what_is_so_for_everybody_it_is_told_on_which_facts_that_was_looked_into(linted: Lint) -> None:
    (found,) = [one for one in linted(accepting("低保 或 非 低保")).found if one.code == "P911"]
    assert found.message("zh") == "「低保 或 非 低保」对谁都成立（低保的各种情形都看过）"
    assert found.message("en") == "“低保 或 非 低保” holds for everybody (every case of 低保 was looked at)"


@pytest.mark.parametrize(
    ("condition", "idle"),
    [
        ("缴费日期 在 集中期 且 缴费日期 ≤ 2025-06-30", "缴费日期 ≤ 2025-06-30"),
        ("残疾等级 = 一级 或 残疾等级 属于 一级、二级", "残疾等级 = 一级"),
    ],
)
def test_a_condition_that_the_others_imply_is_told(linted: Lint, condition: str, idle: str) -> None:
    assert linted(accepting(condition)).one("P912").arguments["condition"] == idle


@pytest.mark.parametrize(
    ("condition", "covering"),
    [
        ("缴费日期 在 集中期 且 缴费日期 ≤ 2025-06-30", "旁边的「缴费日期 在 集中期」"),
        ("残疾等级 = 一级 或 低保 或 残疾等级 属于 一级、二级", "旁边的「残疾等级 属于 一级、二级」"),
    ],
)
def test_the_condition_that_covers_it_is_named(linted: Lint, condition: str, covering: str) -> None:
    assert linted(accepting(condition)).one("P912").arguments["by_zh"] == covering


def test_of_groups_in_an_aid_the_one_that_has_them_all_is_named(linted: Lint) -> None:
    text = "人群 甲 当 低保 且 特困\n人群 乙 当 低保\n资助 给 甲、乙\n  基金 全额\n"
    assert linted(text).one("P912").message("zh") == "「甲」写不写都一样：旁边的「乙」已经包括了这些人"


def test_a_category_that_nobody_belongs_to_is_told_where_it_is_defined(linted: Lint) -> None:
    text = "人群 甲 当 低保 且 非 低保\n缴费\n  200 元 当 甲 或 特困\n  400 元 其他\n"
    found = linted(text)
    assert found.codes("P506") == ["P506"]
    assert "P911" not in found.codes()


@pytest.mark.parametrize(
    "condition",
    [
        "缴费日期 在 集中期 且 低保",
        "缴费日期 在 集中期 或 缴费日期 ≤ 2025-06-30 且 低保",
        "缴费日期 ≥ 2024-10-01 且 缴费日期 ≤ 2025-02-28",
        "任一(低保、特困)",
    ],
)
def test_conditions_that_each_decide_something_are_not(linted: Lint, condition: str) -> None:
    found = linted(
        accepting(condition.replace(" 或 缴费日期 ≤ 2025-06-30 且 低保", " 或 (缴费日期 ≤ 2025-06-30 且 低保)"))
    )
    assert not {"P911", "P912"} & set(found.codes())


def test_a_reading_that_is_assumed_is_no_constant(linted: Lint) -> None:
    text = """歧义 新认定 "从哪天起算没有写"
  读法 期满后
  读法 期内
假定 新认定 = 期内 因 "集中缴费期开始以后认定的都算"
受理
  准许 当 低保 且 新认定 = 期内
  未规定 其他
"""
    assert not {"P911", "P912"} & set(linted(text).codes())


def test_what_is_silent_where_the_others_hold_does_make_a_difference(linted: Lint) -> None:
    """等待期 is 无 only within the window, and 未规定 else: without the window nobody would be told 否."""
    text = f"""{WINDOW}等待期
  无 当 缴费日期 在 集中期
  未规定 其他
结果 甲
  "是" 当 缴费日期 在 集中期 且 等待期 = 无
  "否" 其他
"""
    assert [one.arguments["condition"] for one in linted(text).found if one.code == "P912"] == ["等待期 = 无"]


def test_where_a_number_is_computed_with_nothing_is_claimed(linted: Lint) -> None:
    """An income at which it turns may lie between those that are tried."""
    condition = "取整(年收入 × 1%) ≥ 0 元 且 取整(年收入 × 1%) ≥ 取整(年收入 × 2%)"
    assert not {"P911", "P912"} & set(linted(accepting(condition)).codes())


def test_of_conditions_within_each_other_the_innermost_is_told(linted: Lint) -> None:
    found = linted(accepting("缴费日期 在 集中期 或 孤儿 或 (低保 或 非 低保)"))
    assert found.one("P911").arguments["condition"] == "低保 或 非 低保"
