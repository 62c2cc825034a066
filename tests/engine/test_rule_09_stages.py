"""Rule 9. A stage works on what the stage before it left; what is due is never below zero."""

from __future__ import annotations

from .conftest import Answers

NOTICE = """
人群 学生 当 在校学生 依据 一
人群 低保对象 当 低保 依据 一
缴费：400 元 依据 一
资助 学生减收 给 学生 依据 二
  财政 100 元
  方式 代缴
  步 1
资助 低保资助 给 低保对象 依据 二
  民政局 50% × 余额
  方式 代缴
  步 2
"""


def test_the_second_stage_sees_what_the_first_left(answers: Answers) -> None:
    said = answers(NOTICE, 在校学生="是", 低保="是")
    assert (said["资助.财政"], said["资助.民政局"], said["应缴"]) == ("100.00", "150.00", "150.00")
    assert said["资助名"] == "学生减收+低保资助"


def test_a_stage_alone(answers: Answers) -> None:
    assert answers(NOTICE, 低保="是")["应缴"] == "200.00"


def test_due_is_never_below_zero(answers: Answers) -> None:
    said = answers(NOTICE.replace("100 元", "500 元"), 在校学生="是", 低保="是")
    assert (said["资助.财政"], said["资助.民政局"], said["应缴"]) == ("400.00", "0.00", "0.00")


def test_an_unknown_first_stage_is_carried_into_the_second(answers: Answers) -> None:
    said = answers(NOTICE.replace("当 在校学生", "当 持居住证"), 低保="是")
    assert said["资助.财政"] == "缺事实 持居住证：100.00、0.00"
    assert said["资助.民政局"] == "缺事实 持居住证：150.00、200.00"
    assert said["应缴"] == "缺事实 持居住证：150.00、200.00"


def test_a_named_value_of_the_balance_is_worked_out_for_each_stage(answers: Answers) -> None:
    halves = NOTICE.replace("财政 100 元", "财政 余额的一半").replace("50% × 余额", "余额的一半")
    said = answers(halves + "定 余额的一半 = 50% × 余额 依据 二\n", 在校学生="是", 低保="是")
    assert (said["资助.财政"], said["资助.民政局"], said["应缴"]) == ("200.00", "100.00", "100.00")


def test_a_category_may_ask_what_is_due_in_the_end(answers: Answers) -> None:
    assert answers(NOTICE + "人群 自付一半以上 当 应缴 ≥ 200 元 依据 三\n", 低保="是")["自付一半以上"] == "是"


def test_a_tie_in_one_stage_stays_a_tie_of_the_whole(answers: Answers) -> None:
    tied = NOTICE + "资助 镇资助 给 学生 依据 二\n  镇 100 元\n  方式 代缴\n优先 就高 依据 二\n  同额 未规定\n"
    said = answers(tied, 在校学生="是", 低保="是")
    assert (said["资助.民政局"], said["应缴"]) == ("150.00", "150.00")
    assert said["资助.镇"] == "有歧义 学生减收 0.00；镇资助 100.00"
    assert said["资助名"] == "有歧义 学生减收 学生减收+低保资助；镇资助 镇资助+低保资助"
