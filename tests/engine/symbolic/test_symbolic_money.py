"""Money that may not add up: splits, whole fen, funding, amounts below zero."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine import Known, kind_of

Check = Callable[[str], Any]

PRICE = "缴费：400 元 依据 二\n人群 低保对象 当 低保 依据 二\n"


def aid(*lines: str) -> str:
    return PRICE + "资助 低保资助 给 低保对象 依据 二\n" + "".join(f"  {line}\n" for line in (*lines, "方式 代缴"))


@pytest.mark.parametrize(
    "lines",
    [
        ("医疗救助 100 元", "残联 50 元", "合计 200 元"),
        ("医疗救助 100 元", "残联 50 元", "个人 200 元"),
        ("医疗救助 300 元", "残联 200 元"),
        ("医疗救助 300 元", "残联 其余", "合计 200 元"),
    ],
)
def test_payers_whose_lines_do_not_come_to_the_sum(check: Check, lines: tuple[str, ...]) -> None:
    checked = check(aid(*lines))
    found = checked.one("P530")
    assert found.witness == {"低保": "是"}
    assert kind_of(checked.replay(found).fields["资助.医疗救助"]) == "not_stated"


@pytest.mark.parametrize(
    "lines",
    [
        ("医疗救助 150 元", "残联 50 元", "合计 200 元"),
        ("医疗救助 150 元", "残联 50 元", "个人 200 元"),
        ("医疗救助 300 元", "残联 其余"),
        ("医疗救助 150 元", "残联 其余", "合计 200 元"),
    ],
)
def test_payers_whose_lines_do(check: Check, lines: tuple[str, ...]) -> None:
    assert check(aid(*lines)).findings == []


def test_a_single_payer_against_the_personal_payment(check: Check) -> None:
    found = check(aid("医疗救助 100 元", "个人 200 元")).one("P536")
    assert (found.arguments["total"], found.arguments["paid"]) == ("200.00", "100.00")
    assert found.witness == {"低保": "是"}
    assert check(aid("医疗救助 200 元", "个人 200 元")).findings == []


def test_a_split_that_fails_only_where_the_price_is_low(check: Check) -> None:
    low = aid("医疗救助 100 元", "残联 100 元").replace(
        "缴费：400 元 依据 二", "缴费 依据 二\n  120 元 当 在校学生\n  400 元 其他"
    )
    assert check(low).one("P530").witness == {"在校学生": "是", "低保": "是"}
    assert check(low.replace("120 元", "200 元")).findings == []


def test_shares_finer_than_a_fen(check: Check) -> None:
    shares = "财政补助：100.01 元 依据 五\n  省 {share}\n  县 其余\n"
    checked = check(shares.format(share="50% × 财政补助"))
    assert checked.findings == ["P532"]
    assert check(shares.format(share="取整(50% × 财政补助)")).findings == []


def test_an_amount_worked_out_from_a_persons_income(check: Check) -> None:
    found = check("缴费：50% × 年收入 依据 二\n").one("P532")
    assert found.witness == {"年收入": "100.01"}
    assert check("缴费：取整(50% × 年收入) 依据 二\n").findings == []


def test_levels_that_do_not_come_to_the_funding(check: Check) -> None:
    found = check("财政补助：600 元 依据 五\n  中央 400 元\n  省 100 元\n").one("P535")
    assert (found.arguments["total"], found.arguments["paid"]) == ("600.00", "500.00")
    assert check("财政补助：600 元 依据 五\n  中央 400 元\n  省 其余\n").findings == []


def test_levels_that_leave_less_than_nothing(check: Check) -> None:
    found = check("财政补助：600 元 依据 五\n  中央 400 元\n  省 300 元\n  县 其余\n").one("P535")
    assert (found.arguments["total"], found.arguments["paid"]) == ("600.00", "700.00")


def test_levels_of_a_printed_level_of_another_year(check: Check) -> None:
    printed = "财政补助：640 元 依据 五\n  年度 2024\n  中央 80% × 财政补助\n  县 {share} × 财政补助\n"
    assert check(printed.format(share="10%")).findings == ["P535"]
    assert check(printed.format(share="20%")).findings == []


def test_a_price_below_zero(check: Check) -> None:
    price = "缴费 依据 二\n  {price} 当 在校学生\n  400 元 其他\n"
    checked = check(price.format(price="400 元 - 500 元"))
    found = checked.one("P534")
    assert found.witness == {"在校学生": "是"}
    assert checked.replay(found).fields["缴费"].value < 0
    assert check(price.format(price="最高(0 元，400 元 - 500 元)")).findings == []


STACKED = """
缴费：400 元 依据 二
人群 低保对象 当 低保 依据 二
人群 重残人员 当 重度残疾 依据 二
资助 低保资助 给 低保对象：医疗救助 300 元 依据 二
资助 重残资助 给 重残人员：残联 200 元 依据 二
优先 {word} 依据 二
"""


def test_stacked_aids_above_the_price(check: Check) -> None:
    checked = check(STACKED.format(word="叠加"))
    found = checked.one("P531")
    assert found.witness == {"低保": "是", "重度残疾": "是"}
    assert checked.replay(found).fields["应缴"] == Known(0)
    assert kind_of(checked.replay(found).fields["资助.残联"]) == "not_stated"
    assert check(STACKED.format(word="就高")).findings == []


def test_what_is_counted_from_a_day_that_there_is_not(check: Check) -> None:
    start = "待遇期 依据 四\n{lines}  自 次日(缴费日期) 其他\n  至 年末\n"
    checked = check(start.format(lines=""))
    found = checked.one("P537")
    assert found.witness == {"缴费日期": "无"}
    assert check(start.format(lines="  自 无 当 缴费日期 = 无\n")).findings == []


def test_the_files_own_constraints(check: Check) -> None:
    prices = "缴费 依据 二\n  0 元 当 特困\n  400 元 其他\n"
    violated = check(prices + "约束 缴费 ≥ 400 元 依据 二\n")
    assert violated.one("P540").witness == {"特困": "是"}
    assert check(prices + "约束 缴费 ≥ 400 元 原则上 依据 二\n").findings == ["P541"]
    assert check(prices + "约束 缴费 ≥ 0 元 依据 二\n约束 参保率 ≥ 95% 依据 六\n").findings == []


def test_a_constraint_on_what_is_left_to_pay(check: Check) -> None:
    constrained = aid("医疗救助 300 元") + "约束 应缴 ≥ 200 元 依据 二\n"
    assert check(constrained).one("P540").witness == {"低保": "是"}
    assert check(constrained.replace("≥ 200", "≥ 100")).findings == []
