"""Rule 12. The price is what the person bears and what all payers give; funding is the sum of its levels."""

from __future__ import annotations

from decimal import Decimal

import pytest

from .conftest import Answers

NOTICE = """
人群 低保对象 当 低保 依据 一
人群 重残人员 当 重度残疾 依据 一
缴费 依据 一
  87.50 元 当 在校学生
  400 元 其他
资助 低保资助 给 低保对象 依据 二
  民政局 50% × 缴费
  方式 代缴
资助 重残资助 给 重残人员 依据 二
  残联 30 元
  民政局 10 元
  方式 先缴后补
优先 就高 依据 二
财政补助：670 元 依据 三
  中央 80% × 财政补助
  县 其余
"""


@pytest.mark.parametrize(
    "facts",
    [{}, {"低保": "是"}, {"重度残疾": "是"}, {"低保": "是", "重度残疾": "是", "在校学生": "是"}],
)
def test_price_is_due_and_aid(answers: Answers, facts: dict[str, str]) -> None:
    said = answers(NOTICE, **facts)
    price, due, civil, disabled = (Decimal(said[k]) for k in ("缴费", "应缴", "资助.民政局", "资助.残联"))
    assert price == due + civil + disabled
    assert Decimal(said["资助合计"]) == civil + disabled
    assert Decimal(said["先付"]) - Decimal(said["退补"]) == due


def test_funding_is_the_sum_of_its_levels(answers: Answers) -> None:
    said = answers(NOTICE)
    assert (said["财政补助"], said["财政.中央"], said["财政.县"]) == ("670.00", "536.00", "134.00")


def test_shares_that_do_not_come_to_the_total_are_no_split(answers: Answers) -> None:
    said = answers("缴费：400 元 依据 一\n财政补助：670 元 依据 二\n  中央 80% × 财政补助\n  县 10% × 财政补助\n")
    assert (said["财政补助"], said["财政.中央"], said["财政.县"]) == ("670.00", "未规定", "未规定")


def test_shares_above_the_total_leave_no_rest(answers: Answers) -> None:
    said = answers("缴费：400 元 依据 一\n财政补助：670 元 依据 二\n  中央 700 元\n  县 其余\n")
    assert (said["财政.中央"], said["财政.县"]) == ("未规定", "未规定")


def test_a_share_that_lacks_a_fact_leaves_the_others_known(answers: Answers) -> None:
    said = answers(
        """
缴费：400 元 依据 一
财政补助：670 元 依据 二
  中央 536 元
  省   50 元 当 持居住证
  县   其余
"""
    )
    assert said["财政.中央"] == "536.00"
    assert said["财政.省"] == "缺事实 持居住证：50.00、0.00"
    assert said["财政.县"] == "缺事实 持居住证：84.00、134.00"


def test_an_amount_finer_than_a_fen_is_not_an_answer(answers: Answers) -> None:
    assert answers(NOTICE, 低保="是", 在校学生="是")["资助.民政局"] == "43.75"
    assert answers("缴费：33.33% × 87.50 元 依据 一")["缴费"] == "未规定"
    assert answers("缴费：取整(33.33% × 87.50 元) 依据 一")["缴费"] == "29.16"
