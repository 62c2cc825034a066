"""What the editors are given comes from the one lexicon, and what they insert is a rule file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from pypinyin import Style, lazy_pinyin

from desk.highlight import EDITOR_FILES
from desk.highlight.snippets import SNIPPETS, Snippet
from dsl import Language, Source
from dsl.lexicon import HEADERS, KEYWORDS, Group
from dsl.parse import parse

EDITORS = Path(__file__).parents[2] / "editors"
PAIRS = pytest.mark.parametrize("language", ["zh", "en"])
EACH = pytest.mark.parametrize("snippet", SNIPPETS, ids=lambda snippet: f"{snippet.terminal}-{snippet.initials}")


@pytest.mark.parametrize("name", EDITOR_FILES)
def test_a_file_is_what_the_lexicon_gives(name: str) -> None:
    """`pol dev editors editors` writes them anew."""
    assert (EDITORS / name).read_text("utf-8") == f"{EDITOR_FILES[name]()}\n"


@pytest.mark.parametrize("name", ["vscode/syntaxes/pol.tmLanguage.json", "neovim/syntax/pol.vim"])
def test_every_keyword_is_known_to_the_editor(name: str) -> None:
    words = set(re.findall(r"\w+", (EDITORS / name).read_text("utf-8")))
    assert [w for row in (*KEYWORDS, *HEADERS) for w in (row.chinese, row.english) if w not in words] == []


@PAIRS
@EACH
def test_a_snippet_is_a_statement(snippet: Snippet, language: Language) -> None:
    parsed = parse(Source("示例.pol", snippet.expansion(language)))
    assert not parsed.diagnostics and len(parsed.trees) == 1


def test_every_statement_has_a_snippet() -> None:
    statements = {word.terminal for word in KEYWORDS if word.group in (Group.STATEMENT, Group.SLOT, Group.EDIT)}
    assert {snippet.terminal for snippet in SNIPPETS} == statements


@EACH
def test_a_snippet_is_found_by_the_initials_of_its_word(snippet: Snippet) -> None:
    word = next(word.chinese for word in KEYWORDS if word.terminal == snippet.terminal)
    assert snippet.initials.startswith("".join(lazy_pinyin(word, style=Style.FIRST_LETTER)))


def test_no_two_snippets_answer_to_the_same_initials() -> None:
    assert len({snippet.initials for snippet in SNIPPETS}) == len(SNIPPETS)


def test_a_snippet_stands_in_the_file_with_its_places() -> None:
    written = json.loads((EDITORS / "vscode" / "snippets" / "pol.json").read_text("utf-8"))
    assert written["人群：一类人"]["prefix"] == ["人群", "rq"]
    assert written["人群：一类人"]["body"] == ["人群 ${1:低保对象} 当 ${2:低保} 依据 ${3:二(二)}"]
    assert written["category: a category of persons"]["body"] == [
        "category ${1:low_income} when ${2:低保} per ${3:二(二)}"
    ]


CONFIGURATION = json.loads((EDITORS / "vscode" / "language-configuration.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "line", ["受理    依据 三", "acceptance per 三", "资助 低保补助 给 低保对象", "改 缴费", '政策 甲 "题"']
)
def test_the_line_below_a_statement_with_lines_is_indented(line: str) -> None:
    assert re.search(CONFIGURATION["onEnterRules"][0]["beforeText"], line)


@pytest.mark.parametrize(
    "line", ["缴费：400 元    依据 二", "人群 低保对象 当 低保", "优先 就高", "受理人数", "# 受理", ""]
)
def test_other_lines_are_followed_by_a_line_of_their_own(line: str) -> None:
    assert not re.search(CONFIGURATION["onEnterRules"][0]["beforeText"], line)


def test_a_double_click_takes_a_whole_name() -> None:
    assert re.findall(CONFIGURATION["wordPattern"], "人群 低保对象_2 当 「60岁 以上」") == [
        *("人群", "低保对象_2", "当", "「60岁 以上」")
    ]
