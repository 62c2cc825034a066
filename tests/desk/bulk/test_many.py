"""A roster of very many persons in a text file or workbook: all at once, and not without a word."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from ..conftest import pol

POLICY = "hulunbuir-2024"
HEADERS = ("姓名", "证件类型", "证件号码", "缴费日期")
PEOPLE = [(f"示例{i}", "护照", f"E{i}", "2024-11-01") for i in range(12)]
EMPTY = ("", "", "", "")
TITLES = "\ufeffrow,证件号码,姓名,参保,"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten are many."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("desk.bulk.many.MANY", 10)
    return tmp_path


def roster(file: str, people: list[tuple[str, ...]] = PEOPLE) -> str:
    if file.endswith(".xlsx"):
        with xlsxwriter.Workbook(file) as book:
            sheet = book.add_worksheet()
            for i, row in enumerate((HEADERS, *people)):
                sheet.write_row(i, 0, row)
            coloured = book.add_format({"bg_color": "yellow"})
            for i in range(50):
                sheet.write_blank(100 + i, 0, None, coloured)
    elif file.endswith(".csv"):
        Path(file).write_text("".join(",".join(row) + "\n" for row in (HEADERS, *people)), "gb18030")
    else:
        with duckdb.connect() as connection:
            for row in people:
                connection.execute(
                    "CREATE TABLE IF NOT EXISTS t(姓名 TEXT, 证件类型 TEXT, 证件号码 TEXT, 缴费日期 TEXT)"
                )
                connection.execute("INSERT INTO t VALUES (?, ?, ?, ?)", row)
            array = ", ARRAY true" if file.endswith(".json") else ""
            connection.execute(f"COPY t TO '{file}' (FORMAT json{array})")
    return file


@pytest.mark.parametrize("file", ["名单.csv", "名单.xlsx", "名单.jsonl", "名单.json"])
def test_they_are_evaluated_at_once_and_told(file: str) -> None:
    ran = pol("evaluate", POLICY, roster(file), "--output", "结果.csv")
    assert ran.code == 0
    assert "P746" in ran.err and "约有 12 行" in ran.err and "共 12 行，核定 12 人" in ran.err
    assert Path("结果.csv").read_text("utf-8").startswith(TITLES)
    assert pol("verify", "结果.csv").code == 0


@pytest.mark.parametrize("file", ["名单.csv", "名单.xlsx", "名单.jsonl"])
def test_fewer_get_the_report_of_a_roster(file: str) -> None:
    ran = pol("evaluate", POLICY, roster(file, PEOPLE[:9]), "--output", "结果.csv")
    assert ran.code == 0 and "P74" not in ran.err
    assert not Path("结果.csv").read_text("utf-8").startswith(TITLES)


def test_rows_of_nothing_but_commas_are_nobody() -> None:
    assert "P74" not in pol("evaluate", POLICY, roster("名单.csv", PEOPLE[:9] + [EMPTY] * 30), "--output", "果.csv").err


def test_what_is_set_aside_goes_to_the_same_file_either_way() -> None:
    people = [*PEOPLE, ("示例坏", "护照", "E99", "2024-13-01")]
    assert pol("evaluate", POLICY, roster("名单.csv", people), "--output", "多.csv").code == 1
    assert pol("evaluate", POLICY, roster("少.csv", people[-3:]), "--output", "少果.csv").code == 1
    many, few = (Path(f"{file}.rejects.csv").read_text("utf-8").splitlines() for file in ("多.csv", "少果.csv"))
    assert many[0] == few[0]
    assert [line.split(",", 1)[1] for line in many[1:]] == [line.split(",", 1)[1] for line in few[1:]]


@pytest.mark.parametrize("output", [(), ("--output", "结果.json"), ("--format", "csv")])
def test_what_has_no_columns_is_told_to_take_long(output: tuple[str, ...]) -> None:
    ran = pol("evaluate", POLICY, roster("名单.csv"), *output)
    assert ran.code == 0
    assert "P747" in ran.err


def test_one_person_of_many_is_answered_as_ever() -> None:
    ran = pol("evaluate", POLICY, roster("名单.csv"), "--person", "E3")
    assert ran.code == 0 and "P74" not in ran.err


def test_an_engine_that_is_named_is_taken_whatever_the_size() -> None:
    file = roster("名单.csv", PEOPLE[:2])
    ran = pol("evaluate", POLICY, file, "--engine", "duckdb", "--output", "结果.csv")
    assert ran.code == 0 and "P746" not in ran.err
    assert Path("结果.csv").read_text("utf-8").startswith(TITLES)
    assert "P725" in pol("evaluate", POLICY, file, "--engine", "duckdb").err
