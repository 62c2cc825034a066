"""Accepting takes the mark out of the text, and keeps everything else byte for byte."""

from __future__ import annotations

import pytest

from dsl import Source
from engine.proposals import accepted, marks

FILE = """政策: 示例县   # 这一行不动
场景:
  - 名称: 甲
    状态: 提议
    期望: {应缴: "400.00"}   # 对过
    依据: 二
    理由: 甲
  # 说明
  - 名称: 乙
    期望: {应缴: "400.00"}
    依据: 二
    理由: 乙
"""


def taken(text: str) -> str:
    return accepted(Source("示例", text), lambda mark: True)[0]


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("  - 名称: 甲\n    状态: 提议\n    期望: {应缴: 无}\n", "  - 名称: 甲\n    期望: {应缴: 无}\n"),
        ("  - 名称: 甲\n    status: proposed\n    期望: {应缴: 无}\n", "  - 名称: 甲\n    期望: {应缴: 无}\n"),
        ("  - 状态: 提议\n    名称: 甲\n    期望: {应缴: 无}\n", "  - 名称: 甲\n    期望: {应缴: 无}\n"),
        ("  - {名称: 甲, 状态: 提议, 期望: {应缴: 无}}\n", "  - {名称: 甲, 期望: {应缴: 无}}\n"),
        ("  - {名称: 甲, 期望: {应缴: 无}, 状态: 提议}\n", "  - {名称: 甲, 期望: {应缴: 无}}\n"),
        ("  - 名称: 甲\n    期望: {应缴: 无}\n    状态: 提议", "  - 名称: 甲\n    期望: {应缴: 无}\n"),
        (
            "  - 名称: 甲\n    状态: 提议   # 待核\n    期望: {应缴: 无}\n",
            "  - 名称: 甲\n       # 待核\n    期望: {应缴: 无}\n",
        ),
        ("  - 名称: 甲\r\n    状态: 提议\r\n    期望: {应缴: 无}\r\n", "  - 名称: 甲\r\n    期望: {应缴: 无}\r\n"),
    ],
)
def test_the_mark_goes_with_its_line_or_its_comma(written: str, left: str) -> None:
    assert taken(f"政策: 示例县\n场景:\n{written}") == f"政策: 示例县\n场景:\n{left}"


def test_nothing_else_changes() -> None:
    assert taken(FILE) == FILE.replace("    状态: 提议\n", "")


def test_only_what_is_accepted_loses_its_mark() -> None:
    both = FILE.replace("  - 名称: 乙\n", "  - 名称: 乙\n    状态: 提议\n")
    text, done = accepted(Source("示例", both), lambda mark: mark.name == "乙")
    assert [mark.name for mark in done] == ["乙"]
    assert [mark.name for mark in marks(Source("示例", text))] == ["甲"]
