"""Rule files of an invented county, linted; what a fix makes of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from dsl import Diagnostic, InSource, Loaded, Policy, Source, edited, load
from engine.coverage import Coverage
from engine.lint import Judged, lint
from engine.symbolic import check_meaning

VOCABULARY = """
事实 缴费日期 日期 可无 键 "paid_on"
事实 户籍地 地区 键 "region"
事实 低保 身份 默认 否 键 "subsistence"
事实 特困 身份 默认 否 键 "destitute"
事实 孤儿 身份 默认 否 键 "orphan"
事实 在校学生 是否 默认 否 键 "student"
事实 残疾等级 枚举 一级、二级、三级、四级 可无 默认 无 键 "grade"
事实 年收入 金额 键 "income"
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


@dataclass(frozen=True)
class Linted:
    """A rule file with all that is said of it."""

    judged: Judged

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        return self.judged.diagnostics

    def codes(self, beginning: str = "P9") -> list[str]:
        return [one.code for one in self.found if one.code.startswith(beginning)]

    def one(self, code: str) -> Diagnostic:
        (found,) = (one for one in self.found if one.code == code)
        return found

    def at(self, found: Diagnostic) -> str:
        """The text that a finding is about."""
        assert isinstance(found.place, InSource)
        return found.place.source.text[found.place.span.start : found.place.span.end]

    def mended(self, code: str) -> str:
        """The statements as the fix of this finding leaves them."""
        found = self.one(code)
        assert found.fix is not None
        return edited(self.judged.source.text, found.fix.edits).removeprefix(HEADER)


Lint = Callable[..., Linted]


def loaded(source: Source) -> Loaded:
    return load(source, lambda name: Source(name, VOCABULARY))


def judge(source: Source, superiors: tuple[Policy, ...] = (), coverage: Coverage | None = None) -> Judged:
    found = loaded(source)
    meaning = () if found.policy is None else check_meaning(found.policy)
    return Judged(found, lint(found, (*found.diagnostics, *meaning), superiors, coverage))


@pytest.fixture
def linted() -> Lint:
    """Lints statements below a header; `header` stands instead of it."""

    def run(
        statements: str, superiors: tuple[Policy, ...] = (), coverage: Coverage | None = None, header: str = HEADER
    ) -> Linted:
        return Linted(judge(Source("示例县2025.pol", header + statements), superiors, coverage))

    return run
