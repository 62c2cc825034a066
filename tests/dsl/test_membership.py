"""属于 is followed by values written out; anything else is reported, never dropped."""

from __future__ import annotations

import pytest

from dsl import Source, load

VOCABULARY = """\
事实 户籍地 地区 键 "registered_region"
事实 参保地 地区 键 "enrolment_region"
事实 残疾等级 枚举 一级、二级 键 "disability_grade"
"""
POLICY = """\
政策 示例县2025 "示例"
  地区 999999 示例县
  年度 2025
  词汇 person.pol
参保
  准许   当 {condition}
  未规定 其他
"""


def codes(condition: str) -> list[str]:
    source = Source("示例县2025.pol", POLICY.format(condition=condition))
    return [d.code for d in load(source, lambda name: Source(name, VOCABULARY)).diagnostics]


@pytest.mark.parametrize("condition", ["户籍地 属于 本地", "残疾等级 属于 一级、二级"])
def test_values_written_out_are_accepted(condition: str) -> None:
    assert codes(condition) == []


def test_a_fact_is_no_region_to_belong_to() -> None:
    assert codes("户籍地 属于 参保地") == ["P207"]


def test_a_fact_is_no_member_of_an_enumeration() -> None:
    assert codes("残疾等级 属于 一级、参保地") == ["P205"]
