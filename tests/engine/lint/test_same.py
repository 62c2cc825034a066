"""P924: one definition under two names, one constraint twice."""

from __future__ import annotations

import pytest

from .conftest import Lint

AID = "资助 给 甲、乙\n  基金 全额\n"


def test_two_categories_with_one_definition_are_told(linted: Lint) -> None:
    found = linted(f"人群 甲 当 低保 且 特困\n人群 乙 当 (低保 且 特困)\n{AID}").one("P924")
    assert found.message("zh") == "人群「乙」和「甲」的定义一模一样"
    assert found.message("en") == "the definitions of 乙 and 甲 are the same"


def test_a_constraint_that_stands_there_twice_is_told(linted: Lint) -> None:
    once = "约束 参保率 ≥ 95%  依据 六\n"
    assert linted(once + once).one("P924").message("zh") == "这个约束和前面的一个一模一样"
    assert "P924" not in linted(once + once.replace("95%", "95% 原则上")).codes()


@pytest.mark.parametrize("definition", ["特困", "低保 且 特困"])
def test_two_definitions_are_not(linted: Lint, definition: str) -> None:
    assert "P924" not in linted(f"人群 甲 当 低保\n人群 乙 当 {definition}\n{AID}").codes()


def test_of_names_that_are_nearly_equal_only_these_are_told(linted: Lint) -> None:
    found = linted("人群 低保对象 当 低保\n人群 低保人员 当 低保\n资助 给 低保对象、低保人员\n  基金 全额\n")
    assert [code for code in found.codes() if code in ("P916", "P924")] == ["P916"]
