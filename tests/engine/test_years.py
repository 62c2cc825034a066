"""Counting over facts held by year: like looking at every way in which the missing years may turn out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import Policy
from engine import Assessor, Known, MissingFact, Unknown

from .conftest import TITLE, in_words

FIRST, LAST = 2019, 2025
VOCABULARY = """
事实 参保记录 是否 按年 2019 至 2025 键 "enrolled"
事实 起算年 整数 可无 键 "from_year"
表 行政区划[代码]
  | 999999 | 示例县
"""
NOTICE = (
    TITLE
    + """
参保 依据 一
  准许 其他
受理 依据 一
  准许 其他
结果 连续：连续年数(参保记录，年度 - 1) 依据 一
结果 中断：中断年数(参保记录，年度 - 1) 依据 一
结果 一共：年数(参保记录，2020，2023) 依据 一
结果 自那年：连续年数(参保记录，起算年) 依据 一
"""
)
RECORDS = st.dictionaries(st.integers(FIRST, LAST), st.booleans())


@pytest.fixture(scope="module")
def assessor(notice_with: Callable[[str, str], Policy]) -> Assessor:
    return Assessor(notice_with(NOTICE, VOCABULARY))


def in_a_row(held: dict[int, bool], year: int, wanted: bool) -> int:
    count = 0
    while year - count >= FIRST and held[year - count] is wanted:
        count += 1
    return count


def completions(record: dict[int, bool]) -> list[dict[int, bool]]:
    years = range(FIRST, LAST + 1)
    options = [(record[year],) if year in record else (False, True) for year in years]
    return [dict(zip(years, way, strict=True)) for way in product(*options)]


@given(record=RECORDS)
def test_the_candidates_are_what_completing_the_record_can_give(assessor: Assessor, record: dict[int, bool]) -> None:
    found = assessor({("参保记录", year): held for year, held in record.items()}).fields
    ways = completions(record)
    wanted = {
        "连续": {in_a_row(way, 2024, True) for way in ways},
        "中断": {in_a_row(way, 2024, False) for way in ways},
        "一共": {sum(way[year] for year in range(2020, 2024)) for way in ways},
    }
    for name, values in wanted.items():
        outcome = found[name]
        if isinstance(outcome, Unknown):
            assert (set(outcome.candidates or ()), outcome.low, outcome.high) == (values, min(values), max(values))
        else:
            assert {outcome} == {Known(value) for value in values}


@given(record=RECORDS)
def test_only_years_that_matter_are_asked_for(assessor: Assessor, record: dict[int, bool]) -> None:
    outcome = assessor({("参保记录", year): held for year, held in record.items()}).fields["连续"]
    asked = {r.year for r in outcome.reasons if isinstance(r, MissingFact)} if isinstance(outcome, Unknown) else set()
    for year in range(FIRST, 2025):
        later = [record.get(y) for y in range(year + 1, 2025)]
        assert (year in asked) == (year not in record and False not in later)


def said(assessor: Assessor, **facts: Any) -> str:
    record = {("参保记录", year): year != 2022 for year in range(FIRST, LAST + 1)}
    return in_words(assessor({**record, **facts}).fields["自那年"])


def test_the_year_may_rest_on_a_fact(assessor: Assessor) -> None:
    assert said(assessor, 起算年=2024) == "2"
    assert said(assessor, 起算年=2021) == "3"
    assert said(assessor) == "缺事实 起算年：≥0 ≤7"


def test_a_year_that_is_not_declared_is_not_counted_from(assessor: Assessor) -> None:
    assert said(assessor, 起算年=2026) == "未规定"
    assert said(assessor, 起算年=2018) == "未规定"


def test_a_known_year_ends_the_row_whatever_lies_before(assessor: Assessor) -> None:
    found = assessor({("参保记录", 2024): True, ("参保记录", 2023): False}).fields
    assert found["连续"] == Known(1)
    assert found["中断"] == Known(0)
