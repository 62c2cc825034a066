"""Rule 12: the price is what the person bears and what all payers give; funding is the sum of its levels."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

Outcomes = Callable[..., dict[str, object]]

NOTICE = """
人群 低保对象 当 低保
人群 重残人员 当 重度残疾
缴费
  87.50 元 当 在校学生
  400 元 其他
资助 低保资助 给 低保对象
  民政局 50% × 缴费
  方式 代缴
资助 重残资助 给 重残人员
  残联 30 元
  民政局 10 元
  方式 先缴后补
优先 就高
财政补助：670 元
  中央 80% × 财政补助
  县 其余
"""


def test_price_is_due_and_aid(outcomes: Outcomes) -> None:
    for facts in ({}, {"低保": "是"}, {"重度残疾": "是"}, {"低保": "是", "重度残疾": "是", "在校学生": "是"}):
        found = {k: Decimal(v) for k, v in outcomes(NOTICE, **facts).items() if str(v).replace(".", "").isdigit()}
        assert found["缴费"] == found["应缴"] + found["资助.民政局"] + found["资助.残联"]
        assert found["先付"] - found["退补"] == found["应缴"]


def test_funding_is_the_sum_of_its_levels(outcomes: Outcomes) -> None:
    found = outcomes(NOTICE)
    assert (found["财政补助"], found["财政.中央"], found["财政.县"]) == ("670.00", "536.00", "134.00")


def test_an_amount_finer_than_a_fen_is_not_an_answer(outcomes: Outcomes) -> None:
    assert outcomes(NOTICE, 低保="是", 在校学生="是")["资助.民政局"] == "43.75"
    assert outcomes("缴费：33.33% × 87.50 元\n")["缴费"] == "未规定"
    assert outcomes("缴费：取整(33.33% × 87.50 元)\n")["缴费"] == "29.16"
