"""Rule 8. What two equal aids come to is declared: 次序 decides, 均可 and 未规定 leave who pays ambiguous, by tie."""

from __future__ import annotations

from .conftest import Answers
from .three_aids import notice

BOTH = {"低保": "是", "持居住证": "是"}


def test_the_amount_is_known_and_who_pays_is_ambiguous(answers: Answers) -> None:
    said = answers(notice("200 元", "优先 就高\n  同额 未规定"), **BOTH)
    assert (said["资助合计"], said["应缴"], said["先付"]) == ("200.00", "200.00", "200.00")
    assert said["资助.民政局"] == "有歧义 低保资助 200.00；居住证资助 0.00"
    assert said["资助名"] == "有歧义 低保资助 低保资助；居住证资助 居住证资助"


def test_an_order_decides(answers: Answers) -> None:
    said = answers(notice("200 元", "优先 就高\n  同额 次序 居住证资助、低保资助"), **BOTH)
    assert (said["资助名"], said["资助.民政局"], said["资助.街道办"]) == ("居住证资助", "0.00", "200.00")


def test_any_lists_the_alternatives(answers: Answers) -> None:
    said = answers(notice("200 元", "优先 就高\n  同额 均可"), **BOTH)
    assert said["资助.街道办"] == "有歧义 低保资助 0.00；居住证资助 200.00"


def test_an_order_asks_only_about_those_before_the_first_sure_one(answers: Answers) -> None:
    first = answers(notice("200 元", "优先 就高\n  同额 次序 低保资助、居住证资助"), 低保="是")
    assert (first["资助名"], first["资助.街道办"]) == ("低保资助", "0.00")
    second = answers(notice("200 元", "优先 就高\n  同额 次序 居住证资助、低保资助"), 低保="是")
    assert second["资助.街道办"] == "缺事实 持居住证：200.00、0.00"
    assert second["资助合计"] == "200.00"


def test_equal_aids_of_the_same_payer_in_the_same_way_are_no_tie(answers: Answers) -> None:
    same = notice("200 元", "优先 就高").replace("街道办", "民政局")
    said = answers(same, **BOTH)
    assert (said["资助名"], said["资助.民政局"], said["先付"]) == ("低保资助", "200.00", "200.00")


def test_equal_aids_paid_in_different_ways_leave_the_up_front_payment_ambiguous(answers: Answers) -> None:
    ways = notice("200 元", "优先 就高\n  同额 未规定").replace("街道办", "民政局")
    refunded = ways.replace("民政局 200 元\n  方式 代缴\n资助 特困", "民政局 200 元\n  方式 先缴后补\n资助 特困")
    said = answers(refunded, **BOTH)
    assert (said["资助.民政局"], said["应缴"]) == ("200.00", "200.00")
    assert said["先付"] == "有歧义 低保资助 200.00；居住证资助 400.00"
    assert said["退补"] == "有歧义 低保资助 0.00；居住证资助 200.00"


def test_a_tie_below_the_best_does_not_matter(answers: Answers) -> None:
    said = answers(notice("200 元", "优先 就高\n  同额 未规定"), 特困="是", **BOTH)
    assert (said["资助.民政局"], said["资助.救助基金"]) == ("0.00", "400.00")


def test_where_there_is_nothing_to_pay_nothing_ties(answers: Answers) -> None:
    free = notice("200 元", "优先 就高\n  同额 未规定").replace("缴费：400 元", "缴费：0 元")
    said = answers(free, **BOTH)
    assert (said["资助.民政局"], said["资助名"], said["先付"]) == ("0.00", "没有", "0.00")
