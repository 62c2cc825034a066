"""Conditions count where they are decisive, and edges where a step would turn them over."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.coverage import Never, Sort

from .conftest import Measured

Covered = Callable[..., Measured]

ADMISSION = """
参保                          依据 一
  准许  当 职工医保在保 且 (低保 或 特困)
  准许  当 在校学生
  未规定 其他
"""


def admitted(**facts: str) -> tuple[dict[str, str], list[str]]:
    return {name: value for name, value in facts.items()}, ["参保"]


def test_a_condition_is_decisive_where_the_verdict_follows_it(covered: Covered) -> None:
    found = covered(ADMISSION, admitted(职工医保在保="是", 低保="是"))
    assert found.is_met(Sort.TRUE, "职工医保在保")
    assert found.is_met(Sort.TRUE, "低保")
    assert not found.is_met(Sort.FALSE, "特困")


def test_of_two_that_hold_neither_is_decisive(covered: Covered) -> None:
    found = covered(ADMISSION, admitted(职工医保在保="是", 低保="是", 特困="是"))
    assert not found.is_met(Sort.TRUE, "低保")
    assert not found.is_met(Sort.TRUE, "特困")
    assert found.is_met(Sort.TRUE, "职工医保在保")


def test_no_and_and_no_or_cuts_a_condition_short(covered: Covered) -> None:
    """The second member of 或 is decisive although the first, which is written before it, is looked at first."""
    found = covered(ADMISSION, admitted(职工医保在保="是"))
    assert found.is_met(Sort.FALSE, "低保")
    assert found.is_met(Sort.FALSE, "特困")
    assert not found.is_met(Sort.FALSE, "职工医保在保")


def test_a_line_below_one_that_holds_shows_nothing(covered: Covered) -> None:
    found = covered(ADMISSION, admitted(职工医保在保="是", 低保="是", 在校学生="是"))
    assert not found.is_met(Sort.TRUE, "在校学生")
    assert covered(ADMISSION, admitted(在校学生="是")).is_met(Sort.TRUE, "在校学生")


def test_who_gets_a_better_aid_instead_shows_nothing_of_a_lesser_one(covered: Covered) -> None:
    statements = """
参保：准许                        依据 一
缴费：400 元                      依据 二
资助 特困全额 当 特困                 依据 三
  医疗救助基金 全额
资助 低保定额 当 低保                 依据 三
  医疗救助基金 200 元
优先 就高                         依据 三
"""
    assert covered(statements, ({"低保": "是"}, ["应缴"])).is_met(Sort.TRUE, "资助 低保定额 低保")
    assert not covered(statements, ({"低保": "是", "特困": "是"}, ["应缴"])).is_met(Sort.TRUE, "资助 低保定额 低保")
    assert covered(statements, ({}, ["应缴"])).is_met(Sort.FALSE, "资助 低保定额 低保")


def test_what_an_assumed_reading_settles_is_impossible_not_a_gap(covered: Covered) -> None:
    statements = """
歧义 学生 "算不算"                依据 二
  读法 算
  读法 不算
假定 学生 = 不算 因 "没有写"
参保                              依据 一
  准许  当 学生 = 算 且 在校学生
  准许  当 低保
  未规定 其他
"""
    found = covered(statements)
    assert found.is_impossible(Sort.TRUE, "在校学生")
    assert found.is_impossible(Sort.DECIDES, "准许 当 学生")
    assert not found.is_impossible(Sort.TRUE, "低保")
    assert all(goal not in found.coverage.gaps for goal in found.coverage.impossible)


def test_what_conditions_rule_out_is_impossible(covered: Covered) -> None:
    lines = "参保 依据 一\n  准许 当 低保 或 在校学生\n  准许 当 低保 且 特困\n  未规定 其他\n"
    found = covered(lines)
    assert found.is_impossible(Sort.DECIDES, "准许 当 低保 且 特困")
    assert not found.is_impossible(Sort.DECIDES, "准许 当 低保 或 在校学生")


WINDOW = "期 集中期 2024-09-01 至 2024-12-31 依据 三\n参保：准许 依据 一\n受理 依据 三\n"


@pytest.mark.parametrize(
    ("day", "edge", "inside"),
    [
        ("2024-08-31", Sort.FIRST_DAY, False),
        ("2024-09-01", Sort.FIRST_DAY, True),
        ("2024-12-31", Sort.LAST_DAY, True),
        ("2025-01-01", Sort.LAST_DAY, False),
    ],
)
def test_each_day_at_an_end_of_a_window_is_one_side_of_that_edge(
    covered: Covered, day: str, edge: Sort, inside: bool
) -> None:
    found = covered(WINDOW + "  准许 当 缴费日期 在 集中期\n  未规定 其他\n", ({"缴费日期": day}, ["受理"]))
    met = [g for g in found.coverage.met if g.sort in (Sort.FIRST_DAY, Sort.LAST_DAY)]
    assert [(g.sort, g.inside) for g in met] == [(edge, inside)]


def test_a_day_within_is_no_edge(covered: Covered) -> None:
    found = covered(WINDOW + "  准许 当 缴费日期 在 集中期\n  未规定 其他\n", ({"缴费日期": "2024-10-01"}, ["受理"]))
    assert not any(g.sort in (Sort.FIRST_DAY, Sort.LAST_DAY) for g in found.coverage.met)


def test_an_edge_that_decides_nothing_for_this_person_is_not_met(covered: Covered) -> None:
    lines = WINDOW + "  准许 当 特困\n  准许 当 缴费日期 在 集中期\n  未规定 其他\n"
    assert not covered(lines, ({"缴费日期": "2024-12-31", "特困": "是"}, ["受理"])).is_met(Sort.LAST_DAY, inside=True)
    assert covered(lines, ({"缴费日期": "2024-12-31"}, ["受理"])).is_met(Sort.LAST_DAY, inside=True)


ADJOINING = """
期 集中期 2024-09-01 至 2025-02-28 依据 三
期 补缴期 2025-03-01 至 2025-12-31 依据 四
参保：准许 依据 一
受理 依据 三
  准许 当 缴费日期 在 集中期
  准许 当 缴费日期 在 补缴期
  未规定 其他
等待期 依据 三
  无       当 缴费日期 在 集中期
  3 个月   当 缴费日期 在 补缴期
  未规定   其他
"""
FIRST_LATE_DAY = {"缴费日期": "2025-03-01"}


def test_the_day_after_a_window_is_met_where_the_line_below_comes_to_something_else(covered: Covered) -> None:
    """A window that ended a day later would change the waiting period, but not whether the payment is taken."""
    assert not covered(ADJOINING, (FIRST_LATE_DAY, ["受理"])).is_met(Sort.LAST_DAY, "集中期", inside=False)
    assert covered(ADJOINING, (FIRST_LATE_DAY, ["等待期"])).is_met(Sort.LAST_DAY, "集中期", inside=False)


def test_the_last_day_of_a_window_is_met_by_whatever_would_fall_through(covered: Covered) -> None:
    """A window that ended a day earlier would leave a day that nobody takes money on."""
    assert covered(ADJOINING, ({"缴费日期": "2025-02-28"}, ["受理"])).is_met(Sort.LAST_DAY, "集中期", inside=True)


def test_a_day_that_an_earlier_line_settles_is_left_out_as_decided(covered: Covered) -> None:
    """Somebody pays on that day: it would be wrong to say that there is nobody."""
    found = covered(ADJOINING)
    (goal,) = found.goals(Sort.FIRST_DAY, "补缴期", inside=False)
    assert found.coverage.impossible[goal] is Never.DECIDED


def test_an_edge_with_the_same_on_both_sides_is_left_out(covered: Covered) -> None:
    lines = WINDOW + "  准许 当 缴费日期 在 集中期\n  准许 其他\n"
    assert all(covered(lines).is_impossible(Sort.LAST_DAY, inside=side) for side in (True, False))


@pytest.mark.parametrize(
    ("condition", "facts", "inside"),
    [
        ("年收入 ≤ 5000 元", {"年收入": "5000"}, True),
        ("年收入 ≤ 5000 元", {"年收入": "5000.01"}, False),
        ("年收入 ≤ 5000 元", {"年收入": "5001"}, None),
        ("年收入 > 5000 元", {"年收入": "5000.01"}, True),
        ("缴费日期 ≥ 2025-03-01", {"缴费日期": "2025-02-28"}, False),
        ("周岁(出生日期，年初) ≥ 60", {"出生日期": "1965-01-01"}, True),
        ("周岁(出生日期，年初) ≥ 60", {"出生日期": "1965-01-02"}, False),
        ("周岁(出生日期，年初) ≥ 60", {"出生日期": "1964-06-01"}, None),
        ("低保 于 2024-08-31", {"低保": "2024-08-31"}, True),
        ("低保 于 2024-08-31", {"低保": "2024-09-01"}, False),
    ],
)
def test_an_amount_an_age_or_a_day_has_an_edge(
    covered: Covered, condition: str, facts: dict[str, str], inside: bool | None
) -> None:
    found = covered(f"参保 依据 一\n  准许 当 {condition}\n  未规定 其他\n", (facts, ["参保"]))
    met = [goal.inside for goal in found.coverage.met if goal.sort is Sort.BOUND]
    assert met == ([] if inside is None else [inside])


def test_a_span_that_an_event_begins_has_an_edge_at_its_end_only(covered: Covered) -> None:
    lines = "期 三十天 出生日期 起 30 天 内 计当日 依据 三\n参保 依据 一\n  准许 当 缴费日期 在 三十天\n  未规定 其他\n"
    last = {"出生日期": "2025-01-01", "缴费日期": "2025-01-30"}
    found = covered(lines, (last, ["参保"]))
    assert found.is_met(Sort.LAST_DAY, inside=True)
    assert not found.goals(Sort.FIRST_DAY)


def test_days_of_a_month_and_a_closing_time_have_edges_of_their_own(covered: Covered) -> None:
    monthly = "期 补缴期 2025-03-01 至 2025-11-30 每月 1 日 至 20 日 依据 三\n"
    lines = "参保：准许 依据 一\n受理 依据 三\n  准许 当 缴费日期 在 补缴期\n  未规定 其他\n"
    assert covered(monthly + lines, ({"缴费日期": "2025-04-20"}, ["受理"])).is_met(Sort.LAST_OF_MONTH, inside=True)
    assert covered(monthly + lines, ({"缴费日期": "2025-04-21"}, ["受理"])).is_met(Sort.LAST_OF_MONTH, inside=False)
    timed = "期 补缴期 2025-03-01 至 2025-11-30 17:30 依据 三\n"
    at_close = {"缴费日期": "2025-11-30", "缴费时刻": "17:30"}
    assert covered(timed + lines, (at_close, ["受理"])).is_met(Sort.CLOSING_TIME, inside=True)


def test_what_no_result_rests_on_is_impossible(covered: Covered) -> None:
    found = covered("参保：准许 依据 一\n定 没人用 依据 二\n  100 元 当 低保\n  200 元 其他\n")
    assert found.is_impossible(Sort.DECIDES, "没人用 100 元")
    assert not found.is_impossible(Sort.DECIDES, "参保")
