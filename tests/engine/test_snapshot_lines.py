"""What a line of a rule file is known by: its condition and its value, in whichever language its keywords are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dsl import Policy, Source, lexicon, load
from dsl.format import formatted
from engine.snapshot.lines import lines_of

POLICIES = Path(__file__).parents[2] / "policies"
VOCABULARY = Source("person.pol", (POLICIES / "person.pol").read_text("utf-8"))
NOTICES = sorted(path for path in POLICIES.glob("*.pol") if path.name != "person.pol")
CHINESE = {word.english: word.chinese for word in lexicon.KEYWORDS} | {
    english: chinese for chinese, english in lexicon.UNIT_TWINS
}
ENGLISH_KEYWORDS = """policy 示例县2025 "示例县2025年度征缴"
  region 999999 示例县
  year 2025
  vocabulary person.pol
category 低保对象 when 低保 per 二(二)
contribution per 二
  300 yuan when 特困 per 三  # as last year
  400 yuan otherwise per 二
aid 低保补助 for 低保对象：医疗救助基金 200 yuan per 二(二)
aid 残联补助 when 重度残疾：残联 10 yuan per 二(二)
"""


def policy_of(text: str) -> Policy:
    policy = load(Source("示例县.pol", text), lambda _: VOCABULARY).policy
    assert policy is not None
    return policy


def test_neither_keywords_nor_citations_around_it_belong_to_a_line() -> None:
    said = {entry: (line.key, line.guard, line.value) for entry, line in lines_of(policy_of(ENGLISH_KEYWORDS)).items()}
    assert said == {
        "低保对象#1": ("低保对象", "", "低保"),
        "缴费#1": ("缴费", "特困", "300 yuan"),
        "缴费#2": ("缴费", "", "400 yuan"),
        "低保补助": ("资助 低保补助", "低保对象", "医疗救助基金 200 yuan"),
        "残联补助": ("资助 残联补助", "重度残疾", "残联 10 yuan"),
    }


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice_says_the_same_with_keywords_in_either_language(path: Path) -> None:
    written = Source(path.name, path.read_text("utf-8"))
    chinese, english = (lines_of(policy_of(formatted(written, keywords).text)) for keywords in ("zh", "en"))
    assert {entry: (line.key, respelled(line.guard), respelled(line.value)) for entry, line in english.items()} == {
        entry: (line.key, line.guard, line.value) for entry, line in chinese.items()
    }


def respelled(text: str) -> str:
    """With its keywords and units in Chinese."""
    return re.sub(r"[a-z_]+", lambda word: CHINESE.get(word[0], word[0]), text)
