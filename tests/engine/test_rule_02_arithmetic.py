"""Rule 2. Arithmetic is known if its operands are; otherwise it keeps candidates, bounds and reasons."""

from __future__ import annotations

import pytest

from .conftest import Answers

LEVEL = """
定 标准 依据 一
  400 元 当 持居住证
  500 元 其他
缴费：标准 + 20 元 依据 一
"""


def test_known_operands_give_a_known_value(answers: Answers) -> None:
    assert answers(LEVEL, 持居住证="是")["缴费"] == "420.00"


def test_candidates_pass_through(answers: Answers) -> None:
    assert answers(LEVEL)["缴费"] == "缺事实 持居住证：420.00、520.00"


def test_bounds_pass_through_and_decide_a_comparison(answers: Answers) -> None:
    said = answers(
        """
定 标准 依据 一
  待定 由 市 不低于 380 元 不高于 420 元
缴费：50% × 标准 依据 一
人群 超过一百五 当 缴费 > 150 元 依据 一
人群 超过二百   当 缴费 > 200 元 依据 一
"""
    )
    assert said["缴费"] == "待定：≥190.00 ≤210.00"
    assert (said["超过一百五"], said["超过二百"]) == ("是", "待定")


def test_zero_times_anything_is_zero(answers: Answers) -> None:
    assert answers("缴费：0 元 × 月数(登记日期, 年末) 依据 一")["缴费"] == "0.00"


def test_not_stated_beats_deferred_beats_missing(answers: Answers) -> None:
    table = "表 分担[地区类别] 依据 一\n  | 一类 | 50%\n"
    level = table + "定 甲 依据 一\n  {} 其他\n缴费：分担[地区类别] × 400 元 + 甲 依据 一"
    assert answers(level.format("待定 由 市"))["缴费"].startswith("待定 地区类别")
    assert answers(level.format("未规定"))["缴费"].startswith("未规定 地区类别")


def test_the_lowest_of_several_amounts_is_bounded_by_any_of_them(answers: Answers) -> None:
    level = (
        "定 市定 依据 一\n  待定 由 市 其他\n缴费：{}(市定, 400 元) 依据 一\n人群 不超过四百 当 缴费 ≤ 400 元 依据 一"
    )
    lowest, highest = answers(level.format("最低")), answers(level.format("最高"))
    assert (lowest["缴费"], lowest["不超过四百"]) == ("待定：≤400.00", "是")
    assert (highest["缴费"], highest["不超过四百"]) == ("待定：≥400.00", "待定")


def test_rounding_is_never_hidden(answers: Answers) -> None:
    assert answers("缴费：33.333% × 400 元 依据 一")["缴费"] == "未规定"
    assert answers("缴费：取整(33.333% × 400 元) 依据 一")["缴费"] == "133.33"
    assert answers("缴费：进位(33.333% × 400 元) 依据 一")["缴费"] == "133.34"


def test_a_candidate_that_would_need_rounding_is_not_promised(answers: Answers) -> None:
    said = answers(
        "表 比例[地区类别] 依据 一\n  | 一类 | 50%\n  | 二类 | 33.333%\n缴费：比例[地区类别] × 400 元 依据 一"
    )
    assert said["缴费"] == "缺事实 地区类别：200.00、（未规定）、（未规定）"


class TestTables:
    NOTICE = """
表 标准[户籍地][地区类别] 依据 一
  | 户籍地     | 一类   | 二类
  | 示例市     | 300 元 | 350 元
  | 另一示例县 | 310 元 | 未规定
缴费：标准[户籍地][地区类别] 依据 一
"""

    def test_the_smallest_region_around_it_counts(self, answers: Answers) -> None:
        assert answers(self.NOTICE, 户籍地="示例县", 地区类别="一类")["缴费"] == "300.00"
        assert answers(self.NOTICE, 户籍地="另一示例县", 地区类别="一类")["缴费"] == "310.00"

    def test_a_key_without_a_row_is_not_stated(self, answers: Answers) -> None:
        assert answers(self.NOTICE, 户籍地="示例县", 地区类别="三类")["缴费"] == "未规定"
        assert answers(self.NOTICE, 户籍地="北京市", 地区类别="一类")["缴费"] == "未规定"

    def test_an_unknown_key_leaves_the_rows_that_fit_and_the_gap(self, answers: Answers) -> None:
        assert answers(self.NOTICE, 户籍地="示例县")["缴费"] == "缺事实 地区类别：300.00、350.00、（未规定）"


@pytest.mark.parametrize(
    "product",
    [
        "9999999 × 9999999 × 9999999 × 1 元",
        "取整(" + "33.33% × " * 20 + "400 元)",
        "取整(" + "9999999 × (" * 8 + "1 元" + ")" * 8 + " ÷ 3)",
    ],
)
def test_what_comes_to_too_many_digits_is_not_stated(answers: Answers, product: str) -> None:
    assert answers(f"缴费：{product} 依据 一")["缴费"] == "未规定"


def test_an_amount_of_many_digits_is_still_exact(answers: Answers) -> None:
    product = "9999999 × (9999999 × (9999999 × (9999999 × (9999999 × 1.05 元))))"
    assert answers(f"缴费：取整({product}) 依据 一")["缴费"] == "104999947500010499998950000052499998.95"


def test_a_day_is_not_moved_by_more_days_than_can_be_counted(answers: Answers) -> None:
    moved = "结果 那天：年初 + 9999 × (9999 × (9999 × (9999 × (9999 × 1 天)))) 依据 一"
    assert answers(moved)["那天"] == "未规定"
