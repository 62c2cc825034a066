"""From when until when a 期 is open to a person, as columns: what the evaluator says in its deadlines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dsl import Policy
from engine import Assessor
from engine.columnar.columns.assessed import assessed_row

from .batch import Batch, agrees
from .corpus import generated
from .on_engines import on_duckdb

FROM_AN_EVENT = """
歧义 首日 "没有写" 依据 一
  读法 计入 = 计当日
  读法 不计 = 不计当日
期 出生后 出生日期 起 90 日 内 计日按 首日 依据 一
期 春季 2025-03-01 至 2025-05-31 每月 5 日 至 20 日 依据 一
受理 依据 一
  准许 当 缴费日期 在 出生后 且 低保
  准许 当 缴费日期 在 春季
  不准 "晚了" 其他
"""
ONE_READING_ONLY = """
歧义 限 "没有写" 依据 一
  读法 宽 "都收"
  读法 严 "只收低保对象"
期 甲 2025-01-01 至 2025-03-31 依据 一
受理 依据 一
  准许 当 缴费日期 在 甲 且 (限 = 宽 或 低保)
  不准 "晚了" 其他
"""
OF_A_PRODUCT = """
险种 基本医保 必缴 依据 一
险种 长护险 自选 当 参加长护险 依据 一
缴费[基本医保]：400 元 依据 一
缴费[长护险]：50 元 依据 一
期 前段 2025-01-01 至 2025-06-30 依据 一
期 后段 2025-07-01 至 2025-12-31 依据 一
参保 依据 一
  不准 "已在别处参保" 当 职工医保在保
  准许 其他
受理[基本医保] 依据 一
  准许 当 缴费日期 在 前段
受理[长护险] 依据 一
  准许 当 缴费日期 在 后段
"""
EVENT = {"出生日期": date(2025, 2, 1), "缴费日期": date(2025, 9, 1)}


@pytest.mark.parametrize("text", [FROM_AN_EVENT, ONE_READING_ONLY, OF_A_PRODUCT])
def test_the_columns_say_what_the_evaluator_says(notice_of: Callable[[str], Policy], text: str) -> None:
    policy = notice_of(text)
    agrees(Batch("期", policy, generated(policy, 20)), on_duckdb)


def test_who_may_use_a_window_has_its_days_under_each_reading(notice_of: Callable[[str], Policy]) -> None:
    policy = notice_of(FROM_AN_EVENT)
    batch = Batch("期", policy, [EVENT | {"低保": True}, EVENT])
    outputs = batch.plan.only([name for name in batch.expected[0] if name.startswith("期.出生后.末日")]).outputs
    may, may_not = (assessed_row(Assessor(policy)(facts), outputs) for facts in batch.persons)
    nothing = {"期.出生后.末日": None, "期.出生后.末日__low": None, "期.出生后.末日__high": None}
    assert may == nothing | {
        "期.出生后.末日__kind": "ambiguous",
        "期.出生后.末日__missing": None,
        "期.出生后.末日__if_首日_计入": date(2025, 5, 1),
        "期.出生后.末日__if_首日_不计": date(2025, 5, 2),
    }
    assert {name: cell for name, cell in may_not.items() if cell is not None} == {"期.出生后.末日__kind": "known"}


def test_only_readings_that_the_days_rest_on_have_columns(notice_of: Callable[[str], Policy]) -> None:
    policy = notice_of(FROM_AN_EVENT)
    names = [output.name for output in Batch("期", policy, [EVENT]).plan.outputs]
    assert any(name.startswith("期.出生后.末日__if_首日") for name in names)
    assert not any(name.startswith("期.春季.末日__if_") for name in names)
