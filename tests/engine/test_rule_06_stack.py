"""Rule 6. 叠加 adds up, never above what is left; a surely saturated sum is known although its members are not."""

from __future__ import annotations

from .conftest import Answers
from .three_aids import notice


def test_aids_add_up(answers: Answers) -> None:
    said = answers(notice("150 元", "优先 叠加"), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["资助.民政局"], said["资助.街道办"]) == ("350.00", "200.00", "150.00")
    assert (said["应缴"], said["先付"], said["资助名"]) == ("50.00", "50.00", "低保资助+居住证资助")


def test_never_above_the_price(answers: Answers) -> None:
    said = answers(notice("250 元", "优先 叠加"), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["应缴"], said["先付"]) == ("400.00", "0.00", "0.00")
    assert (said["资助.民政局"], said["资助.街道办"]) == ("未规定", "未规定")


def test_a_sum_of_just_the_price_is_not_cut(answers: Answers) -> None:
    said = answers(notice("200 元", "优先 叠加"), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["资助.民政局"], said["资助.街道办"]) == ("400.00", "200.00", "200.00")


def test_saturated_whatever_is_missing(answers: Answers) -> None:
    said = answers(notice("150 元", "优先 叠加"), 特困="是")
    assert (said["资助合计"], said["应缴"], said["先付"]) == ("400.00", "0.00", "0.00")
    assert said["资助.救助基金"] == "缺事实 持居住证：400.00、（未规定）"
    assert said["资助名"] == "缺事实 持居住证：居住证资助+特困资助、特困资助"


def test_an_unknown_member_keeps_the_sum_open(answers: Answers) -> None:
    said = answers(notice("150 元", "优先 叠加"), 低保="是")
    assert said["资助合计"] == "缺事实 持居住证：350.00、200.00"
    assert said["应缴"] == "缺事实 持居住证：50.00、200.00"
    assert said["资助.民政局"] == "200.00"
    assert said["资助名"] == "缺事实 持居住证：低保资助+居住证资助、低保资助"


def test_a_split_that_holds_only_without_the_unknown_member_is_open(answers: Answers) -> None:
    said = answers(notice("250 元", "优先 叠加"), 低保="是")
    assert said["资助合计"] == "缺事实 持居住证：400.00、200.00"
    assert said["资助.民政局"] == "缺事实 持居住证：200.00、（未规定）"


def test_one_payer_bears_a_cut_alone(answers: Answers) -> None:
    one_payer = notice("250 元", "优先 叠加").replace("街道办", "民政局")
    assert answers(one_payer, 低保="是", 持居住证="是")["资助.民政局"] == "400.00"
