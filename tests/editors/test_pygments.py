"""Rule files coloured by Pygments."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path

import pytest
from pygments import highlight
from pygments.formatters import NullFormatter
from pygments.token import Comment, Error, Keyword, Name, Number, Text, Token, Whitespace

from desk.highlight.pygments_lexer import PolLexer
from desk.highlight.roles import KEYWORD_ROLES
from dsl.lexicon import HEADERS, KEYWORDS

POLICIES = sorted((Path(__file__).parents[2] / "policies").glob("*.pol"))


def coloured(text: str) -> list[tuple[object, str]]:
    return [(kind, written) for kind, written in PolLexer().get_tokens(text) if kind is not Whitespace]


def test_pygments_finds_the_lexer_by_itself() -> None:
    assert [found.load() for found in entry_points(group="pygments.lexers", name="pol")] == [PolLexer]


def test_a_line_is_coloured() -> None:
    assert coloured("人群 低保对象 当 低保 且 「60岁」 依据 二(二)  # 说明\n") == [
        (Keyword.Declaration, "人群"),
        (Name.Class, "低保对象"),
        (Keyword, "当"),
        (Name, "低保"),
        (Keyword, "且"),
        (Name, "「60岁」"),
        (Keyword, "依据"),
        (Name.Label, "二(二)"),
        (Comment.Single, "# 说明"),
    ]


def test_a_number_goes_with_its_unit_and_a_slip_is_marked() -> None:
    assert coloured("缴费：400 元 ４") == [
        (Keyword.Declaration, "缴费"),
        (Token.Punctuation, "："),
        (Number, "400 元"),
        (Error, "４"),
    ]


@pytest.mark.parametrize("path", POLICIES, ids=lambda path: path.name)
def test_nothing_of_a_notice_is_lost_or_wrong(path: Path) -> None:
    text = path.read_text("utf-8")
    assert highlight(text, PolLexer(), NullFormatter()) == text
    assert not any(kind in (Error, Text) for kind, _ in coloured(text))


@pytest.mark.parametrize("word", [s for row in KEYWORDS for s in (row.chinese, row.english)])
def test_every_keyword_is_one(word: str) -> None:
    assert [kind in Keyword for kind, _ in coloured(word)] == [True]


@pytest.mark.parametrize("word", [s for row in HEADERS for s in (row.chinese, row.english)])
def test_a_header_word_is_one_at_the_start_of_its_line_only(word: str) -> None:
    _, _, _, in_a_value, header, _ = coloured(f"结果 甲：{word}\n  {word} 内容")
    assert (in_a_value[0] in Keyword, header) == (False, (Keyword.Namespace, word))


def test_every_group_of_keywords_has_its_colour() -> None:
    assert {word.group for word in (*KEYWORDS, *HEADERS)} == set(KEYWORD_ROLES)
