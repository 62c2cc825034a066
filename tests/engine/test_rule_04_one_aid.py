"""Rule 4. Not eligible gives nothing; eligible the sum of the lines, never above what is left."""

from __future__ import annotations

from .conftest import Answers

NOTICE = """
人群 低保对象 当 低保 依据 一
缴费：400 元 依据 一
资助 低保资助 给 低保对象 依据 一
"""
FOR_HOLDERS = NOTICE.replace("当 低保", "当 持居住证")


def test_not_eligible_is_zero(answers: Answers) -> None:
    said = answers(NOTICE + "  民政局 100 元\n")
    assert (said["资助合计"], said["应缴"], said["资助名"]) == ("0.00", "400.00", "没有")


def test_eligible_is_the_sum_of_the_lines(answers: Answers) -> None:
    said = answers(NOTICE + "  民政局 100 元\n  残联 50 元\n", 低保="是")
    assert (said["资助合计"], said["资助.民政局"], said["资助.残联"]) == ("150.00", "100.00", "50.00")


def test_two_lines_of_one_payer_add_up(answers: Answers) -> None:
    lines = "  民政局 100 元\n  残联 50 元\n  民政局 100 元 当 在校学生\n"
    assert answers(NOTICE + lines, 低保="是", 在校学生="是")["资助.民政局"] == "200.00"


def test_the_rest_of_a_declared_total(answers: Answers) -> None:
    said = answers(NOTICE + "  合计 300 元\n  民政局 100 元\n  残联 其余\n", 低保="是")
    assert (said["资助.残联"], said["应缴"]) == ("200.00", "100.00")


def test_a_rest_below_zero_is_no_split(answers: Answers) -> None:
    said = answers(NOTICE + "  合计 80 元\n  民政局 100 元\n  残联 其余\n", 低保="是")
    assert (said["资助合计"], said["资助.民政局"], said["资助.残联"]) == ("80.00", "未规定", "未规定")


def test_a_total_that_the_lines_do_not_come_to_is_no_split(answers: Answers) -> None:
    said = answers(NOTICE + "  合计 300 元\n  民政局 100 元\n  残联 100 元\n", 低保="是")
    assert (said["资助合计"], said["资助.民政局"], said["应缴"]) == ("300.00", "未规定", "100.00")


def test_a_fixed_personal_payment_leaves_the_aid(answers: Answers) -> None:
    said = answers(NOTICE + "  个人 120 元\n  民政局 其余\n", 低保="是")
    assert (said["资助.民政局"], said["应缴"]) == ("280.00", "120.00")


def test_a_personal_payment_above_the_price_leaves_no_aid(answers: Answers) -> None:
    said = answers(NOTICE + "  个人 500 元\n  民政局 其余\n", 低保="是")
    assert (said["资助.民政局"], said["应缴"]) == ("0.00", "400.00")


def test_never_above_the_price(answers: Answers) -> None:
    said = answers(NOTICE + "  民政局 500 元\n", 低保="是")
    assert (said["资助.民政局"], said["应缴"]) == ("400.00", "0.00")


def test_a_cut_among_several_payers_leaves_the_split_open(answers: Answers) -> None:
    said = answers(NOTICE + "  民政局 300 元\n  残联 300 元\n", 低保="是")
    assert (said["资助合计"], said["应缴"], said["资助.民政局"]) == ("400.00", "0.00", "未规定")


def test_whether_it_is_cut_can_depend_on_a_missing_fact(answers: Answers) -> None:
    cheap = NOTICE.replace("缴费：400 元 依据 一", "缴费 依据 一\n  150 元 当 持居住证\n  400 元 其他")
    said = answers(cheap + "  民政局 100 元\n  残联 100 元\n", 低保="是")
    assert said["资助合计"] == "缺事实 持居住证：150.00、200.00"
    assert said["资助.民政局"] == "缺事实 持居住证：（未规定）、100.00"
    assert said["应缴"] == "缺事实 持居住证：0.00、200.00"


def test_in_full_pays_whatever_is_left(answers: Answers) -> None:
    pending = NOTICE.replace("缴费：400 元", "缴费：待定 由 省 不低于 400 元")
    said = answers(pending + "  民政局 全额\n", 低保="是")
    assert (said["应缴"], said["资助.民政局"]) == ("0.00", "待定：≥400.00")


def test_eligibility_unknown_is_nothing_or_the_amount(answers: Answers) -> None:
    said = answers(FOR_HOLDERS + "  民政局 100 元\n")
    assert said["应缴"] == "缺事实 持居住证：300.00、400.00"
    assert said["资助合计"] == "缺事实 持居住证：100.00、0.00"
    assert said["资助名"] == "缺事实 持居住证：低保资助、没有"
    assert said["缴费"] == "400.00"


def test_a_line_that_may_hold_is_nothing_or_its_amount(answers: Answers) -> None:
    said = answers(NOTICE + "  民政局 100 元\n  残联 50 元 当 持居住证\n", 低保="是")
    assert (said["资助.民政局"], said["资助.残联"]) == ("100.00", "缺事实 持居住证：50.00、0.00")
    assert said["应缴"] == "缺事实 持居住证：250.00、300.00"


def test_who_takes_the_rest_can_depend_on_a_missing_fact(answers: Answers) -> None:
    lines = "  合计 300 元\n  民政局 100 元\n  残联 其余 当 持居住证\n  街道办 200 元 当 在校学生\n"
    said = answers(NOTICE + lines, 低保="是", 在校学生="否")
    assert (said["资助合计"], said["应缴"]) == ("300.00", "100.00")
    assert said["资助.残联"] == "缺事实 持居住证：200.00、0.00"


def test_without_a_mode_the_up_front_payment_is_not_stated(answers: Answers) -> None:
    said = answers(NOTICE + "  民政局 100 元\n", 低保="是")
    assert (said["先付"], said["退补"]) == ("未规定：≥300.00 ≤400.00", "未规定：≥0.00 ≤100.00")


def test_paid_directly_and_refunded(answers: Answers) -> None:
    direct = answers(NOTICE + "  民政局 100 元\n  方式 代缴\n", 低保="是")
    assert (direct["先付"], direct["退补"], direct["应缴"]) == ("300.00", "0.00", "300.00")
    refunded = answers(NOTICE + "  民政局 100 元\n  方式 先缴后补\n", 低保="是")
    assert (refunded["先付"], refunded["退补"], refunded["应缴"]) == ("400.00", "100.00", "300.00")


def test_where_nothing_is_due_there_is_nothing_to_give(answers: Answers) -> None:
    said = answers(NOTICE.replace("400 元", "0 元") + "  民政局 全额\n", 低保="是")
    assert (said["资助合计"], said["资助名"], said["先付"], said["退补"]) == ("0.00", "没有", "0.00", "0.00")
