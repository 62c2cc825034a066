"""Rule 11. Defaults and assumptions are used openly: listed where, and only where, they were consulted."""

from __future__ import annotations

from dsl import Assumed, Assumption, Combine

from .conftest import Answers

NOTICE = """
缴费 依据 一
  100 元 当 低保
  200 元 当 在校学生
  400 元 其他
歧义 首日 "缴费当天算不算" 依据 二
  读法 计入 = 计当日
  读法 不计 = 不计当日
待遇期 依据 二
  自 缴费日期 起满 3 个月 计日按 首日
等待期：未规定 依据 二
"""
CHOSEN = (
    NOTICE
    + """
假定 首日 = 计入 因 "示例"
假定 等待期 = 3 个月 因 "示例"
假定 缴费日期 = 2025-01-10 因 "示例"
"""
)


def test_a_default_is_listed_where_it_was_asked_for(answers: Answers) -> None:
    assert answers(NOTICE)["默认"] == "低保、在校学生"
    assert answers(NOTICE, 低保="否")["默认"] == "在校学生"
    assert answers(NOTICE, 低保="是")["默认"] == ""


def test_assumptions_that_were_used_are_listed(answers: Answers) -> None:
    said = answers(CHOSEN)
    assert (said["待遇开始"], said["等待期"]) == ("2025-04-10", "3 个月")
    assert said["假定"] == "首日、等待期、缴费日期"


def test_a_fact_that_is_there_needs_no_assumption(answers: Answers) -> None:
    assert "缴费日期" not in answers(CHOSEN, 缴费日期="2025-03-01")["假定"]


def test_a_reading_without_an_assumption_gives_one_outcome_per_reading(answers: Answers) -> None:
    assert answers(NOTICE, 缴费日期="2025-01-10")["待遇开始"] == "有歧义 首日=计入 2025-04-10；首日=不计 2025-04-11"


def test_a_reading_that_changes_nothing_is_no_ambiguity(answers: Answers) -> None:
    assert answers(NOTICE, 缴费日期="2025-01-10")["缴费"] == "400.00"


class TestSilentResults:
    NOTICE = """
缴费 依据 一
  400 元 当 持居住证
  未规定 其他
假定 缴费 = 380 元 因 "同上年"
"""

    def test_an_assumption_fills_silence(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 持居住证="否")
        assert (said["缴费"], said["假定"]) == ("380.00", "缴费")

    def test_it_is_not_used_where_the_notice_speaks(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 持居住证="是")
        assert (said["缴费"], said["假定"]) == ("400.00", "")

    def test_while_a_fact_is_missing_it_is_one_of_the_cases(self, answers: Answers) -> None:
        said = answers(self.NOTICE)
        assert (said["缴费"], said["假定"]) == ("缺事实 持居住证：400.00、380.00", "缴费")


class TestPriority:
    NOTICE = """
缴费：400 元 依据 一
资助 低保资助 当 低保 依据 二
  民政局 200 元
资助 残联资助 当 重度残疾 依据 二
  残联 100 元
"""
    HIGHEST = Assumption("优先", Assumed.PRIORITY, Combine.HIGHEST, "试算")

    def test_an_assumed_priority_settles_two_aids(self, answers: Answers) -> None:
        said = answers(self.NOTICE, self.HIGHEST, 低保="是", 重度残疾="是")
        assert (said["资助合计"], said["假定"]) == ("200.00", "优先")

    def test_it_is_not_listed_for_a_person_with_one_aid(self, answers: Answers) -> None:
        said = answers(self.NOTICE, self.HIGHEST, 低保="是")
        assert (said["资助合计"], said["假定"]) == ("200.00", "")


class TestOwnYear:
    """A notice of one year that prints another year's level: not stated, with the printed level shown beside it."""

    NOTICE = """
缴费：400 元 依据 一
财政补助：640 元 依据 二
  年度 2024
  中央 80% × 财政补助
  县   其余
结果 补助说明 依据 二
  "不低于六百" 当 财政补助 ≥ 600 元
  未规定 其他
"""

    def test_total_and_shares_are_not_stated_for_this_year(self, answers: Answers) -> None:
        said = answers(self.NOTICE)
        assert (said["财政补助"], said["财政.中央"], said["财政.县"]) == ("未规定", "未规定", "未规定")

    def test_nor_for_whoever_asks_about_it(self, answers: Answers) -> None:
        assert answers(self.NOTICE)["补助说明"].startswith("未规定")

    def test_an_assumed_level_is_divided(self, answers: Answers) -> None:
        said = answers(self.NOTICE + '假定 财政补助 = 670 元 因 "试算"\n')
        assert (said["财政补助"], said["财政.中央"], said["财政.县"]) == ("670.00", "536.00", "134.00")
        assert said["补助说明"] == "不低于六百"
