"""Rule files of an invented county, checked for what they mean; a witness is read back as an officer's roster is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest

from dsl import Diagnostic, Policy, Severity, Source, load
from engine import Assessment, Assessor
from engine.facts import Missing, Problem, regions_by_name, value_from
from engine.symbolic import check_meaning

VOCABULARY = """
事实 出生日期 日期 键 "birth_date"
事实 缴费日期 日期 可无 钟点 缴费时刻 键 "paid_on"
事实 缴费时刻 时刻 键 "paid_at"
事实 登记日期 日期 可无 键 "registered_on"
事实 户籍地 地区 键 "region"
事实 低保 身份 默认 否 键 "subsistence"
事实 特困 身份 默认 否 键 "destitute"
事实 孤儿 身份 默认 否 键 "orphan"
事实 重度残疾 身份 默认 否 键 "disabled"
事实 职工医保在保 是否 默认 否 键 "employee"
事实 在校学生 是否 默认 否 键 "student"
事实 残疾等级 枚举 一级、二级、三级、四级 可无 默认 无 键 "grade"
事实 地区类别 枚举 一类、二类、三类 键 "region_class"
事实 年收入 金额 键 "income"
表 行政区划[代码]
  | 110000 | 别省
  | 990000 | 示例省
  | 999900 | 示例市
  | 999999 | 示例县
  | 999998 | 另一示例县
"""

HEADER = """政策 示例县2025 "示例县2025年度参保征缴"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
"""


@dataclass(frozen=True)
class Checked:
    """A rule file with what its check found."""

    policy: Policy
    diagnostics: tuple[Diagnostic, ...]

    @property
    def findings(self) -> list[str]:
        """The codes of errors and warnings."""
        return [d.code for d in self.diagnostics if d.severity is not Severity.NOTE]

    def all(self, code: str) -> list[Diagnostic]:
        return [d for d in self.diagnostics if d.code == code]

    def one(self, code: str) -> Diagnostic:
        found = self.all(code)
        assert len(found) == 1, [d.code for d in self.diagnostics]
        return found[0]

    def replay(self, diagnostic: Diagnostic) -> Assessment:
        return assess(self.policy, diagnostic.witness or {})


def assess(policy: Policy, witness: Mapping[str, str]) -> Assessment:
    """The witness as if it stood in a roster."""
    regions = regions_by_name(policy.vocabulary.regions)
    facts = {}
    for name, text in witness.items():
        value = value_from(policy.vocabulary.facts[name], text, regions)
        assert not isinstance(value, Problem | Missing), (name, text)
        facts[name] = value
    return Assessor(policy)(facts)


@pytest.fixture
def check() -> Callable[[str], Checked]:
    """Checks statements that follow the header of the invented county's notice."""

    def checked(statements: str) -> Checked:
        loaded = load(Source("示例.pol", HEADER + statements), lambda name: Source(name, VOCABULARY))
        assert loaded.policy is not None, [d.message("zh") for d in loaded.diagnostics]
        return Checked(loaded.policy, check_meaning(loaded.policy))

    return checked


@pytest.fixture
def read_back() -> Callable[[Policy, Mapping[str, str]], Assessment]:
    return assess
