"""Days: both ends count, 计当日 is D + L, 不计当日 one day later, and months clamp at their end."""

from __future__ import annotations

from datetime import date

import pytest

from dsl import Counting, Duration, Unit
from engine.dates import after, age, last_day, months_between, next_month_start, plus

from .conftest import Answers


def day(text: str) -> date:
    return date.fromisoformat(text)


def length(text: str) -> Duration:
    count, unit = text.split()
    return Duration(int(count), Unit(unit))


@pytest.mark.parametrize(
    ("start", "span", "inclusive", "exclusive"),
    [
        ("2025-01-30", "3 个月", "2025-04-30", "2025-05-01"),
        ("2025-01-15", "3 个月", "2025-04-15", "2025-04-16"),
        ("2025-01-31", "1 个月", "2025-02-28", "2025-03-01"),
        ("2024-01-31", "1 个月", "2024-02-29", "2024-03-01"),
        ("2024-02-29", "1 年", "2025-02-28", "2025-03-01"),
        ("2024-12-31", "90 天", "2025-03-31", "2025-04-01"),
        ("2025-01-01", "0 天", "2025-01-01", "2025-01-02"),
    ],
)
def test_the_first_day_after_a_span(start: str, span: str, inclusive: str, exclusive: str) -> None:
    assert after(day(start), length(span), Counting.INCLUSIVE) == day(inclusive)
    assert after(day(start), length(span), Counting.EXCLUSIVE) == day(exclusive)


@pytest.mark.parametrize(("counting", "last"), [(Counting.INCLUSIVE, "2025-03-31"), (Counting.EXCLUSIVE, "2025-04-01")])
def test_the_last_day_of_a_span(counting: Counting, last: str) -> None:
    assert last_day(day("2025-01-01"), length("90 天"), counting) == day(last)


@pytest.mark.parametrize(
    ("birth", "on", "years"),
    [
        ("2007-05-10", "2025-05-09", 17),
        ("2007-05-10", "2025-05-10", 18),
        ("2004-02-29", "2022-02-28", 17),
        ("2004-02-29", "2022-03-01", 18),
        ("2004-02-29", "2024-02-29", 20),
    ],
)
def test_a_birthday_completes_the_year(birth: str, on: str, years: int) -> None:
    assert age(day(birth), day(on)) == years


def test_months_count_both_ends() -> None:
    assert months_between(day("2025-03-31"), day("2025-12-01")) == 10
    assert months_between(day("2025-03-31"), day("2025-02-01")) == 0


def test_the_calendar_ends_quietly() -> None:
    """An open end is often written as the last day there is."""
    assert plus(day("9999-12-31"), length("1 个月")) == date.max
    assert next_month_start(day("9999-12-31")) == date.max
    assert after(day("9999-12-31"), length("1 天"), Counting.EXCLUSIVE) == date.max


class TestInANotice:
    NOTICE = """
歧义 首日 "当天算不算，没有写" 依据 一
  读法 计入 = 计当日
  读法 不计 = 不计当日
期 登记期 出生日期 起 90 天 内 计日按 首日 依据 一
受理 依据 一
  准许 当 登记日期 在 登记期
  不准 "逾期" 其他
缴费：400 元 依据 一
等待期 依据 一
  无 当 连续参保
  3 个月 其他
待遇期 依据 一
  自 登记日期 起满 等待期 计当日
  至 年末
结果 截止：登记期 的 末日 依据 一
"""

    def test_a_reading_matters_only_on_the_day_it_settles(self, answers: Answers) -> None:
        assert answers(self.NOTICE, 出生日期="2025-01-01", 登记日期="2025-03-31")["受理"] == "是"
        assert (
            answers(self.NOTICE, 出生日期="2025-01-01", 登记日期="2025-04-01")["受理"]
            == "有歧义 首日=计入 不予受理 逾期；首日=不计 是"
        )
        assert answers(self.NOTICE, 出生日期="2025-01-01", 登记日期="2025-04-02")["受理"] == "不予受理 逾期"

    def test_before_the_event_is_outside(self, answers: Answers) -> None:
        assert answers(self.NOTICE, 出生日期="2025-01-02", 登记日期="2025-01-01")["受理"] == "不予受理 逾期"

    def test_without_an_event_there_is_no_window(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 出生日期="2025-01-02", 登记日期="无")
        assert (said["受理"], said["期 登记期"]) == ("不予受理 逾期", "无")

    def test_an_unknown_day_is_asked_for(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 登记日期="2025-01-01")
        assert said["受理"].startswith("缺事实 出生日期")
        assert said["期 登记期"] == "缺事实 出生日期"
        assert said["截止"] == "缺事实 出生日期"

    def test_after_no_waiting_it_starts_that_day(self, answers: Answers) -> None:
        born = {"出生日期": "2025-01-01", "登记日期": "2025-02-10"}
        assert answers(self.NOTICE, 连续参保="是", **born)["待遇开始"] == "2025-02-10"
        assert answers(self.NOTICE, 连续参保="否", **born)["待遇开始"] == "2025-05-10"
        assert answers(self.NOTICE, **born)["待遇开始"] == "缺事实 连续参保：2025-02-10、2025-05-10"


def test_candidates_that_fall_on_the_same_day_are_that_day(answers: Answers) -> None:
    said = answers(
        """
缴费：400 元 依据 一
定 起点 依据 一
  2025-01-30 当 持居住证
  2025-01-31 其他
待遇期 依据 一
  自 起点 起满 1 个月 计当日
"""
    )
    assert said["待遇开始"] == "2025-02-28"


def test_a_span_without_a_length_holds_no_day(answers: Answers) -> None:
    said = answers(
        """
缴费：400 元 依据 一
定 宽限 依据 一
  30 天  当 非 持居住证
  无     其他
人群 宽限内 当 登记日期 在 出生日期 起 宽限 内 计当日 依据 一
""",
        出生日期="2025-01-01",
        登记日期="2025-01-01",
    )
    assert said["宽限内"] == "缺事实 持居住证"


def test_functions_keep_candidates_and_bounds(answers: Answers) -> None:
    said = answers(
        """
定 起点 依据 一
  2025-01-30 当 持居住证
  2025-06-15 其他
缴费：40 元 × 月数(起点, 年末) 依据 一
待遇期 依据 一
  自 较晚(起点, 2025-03-01)
  至 年末
"""
    )
    assert said["缴费"] == "缺事实 持居住证：480.00、280.00"
    assert said["待遇开始"] == "缺事实 持居住证：2025-03-01、2025-06-15"
