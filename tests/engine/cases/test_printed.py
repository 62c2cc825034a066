"""A result that is printed for another 年度: not stated, and what is printed can be expected too."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dsl import Asked, Policy
from engine import Assessor
from engine.cases import Expected, Scenario, differences, in_yaml, written

NOTICE = """政策 示例县2025 "示例县2025年度"
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  准许 其他
受理 依据 一
  准许 其他
财政补助：640 元 依据 一
  年度 2024
  中央 80% × 财政补助
  县   其余
等待期：未规定 依据 一
"""


@pytest.mark.parametrize(
    ("field", "expected", "agrees"),
    [
        ("财政补助", "未规定", True),
        ("财政补助", {"未规定": {"印出": "640.00"}}, True),
        ("财政补助", {"未规定": {"印出": "640.00", "年度": "2024"}}, True),
        ("财政补助", {"未规定": {"年度": "2023"}}, False),
        ("财政补助", {"未规定": {"印出": "641.00"}}, False),
        ("财政补助", "640.00", False),
        ("财政.中央", {"未规定": {"印出": "512.00"}}, True),
        ("财政.县", {"未规定": {"印出": "无"}}, False),
        ("等待期", {"未规定": {"印出": "3 个月"}}, False),
    ],
)
def test_what_is_printed_counts_as_far_as_it_is_expected(
    policy_of: Callable[[str], Policy], field: str, expected: Expected, agrees: bool
) -> None:
    scenario = Scenario("甲", {}, {}, Asked(), {field: expected}, "一", "试试", 1)
    assert (not differences(scenario, Assessor(policy_of(NOTICE))({}))) is agrees


def test_it_is_written_as_it_would_be_expected(policy_of: Callable[[str], Policy]) -> None:
    outcome = Assessor(policy_of(NOTICE))({}).fields["财政补助"]
    assert in_yaml(written(outcome, "财政补助")) == '{未规定: {印出: "640.00", 年度: "2024"}}'
