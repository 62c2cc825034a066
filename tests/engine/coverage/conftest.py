"""Notices of an invented county, with scenarios, and the goals that these meet."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import pytest

from dsl import Policy, Source, load
from engine.coverage import Checked, Coverage, Goal, Sort, measure
from engine.facts import facts_of

VOCABULARY = """
事实 出生日期 日期 键 "birth_date"
事实 缴费日期 日期 可无 钟点 缴费时刻 键 "paid_on"
事实 缴费时刻 时刻 键 "paid_at"
事实 户籍地 地区 键 "region"
事实 低保 身份 默认 否 键 "subsistence"
事实 特困 身份 默认 否 键 "destitute"
事实 重度残疾 身份 默认 否 键 "disabled"
事实 职工医保在保 是否 默认 否 键 "employee"
事实 在校学生 是否 默认 否 键 "student"
事实 年收入 金额 键 "income"
事实 缴费档次 枚举 一档、二档 键 "tier"
表 行政区划[代码]
  | 999900 | 示例市
  | 999999 | 示例县
"""

HEADER = """政策 示例县2025 "示例县2025年度参保征缴"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
"""

Scenario = tuple[Mapping[str, str], Sequence[str]]
"""A person's facts as written, and the fields that are checked."""


@dataclass(frozen=True)
class Measured:
    coverage: Coverage

    def goals(self, sort: Sort, text: str = "", inside: bool | None = None) -> list[Goal]:
        found = [g for g in self.coverage.goals if g.sort is sort and text in f"{g.statement} {g.text}"]
        return [g for g in found if inside is None or g.inside is inside]

    def is_met(self, sort: Sort, text: str = "", inside: bool | None = None) -> bool:
        """Of the one goal that is meant."""
        (goal,) = self.goals(sort, text, inside)
        return goal in self.coverage.met

    def is_impossible(self, sort: Sort, text: str = "", inside: bool | None = None) -> bool:
        goals = self.goals(sort, text, inside)
        return bool(goals) and all(goal in self.coverage.impossible for goal in goals)


def policy_of(statements: str) -> Policy:
    loaded = load(Source("示例.pol", HEADER + statements), lambda name: Source(name, VOCABULARY))
    assert loaded.policy is not None, [d.message("zh") for d in loaded.diagnostics]
    return loaded.policy


@pytest.fixture
def covered() -> Callable[..., Measured]:
    """Measures scenarios against statements that follow the header of the invented county's notice."""

    def covered(statements: str, *scenarios: Scenario) -> Measured:
        policy = policy_of(statements)
        checked = []
        for number, (written, fields) in enumerate(scenarios, 1):
            facts = facts_of(written, policy.vocabulary, year=2025, regions=(policy.header.region,))
            assert not isinstance(facts, tuple), facts
            checked.append(Checked(f"场景{number}", policy, (), facts, tuple(fields)))
        return Measured(measure(policy, checked))

    return covered
