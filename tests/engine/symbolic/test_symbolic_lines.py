"""Lines: people for whom they run out, lines and categories that nobody reaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine import Unknown, Why, kind_of

Check = Callable[[str], Any]


def test_a_person_who_falls_through_every_line_is_shown(check: Check) -> None:
    checked = check("""
缴费 依据 二
  200 元 当 低保
  400 元 当 缴费日期 在 2024-09-01 至 2025-02-28
""")
    found = checked.one("P501")
    assert found.message("zh") == "有人在「缴费」里一行也轮不到，结果成了未规定"
    assert found.witness == {"缴费日期": "2024-08-31"}
    outcome = checked.replay(found).fields["缴费"]
    assert isinstance(outcome, Unknown)
    assert {reason.why for reason in outcome.reasons} == {Why.GAP}


def test_lines_that_cover_everybody_leave_no_gap(check: Check) -> None:
    checked = check("""
缴费 依据 二
  200 元 当 低保
  400 元 当 非 低保
""")
    assert checked.findings == []


def test_a_gap_that_only_people_who_are_turned_away_would_reach_is_none(check: Check) -> None:
    lines = """
缴费 依据 二
  400 元 当 户籍地 属于 本地
"""
    admission = """
参保 依据 一
  不准 "外地户籍" 当 非 户籍地 属于 本地
  准许 其他
"""
    assert check(lines).one("P501").witness == {"户籍地": "别省"}
    assert check(admission + lines).findings == []


def test_a_gap_of_a_helper_counts_only_where_it_is_asked_for(check: Check) -> None:
    helper = """
定 减免 依据 二
  100 元 当 低保
  200 元 当 特困
"""
    guarded = "缴费 依据 二\n  400 元 - 减免 当 任一(低保、特困)\n  400 元 其他\n"
    open_to_all = "缴费 依据 二\n  400 元 - 减免 其他\n"
    assert check(helper + guarded).findings == []
    assert check(helper + open_to_all).one("P501").arguments["name"] == "减免"


def test_a_gap_under_one_reading_names_the_reading(check: Check) -> None:
    checked = check("""
歧义 范围 "算不算学生" 依据 二
  读法 算
  读法 不算
缴费 依据 二
  400 元 当 范围 = 算
  300 元 当 在校学生
""")
    found = checked.one("P501")
    assert "（读法：范围 = 不算）" in found.message("zh")
    assert kind_of(checked.replay(found).fields["缴费"]) == "ambiguous"


def test_a_table_without_a_row_for_somebody(check: Check) -> None:
    table = "表 分担[地区类别] 依据 五\n  | 一类 | 30%\n  | 二类 | 50%\n"
    funding = "财政补助：600 元 依据 五\n  省 分担[地区类别] × 财政补助\n  县 其余\n"
    found = check(table + funding).one("P502")
    assert found.witness == {"地区类别": "三类"}
    assert check(table + "  | 三类 | 未规定\n" + funding).findings == []


def test_a_table_by_county_need_not_list_counties_of_other_regions(check: Check) -> None:
    checked = check("""
表 分担[户籍地] 依据 五
  | 示例县 | 30%
财政补助：600 元 依据 五
  省 分担[户籍地] × 财政补助
  县 其余
""")
    assert checked.findings == []


def test_a_line_below_one_that_takes_everybody_who_fits(check: Check) -> None:
    checked = check("""
缴费 依据 二
  100 元 当 任一(低保、特困)
  200 元 当 低保 且 在校学生
  400 元 其他
""")
    found = checked.one("P503")
    assert checked.policy.source.position(found.place.span.start)[0] == 10
    assert [checked.policy.source.position(label.place.span.start)[0] for label in found.labels] == [9]


def test_days_and_amounts_shadow_lines_too(check: Check) -> None:
    checked = check("""
缴费 依据 二
  400 元 当 缴费日期 ≤ 2025-02-28
  500 元 当 缴费日期 > 2025-02-28
  600 元 当 缴费日期 在 2025-02-01 至 2025-03-31
  700 元 当 缴费日期 = 无
""")
    assert [d.code for d in checked.diagnostics if d.code in ("P503", "P505")] == ["P503"]


def test_admitting_whom_an_earlier_line_refuses(check: Check) -> None:
    checked = check("""
参保 依据 一
  不准 "已参加职工医保" 当 职工医保在保
  准许 当 职工医保在保 且 在校学生
  准许 其他
""")
    found = checked.one("P504")
    assert found.message("zh") == "这一行写的是准许，可是符合的人前面都已经不准"


def test_a_condition_that_nobody_can_fit(check: Check) -> None:
    checked = check("""
缴费 依据 二
  100 元 当 缴费日期 < 2024-09-01 且 缴费日期 > 2025-02-28
  400 元 其他
""")
    assert checked.findings == ["P505"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "缴费 依据 二\n  100 元 当 缴费日期 < 2024-09-01 且 缴费日期 > 2025-02-28\n  400 元 其他\n",
            "这一行的条件谁也不符合（缴费日期的各种情形都看过）",
        ),
        (
            "缴费 依据 二\n  100 元 当 任一(低保、特困)\n  200 元 当 低保 且 在校学生\n  400 元 其他\n",
            "这一行谁也轮不到：符合的人都被前面的行取走了（低保、在校学生的各种情形都看过）",
        ),
        (
            "人群 老人 当 出生日期 > 2025-01-01 且 出生日期 < 2020-01-01 依据 二\n",
            "谁也不可能是「老人」（出生日期的各种情形都看过）",
        ),
    ],
)
def test_of_what_holds_for_nobody_it_is_told_on_which_facts_that_was_looked_into(
    check: Check, text: str, said: str
) -> None:
    (found,) = [one for one in check(text).diagnostics if one.code in ("P503", "P505", "P506")]
    assert found.message("zh") == said
    assert " was looked at)" in found.message("en")


def test_a_last_unstated_line_may_stand_guard(check: Check) -> None:
    checked = check("""
缴费 依据 二
  200 元 当 低保
  400 元 当 非 低保
  未规定 其他
""")
    assert checked.findings == []


def test_a_line_for_another_reading_than_the_assumed_one_is_not_idle(check: Check) -> None:
    checked = check("""
歧义 范围 "算不算学生" 依据 二
  读法 算
  读法 不算
假定 范围 = 算 因 "通常这样算"
缴费 依据 二
  300 元 当 范围 = 不算 且 在校学生
  400 元 其他
""")
    assert checked.findings == []


def test_a_category_to_which_nobody_can_belong(check: Check) -> None:
    impossible = check("人群 婴儿 当 出生日期 在 年初 至 年末 且 出生日期 < 2020-01-01 依据 二\n")
    assert impossible.findings == ["P506"]
    assert check("人群 婴儿 当 出生日期 在 年初 至 年末 依据 二\n").findings == []
