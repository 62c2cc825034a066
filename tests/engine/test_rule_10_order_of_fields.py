"""Rule 10: 参保, then 受理, then the rest; only a refusal stops, silence and missing facts do not."""

from __future__ import annotations

from collections.abc import Callable

Outcomes = Callable[..., dict[str, object]]

NOTICE = """
参保
  不准 "已参加职工医保" 当 职工医保在保
  准许 当 持居住证
  未规定 其他
受理
  准许 当 缴费日期 在 2024-09-01 至 2025-02-28
  不准 "已过期限" 其他
缴费：400 元
待遇期
  自 缴费日期 起满 3 个月 不计当日
  至 年末
"""


def test_a_refusal_makes_all_that_follows_not_applicable(outcomes: Outcomes) -> None:
    found = outcomes(NOTICE, 职工医保在保="是", 持居住证="是", 缴费日期="2024-10-01")
    assert found["参保"] == {"不予参保": "已参加职工医保"}
    assert found["受理"] == found["缴费"] == found["应缴"] == "不适用"


def test_closed_makes_the_rest_not_applicable(outcomes: Outcomes) -> None:
    found = outcomes(NOTICE, 持居住证="是", 缴费日期="2025-03-01")
    assert (found["参保"], found["受理"], found["缴费"]) == ("准许", {"不予受理": "已过期限"}, "不适用")


def test_both_ends_of_a_window_are_inside(outcomes: Outcomes) -> None:
    for day in ("2024-09-01", "2025-02-28"):
        assert outcomes(NOTICE, 持居住证="是", 缴费日期=day)["受理"] == "准许"


def test_silence_and_missing_facts_do_not_stop(outcomes: Outcomes) -> None:
    found = outcomes(NOTICE, 持居住证="否")
    assert (found["参保"], found["受理"], found["缴费"]) == ("未规定", {"缺事实": ("缴费日期",)}, "400.00")


def test_a_benefit_that_would_start_after_its_end_is_none_this_year(outcomes: Outcomes) -> None:
    late = NOTICE.replace("2025-02-28", "2025-12-31")
    found = outcomes(late, 持居住证="是", 缴费日期="2025-10-01")
    assert (found["待遇开始"], found["待遇结束"]) == ("无", "无")
    assert outcomes(late, 持居住证="是", 缴费日期="2025-01-30")["待遇开始"] == "2025-05-01"
