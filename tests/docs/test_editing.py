"""The page on editing: what it shows is what `pol fmt` does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dsl import Source
from dsl.format import formatted
from dsl.format.columns import CITE_COLUMN

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "editing.md").read_text("utf-8")
BEFORE, AFTER = re.findall(r"```(?:pol)?\n(受理.*?)```", PAGE, re.DOTALL)


def test_the_line_that_can_not_be_read_is_the_fourth() -> None:
    found = formatted(Source("示例.pol", BEFORE))
    assert [d.code for d in found.diagnostics] == ["P102"]
    assert [d.place.source.position(d.place.span.start)[0] for d in found.diagnostics] == [4]  # type: ignore[union-attr]


def test_mended_it_is_laid_out_as_shown() -> None:
    assert formatted(Source("示例.pol", BEFORE.replace("４００", "400"))).text == AFTER


def test_the_column_of_the_clauses_is_the_one_that_is_named() -> None:
    assert f"第 {CITE_COLUMN + 1} 列" in PAGE and f"column {CITE_COLUMN + 1} " in PAGE


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)", PAGE))))
def test_a_link_leads_to_a_page(link: str) -> None:
    assert (DOCS / link).exists()
