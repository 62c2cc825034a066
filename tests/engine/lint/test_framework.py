"""P915: amounts that look like a slip of a digit beside the superior's."""

from __future__ import annotations

import pytest

from dsl import Policy, Source

from ..example_county import HEADER, loaded
from .conftest import Lint

ABOVE = HEADER.replace("示例县2025 ", "示例市2025 ").replace("999999 示例县", "999900 示例市")


def superior(statements: str, year: int = 2025) -> tuple[Policy, ...]:
    policy = loaded(Source("示例市2025.pol", ABOVE.replace("年度 2025", f"年度 {year}") + statements)).policy
    assert policy is not None
    return (policy,)


@pytest.mark.parametrize("said", ["约束 缴费 ≥ 400 元\n", "缴费：待定 由 县 不低于 400 元\n", "缴费：400 元\n"])
@pytest.mark.parametrize(
    ("amount", "is_far"), [("4000", True), ("40", True), ("430", False), ("800", False), ("0", False)]
)
def test_more_than_three_times_apart_is_told(linted: Lint, said: str, amount: str, is_far: bool) -> None:
    found = linted(f"缴费：{amount} 元\n", superior(said))
    assert ("P915" in found.codes()) is is_far
    if is_far:
        assert found.one("P915").arguments["theirs"] == "400.00"


def test_the_nearest_of_several_amounts_counts(linted: Lint) -> None:
    assert "P915" not in linted("缴费：1200 元\n", superior("约束 缴费 ≥ 400 元\n约束 缴费 ≤ 1500 元\n")).codes()


def test_a_superior_of_another_year_says_nothing(linted: Lint) -> None:
    assert "P915" not in linted("缴费：4000 元\n", superior("约束 缴费 ≥ 400 元\n", 2024)).codes()
