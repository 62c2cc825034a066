"""Facts held by year: which year is asked about may itself rest on a fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dsl import Policy
from engine import Assessor

from .conftest import TITLE, in_words

VOCABULARY = """
事实 上年参保 是否 按年 2022 至 2025 键 "enrolled"
事实 补缴 是否 默认 否 按年 2022 至 2025 键 "repaid"
事实 首年 整数 键 "first_year"
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
缴费 依据 一
  100 元 当 上年参保[年度 - 1] 且 非 补缴[年度 - 1]
  400 元 其他
结果 首年情况 依据 一
  "参保" 当 上年参保[首年]
  "未参保" 其他
"""
)


@pytest.fixture(scope="module")
def assessor(notice_with: Callable[[str, str], Policy]) -> Assessor:
    return Assessor(notice_with(NOTICE, VOCABULARY))


def fields(assessor: Assessor, facts: dict[Any, Any]) -> tuple[str, str]:
    found = assessor(facts).fields
    return in_words(found["缴费"]), in_words(found["首年情况"])


def test_the_year_before_is_asked_about(assessor: Assessor) -> None:
    known = {("上年参保", 2024): True, ("上年参保", 2022): False, "首年": 2022}
    assert fields(assessor, known) == ("100.00", "未参保")


def test_a_missing_year_is_named(assessor: Assessor) -> None:
    assert fields(assessor, {("上年参保", 2023): True, "首年": 2022}) == (
        "缺事实 上年参保[2024]：100.00、400.00",
        "缺事实 上年参保[2022]：参保、未参保",
    )


def test_which_year_can_be_what_is_missing(assessor: Assessor) -> None:
    assert fields(assessor, {("上年参保", 2024): False})[1] == "缺事实 首年：参保、未参保"


def test_a_default_is_listed_with_its_year(assessor: Assessor) -> None:
    assert dict(assessor({("上年参保", 2024): True}).defaults) == {"补缴[2024]": False}
