"""险种: each product by itself, who buys it, and the totals over those that are bought."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from dsl import Assumed, Assumption, Combine, Policy
from engine import Assessor
from engine.record import assessment_schema, record_of

from .conftest import Answers

TWO = """
险种 基本医保 必缴 依据 一
险种 长护险 自选 当 参加长护险 依据 一
人群 低保对象 当 低保 依据 一
缴费[基本医保]：400 元 依据 二
缴费[长护险]：50 元 依据 二
资助 低保资助 给 低保对象 依据 三
  险种 基本医保
  民政 50% × 缴费
  方式 代缴
资助 长护资助 给 低保对象 依据 三
  险种 长护险
  县 10 元
  方式 先缴后补
"""
TIED = """
资助 重残资助 当 重度残疾 依据 三
  险种 基本医保
  残联 200 元
  方式 代缴
资助 长护重残 当 重度残疾 依据 三
  险种 长护险
  残联 10 元
  方式 先缴后补
优先 就高 依据 三
  同额 未规定
"""


def test_what_is_not_bought_does_not_apply_and_counts_as_nothing(answers: Answers) -> None:
    said = answers(TWO, 参加长护险="否", 低保="是")
    assert (said["险种[基本医保]"], said["险种[长护险]"]) == ("是", "否")
    assert said["缴费[长护险]"] == said["应缴[长护险]"] == said["等待期[长护险]"] == "不适用 险种"
    assert (said["缴费"], said["资助合计"], said["应缴"], said["先付"], said["退补"]) == (
        "400.00",
        "200.00",
        "200.00",
        "200.00",
        "0.00",
    )
    assert (said["资助.民政"], said["资助.县"]) == ("200.00", "0.00")


def test_totals_are_sums(answers: Answers) -> None:
    said = answers(TWO, 参加长护险="是", 低保="是")
    assert (said["应缴[基本医保]"], said["应缴[长护险]"], said["应缴"]) == ("200.00", "40.00", "240.00")
    assert (said["先付"], said["退补"], said["资助.县"]) == ("250.00", "10.00", "10.00")


def test_while_it_is_open_whether_it_is_bought_the_totals_take_both_cases(answers: Answers) -> None:
    said = answers(TWO, 低保="是")
    assert said["险种[长护险]"] == "缺事实 参加长护险"
    assert said["应缴[长护险]"] == "40.00"
    assert said["应缴"] == "缺事实 参加长护险：240.00、200.00"
    assert said["资助.民政"] == "200.00"


def test_a_refusal_of_one_product_leaves_the_others(answers: Answers) -> None:
    own = '受理[长护险] 依据 一\n  不准 "名额已满" 当 持居住证\n  准许 其他\n'
    said = answers(TWO + own + "参保 依据 一\n  准许 其他\n受理 依据 一\n  准许 其他\n", 参加长护险="是", 持居住证="是")
    assert said["受理[长护险]"] == "不予受理 名额已满"
    assert (said["应缴[长护险]"], said["应缴[基本医保]"], said["应缴"]) == ("不适用 受理", "400.00", "400.00")


def test_a_refusal_that_is_open_leaves_the_totals_open(answers: Answers) -> None:
    own = '参保[长护险] 依据 一\n  不准 "名额已满" 当 持居住证\n  未规定 其他\n'
    gates = "参保 依据 一\n  准许 其他\n受理 依据 一\n  准许 其他\n"
    assert answers(TWO + own + gates, 参加长护险="是")["应缴"] == "缺事实 持居住证：450.00、400.00"
    assert answers(TWO + own + gates, 参加长护险="是", 持居住证="否")["应缴"] == "450.00"


def test_refused_before_any_product(answers: Answers) -> None:
    gates = '参保 依据 一\n  不准 "不收" 当 职工医保在保\n  准许 其他\n'
    said = answers(TWO + gates, 职工医保在保="是")
    assert said["险种[基本医保]"] == said["应缴[长护险]"] == said["应缴"] == "不适用 参保"


def test_ties_of_two_products_stay_apart_in_the_total(answers: Answers) -> None:
    said = answers(TWO + TIED, 低保="是", 重度残疾="是", 参加长护险="是")
    assert said["应缴"] == "240.00"
    assert said["资助.残联[长护险]"] == "有歧义 长护资助 0.00；长护重残 10.00"
    assert said["资助.残联"] == (
        "有歧义 低保资助、长护资助 0.00；低保资助、长护重残 10.00；重残资助、长护资助 200.00；重残资助、长护重残 210.00"
    )


def test_a_tie_in_a_product_that_may_not_be_bought(answers: Answers) -> None:
    said = answers(TWO + TIED, 低保="是", 重度残疾="是")
    assert said["资助.县"] == "有歧义 长护资助 缺事实 参加长护险：10.00、0.00；长护重残 0.00"
    assert said["应缴"] == "缺事实 参加长护险：240.00、200.00"


def test_one_product_may_ask_for_the_money_of_another(answers: Answers) -> None:
    """Whichever of them stands first in the file."""
    later = TWO.replace("缴费[基本医保]：400 元", "缴费[基本医保]\n  380 元 当 应缴[长护险] > 0 元\n  400 元 其他")
    assert answers(later, 参加长护险="是")["应缴"] == "430.00"
    assert answers(later, 参加长护险="否")["应缴"] == "400.00"
    assert answers(later)["缴费[基本医保]"] == "缺事实 参加长护险：380.00、400.00"


def test_silence_on_funding_of_one_product_leaves_its_total_open(answers: Answers) -> None:
    funding = "财政补助[基本医保]：600 元 依据 五\n  中央 100 元\n  县 其余\n"
    said = answers(TWO + funding, 参加长护险="是")
    assert (said["财政补助"], said["财政.中央"]) == ("未规定：≥600.00", "未规定：≥100.00")
    said = answers(TWO + funding + "财政补助[长护险]：0 元 依据 五\n", 参加长护险="是")
    assert (said["财政补助"], said["财政.中央"]) == ("600.00", "100.00")


def test_a_priority_may_be_assumed_for_one_product(answers: Answers) -> None:
    more = TIED.partition("优先")[0]
    stack = Assumption("优先[长护险]", Assumed.PRIORITY, Combine.STACK, "试算")
    said = answers(TWO + more, stack, 低保="是", 重度残疾="是", 参加长护险="是")
    assert said["资助合计[长护险]"] == "20.00"
    assert said["资助合计[基本医保]"].startswith("未规定")
    assert said["假定"] == "优先[长护险]"


@pytest.mark.parametrize("facts", [{}, {"参加长护险": True}, {"参加长护险": False}])
def test_the_record_has_a_product_each(facts: dict[str, bool], notice_of: Callable[[str], Policy]) -> None:
    own = "参保[长护险] 依据 一\n  准许 其他\n参保 依据 一\n  准许 其他\n受理 依据 一\n  准许 其他\n"
    record = record_of(Assessor(notice_of(TWO + own))(facts))
    Draft202012Validator(assessment_schema()).validate(record)
    basic, care = record["products"]
    assert (basic["name"], basic["bought"]["value"], "eligibility" in basic) == ("基本医保", True, False)
    assert "eligibility" in care and "acceptance" not in care
    assert basic["contribution"]["value"] == "400.00"
    if facts.get("参加长护险") is False:
        assert care["borne"] == {"outcome": "not_applicable", "because": "product"}
    assert set(record["totals"]["aid_by_payer"]) == {"民政", "县"}


def test_the_days_of_a_product_that_is_not_bought_do_not_concern_the_person(notice_of: Callable[[str], Policy]) -> None:
    windows = "期 前段 2025-01-01 至 2025-06-30 依据 一\n期 后段 2025-07-01 至 2025-12-31 依据 一\n"
    gates = (
        "参保 依据 一\n  准许 其他\n受理[基本医保] 依据 一\n  准许 当 缴费日期 在 前段\n"
        "受理[长护险] 依据 一\n  准许 当 缴费日期 在 后段\n"
    )
    assess = Assessor(notice_of(TWO + windows + gates))
    assert [one.window for one in assess({"参加长护险": False}).deadlines] == ["前段"]
    assert [one.window for one in assess({}).deadlines] == ["前段", "后段"]
