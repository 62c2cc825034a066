"""P916: names that are taken for each other; those that differ by what they mean are left alone."""

from __future__ import annotations

import pytest

from .conftest import Lint


def categories(one: str, other: str) -> str:
    return f"人群 {one} 当 低保\n人群 {other} 当 特困\n资助 给 {one}、{other}\n  基金 全额\n"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("低保对象", "低保人员"),
        ("「一、二级残疾人」", "一二级残疾人"),
        ("低保的家庭", "低保家庭"),
        ("特困人口", "特困群众"),
    ],
)
def test_names_that_a_reader_confuses_are_told(linted: Lint, one: str, other: str) -> None:
    found = linted(categories(one, other))
    words = found.one("P916").arguments
    assert (words["name"], words["other"]) == (other.strip("「」"), one.strip("「」"))


@pytest.mark.parametrize(
    ("definition", "told"),
    [
        ("特困", "；两个说的人不一样"),
        ("非 非 低保", "；两个说的是同样的人"),
        ("低保 且 年收入 ≤ 9 元", "；两个说的人不一样"),
    ],
)
def test_whether_they_are_the_same_people_is_told(linted: Lint, definition: str, told: str) -> None:
    found = linted(f"人群 低保对象 当 低保\n人群 低保人员 当 {definition}\n资助 给 低保对象、低保人员\n  基金 全额\n")
    assert found.one("P916").message("zh").endswith(f"容易用错{told}")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("一级残疾人", "二级残疾人"),
        ("特困人员", "特殊人员"),
        ("返贫致贫人员", "易返贫致贫人员"),
        ("脱贫人口", "农村低收入人口"),
        ("新生儿", "登记前死亡新生儿"),
        ("一孩家庭", "二孩家庭"),
        ("满12岁", "「满1_2岁」"),
    ],
)
def test_names_that_mean_two_things_are_not(linted: Lint, one: str, other: str) -> None:
    assert "P916" not in linted(categories(one, other)).codes()


def test_the_general_word_at_the_end_counts_elsewhere(linted: Lint) -> None:
    """缴费对象 and 缴费人员 as names of a 定 and a 期 are two things."""
    text = "定 缴费对象 = 400 元\n期 缴费人员 2024-09-01 至 2025-02-28\n缴费：缴费对象\n"
    assert "P916" not in linted(text).codes()


def test_an_aid_may_be_called_after_those_to_whom_it_goes(linted: Lint) -> None:
    assert "P916" not in linted("人群 特困人员 当 特困\n资助 特困 给 特困人员\n  基金 全额\n").codes()
