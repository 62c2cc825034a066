"""What an editor shows of the word under the cursor."""

from __future__ import annotations

import pytest

from desk.editor.shown import hover

from .conftest import Ask, marked


@pytest.mark.parametrize(
    ("before", "behind", "shown"),
    [
        ("在 集中", "缴费期", "期 集中缴费期 2024-09-01 至 2025-02-28"),
        ("在 集中", "缴费期", "共 181 天"),
        ("当 特", "困 ", "**特困** · `destitute` 事实，身份"),
        ("给 特困", "人员", "人群 特困人员 当 特困"),
        ("计日按 首", "日", "读法 不计"),
        ("首日 = 计", "入", "读法 计入 = 计当日"),
        ("  准", "许", "参保、受理：可以"),
        ("  年", "度   2025", "哪一年的费"),
        ("依据 二(", "二)", "低保对象定额资助"),
        ("医疗救助", "基金 全额", "出资方"),
    ],
)
def test_a_word_says_what_it_stands_for(ask: Ask, before: str, behind: str, shown: str) -> None:
    asked = ask(marked(before, behind), with_text=True)
    found = hover(asked.asking, asked.offset)
    assert found is not None and shown in found.markdown


def test_the_words_of_the_language_in_english(ask: Ask) -> None:
    asked = ask(marked("  准", "许"), language="en")
    found = hover(asked.asking, asked.offset)
    assert found is not None and "`admit`" in found.markdown and "enrolment, acceptance: yes" in found.markdown


def test_a_clause_that_the_notice_has_not(ask: Ask) -> None:
    asked = ask('政策 甲 "甲"\n缴费：1 元 依据 九|(一)\n')
    found = hover(asked.asking, asked.offset)
    assert found is not None and "没有条款 **九(一)**" in found.markdown


def test_nothing_is_shown_over_blanks_and_comments(ask: Ask) -> None:
    for text in (marked("# ", "𠮷"), marked("缴费：400 元    ")):
        asked = ask(text)
        assert hover(asked.asking, asked.offset) is None


def test_a_clause_says_what_stands_around_it_where_the_text_is_not_there(ask: Ask) -> None:
    asked = ask(marked("依据 二(", "二)"))
    found = hover(asked.asking, asked.offset)
    assert found is not None and found.markdown.splitlines()[2:] == ["在 二 里面", "", "前一条：二(一)"]
