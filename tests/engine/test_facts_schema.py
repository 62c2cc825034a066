"""The JSON Schema of a record agrees with what the reader takes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from jsonschema import Draft202012Validator

from dsl import Fact, Kind, Region, Source, Type, Vocabulary
from engine.facts import Raw, facts_of, record_schema

VOCABULARY = Vocabulary(
    Source("person.pol", ""),
    {
        fact.name: fact
        for fact in (
            Fact("姓名", "name", Type(Kind.TEXT), required=True, synonyms=("参保人姓名",)),
            Fact("证件号码", "id_number", Type(Kind.IDENTIFIER)),
            Fact("性别", "sex", Type(Kind.ENUMERATION, ("男", "女"))),
            Fact("出生日期", "birth_date", Type(Kind.DATE)),
            Fact("中断日期", "lapsed_on", Type(Kind.DATE), nullable=True),
            Fact("户籍地", "region", Type(Kind.REGION), holder="公安"),
            Fact("低保", "subsistence", Type(Kind.IDENTITY), note="由民政认定", holder="民政"),
            Fact("在校", "student", Type(Kind.YES_NO)),
            Fact("收入", "income", Type(Kind.MONEY)),
            Fact("负担比例", "share", Type(Kind.RATE)),
            Fact("年限", "seniority", Type(Kind.INTEGER)),
            Fact("时长", "length", Type(Kind.DURATION)),
            Fact("缴费日期", "paid_on", Type(Kind.DATE), years=(2023, 2024), nullable=True),
        )
    },
    (Region("999999", ("示例县",)),),
)
VALIDATOR = Draft202012Validator(record_schema(VOCABULARY))


def test_it_is_a_schema_of_the_draft_it_names() -> None:
    Draft202012Validator.check_schema(record_schema(VOCABULARY))
    assert record_schema(VOCABULARY)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    "record",
    [
        {"姓名": "张示例"},
        {"name": "张示例", "sex": "女", "birth_date": "1962-05-01", "subsistence": True, "student": "否"},
        {"参保人姓名": "张示例"},
        {"name": "张示例", "低保": {"since": "2023-05-01", "until": None}, "收入": "1,070.00", "负担比例": "50%"},
        {"name": "张示例", "低保": "2023-05-01至2024-04-30", "收入": Decimal("400.5"), "年限": 3, "时长": "3个月"},
        {"name": "张示例", "出生日期": "1962年5月1日", "中断日期": "无", "户籍地": "示例县", "性别": None},
        {"name": "张示例", "户籍地": 999999, "证件号码": "E00000000", "在校": False},
        {"name": "张示例", "缴费日期": {"2023": "2023-01-01", "2024": "无"}},
        {"name": "张示例", "paid_on": "2024-01-01", "备注": "不认识的列不算错"},
    ],
)
def test_what_the_reader_takes_is_valid(record: dict[str, Raw]) -> None:
    VALIDATOR.validate(record)
    known = {key: value for key, value in record.items() if key != "备注"}
    assert isinstance(facts_of(known, VOCABULARY, year=2024), dict)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"name": "张示例", "sex": "未知"},
        {"name": "张示例", "birth_date": "1962-05"},
        {"name": "张示例", "birth_date": "无"},
        {"name": "张示例", "subsistence": {"from": "2023-05-01"}},
        {"name": "张示例", "subsistence": "也许"},
        {"name": "张示例", "income": -1},
        {"name": "张示例", "income": "四百"},
        {"name": "张示例", "在校": "有"},
        {"name": "张示例", "时长": "三个月"},
        {"name": "张示例", "缴费日期": {"1999": "1999-01-01"}},
    ],
)
def test_what_the_reader_refuses_is_invalid(record: dict[str, Raw]) -> None:
    assert not VALIDATOR.is_valid(record)
    assert isinstance(facts_of(record, VOCABULARY, year=2024), tuple)


def test_only_the_facts_that_a_policy_uses() -> None:
    schema = record_schema(VOCABULARY, ["低保", "收入"])
    assert isinstance(schema["properties"], dict)
    assert list(schema["properties"]) == ["低保", "subsistence", "收入", "income"]
    assert "allOf" not in schema


def test_each_spelling_points_to_the_other_and_tells_what_the_vocabulary_says() -> None:
    properties = record_schema(VOCABULARY)["properties"]
    assert isinstance(properties, dict)
    assert properties["低保"]["x-key"] == "subsistence"
    assert properties["subsistence"]["x-name"] == "低保"
    assert properties["subsistence"]["description"] == "由民政认定；民政"
    assert properties["name"]["x-synonyms"] == ["参保人姓名"]
