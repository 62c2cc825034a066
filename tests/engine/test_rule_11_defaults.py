"""Rule 11: defaults and assumptions are used openly: listed where, and only where, they were consulted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dsl import Policy
from engine import Assessor

NOTICE = """政策 示例县2025 "示例县2025年度参保通知"
  地区 999999 示例县
  年度 2025
  词汇 person.pol
缴费
  100 元 当 低保
  200 元 当 在校学生
  400 元 其他
歧义 首日 "缴费当天算不算"
  读法 计入 = 计当日
  读法 不计 = 不计当日
待遇期
  自 缴费日期 起满 3 个月 计日按 首日
等待期：未规定
"""
CHOSEN = NOTICE + '假定 首日 = 计入 因 "示例"\n假定 等待期 = 3 个月 因 "示例"\n假定 缴费日期 = 2025-01-10 因 "示例"\n'


def test_a_default_is_listed_where_it_was_asked_for(policy_of: Callable[[str], Policy]) -> None:
    assess = Assessor(policy_of(NOTICE))
    assert set(assess({}).defaults) == {"低保", "在校学生"}
    assert set(assess({"低保": False}).defaults) == {"在校学生"}


def test_assumptions_that_were_used_are_listed_with_their_reasons(policy_of: Callable[[str], Policy]) -> None:
    found = Assessor(policy_of(CHOSEN))({})
    assert [(a.target, a.reason) for a in found.assumptions] == [
        ("首日", "示例"),
        ("等待期", "示例"),
        ("缴费日期", "示例"),
    ]
    assert len(found.worlds) == 1


def test_a_fact_that_is_there_needs_no_assumption(policy_of: Callable[[str], Policy]) -> None:
    found = Assessor(policy_of(CHOSEN))({"缴费日期": date(2025, 3, 1)})
    assert "缴费日期" not in [a.target for a in found.assumptions]
