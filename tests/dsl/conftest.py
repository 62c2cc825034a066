"""Statements of an invented county's rule file, beside the shared vocabulary and some facts of every type."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from dsl import Diagnostic, InFile, Loaded, Source, load

SHARED = (Path(__file__).parents[2] / "policies" / "person.pol").read_text("utf-8")
FURTHER = """
事实 年收入 金额 键 "income"
事实 负担比例 比例 键 "share"
事实 家庭人数 整数 键 "household"
事实 参保时长 时长 键 "enrolled_for"
事实 往年缴费 日期 可无 按年 2016 至 2030 键 "paid_before"
"""
HEADER = '政策 示例县2025 "示例"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'

Load = Callable[[str], Loaded]


@pytest.fixture
def rules() -> Load:
    """Loads statements that follow the header of the invented county's notice."""

    def loaded(statements: str) -> Loaded:
        vocabulary = Source("person.pol", SHARED + FURTHER)
        return load(
            Source("示例.pol", HEADER + statements),
            lambda name: vocabulary if name == "person.pol" else Diagnostic("P701", InFile(name)),
        )

    return loaded


@pytest.fixture
def codes(rules: Load) -> Callable[[str], list[str]]:
    """The codes that statements lead to, in the order of the file."""
    return lambda statements: [found.code for found in rules(statements).diagnostics]
