"""Which headers name which facts."""

from __future__ import annotations

import pytest

from dsl import CODES, Fact, Kind, Source, Type, Vocabulary
from engine.facts import Columns, FactColumn, Problem, Special

NAME = Fact("姓名", "name", Type(Kind.TEXT), synonyms=("参保人姓名",))
PAID = Fact("缴费日期", "paid_on", Type(Kind.DATE), years=(2020, 2026), synonyms=("缴款日期",))
INCOME = Fact("收入", "income", Type(Kind.MONEY))


@pytest.fixture
def columns() -> Columns:
    return Columns(Vocabulary(Source("person.pol", ""), {fact.name: fact for fact in (NAME, PAID, INCOME)}))


@pytest.mark.parametrize(
    "header",
    ["姓名", " 姓\u3000名 ", "姓\n名", "*姓名", "姓名：", "name", "Name", "ＮＡＭＥ", "参保人姓名", "\ufeff姓名"],
)
def test_a_name_a_key_or_a_synonym_however_it_is_typed(columns: Columns, header: str) -> None:
    assert columns.target(header) == FactColumn(NAME)


@pytest.mark.parametrize(
    "header",
    [
        "缴费日期[2024]",
        "缴费日期［２０２４］",
        "缴费日期【2024年】",
        "缴费日期_2024",
        "paid_on_2024",
        "paid_on[2024]",
        "缴款日期[2024]",
    ],
)
def test_one_year_of_a_fact_held_by_year(columns: Columns, header: str) -> None:
    assert columns.target(header) == FactColumn(PAID, 2024)


def test_no_year_leaves_it_open(columns: Columns) -> None:
    assert columns.target("缴费日期") == FactColumn(PAID)


def test_a_year_outside_the_vocabularys_range(columns: Columns) -> None:
    found = columns.target("缴费日期[1999]")
    assert isinstance(found, Problem)
    assert CODES[found.code].name == "year-outside"


@pytest.mark.parametrize("header", ["姓名[2024]", "备注", "", "姓"])
def test_what_nobody_knows(columns: Columns, header: str) -> None:
    assert columns.target(header) is None


@pytest.mark.parametrize("header", ["人员类别", "特殊身份", "Categories"])
def test_a_list_of_identities(columns: Columns, header: str) -> None:
    assert columns.target(header) is Special.CATEGORIES


@pytest.mark.parametrize("header", ["序号", "序 号", "行号", "原因"])
def test_columns_that_are_passed_over_in_silence(columns: Columns, header: str) -> None:
    assert columns.target(header) is Special.IGNORED


def test_the_vocabulary_comes_first() -> None:
    category = Fact("人员类别", "category", Type(Kind.ENUMERATION, ("一类", "二类")))
    columns = Columns(Vocabulary(Source("person.pol", ""), {category.name: category}))
    assert columns.target("人员类别") == FactColumn(category)


@pytest.mark.parametrize(("header", "meant"), [("缴费日其", "缴费日期"), ("姓明", "姓名"), ("incom", "income")])
def test_a_slip_is_recognised(columns: Columns, header: str, meant: str) -> None:
    assert columns.suggestions(header)[0] == meant
