"""What hover says of the words of the language is what the reference says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desk.texts.keywords import HEADERS, KEYWORDS, WORDS
from desk.texts.rows import Rows
from dsl.lexicon import HEADERS as HEADER_WORDS
from dsl.lexicon import KEYWORDS as KEYWORD_WORDS

PAGE = (Path(__file__).parents[3] / "docs" / "language.md").read_text("utf-8")


def table(title: str) -> dict[str, str]:
    """The first column of a section's first table → the last, links as plain words, references to sections left out."""
    section = re.search(rf"^## {title}\n(.*?)^## ", PAGE, re.MULTILINE | re.DOTALL)
    assert section is not None
    lines = re.findall(r"^\| (.*) \|$", section[1], re.MULTILINE)[1:]
    rows = [[cell.strip() for cell in line.split(" | ")] for line in lines]
    return {row[0]: re.sub(r"；见\[[^\]]+\]\([^)]*\)", "", row[-1]) for row in rows if not row[0].startswith("---")}


@pytest.mark.parametrize(("title", "rows"), [("关键字", KEYWORDS), ("抬头", HEADERS), ("不用定义的名称", WORDS)])
def test_it_is_what_the_reference_says(title: str, rows: Rows) -> None:
    said = table(title)
    assert said and {word: rows[word][0] for word in said} == said


def test_every_word_is_explained_in_both_languages() -> None:
    assert set(KEYWORDS) == {word.chinese for word in KEYWORD_WORDS}
    assert set(HEADERS) == {word.chinese for word in HEADER_WORDS}
    assert all(re.search("[a-z]", english) for rows in (KEYWORDS, HEADERS, WORDS) for _, english in rows.values())
