"""The rows that were set aside: an officer opens the file, mends it, and runs it again."""

from __future__ import annotations

import csv
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from desk.records import read_rows, write_rejects
from dsl import Fact, Kind, Source, Type, Vocabulary
from engine.facts import Problem, Raw, Rejected, Row, Table, take_in

VOCABULARY = Vocabulary(
    Source("person.pol", ""),
    {
        fact.name: fact
        for fact in (
            Fact("姓名", "name", Type(Kind.TEXT)),
            Fact("证件号码", "id_number", Type(Kind.IDENTIFIER)),
            Fact("出生日期", "birth_date", Type(Kind.DATE)),
            Fact("收入", "income", Type(Kind.MONEY)),
        )
    },
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "rejects.csv"


def rejected(*rows: tuple[tuple[str, ...], tuple[Raw, ...]]) -> tuple[Rejected, ...]:
    table = Table("花名册.xlsx", (Row(number, *row) for number, row in enumerate(rows, 2)), "名单")
    found = take_in(table, VOCABULARY).rejected
    assert len(found) == len(rows)
    return found


def lines(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


HEADERS = ("姓名", "证件号码", "出生日期", "收入")


def test_row_number_reasons_and_cells_as_written(path: Path) -> None:
    row = ("甲示例", "E1", datetime(1962, 5, 1, 8, 0), Decimal("400.123"))
    assert write_rejects(path, rejected((HEADERS, row))) is None
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    head, cells = lines(path)
    assert head == ["\ufeff行号", "原因", *HEADERS]
    assert cells[0] == "2"
    assert cells[1].startswith("P643 “出生日期” 这里只要日期，不要时刻；P636 “收入” ")
    assert cells[2:] == ["甲示例", "E1", "1962-05-01 08:00:00", "400.123"]


def test_in_english(path: Path) -> None:
    write_rejects(path, rejected((HEADERS, ("甲示例", "", "x", ""))), "en")
    assert lines(path)[0][:2] == ["\ufeffrow", "reason"]
    assert "this is no date" in lines(path)[1][1]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "11010519491231002"])
def test_nothing_runs_and_no_digit_is_lost_when_a_spreadsheet_opens_it(path: Path, text: str) -> None:
    write_rejects(path, rejected((HEADERS, (text, "", "x", ""))))
    assert lines(path)[1][2] == "'" + text


def test_headers_are_marked_too(path: Path) -> None:
    write_rejects(path, rejected((("出生日期", "=cmd"), ("x", "y"))))
    assert lines(path)[0][3] == "'=cmd"


def test_rows_of_different_shape_and_columns_of_the_same_name(path: Path) -> None:
    write_rejects(path, rejected((("出生日期", "备注", "备注"), ("x", "a", "b")), (("收入",), (True,))))
    head, first, second = lines(path)
    assert head[2:] == ["出生日期", "备注", "备注", "收入"]
    assert first[2:] == ["x", "a", "b", ""]
    assert second[2:] == ["", "", "", "是"]


def test_failed_formulas_and_objects_can_be_seen(path: Path) -> None:
    write_rejects(path, rejected((HEADERS, ("甲示例", Problem("P659"), {"year": [1]}, date(2024, 1, 1)))))
    assert lines(path)[1][3:] == ["#N/A", '{"year": [1]}', "2024-01-01"]


def test_a_mended_file_is_read_again(path: Path) -> None:
    write_rejects(path, rejected((HEADERS, ("=1+1", "110105194912310021", "1962-02-30", "400"))))
    path.write_text(path.read_text(encoding="utf-8").replace("1962-02-30", "1962-02-03"), encoding="utf-8")
    table = read_rows(str(path), VOCABULARY)
    assert isinstance(table, Table)
    found = take_in(table, VOCABULARY)
    assert [record.facts for record in found.records] == [
        {"姓名": "=1+1", "证件号码": "110105194912310021", "出生日期": date(1962, 2, 3), "收入": Decimal(400)}
    ]
    assert [note.code for note in found.notes] == ["P669"]


def test_a_folder_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    found = write_rejects(tmp_path / "没有" / "rejects.csv", rejected((HEADERS, ("", "", "x", ""))))
    assert found is not None
    assert found.code == "P706"
    assert list(tmp_path.iterdir()) == []
