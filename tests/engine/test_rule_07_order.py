"""Rule 7. 次序: the first that applies. 未规定: only what stands alone or agrees with the others."""

from __future__ import annotations

from .conftest import Answers
from .three_aids import notice

ORDER = "优先 次序 居住证资助、低保资助、特困资助"
UNSTATED = "优先 未规定"


def test_the_first_that_applies(answers: Answers) -> None:
    said = answers(notice("150 元", ORDER), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["资助名"]) == ("150.00", "居住证资助")
    assert answers(notice("150 元", ORDER), 低保="是", 持居住证="否")["资助名"] == "低保资助"


def test_the_first_that_applies_counts_even_where_it_gives_nothing(answers: Answers) -> None:
    said = answers(notice("0 元", ORDER), 低保="是", 持居住证="是")
    assert (said["资助合计"], said["资助名"]) == ("0.00", "没有")


def test_an_unknown_first_leaves_both(answers: Answers) -> None:
    said = answers(notice("150 元", ORDER), 低保="是")
    assert said["资助合计"] == "缺事实 持居住证：150.00、200.00"
    assert said["资助名"] == "缺事实 持居住证：居住证资助、低保资助"


def test_what_comes_after_a_sure_one_is_not_asked_about(answers: Answers) -> None:
    after = "优先 次序 低保资助、居住证资助"
    assert answers(notice("250 元", after), 低保="是")["资助合计"] == "200.00"


def test_without_a_priority_one_aid_stands(answers: Answers) -> None:
    said = answers(notice("150 元", UNSTATED), 低保="是", 持居住证="否")
    assert (said["资助合计"], said["资助名"]) == ("200.00", "低保资助")


def test_without_a_priority_two_different_aids_are_not_stated(answers: Answers) -> None:
    """Either alone or both together may be meant: under any priority the answer would be among these."""
    said = answers(notice("150 元", UNSTATED), 低保="是", 持居住证="是")
    assert (said["缴费"], said["资助合计"]) == ("400.00", "未规定：200.00、150.00、350.00")
    assert said["应缴"] == "未规定：200.00、250.00、50.00"
    assert said["资助.民政局"] == "未规定：200.00、0.00"
    assert said["资助.救助基金"] == "0.00"
    assert said["资助名"] == "未规定：低保资助、居住证资助、低保资助+居住证资助"


def test_a_line_without_a_priority_is_the_same(answers: Answers) -> None:
    silent = notice("150 元", UNSTATED).replace("优先 未规定 依据 三\n", "")
    assert answers(silent, 低保="是", 持居住证="是")["资助合计"] == "未规定：200.00、150.00、350.00"


def test_without_a_priority_two_in_full_leave_only_the_split_open(answers: Answers) -> None:
    said = answers(notice("全额", UNSTATED), 特困="是", 持居住证="是")
    assert (said["资助合计"], said["应缴"]) == ("400.00", "0.00")
    assert said["资助.街道办"].startswith("未规定")


def test_without_a_priority_several_that_come_to_the_same_stand(answers: Answers) -> None:
    same = notice("200 元", UNSTATED).replace("街道办", "民政局")
    said = answers(same, 低保="是", 持居住证="是")
    assert (said["资助合计"], said["资助.民政局"], said["资助名"]) == ("200.00", "200.00", "低保资助")


def test_without_a_priority_a_doubtful_second_aid_lacks_a_fact(answers: Answers) -> None:
    """With the fact it is either settled or not stated, so the missing fact is what comes first."""
    said = answers(notice("150 元", UNSTATED), 低保="是")
    assert said["资助合计"] == "缺事实 持居住证：200.00、150.00、350.00"


def test_without_a_priority_one_doubtful_aid_is_nothing_or_its_amount(answers: Answers) -> None:
    assert answers(notice("150 元", UNSTATED))["资助合计"] == "缺事实 持居住证：150.00、0.00"


def test_without_a_priority_it_is_not_stated_whatever_the_price(answers: Answers) -> None:
    """The price lacks a fact, but with it the notice would still not say which aid counts."""
    either = "缴费 依据 一\n  380 元 当 连续参保\n  400 元 其他"
    unsure = notice("150 元", UNSTATED).replace("缴费：400 元 依据 一", either)
    said = answers(unsure, 低保="是", 持居住证="是")
    assert said["资助.民政局"] == "未规定 连续参保：200.00、0.00"
