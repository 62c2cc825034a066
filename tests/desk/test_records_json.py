"""Records as JSON and JSON lines."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from desk.records import read_rows
from dsl import CODES, Diagnostic, Fact, Identity, Kind, Source, Type, Vocabulary
from engine.facts import RecordSet, Table, take_in

VOCABULARY = Vocabulary(
    Source("person.pol", ""),
    {
        fact.name: fact
        for fact in (
            Fact("姓名", "name", Type(Kind.TEXT)),
            Fact("证件号码", "id_number", Type(Kind.IDENTIFIER)),
            Fact("低保", "subsistence", Type(Kind.IDENTITY)),
            Fact("收入", "income", Type(Kind.MONEY)),
            Fact("缴费日期", "paid_on", Type(Kind.DATE), years=(2023, 2024)),
        )
    },
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.json"


def opened(path: Path, content: str) -> Table | Diagnostic:
    path.write_text(content, encoding="utf-8")
    return read_rows(str(path), VOCABULARY)


def read(path: Path, content: str) -> RecordSet:
    table = opened(path, content)
    assert isinstance(table, Table), table
    return take_in(table, VOCABULARY)


def rejected(found: RecordSet) -> dict[int, list[str]]:
    return {row.row: [CODES[problem.code].name for problem in row.problems] for row in found.rejected}


@pytest.mark.parametrize(
    "content",
    [
        '[{"name": "甲示例"}, {"姓名": "乙示例"}]',
        '\ufeff {"records": [{"name": "甲示例"}, {"name": "乙示例"}]}',
        '{"name": "甲示例"}\n{"name": "乙示例"}\n',
        '{"name": "甲示例"}\r\n{"name": "乙示例"}',
    ],
)
def test_several_persons(path: Path, content: str) -> None:
    assert [(record.row, record.facts["姓名"]) for record in read(path, content).records] == [
        (1, "甲示例"),
        (2, "乙示例"),
    ]


@pytest.mark.parametrize(
    "content", ['{"name": "甲示例"}', '{\n  "name": "甲示例"\n}\n', '{"records": [{"name": "甲示例"}]}']
)
def test_one_person(path: Path, content: str) -> None:
    assert [record.facts for record in read(path, content).records] == [{"姓名": "甲示例"}]


def test_values_of_every_shape(path: Path) -> None:
    content = """{"name": "甲示例", "id_number": 110105194912310021, "income": 400.10,
                  "subsistence": {"since": "2023-05-01"}, "paid_on": {"2023": "2023-01-05", "2024": null}}"""
    assert read(path, content).records[0].facts == {
        "姓名": "甲示例",
        "证件号码": "110105194912310021",
        "收入": Decimal("400.10"),
        "低保": Identity(date(2023, 5, 1)),
        ("缴费日期", 2023): date(2023, 1, 5),
    }


def test_amounts_never_pass_through_a_float(path: Path) -> None:
    found = read(path, '[{"income": 400.10000000000000001}, {"income": 0.1}, {"income": 1e999999999}, {"income": NaN}]')
    assert [record.facts for record in found.records] == [{"收入": Decimal("0.1")}]
    assert rejected(found) == {1: ["money-below-fen"], 3: ["bad-money"], 4: ["bad-money"]}


@pytest.mark.parametrize("number", ["9" * 5000, "1e99999999999999999999999", "-Infinity"])
def test_numbers_without_end_only_cost_their_row(path: Path, number: str) -> None:
    assert rejected(read(path, f'[{{"income": {number}}}, {{"income": 1}}]')) == {1: ["bad-money"]}


def test_a_key_given_twice_sets_that_record_aside(path: Path) -> None:
    doubled_inside = '{"subsistence": {"since": "2023-01-01", "since": "2024-01-01"}}'
    found = read(path, f'[{{"name": "甲示例", "income": 1, "income": 2}}, {doubled_inside}]')
    assert rejected(found) == {1: ["json-doubled-key"], 2: ["json-doubled-key"]}
    assert "income" in found.rejected[0].problems[0].message("zh")


def test_an_item_that_is_no_record(path: Path) -> None:
    assert rejected(read(path, '[{"name": "甲示例"}, 3, null, ["x"]]')) == {
        row: ["row-not-a-record"] for row in (2, 3, 4)
    }


def test_a_broken_line_costs_that_line(path: Path) -> None:
    found = read(path, '{"name": "甲示例"}\n{"name": \n\n{"name": "乙示例"}\n')
    assert [record.row for record in found.records] == [1, 4]
    assert rejected(found) == {2: ["json-broken"]}


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('[{"name": "甲示例"},]', "json-broken"),
        ('{"name": “甲示例”}', "json-broken"),
        ("[" * 100_000, "json-broken"),
        ('{"records": [], "records": []}', "json-doubled-key"),
        ("{}", "json-not-records"),
        ("[]", "records-empty"),
    ],
)
def test_a_file_that_is_refused(path: Path, content: str, name: str) -> None:
    found = opened(path, content)
    assert isinstance(found, Diagnostic)
    assert CODES[found.code].name == name
    assert found.message("zh")
    assert found.message("en")


def test_where_the_fault_lies(path: Path) -> None:
    found = opened(path, '[\n  {"name": "甲示例"},\n  {"name" "乙示例"}\n]')
    assert isinstance(found, Diagnostic)
    assert found.arguments == {"line": "3", "column": "11"}
