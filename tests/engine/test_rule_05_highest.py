"""Rule 5. 就高: the highest and never two; a candidate that cannot win is dropped with the facts it lacks."""

from __future__ import annotations

from collections.abc import Callable

from dsl import Identity, Policy
from engine import Assessor

from .conftest import Answers
from .three_aids import notice


def test_the_highest_counts_and_is_not_stacked(answers: Answers) -> None:
    said = answers(notice("150 元", "优先 就高"), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["资助名"]) == ("200.00", "低保资助")


def test_what_cannot_win_is_not_asked_about(answers: Answers) -> None:
    said = answers(notice("150 元", "优先 就高"), 低保="是")
    assert (said["资助合计"], said["资助.街道办"], said["资助名"]) == ("200.00", "0.00", "低保资助")


def test_what_might_win_keeps_the_amount_open(answers: Answers) -> None:
    said = answers(notice("250 元", "优先 就高"), 低保="是")
    assert said["资助合计"] == "缺事实 持居住证：200.00、250.00"
    assert said["应缴"] == "缺事实 持居住证：200.00、150.00"
    assert said["资助.街道办"] == "缺事实 持居住证：0.00、250.00"


def test_an_aid_in_full_beats_every_other(answers: Answers) -> None:
    said = answers(notice("250 元", "优先 就高"), 低保="是", 特困="是")
    assert (said["应缴"], said["资助.救助基金"], said["资助名"]) == ("0.00", "400.00", "特困资助")


def test_an_equal_rival_leaves_the_amount_known_and_the_split_open(answers: Answers) -> None:
    said = answers(notice("200 元", "优先 就高\n  同额 未规定"), 低保="是")
    assert (said["资助合计"], said["应缴"]) == ("200.00", "200.00")
    assert said["资助.街道办"] == "缺事实 持居住证：0.00、200.00"


def test_a_pending_amount_that_is_bounded_below_the_best_is_dropped(answers: Answers) -> None:
    said = answers(notice("待定 由 市 不高于 180 元", "优先 就高"), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["资助名"]) == ("200.00", "低保资助")


def test_a_pending_amount_that_can_only_tie_leaves_the_amount_known(answers: Answers) -> None:
    said = answers(notice("待定 由 市 不高于 200 元", "优先 就高"), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["应缴"]) == ("200.00", "200.00")
    assert said["资助名"] == "待定：低保资助、居住证资助"


def test_a_pending_amount_that_can_win_keeps_what_is_sure_as_its_least(answers: Answers) -> None:
    said = answers(notice("待定 由 市 不高于 300 元", "优先 就高"), 低保="是", 持居住证="是")
    assert said["资助合计"] == "待定：200.00、（待定：≥200.00 ≤300.00）"


def test_candidates_below_the_sure_best_are_not_promised(answers: Answers) -> None:
    by_region = notice("档[地区类别]", "优先 就高") + "表 档[地区类别] 依据 二\n  | 一类 | 100 元\n  | 二类 | 300 元\n"
    said = answers(by_region, 低保="是", 持居住证="是")
    assert said["资助合计"] == "缺事实 地区类别：200.00、300.00、（未规定：≥200.00 ≤400.00）"


class TestUnknownPrice:
    """The price, and with it the balance, depends on a fact that is missing."""

    NOTICE = notice("150 元", "优先 就高").replace(
        "缴费：400 元 依据 一", "缴费 依据 一\n  0 元 当 连续参保\n  400 元 其他"
    )

    def test_in_full_nothing_is_due_whatever_the_price(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 特困="是", 低保="是")
        assert (said["应缴"], said["先付"]) == ("0.00", "0.00")
        assert said["资助.救助基金"] == "缺事实 连续参保：0.00、400.00"
        assert said["资助.民政局"] == "0.00"
        assert said["资助名"] == "缺事实 连续参保：没有、特困资助"

    def test_a_fixed_aid_is_cut_where_there_is_less_to_pay(self, answers: Answers) -> None:
        said = answers(self.NOTICE, 低保="是")
        assert said["资助合计"] == "缺事实 连续参保：0.00、200.00"
        assert said["应缴"] == "缺事实 连续参保：0.00、200.00"

    def test_a_pending_price_without_bounds_may_or_may_not_reach_the_aid(self, answers: Answers) -> None:
        pending = notice("150 元", "优先 就高").replace("缴费：400 元", "缴费：待定 由 省")
        said = answers(pending, 特困="是", 低保="是", 持居住证="否")
        assert (said["应缴"], said["资助合计"]) == ("0.00", "待定")
        assert said["资助名"] == "待定：低保资助、特困资助"

    def test_a_pending_price_above_the_aid_settles_who_wins(self, answers: Answers) -> None:
        pending = notice("150 元", "优先 就高").replace("缴费：400 元", "缴费：待定 由 省 不低于 380 元")
        said = answers(pending, 特困="是", 低保="是")
        assert (said["资助合计"], said["资助名"], said["资助.民政局"]) == ("待定：≥380.00", "特困资助", "0.00")


def test_who_lost_and_by_how_much(notice_of: Callable[[str], Policy]) -> None:
    found = Assessor(notice_of(notice("150 元", "优先 就高")))({"低保": Identity(), "持居住证": True})
    (loser,) = found.worlds[0].stages["基本"][0].losers
    assert (loser.name, loser.amount, loser.margin) == ("居住证资助", 150, 50)
