"""Which lines scenarios show: only through a field that they check."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.coverage import Measure, Never, Sort, Tally

from .conftest import Measured

Covered = Callable[..., Measured]

WINDOWS = """
期 集中期 2024-09-01 至 2024-12-31   依据 三(一)
参保：准许                           依据 一
受理                                 依据 三
  准许         当 缴费日期 在 集中期
  不准 "已过"  其他                  依据 三(二)
缴费：400 元                         依据 二
待遇期                               依据 四
  自 年初      当 缴费日期 在 集中期
  自 缴费日期  其他
  至 年末
"""
IN_TIME, LATE = {"缴费日期": "2024-10-08"}, {"缴费日期": "2025-01-08"}


def test_a_line_is_met_by_whoever_it_decides_for(covered: Covered) -> None:
    found = covered(WINDOWS, (IN_TIME, ["受理"]))
    assert found.is_met(Sort.DECIDES, "受理 准许 当 缴费日期 在 集中期")
    assert not found.is_met(Sort.DECIDES, "不准")


def test_a_field_that_is_not_checked_shows_nothing(covered: Covered) -> None:
    found = covered(WINDOWS, (IN_TIME, ["应缴"]))
    assert found.is_met(Sort.DECIDES, "缴费 ")
    assert not found.is_met(Sort.DECIDES, "待遇开始 自 年初")
    assert not found.is_met(Sort.DECIDES, "受理 准许")


def test_a_field_that_a_refusal_made_pointless_shows_only_the_refusal(covered: Covered) -> None:
    found = covered(WINDOWS, (LATE, ["待遇开始"]))
    assert found.is_met(Sort.DECIDES, "不准")
    assert not found.is_met(Sort.DECIDES, "待遇开始 自 缴费日期")


def test_a_category_is_met_by_whoever_belongs_to_it(covered: Covered) -> None:
    statements = "参保：准许 依据 一\n人群 低保对象 当 低保 依据 二\n人群 特殊人员 当 任一(低保对象) 依据 二\n"
    assert not covered(statements, ({}, ["人群"])).is_met(Sort.HOLDS, "低保对象")
    assert covered(statements, ({"低保": "是"}, ["人群"])).is_met(Sort.HOLDS, "低保对象")


def test_running_out_of_lines_is_a_goal_where_it_can_happen(covered: Covered) -> None:
    lines = "参保：准许 依据 一\n缴费 依据 二\n  400 元 当 在校学生\n"
    assert not covered(lines).is_met(Sort.RUNS_OUT, "缴费")
    assert covered(lines, ({"在校学生": "否"}, ["缴费"])).is_met(Sort.RUNS_OUT, "缴费")
    assert not covered(lines + "  500 元 当 非 在校学生\n").goals(Sort.RUNS_OUT)


def test_a_helper_that_this_person_never_came_to_is_not_shown(covered: Covered) -> None:
    statements = """
参保：准许                   依据 一
定 优惠 = 100 元             依据 二
缴费                         依据 二
  0 元           当 特困
  400 元 - 优惠  其他
"""
    assert not covered(statements, ({"特困": "是"}, ["应缴"])).is_met(Sort.DECIDES, "定 优惠")
    assert covered(statements, ({}, ["应缴"])).is_met(Sort.DECIDES, "定 优惠")


def test_cells_of_a_table_are_met_by_what_is_looked_up(covered: Covered) -> None:
    statements = """
参保：准许           依据 一
表 标准[缴费档次]    依据 二
  | 一档 | 400 元
  | 二档 | 700 元
缴费：标准[缴费档次] 依据 二
"""
    found = covered(statements, ({"缴费档次": "二档"}, ["缴费"]))
    assert found.is_met(Sort.ROW, "二档")
    assert not found.is_met(Sort.ROW, "一档")


AIDS = """
参保：准许                        依据 一
缴费：400 元                      依据 二
人群 特困人员 当 特困             依据 三(一)
人群 低保对象 当 低保             依据 三(二)
人群 重残人员 当 重度残疾         依据 三(三)
资助 特困全额 给 特困人员             依据 三(一)
  医疗救助基金 全额
  方式 代缴                       依据 五
资助 低保定额 给 低保对象             依据 三(二)
  医疗救助基金 200 元
资助 重残定额 给 重残人员             依据 三(三)
  残联         100 元
  医疗救助基金 100 元
优先 就高                         依据 三(四)
  同额 未规定
"""


def test_aids_count_lose_tie_and_meet(covered: Covered) -> None:
    both = ({"特困": "是", "低保": "是"}, ["应缴"])
    found = covered(AIDS, both)
    assert found.is_met(Sort.COUNTS, "资助 特困全额")
    assert not found.is_met(Sort.COUNTS, "资助 低保定额")
    assert found.is_met(Sort.LOSES, "资助 低保定额")
    assert found.is_met(Sort.MEET, "特困全额、低保定额")
    assert not found.is_met(Sort.GIVES, "资助 低保定额")
    tied = covered(AIDS, ({"重度残疾": "是", "低保": "是"}, ["应缴"]))
    assert tied.is_met(Sort.TIES, "低保定额、重残定额")
    assert tied.is_met(Sort.GIVES, "残联 100 元")
    assert tied.is_impossible(Sort.TIES, "特困全额、低保定额")
    assert tied.is_impossible(Sort.LOSES, "资助 特困全额")


def test_how_an_aid_is_paid_is_shown_by_what_is_paid_up_front(covered: Covered) -> None:
    assert not covered(AIDS, ({"特困": "是"}, ["应缴"])).is_met(Sort.MODE, "代缴")
    assert covered(AIDS, ({"特困": "是"}, ["先付"])).is_met(Sort.MODE, "代缴")


def test_readings_that_no_assumption_settles_are_goals(covered: Covered) -> None:
    statements = """
参保：准许                  依据 一
歧义 首日 "算不算"          依据 三
  读法 计入 = 计当日
  读法 不计 = 不计当日
期 三十天 出生日期 起 30 天 内 计日按 首日  依据 三
缴费                        依据 二
  0 元    当 缴费日期 在 三十天
  400 元  其他
"""
    newborn = {"出生日期": "2025-01-01", "缴费日期": "2025-01-30"}
    found = covered(statements, (newborn, ["缴费"]))
    assert found.is_met(Sort.READ, "计入") and found.is_met(Sort.READ, "不计")
    assert not covered(statements, (newborn, ["参保"])).is_met(Sort.READ, "计入")
    settled = statements + '假定 首日 = 计入 因 "习惯"\n'
    assert not covered(settled, (newborn, ["缴费"])).goals(Sort.READ)


def test_a_clause_is_met_by_whatever_stands_under_it(covered: Covered) -> None:
    found = covered(WINDOWS, (IN_TIME, ["受理"]))
    tested = {goal.text for goal in found.goals(Sort.CITED) if goal in found.coverage.met}
    assert tested == {"三", "三(一)"}
    assert found.coverage.of(Measure.CLAUSE).all == 6


def test_a_clause_is_not_met_by_somebody_whom_it_does_not_concern(covered: Covered) -> None:
    """That nobody is 特困 decides for somebody too, but shows nothing of what the clause gives."""
    statements = "参保：准许 依据 一\n人群 特困人员 当 特困 依据 二(二)1\n"

    def tested(facts: dict[str, str]) -> set[str]:
        found = covered(statements, (facts, ["参保", "人群"]))
        return {goal.text for goal in found.goals(Sort.CITED) if goal in found.coverage.met}

    assert tested({}) == {"一"}
    assert tested({"特困": "是"}) == {"一", "二(二)1"}


def test_a_clause_of_a_window_is_met_inside_of_it(covered: Covered) -> None:
    statements = """
期 集中期 2024-09-01 至 2024-12-31 依据 三(一)
参保：准许                        依据 一
受理                              依据 三
  准许 当 缴费日期 在 集中期
  未规定 其他
"""

    def tested(day: str) -> set[str]:
        found = covered(statements, ({"缴费日期": day}, ["受理"]))
        return {goal.text for goal in found.goals(Sort.CITED) if goal in found.coverage.met}

    assert "三(一)" in tested("2024-10-01")
    assert "三(一)" not in tested("2025-01-01")


@pytest.mark.parametrize(
    ("met", "all_of_them", "per_mille"), [(8, 12, 667), (6, 14, 429), (9_999, 10_000, 999), (5, 5, 1000), (0, 0, 1000)]
)
def test_a_share_is_rounded_but_never_up_to_all(met: int, all_of_them: int, per_mille: int) -> None:
    assert Tally(met, all_of_them).per_mille == per_mille


def test_how_an_aid_is_paid_stands_on_its_own_line(covered: Covered) -> None:
    aid = "资助 低保补助 当 低保 依据 二(二)\n  民政局 100 元\n  方式 代缴 依据 五\n"
    statements = f"参保：准许 依据 一\n缴费：400 元 依据 二\n{aid}"
    found = covered(statements)
    (mode,), (counts,) = found.goals(Sort.MODE), found.goals(Sort.COUNTS)
    assert (mode.line, mode.clauses) == (counts.line + 2, ("五",))


def test_what_an_earlier_line_takes_is_told_apart_from_what_nobody_is(covered: Covered) -> None:
    statements = """
参保                                  依据 一
  不准 "在职工医保"  当 职工医保在保
  不准 "还是"        当 职工医保在保 且 低保
  不准 "没有这样的"  当 在校学生 且 非 在校学生
  准许               其他
"""
    found = covered(statements)
    why = {goal.text: never for goal, never in found.coverage.impossible.items() if goal.sort is Sort.DECIDES}
    assert [never for text, never in why.items() if "还是" in text] == [Never.DECIDED]
    assert [never for text, never in why.items() if "没有这样的" in text] == [Never.NOBODY]
    conditions = [goal for goal in found.goals(Sort.TRUE, "低保") if goal in found.coverage.impossible]
    assert [found.coverage.impossible[goal] for goal in conditions] == [Never.DECIDED]
