"""Rule 1. Truth has three values. What is decided decides; otherwise the unknown carries the facts that it lacks."""

from __future__ import annotations

import pytest

from .conftest import Answers

BOTH_AND_EITHER = """
人群 两样都有 当 持居住证 且 连续参保   依据 一
人群 有一样   当 持居住证 或 连续参保   依据 一
人群 没有证   当 非 持居住证            依据 一
缴费：400 元                            依据 一
"""


@pytest.mark.parametrize(
    ("facts", "both", "either", "without"),
    [
        ({"持居住证": "是", "连续参保": "是"}, "是", "是", "否"),
        ({"持居住证": "否", "连续参保": "是"}, "否", "是", "是"),
        ({"持居住证": "否"}, "否", "缺事实 连续参保", "是"),
        ({"持居住证": "是"}, "缺事实 连续参保", "是", "否"),
        ({"连续参保": "否"}, "否", "缺事实 持居住证", "缺事实 持居住证"),
        ({}, "缺事实 持居住证 连续参保", "缺事实 持居住证 连续参保", "缺事实 持居住证"),
    ],
)
def test_a_fact_is_asked_for_only_where_it_can_still_decide(
    answers: Answers, facts: dict[str, str], both: str, either: str, without: str
) -> None:
    said = answers(BOTH_AND_EITHER, **facts)
    assert (said["两样都有"], said["有一样"], said["没有证"]) == (both, either, without)


def test_without_turns_round_what_may_still_come(answers: Answers) -> None:
    said = answers(
        """
定 写明了 依据 一
  是     当 持居住证
  未规定 其他
人群 没写明 当 非 写明了 依据 一
缴费：400 元 依据 一
"""
    )
    assert said["没写明"] == "缺事实 持居住证：否、（未规定）"


class TestIdentities:
    NOTICE = """
人群 现有     当 低保                 依据 一
人群 八月底有 当 低保 于 2024-08-31   依据 一
缴费：400 元                          依据 一
"""

    @pytest.mark.parametrize(
        ("written", "now", "then"),
        [
            ("否", "否", "否"),
            ("2024-03-01", "是", "是"),
            ("2024-09-01", "是", "否"),
            ("2024-03-01至2024-08-31", "是", "是"),
            ("2024-03-01至2024-08-30", "是", "否"),
        ],
    )
    def test_held_on_a_day(self, answers: Answers, written: str, now: str, then: str) -> None:
        said = answers(self.NOTICE, 低保=written)
        assert (said["现有"], said["八月底有"]) == (now, then)

    def test_without_dates_nobody_knows_whether_it_was_held_that_day(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 低保="是")
        assert (said["现有"], said["八月底有"]) == ("是", "缺事实 低保")

    def test_as_of_a_day_that_is_not_known(self, answers: Answers) -> None:
        notice = "人群 缴费时有 当 低保 于 缴费日期 依据 一\n缴费：400 元 依据 一"
        assert answers(notice, 低保="2024-03-01")["缴费时有"] == "缺事实 缴费日期"
        assert answers(notice, 低保="否")["缴费时有"] == "否"
        assert answers(notice, 低保="2024-03-01", 缴费日期="无")["缴费时有"] == "否"


class TestNone:
    """无 is a value: only = and ≠ say anything about it."""

    NOTICE = """
人群 没中断   当 职工医保中断日期 = 无                             依据 一
人群 早中断   当 职工医保中断日期 < 2025-01-01                     依据 一
人群 不早中断 当 非 职工医保中断日期 < 2025-01-01                  依据 一
人群 今年中断 当 职工医保中断日期 在 2025-01-01 至 2025-12-31      依据 一
人群 重残     当 残疾等级 属于 一级、二级                          依据 一
人群 住本地   当 居住地 属于 本地                                  依据 一
缴费：400 元                                                       依据 一
"""

    def test_every_other_question_about_none_is_answered_no(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 职工医保中断日期="无", 残疾等级="无", 居住地="无")
        assert (said["没中断"], said["早中断"], said["不早中断"], said["今年中断"]) == ("是", "否", "是", "否")
        assert (said["重残"], said["住本地"]) == ("否", "否")

    def test_not_knowing_is_different(self, answers: Answers) -> None:
        assert answers(self.NOTICE)["住本地"] == "缺事实 居住地"


def test_regions_are_contained_by_their_code(answers: Answers) -> None:
    notice = "人群 本地户籍 当 户籍地 属于 示例市 依据 一\n缴费：400 元 依据 一"
    assert answers(notice, 户籍地="示例县")["本地户籍"] == "是"
    assert answers(notice, 户籍地="示例省")["本地户籍"] == "否"
