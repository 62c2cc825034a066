"""For whom two notices differ, as it is worded where the look fell short."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from desk.reports.document import Items, Sentence
from desk.reports.exact.sections import sections
from desk.reports.exact.speaker import ExactSpeaker
from desk.reports.exact.verdict import verdict
from dsl import Language, Policy, Source, load
from engine.compare import Exactly, Looked, Short, compare_exactly

NOTICE = """政策 示例县2025 "示例县2025年度参保征缴"
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保：准许 依据 一
受理：准许 依据 一
缴费 依据 二
  {price} 元 当 低保
  400 元 其他
"""
VOCABULARY = """
事实 低保 身份 默认 否 键 "subsistence"
事实 在校学生 是否 默认 否 键 "student"
表 行政区划[代码]
  | 999999 | 示例县
"""


@pytest.fixture(scope="module")
def exactly() -> Exactly:
    make: Callable[[str], Policy] = _policy
    return compare_exactly(make("200"), make("210"))


@pytest.fixture(scope="module")
def between() -> Exactly:
    """The same of two counties, of which the second counts students among the poor."""
    there = NOTICE.replace("999999 示例县", "999998 另一县").replace("示例县2025 ", "另一县2025 ")
    poor = "人群 困难群众 当 {who} 依据 二\n"
    here, other = NOTICE + poor.format(who="低保"), there + poor.format(who="低保 或 在校学生")
    return compare_exactly(_policy("200", here), _policy("210", other))


def _policy(price: str, notice: str = NOTICE) -> Policy:
    loaded = load(Source("示例.pol", notice.replace("{price}", price)), lambda name: Source(name, VOCABULARY))
    assert loaded.policy is not None
    return loaded.policy


def words(exactly: Exactly) -> str:
    (section,) = sections(exactly, "zh")
    said = [block.text for block in section.blocks if isinstance(block, Sentence)]
    return "\n".join([*said, *(item for block in section.blocks if isinstance(block, Items) for item in block.items)])


def told(exactly: Exactly, language: Language) -> str:
    return verdict(exactly, ExactSpeaker.of(exactly, language))


def short(exactly: Exactly, why: Short) -> Exactly:
    return replace(exactly, looked=(Looked(("等待期",), 5, frozenset({why})),))


def test_a_difference_that_nobody_shows_is_not_told_as_none(exactly: Exactly) -> None:
    said = told(short(replace(exactly, groups=()), Short.NOT_SHOWN), "zh")
    assert said.startswith("有不同：") and "“等待期”" in said and "没有不同" not in said


@pytest.mark.parametrize("why", [Short.TOO_MANY, Short.VARIES])
def test_the_first_sentence_names_what_was_not_finished(exactly: Exactly, why: Short) -> None:
    assert "“等待期”没有对所有人比完" in told(short(exactly, why), "zh")
    assert "waiting period" in told(short(exactly, why), "en")


def test_a_group_told_too_widely_is_marked_and_hides_nobody(exactly: Exactly) -> None:
    wide = replace(short(exactly, Short.NOT_APART), groups=tuple(replace(one, exact=False) for one in exactly.groups))
    assert "这一组的范围说不准" in words(wide) and "不在这些组里的人，只要事实齐全" in words(wide)
    assert "说不准" not in words(exactly)


def test_between_two_regions_nobody_becomes_anything(between: Exactly) -> None:
    said = words(between)
    assert "只按另一县2025是“困难群众”" in said
    assert "应缴、缴费 +10.00 元（200.00 → 210.00）" in said
    assert not any(word in said for word in ("旧", "新", "变", "成为", "不再"))
    (section,) = sections(between, "en")
    english = " ".join(block.text for block in section.blocks if isinstance(block, Sentence))
    assert "困难群众 only under 另一县2025" in english and " old " not in english and " now " not in english
