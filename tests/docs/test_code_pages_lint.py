"""A page per rule of `pol lint`: its example is found wanting, and its mended version is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sybil import Document
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from desk.linting import lint_file
from dsl.codes import CODES
from engine.lint import MENDED, RULES

PAGES = Path(__file__).parents[2] / "docs" / "codes"
FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<language>pol)\n"))
NAMED = RawFencedCodeBlockLexer(re.compile(r"(?P<language>pol|yaml) (?P<file>[^\n]+)\n"))
"""Another file of the folder."""
SHOWN = [*(rule.code for rule in RULES), "P940", "P941"]


def page(code: str) -> Document:
    path = PAGES / f"{code}.md"
    return Document(path.read_text("utf-8"), str(path))


def examples(code: str) -> list[str]:
    return [fenced.lexemes["source"] for fenced in FENCE(page(code))]


def found_in(code: str, text: str, folder: Path) -> set[str]:
    for beside in NAMED(page(code)):
        (folder / beside.lexemes["file"]).write_text(beside.lexemes["source"], "utf-8")
    path = folder / "示例县2025.pol"
    path.write_text(text, "utf-8")
    linted = lint_file(path)
    assert linted.judged is not None and linted.judged.loaded.policy is not None, linted.diagnostics
    return {diagnostic.code for diagnostic in linted.diagnostics}


@pytest.mark.parametrize("code", SHOWN)
def test_the_example_shows_the_code(code: str, tmp_path: Path) -> None:
    assert code in found_in(code, examples(code)[0], tmp_path)


@pytest.mark.parametrize("code", [code for code in SHOWN if len(examples(code)) > 1])
def test_the_mended_version_does_not(code: str, tmp_path: Path) -> None:
    """The mended statements stand below the same header, and nothing else of lint's is wrong with them."""
    wrong, mended = examples(code)
    header, _ = wrong.split("\n\n", 1)
    assert code not in found_in(code, f"{header}\n\n{mended}", tmp_path)


def test_every_rule_and_every_mended_finding_has_a_code() -> None:
    assert {rule.code for rule in RULES} <= CODES.keys()
    assert MENDED.keys() <= CODES.keys()
    assert [rule.code for rule in RULES] == sorted(rule.code for rule in RULES)
