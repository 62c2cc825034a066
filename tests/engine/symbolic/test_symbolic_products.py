"""险种 under the checks: each product by itself, with a person who buys it; what they share is said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from engine import Known

Check = Callable[[str], Any]

TWO = """
险种 基本医保 必缴 依据 一
险种 长护险 自选 当 在校学生 依据 一
参保 依据 一
  准许 其他
缴费[基本医保]：400 元 依据 二
"""
PRICE = "缴费[长护险]：50 元 依据 二\n"
GATE = "受理 依据 一\n  准许 其他\n"


def test_a_gap_of_one_product_is_shown_by_somebody_who_buys_it(check: Check) -> None:
    checked = check(TWO + GATE + "缴费[长护险] 依据 二\n  50 元 当 低保\n")
    found = checked.one("P501")
    assert "缴费[长护险]" in found.message("zh")
    assert found.witness["在校学生"] == "是"
    assert checked.replay(found).fields["险种[长护险]"] == Known(True)


def test_a_tie_within_a_product_is_found_and_one_across_products_is_none(check: Check) -> None:
    def aids(first: str, second: str) -> str:
        return (
            f"资助 甲 当 低保 依据 三\n  县 20 元\n  方式 代缴\n  险种 {first}\n"
            f"资助 乙 当 重度残疾 依据 三\n  残联 20 元\n  方式 代缴\n  险种 {second}\n优先 就高 依据 三\n"
        )

    found = check(TWO + GATE + PRICE + aids("长护险", "长护险")).one("P520")
    assert found.witness == {"在校学生": "是", "低保": "是", "重度残疾": "是"}
    assert check(TWO + GATE + PRICE + aids("基本医保", "长护险")).findings == []


def test_what_is_shared_is_said_once(check: Check) -> None:
    checked = check(TWO + GATE + PRICE + "等待期 依据 四\n  无 当 低保\n")
    found = checked.one("P501")
    assert "「等待期」" in found.message("zh")


def test_a_shared_line_that_one_product_reaches_is_no_idle_line(check: Check) -> None:
    waits = "等待期 依据 四\n  无 当 缴费 ≥ 400 元\n  6 个月 当 缴费 < 400 元\n"
    assert check(TWO + GATE + PRICE + waits).findings == []
    assert check(TWO + GATE + PRICE + "等待期 依据 四\n  无 当 缴费 > 900 元\n  6 个月 其他\n").findings == ["P505"]


def test_a_product_that_nobody_can_buy(check: Check) -> None:
    never = "险种 补充险 自选 当 低保 且 非 低保 依据 一\n缴费[补充险]：9 元 依据 二\n"
    found = check(TWO + GATE + PRICE + never).one("P560")
    assert "补充险" in found.message("zh")


def test_a_tier_that_is_not_offered_is_a_note(check: Check) -> None:
    tiers = "险种 基本医保 必缴 档次分 一级、二级 由 残疾等级 依据 一\n缴费[基本医保]：400 元 依据 二\n"
    checked = check("参保 依据 一\n  准许 其他\n" + GATE + tiers)
    assert checked.findings == []
    assert checked.replay(checked.one("P512")).fields["缴费[基本医保]"].reasons


def test_what_a_file_does_not_mention_is_listed_by_product(check: Check) -> None:
    own = "受理[基本医保] 依据 一\n  准许 其他\n受理[长护险] 依据 一\n  准许 其他\n"
    checked = check(TWO + PRICE + own + "等待期：无 依据 四\n财政补助[长护险]：0 元 依据 五\n")
    (found,) = checked.all("P511")
    names = found.message("zh")
    assert "「财政补助[基本医保]」" in names and "「待遇期[长护险]」" in names
    assert "受理" not in names and "等待期" not in names


def test_days_outside_windows_are_those_of_each_acceptance(check: Check) -> None:
    windows = "期 前段 2025-01-01 至 2025-06-30 依据 一\n期 后段 2025-07-01 至 2025-12-31 依据 一\n"
    own = (
        "受理[基本医保] 依据 一\n  准许 当 缴费日期 在 前段\n  未规定 其他\n"
        "受理[长护险] 依据 一\n  准许 当 缴费日期 在 后段\n  准许 当 缴费日期 在 前段\n  未规定 其他\n"
    )
    found = check(TWO + PRICE + windows + own).one("P550")
    assert found.witness == {"缴费日期": "2025-07-01"}


def test_money_of_another_product_is_worked_out_first(check: Check) -> None:
    asking = "缴费[长护险] 依据 二\n  40 元 当 应缴[基本医保] > 0 元\n  50 元 其他\n"
    free = "资助 全免 当 低保 依据 三\n  县 全额\n  方式 代缴\n  险种 基本医保\n"
    assert check(TWO + GATE + asking + free).findings == []
    assert check(TWO + GATE + asking).findings == ["P503"]


def test_an_assumption_that_stands_for_several_products(check: Check) -> None:
    silent = "等待期[长护险]：未规定 依据 四\n等待期[基本医保]：无 依据 四\n"
    assert check(TWO + GATE + PRICE + silent + '假定 等待期 = 无 因 "照往年"\n').findings == []
    stated = "等待期：无 依据 四\n"
    assert check(TWO + GATE + PRICE + stated + '假定 等待期 = 无 因 "照往年"\n').findings == ["P510"]
