"""P910: categories (人群) that nothing uses."""

from __future__ import annotations

import pytest

from .conftest import Lint

ORPHANS = "人群 孤儿 当 孤儿\n"


def test_a_category_that_results_only_list_is_told(linted: Lint) -> None:
    found = linted(ORPHANS)
    assert found.at(found.one("P910")) == "人群 孤儿 当 孤儿"


@pytest.mark.parametrize(
    "use",
    [
        "资助 给 孤儿\n  基金 全额\n",
        "缴费\n  0 元 当 孤儿\n  400 元 其他\n",
        "约束 参保率[孤儿] ≥ 95%\n",
        "表 率[人群]\n  | 孤儿 | 50%\n",
    ],
)
def test_one_that_something_asks_for_is_not(linted: Lint, use: str) -> None:
    assert "P910" not in linted(ORPHANS + use).codes()


def test_a_category_of_unused_categories_is_unused_itself(linted: Lint) -> None:
    found = linted(ORPHANS + "人群 困难群众 当 任一(孤儿、低保)\n")
    assert found.one("P910").arguments["name"] == "困难群众"
