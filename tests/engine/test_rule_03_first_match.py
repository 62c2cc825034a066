"""Rule 3. From the top, false skips, true stops, unknown adds a candidate; running out is a gap: not stated."""

from __future__ import annotations

from .conftest import Answers

PRICE = """
缴费 依据 一
  100 元 当 持居住证
  200 元 当 低保
  400 元 其他
"""


def test_guards_after_the_first_true_line_are_never_asked(answers: Answers) -> None:
    assert answers(PRICE, 低保="是", 持居住证="否")["缴费"] == "200.00"
    assert answers(PRICE, 持居住证="是")["缴费"] == "100.00"


def test_candidates_that_agree_are_known(answers: Answers) -> None:
    assert answers(PRICE.replace("100 元", "400 元"), 低保="否")["缴费"] == "400.00"


def test_candidates_that_differ_name_what_is_missing(answers: Answers) -> None:
    assert answers(PRICE, 低保="否")["缴费"] == "缺事实 持居住证：100.00、400.00"
    assert answers(PRICE, 低保="是")["缴费"] == "缺事实 持居住证：100.00、200.00"


def test_running_out_of_lines_is_not_stated(answers: Answers) -> None:
    assert answers("缴费 依据 一\n  100 元 当 持居住证\n", 持居住证="否")["缴费"] == "未规定"


def test_a_missing_fact_before_a_gap_is_a_missing_fact(answers: Answers) -> None:
    assert answers("缴费 依据 一\n  100 元 当 持居住证\n")["缴费"] == "缺事实 持居住证：100.00、（未规定）"


def test_silent_whatever_the_fact_is_silent(answers: Answers) -> None:
    notice = "缴费 依据 一\n  未规定 当 持居住证\n  {} 其他\n"
    assert answers(notice.format("未规定"))["缴费"].startswith("未规定 持居住证")
    assert answers(notice.format("待定 由 市"))["缴费"].startswith("待定 持居住证")


def test_a_silent_guard_leaves_what_follows_not_stated(answers: Answers) -> None:
    said = answers(
        """
定 算不算 依据 一
  未规定 当 在校学生
  是     其他
缴费 依据 一
  100 元 当 算不算
  400 元 其他
""",
        在校学生="是",
    )
    assert said["缴费"] == "未规定：100.00、400.00"


def test_pending_values_keep_their_bounds(answers: Answers) -> None:
    notice = "缴费 依据 一\n  待定 由 市 不低于 380 元 不高于 420 元 当 持居住证\n  400 元 其他\n"
    assert answers(notice, 持居住证="是")["缴费"] == "待定：≥380.00 ≤420.00"
    assert answers(notice)["缴费"] == "缺事实 持居住证：（待定：≥380.00 ≤420.00）、400.00"


def test_a_bound_that_lacks_a_fact_names_it(answers: Answers) -> None:
    said = answers(
        """
表 下限[地区类别] 依据 一
  | 一类 | 380 元
  | 二类 | 400 元
缴费：待定 由 市 不低于 下限[地区类别] 依据 一
"""
    )
    assert said["缴费"] == "待定 地区类别"


def test_a_result_that_is_absent_is_not_stated(answers: Answers) -> None:
    assert answers("缴费：400 元 依据 一")["等待期"] == "未规定"
