"""A page per check of the meaning of a rule file: its example is found wanting, and its mended version is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sybil import Document
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from desk.checking import check_file
from dsl import Severity
from dsl.codes import CODES, Row

REPOSITORY = Path(__file__).parents[2]
PAGES = REPOSITORY / "docs" / "codes"
FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<language>pol)\n"))
NAMED = RawFencedCodeBlockLexer(re.compile(r"(?P<language>pol) (?P<file>[^\n]+)\n"))
"""Another file of the folder."""
ROWS = [row for code, row in CODES.items() if code.startswith("P5")]
NOT_SHOWN = {"P533": "a last safeguard: wrong amounts are reported by other checks, and no file is known to get here"}


def examples(row: Row) -> list[str]:
    page = PAGES / f"{row.code}.md"
    return [fenced.lexemes["source"] for fenced in FENCE(Document(page.read_text("utf-8"), str(page)))]


MENDED = [row for row in ROWS if len(examples(row)) > 1]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_a_page_explains_the_code_in_both_languages(row: Row) -> None:
    lines = (PAGES / f"{row.code}.md").read_text("utf-8").splitlines()
    assert re.fullmatch(rf"# {row.code} {row.name}：\S.*", lines[0])
    assert lines.count("## English") == 1
    assert lines.index("## English") > lines.index("```pol")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.code)
def test_the_example_shows_the_code(row: Row, tmp_path: Path) -> None:
    found = found_in(row, examples(row)[0], tmp_path)
    if row.code in NOT_SHOWN:
        assert row.code not in found, "it can be shown: let the page do so"
    else:
        assert row.code in found


@pytest.mark.parametrize("row", MENDED, ids=lambda row: row.code)
def test_the_mended_version_does_not(row: Row, tmp_path: Path) -> None:
    """The mended statements stand below the same header."""
    wrong, mended = examples(row)
    header, _ = wrong.split("\n\n", 1)
    assert row.code not in found_in(row, f"{header}\n\n{mended}", tmp_path)


def found_in(row: Row, text: str, folder: Path) -> set[str]:
    page = PAGES / f"{row.code}.md"
    for beside in NAMED(Document(page.read_text("utf-8"), str(page))):
        (folder / beside.lexemes["file"]).write_text(beside.lexemes["source"], "utf-8")
    path = folder / "示例县2025.pol"
    path.write_text(text, "utf-8")
    found = check_file(str(path), None, fast=False).diagnostics
    assert [d.message("zh") for d in found if d.severity is Severity.ERROR and not d.code.startswith("P5")] == []
    return {diagnostic.code for diagnostic in found}
