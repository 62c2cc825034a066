"""What nobody ever needs: windows, helpers, tables, readings, assumptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Check = Callable[[str], Any]

PRICE = "缴费：400 元 依据 二\n"


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("期 集中期 2024-09-01 至 2025-02-28 依据 三\n", "P507"),
        ("定 个人标准 = 400 元 依据 二\n", "P508"),
        ("表 分担[地区类别] 依据 五\n  | 一类 | 30%\n", "P508"),
        ('歧义 首日 "算不算" 依据 四\n  读法 计入 = 计当日\n  读法 不计 = 不计当日\n', "P509"),
    ],
)
def test_a_name_without_a_use(check: Check, statement: str, code: str) -> None:
    assert check(PRICE + statement).findings == [code]


def test_categories_and_results_are_published_by_themselves(check: Check) -> None:
    assert check("人群 低保对象 当 低保 依据 二\n结果 登记地：“村委会” 依据 五\n").findings == []


READING = """
歧义 首日 "算不算" 依据 四
  读法 计入 = 计当日
  读法 不计 = 不计当日
等待期：{length} 依据 四
待遇期 依据 四
  自 缴费日期 起满 等待期 计日按 首日
  至 年末
"""


def test_a_reading_that_is_only_asked_where_nobody_waits(check: Check) -> None:
    assert check(READING.format(length="无")).findings == ["P509"]
    assert check(READING.format(length="3 个月")).findings == []


def test_assumptions_that_make_no_difference(check: Check) -> None:
    used = '假定 首日 = 计入 因 "通常这样算"\n'
    assert check(READING.format(length="3 个月") + used).findings == []
    assert check(PRICE + '假定 缴费 = 380 元 因 "上年的数"\n').findings == ["P510"]
    assert check("缴费：未规定 依据 二\n" + '假定 缴费 = 380 元 因 "上年的数"\n').findings == []
    assert check(PRICE + '假定 在校学生 = 否 因 "没有学生"\n').findings == ["P510"]


def test_a_filled_gap_is_no_finding(check: Check) -> None:
    gap = "缴费 依据 二\n  400 元 当 低保\n"
    assert check(gap).findings == ["P501"]
    assert check(gap + '假定 缴费 = 380 元 因 "上年的数"\n').findings == []
