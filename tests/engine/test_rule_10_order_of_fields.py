"""Rule 10. 参保, then 受理, then the rest; only a refusal stops, silence and missing facts do not."""

from __future__ import annotations

from .conftest import Answers

NOTICE = """
参保 依据 一
  不准 "已参加职工医保" 当 职工医保在保
  准许 当 持居住证
  未规定 其他
受理 依据 二
  准许 当 缴费日期 在 2024-09-01 至 2025-02-28
  不准 "已过期限" 其他
缴费：400 元 依据 三
待遇期 依据 四
  自 缴费日期 起满 3 个月 不计当日
  至 年末
"""


def test_a_refusal_makes_all_that_follows_not_applicable(answers: Answers) -> None:
    said = answers(NOTICE, 职工医保在保="是", 持居住证="是", 缴费日期="2024-10-01")
    assert said["参保"] == "不予参保 已参加职工医保"
    assert said["受理"] == said["缴费"] == said["应缴"] == said["待遇开始"] == "不适用 参保"


def test_closed_makes_the_rest_not_applicable(answers: Answers) -> None:
    said = answers(NOTICE, 持居住证="是", 缴费日期="2025-03-01")
    assert (said["参保"], said["受理"], said["缴费"]) == ("是", "不予受理 已过期限", "不适用 受理")


def test_both_ends_of_a_window_are_inside(answers: Answers) -> None:
    for day in ("2024-09-01", "2025-02-28"):
        assert answers(NOTICE, 持居住证="是", 缴费日期=day)["受理"] == "是"


def test_silence_and_missing_facts_do_not_stop(answers: Answers) -> None:
    said = answers(NOTICE, 持居住证="否")
    assert (said["参保"], said["缴费"]) == ("未规定", "400.00")
    assert said["受理"] == "缺事实 缴费日期：是、不准 已过期限"
    assert answers(NOTICE, 缴费日期="2024-10-01")["参保"] == "缺事实 持居住证：是、（未规定）"


def test_refused_under_one_reading_and_priced_under_another(answers: Answers) -> None:
    said = answers(
        """
歧义 期末 "最后一天收不收，没有写" 依据 二
  读法 收
  读法 不收
受理 依据 二
  准许 当 缴费日期 < 2025-02-28
  准许 当 缴费日期 = 2025-02-28 且 期末 = 收
  不准 "已过期限" 其他
缴费：400 元 依据 三
""",
        缴费日期="2025-02-28",
    )
    assert said["受理"] == "有歧义 期末=收 是；期末=不收 不予受理 已过期限"
    assert said["缴费"] == "有歧义 期末=收 400.00；期末=不收 不适用 受理"


class TestBenefit:
    """A start after the end is the known answer 无: no benefit this year."""

    NOTICE = NOTICE.replace("2025-02-28", "2025-12-31")

    def test_no_day_is_left(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 持居住证="是", 缴费日期="2025-10-01")
        assert (said["待遇开始"], said["待遇结束"]) == ("无", "无")

    def test_the_last_day_is_a_day(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 持居住证="是", 缴费日期="2025-09-30")
        assert (said["待遇开始"], said["待遇结束"]) == ("2025-12-31", "2025-12-31")

    def test_a_silent_end_leaves_the_start_known(self, answers: Answers) -> None:
        said = answers(self.NOTICE.replace("至 年末", "至 未规定"), 缴费日期="2025-10-01")
        assert (said["待遇开始"], said["待遇结束"]) == ("2026-01-02", "未规定")

    def test_where_the_end_lacks_a_fact_the_start_may_be_none(self, answers: Answers) -> None:
        either = self.NOTICE.replace("  至 年末", "  至 2025-06-30 当 连续参保\n  至 年末 其他")
        said = answers(either, 缴费日期="2025-04-10")
        assert said["待遇开始"] == "缺事实 连续参保：无、2025-07-11"
        assert said["待遇结束"] == "缺事实 连续参保：无、2025-12-31"
        assert answers(either, 缴费日期="2025-01-10")["待遇开始"] == "2025-04-11"

    def test_where_the_start_lacks_a_fact_so_may_the_end(self, answers: Answers) -> None:
        said = answers(self.NOTICE)
        assert said["待遇开始"] == "缺事实 缴费日期：（缺事实 缴费日期）、无"
        assert said["待遇结束"] == "缺事实 缴费日期：2025-12-31、无"
