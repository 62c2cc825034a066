"""险种: what a file with several products must say, and the model it comes to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import SOLE, Combine, DecisionRef, Loaded, MoneyRef, MoneyWord, Policy, Role, Unstated

Load = Callable[[str], Loaded]
Codes = Callable[[str], list[str]]

TWO = "险种 基本医保 必缴\n险种 长护险 自选 当 参加长护险\n"
PRICES = "缴费[基本医保]：400 元\n缴费[长护险]：50 元\n"


def policy_of(loaded: Loaded) -> Policy:
    assert loaded.policy is not None, [found.message("zh") for found in loaded.diagnostics]
    return loaded.policy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TWO + PRICES, []),
        (TWO + "缴费：400 元", ["P334"]),
        (TWO + PRICES + "财政补助：670 元", ["P334"]),
        (TWO + PRICES + "资助 甲 当 低保：县 10 元", ["P334"]),
        (TWO + PRICES + "定 乙 = 缴费", ["P334"]),
        (TWO + PRICES + "约束 应缴 ≥ 0 元", ["P334"]),
        (TWO + PRICES + "约束 应缴[长护险] ≥ 0 元", []),
        (TWO + PRICES + "人群 久等 当 等待期 = 3 个月", ["P334"]),
        (TWO + "缴费[长护]：50 元", ["P335"]),
        (TWO + PRICES + "资助 甲 当 低保\n  险种 长护\n  县 10 元", ["P335"]),
        (TWO + PRICES + "优先[长护] 就高", ["P335"]),
        (TWO + PRICES + '假定 等待期[长护] = 无 因 "没有写"', ["P335"]),
        (TWO + PRICES + '假定 等待期[长护险] = 无 因 "没有写"', []),
        (TWO + PRICES + '假定 等待期 = 无 因 "没有写"', []),
        (TWO + PRICES + '假定 待遇结束[长护险] = 年末 因 "没有写"', []),
        (TWO + PRICES + '假定 优先[长护险] = 叠加 因 "没有写"', []),
        (TWO + PRICES + '假定 缴费 = 400 元 因 "没有写"', ["P334"]),
        (TWO + PRICES + '假定 低保[长护险] = 是 因 "没有写"', ["P326"]),
        (TWO + PRICES + "结果 退费[长护险]：50 元", ["P326"]),
        (TWO + "缴费[基本医保、长护险]：50 元", ["P110"]),
        (TWO + "缴费[基本医保][长护险]：50 元", ["P309"]),
        (TWO + "缴费[长护险]：50 元\n缴费[长护险]：60 元", ["P202"]),
        (TWO + "等待期[基本医保]：无\n等待期[长护险]：无\n等待期：无", ["P202"]),
        (TWO + "优先 就高\n优先 叠加", ["P202"]),
        (TWO + "优先 就高\n优先[长护险] 叠加", []),
        ("缴费[长护险]：50 元", ["P336"]),
        ("应缴[长护险]", ["P114"]),
        ("缴费：50 元\n资助 甲 当 低保\n  险种 长护险\n  县 10 元", ["P336"]),
        ("险种 长护险 自选", ["P337"]),
        ("险种 长护险 自选 当 参加长护", ["P201"]),
        ("险种 长护险 必缴 当 在校学生", []),
        ("险种 长护险 必缴 档次分 一档", ["P338"]),
        ("险种 长护险 必缴 由 缴费档次", ["P338"]),
        ("险种 长护险 必缴 档次分 一档 由 参加长护险", ["P338"]),
        ("险种 长护险 必缴 档次分 一档 由 缴费挡次", ["P201"]),
        ("险种 长护险 必缴 档次分 一档、五档 由 缴费档次", ["P339"]),
        ("险种 低保 必缴", ["P203"]),
        ("险种 长护险 必缴\n险种 长护险 必缴", ["P202"]),
        (TWO + "缴费[基本医保]：应缴[长护险]\n缴费[长护险]：应缴[基本医保]", ["P215"]),
        (TWO + "缴费[基本医保]：400 元\n缴费[长护险]：应缴[长护险]", ["P215"]),
    ],
)
def test_what_a_file_with_products_must_say(codes: Codes, text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_the_nearest_product_is_suggested(rules: Load) -> None:
    (found,) = rules(TWO + "缴费[基本医保]：400 元\n缴费[长护]：50 元").diagnostics
    assert "长护险" in found.help("zh") and "基本医保" in found.help("zh")
    assert found.fix is not None and found.fix.edits[0].text == "长护险"


def test_a_file_without_products_has_one(rules: Load) -> None:
    policy = policy_of(rules("缴费：400 元"))
    assert policy.products == (SOLE,) and not policy.has_products
    assert policy.decisions["缴费"].product is None


def test_results_are_told_apart_by_product(rules: Load) -> None:
    policy = policy_of(rules(TWO + PRICES))
    assert policy.has_products and [product.name for product in policy.products] == ["基本医保", "长护险"]
    keys = {key: decision.product for key, decision in policy.decisions.items() if decision.role is Role.CONTRIBUTION}
    assert keys == {"缴费[基本医保]": "基本医保", "缴费[长护险]": "长护险"}
    assert policy.decisions["险种[长护险]"].role is Role.PURCHASE
    assert {"财政补助[基本医保]", "等待期[长护险]", "参保", "受理"} <= policy.decisions.keys()
    assert "受理[长护险]" not in policy.decisions


def test_what_is_written_without_a_product_stands_for_each(rules: Load) -> None:
    policy = policy_of(rules(TWO + PRICES + "等待期：无\n等待期[长护险]：6 个月\n待遇期\n  自 年初 起满 等待期 计当日"))
    assert [key for key, decision in policy.decisions.items() if decision.shared] == [
        "等待期[基本医保]",
        "待遇开始[基本医保]",
        "待遇结束[基本医保]",
        "待遇开始[长护险]",
        "待遇结束[长护险]",
    ]
    (rule,) = policy.decisions["待遇开始[长护险]"].rules
    assert getattr(rule.value, "length", None) == DecisionRef("等待期[长护险]", policy.decisions["等待期[长护险]"].type)


def test_inside_the_statement_of_a_product_its_name_goes_without_saying(rules: Load) -> None:
    aid = "资助 甲 当 低保\n  县 50% × 缴费\n  险种 长护险\n"
    policy = policy_of(rules(TWO + PRICES + aid + "财政补助[长护险]：20 元\n  县 50% × 财政补助"))
    assert getattr(policy.aids[0].lines[0].value, "right", None) == DecisionRef(
        "缴费[长护险]", policy.decisions["缴费[长护险]"].type
    )
    (funding,) = policy.funding
    assert (funding.product, len(funding.lines)) == ("长护险", 1)


def test_due_names_its_product_and_the_balance_is_that_of_the_aid(rules: Load) -> None:
    aid = "资助 甲 当 应缴[基本医保] > 0 元\n  县 50% × 余额\n  险种 长护险\n"
    policy = policy_of(rules(TWO + PRICES + aid))
    assert getattr(policy.aids[0].applies, "left", None) == MoneyRef(MoneyWord.DUE, "基本医保")
    assert policy.aids[0].product == "长护险"


def test_priority_holds_within_each_product(rules: Load) -> None:
    policy = policy_of(rules(TWO + PRICES + "优先 就高\n优先[长护险] 叠加"))
    assert {stage.product: stage.combine for stage in policy.stages} == {
        "基本医保": Combine.HIGHEST,
        "长护险": Combine.STACK,
    }


def test_a_tier_that_is_not_offered_has_no_price(rules: Load) -> None:
    tiers = "险种 基本医保 必缴 档次分 一档、二档 由 缴费档次\n缴费[基本医保]：400 元"
    first, second = policy_of(rules(tiers)).decisions["缴费[基本医保]"].rules
    assert first.value == Unstated() and first.guard is not None and second.guard is None


def test_tiers_that_are_all_of_the_fact_leave_nothing_out(rules: Load) -> None:
    tiers = "险种 基本医保 必缴 档次分 一档、二档、三档、四档 由 缴费档次\n缴费[基本医保]：400 元"
    (rule,) = policy_of(rules(tiers)).decisions["缴费[基本医保]"].rules
    assert rule.guard is None


def test_an_assumption_without_a_product_stands_for_each_that_has_none(rules: Load) -> None:
    text = '假定 等待期 = 无 因 "没有写"\n假定 等待期[长护险] = 6 个月 因 "照往年"'
    targets = {a.target: a.reason for a in policy_of(rules(TWO + PRICES + text)).assumptions}
    assert targets == {"等待期[基本医保]": "没有写", "等待期[长护险]": "照往年"}


def test_english_twins(rules: Load) -> None:
    text = "product 基本医保 compulsory tiers 一档 by 缴费档次\nproduct 长护险 optional when 参加长护险\n"
    assert policy_of(rules(text + "contribution[长护险]: 50 yuan\npriority[长护险] highest")).has_products
