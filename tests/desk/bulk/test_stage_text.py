"""Text files and workbooks as a table of persons: the same as when their rows are read one by one."""

from __future__ import annotations

import codecs
import csv
import io
import json
from pathlib import Path

import duckdb
import pytest
import xlsxwriter

from desk.bulk.connection import folder_of
from dsl import CODES, Diagnostic

from .both_ways import EVERY_KIND, ROOT, assert_same, staged
from .nasty import GOOD, HEADERS, OTHER, ROWS, SPELLINGS


def csv_text(headers: tuple[str, ...], rows: list[tuple[str, ...]], separator: str = ",") -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator)
    writer.writerows([headers, *rows])
    return text.getvalue()


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return tmp_path / "花名册"


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_csv_in_any_encoding(roster: Path, coding: str) -> None:
    roster.write_bytes(csv_text(HEADERS, ROWS).replace("\u200b", "").encode(coding))
    found = assert_same(roster, EVERY_KIND)
    assert found.staged.merged and found.staged.rejected and found.staged.accepted


@pytest.mark.parametrize("separator", ["\t", ";", "|"])
def test_csv_with_any_separator(roster: Path, separator: str) -> None:
    roster.write_text(csv_text(HEADERS, ROWS, separator), "utf-8")
    assert_same(roster, EVERY_KIND)


@pytest.mark.parametrize("header", SPELLINGS)
def test_every_spelling_of_a_cell_in_csv(roster: Path, header: str) -> None:
    rows = [(f"某示例{i}", "999999", cell) for i, cell in enumerate(SPELLINGS[header])]
    roster.write_text(csv_text(("姓名", "户籍地", header), rows), "utf-8", newline="")
    assert_same(roster, EVERY_KIND)


@pytest.mark.parametrize("header", SPELLINGS)
def test_every_spelling_of_a_cell_in_json_lines(roster: Path, header: str) -> None:
    rows = [{"姓名": f"某示例{i}", "户籍地": "999999", header: cell} for i, cell in enumerate(SPELLINGS[header])]
    roster.write_text("\n".join(json.dumps(row, ensure_ascii=i % 2 == 0) for i, row in enumerate(rows)), "utf-8")
    assert_same(roster, EVERY_KIND)


@pytest.mark.parametrize("suffix", ["tsv", "parquet"])
def test_no_room_for_the_rows_is_told(roster: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
    """Whether the rows themselves don't fit, or what is made of them."""
    roster.write_text(csv_text(HEADERS, ROWS * 500), "utf-8")
    monkeypatch.setattr("desk.bulk.staging.row_file.token_hex", lambda _: "rows")

    def folder(connection: duckdb.DuckDBPyConnection) -> Path:
        place = folder_of(connection) / f"rows.{suffix}"
        if not place.is_symlink():
            place.symlink_to("/dev/full")
        return place.parent

    monkeypatch.setattr("desk.bulk.staging.row_file.folder_of", folder)
    with staged(roster, EVERY_KIND) as found:
        assert isinstance(found, Diagnostic) and found.code == "P678"


def test_a_rate_of_more_than_eight_decimals_is_set_aside(roster: Path) -> None:
    """The table of persons keeps eight; the reader of single rows keeps them all."""
    rows = [("999999", cell) for cell in ("0.123456789", "0.1234567800", "33.3333333%")]
    roster.write_text(csv_text(("户籍地", "比例"), rows), "utf-8", newline="")
    with staged(roster, EVERY_KIND) as found:
        assert not isinstance(found, Diagnostic)
        assert list(found.persons) == [3]
        assert [[CODES[p.code].name for p in row.problems] for row in found.rejected] == [["rate-too-fine"]] * 2


def test_rosters_with_titles_totals_and_signatures(roster: Path) -> None:
    lines = [
        "示例县花名册,,,",
        "填表日期：2024年,,,",
        "序号,姓名,低保,户籍地",
        "1,甲示例,是,999999",
        ",,,",
        "2,乙示例,否,999999",
    ]
    lines += ["合计,2,,", "制表：示例,,,", ",,,某处备注", "3,丙示例,,999999,多出来的"]
    roster.write_text("\r\n".join(lines), "utf-8", newline="")
    assert_same(roster, EVERY_KIND)


def test_two_columns_for_one_fact(roster: Path) -> None:
    headers = ("姓名", "户籍地", "region", "低保", "低保对象", "人员类别", "缴费日期", "缴费时刻", "姓名")
    rows = [
        ("甲示例", "999999", "示例县", "是", "2024-01-01", "低保", "2024-10-08 10:00", "10:00", "甲　示例"),
        ("乙示例", "999999", "999998", "否", "", "低保", "2024-10-08 10:00", "11:00", ""),
        ("丙示例", "", "999998", "2024-01-01", "2024-01-02", "", "无", "", "丁示例"),
        ("丁示例", "", "", "2024-01-01", "是", "低保、重残", "2024-10-08", "10:00", ""),
    ]
    roster.write_text(csv_text(headers, rows), "utf-8", newline="")
    assert_same(roster, EVERY_KIND)


def test_columns_that_nobody_knows_are_noted_when_they_hold_anything(roster: Path) -> None:
    headers = ("姓名", "户籍地", "地址", "空列", "", "收入[1999]", "参保", "姓各", "行号")
    rows = [
        ("甲示例", "999999", "某街", " ", "x", "5", "是", "乙", "7"),
        ("乙示例", "999999", "", "　", "", "", "", "", "8"),
    ]
    roster.write_text(csv_text(headers, rows), "utf-8", newline="")
    assert_same(roster, EVERY_KIND)


def test_json_lines_of_every_sort(roster: Path) -> None:
    lines = [
        '{"姓名": "甲示例", "户籍地": 999999, "低保": {"since": "2024-01-01", "until": null}, "收入": {"2023": 5.10}}',
        '{"姓名": "甲示例", "户籍地": "999999", "收入": {"2023": 5.10, "2024": 7}}',
        '{"户籍地": "999999", "姓名": "乙示例", "人员类别": ["低保", "重残"], "在校": true}',
        '{"户籍地": "999999", "姓名": "乙示例", "各年缴费": {"2024": "无", "1999": "x"}}',
        '{"name": "丙示例", "region": "999999", "share": 0.5, "count": 3.0, "balance": 1e2, "student": 1}',
        '{"name": "丁示例", "name": "戊示例", "region": "999999"}',
        "{broken",
        "[1, 2]",
        "",
        '{"name": "己\\u0000\\ud800", "region": "999999", "地址": {"a": [1, null]}}',
        '{"name": "庚\\t示例\\n", "region": "999999", "收入": {"20": 5}, "count": 123456789012345678901234567890}',
        '{"name": null, "region": "", "count": 1e999999999}',
        '{"姓名": "辛示例", "户籍地": "999999", "收入": 12.5, "低保": {"since": "2024-05-01", "until": "2024-01-01"}}',
    ]
    roster.write_text("\n".join(lines), "utf-8")
    before = [line for line in lines if "ud800" not in line]
    roster.write_text("\n".join(before), "utf-8")
    assert_same(roster, EVERY_KIND)


@pytest.mark.parametrize("deep", [5, 40, 90])
def test_a_list_of_lists_is_no_dearer_than_a_list(roster: Path, deep: int) -> None:
    cell = "[" * deep + '{"a": ["", "\\u0001x", null, 0.5, true]}' + "]" * deep
    roster.write_text(f'{{"户籍地": "999999", "低保": {cell}}}\n{{"户籍地": "999999", "低保": "否"}}\n', "utf-8")
    assert_same(roster, EVERY_KIND)


def test_a_list_as_deep_as_json_may_be_is_told_as_any_other(roster: Path) -> None:
    cell = "[" * 700 + "]" * 700
    roster.write_text(f'{{"户籍地": "999999", "低保": {cell}}}\n{{"户籍地": "999999", "低保": "否"}}\n', "utf-8")
    with staged(roster, EVERY_KIND) as found:
        assert not isinstance(found, Diagnostic)
        assert [[problem.code for problem in row.problems] for row in found.rejected] == [["P654"]]


def test_json_as_one_array(roster: Path) -> None:
    rows = [dict(zip(HEADERS, row, strict=True)) for row in ROWS]
    roster.write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    assert_same(roster, EVERY_KIND)


def test_a_workbook(roster: Path) -> None:
    from datetime import date, datetime, time

    with xlsxwriter.Workbook(str(roster)) as book:
        sheet = book.add_worksheet("名单")
        day, clock = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "hh:mm:ss"})
        stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        sheet.write_row(
            0, 0, ("姓名", "户籍地", "登记日期", "缴费日期", "缴费时刻", "收入_2024", "在校", "身份证号", "人数")
        )
        sheet.write_row(1, 0, ("甲示例", 999999))
        sheet.write_datetime(1, 2, date(2024, 10, 8), day)
        sheet.write_datetime(1, 3, datetime(2024, 10, 8, 17, 30, 5), stamp)
        sheet.write_datetime(1, 4, time(17, 30, 5), clock)
        sheet.write_row(1, 5, (400.1, True, 123456789012345678, 3))
        sheet.write_row(2, 0, ("乙示例", "示例县", "2024.10.08", "无", "8点", "1,070.00", 0, GOOD, 3.5))
        sheet.write_formula(3, 0, "=1/0", value="#DIV/0!")
        sheet.write_row(3, 1, ("999999",))
    assert_same(roster, EVERY_KIND)


def test_the_example_of_the_repository() -> None:
    found = assert_same(ROOT / "examples" / "hulunbuir-roster.xlsx")
    assert found.staged.accepted == 21


class TestSamePerson:
    def test_without_a_number_nobody_is_the_same(self, roster: Path) -> None:
        roster.write_text(csv_text(("姓名", "户籍地"), [("甲示例", "999999")] * 3), "utf-8", newline="")
        assert assert_same(roster, EVERY_KIND).staged.merged == 0

    def test_runs_of_rows_are_spelled_alike(self, roster: Path) -> None:
        rows = [("甲示例", GOOD if i % 3 else OTHER, "999999", "是" if i % 2 else "否") for i in range(80)]
        roster.write_text(csv_text(("姓名", "身份证号", "户籍地", "低保"), rows), "utf-8", newline="")
        assert_same(roster, EVERY_KIND)

    def test_many_repetitions_are_counted(self, roster: Path) -> None:
        rows = [("甲示例", GOOD if i % 2 else OTHER, "999999") for i in range(200)]
        roster.write_text(csv_text(("姓名", "身份证号", "户籍地"), rows), "utf-8", newline="")
        assert assert_same(roster, EVERY_KIND).staged.merged == 198

    def test_a_rejected_row_contradicts_too(self, roster: Path) -> None:
        rows = [("甲示例", GOOD, "999999", "是"), ("甲示例", GOOD, "999999", "也许"), ("", GOOD, "999999", "是")]
        roster.write_text(csv_text(("姓名", "身份证号", "户籍地", "低保"), rows), "utf-8", newline="")
        assert assert_same(roster, EVERY_KIND).staged.rejected == 2


class TestRefused:
    @pytest.mark.parametrize(
        ("content", "name"),
        [
            (b"", "records-empty"),
            (b" \n\n", "records-empty"),
            ("姓名,低保\n".encode(), "header-only"),
            ("甲,乙\n丙,丁\n".encode(), "no-header"),
            ('姓名,低保\n甲示例,"是\n'.encode(), "csv-broken"),
            ('姓名,低保\n甲示例,"是"否\n'.encode(), "csv-broken"),
            ("姓名,低保\n甲示例,".encode() + b"a" * 200_000, "csv-broken"),
            ("姓名,低保\n".encode("gb18030") + b"\xff\xff", "bad-encoding"),
            (codecs.BOM_UTF8, "records-empty"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not-records"),
            ("姓名,低保\n甲示例,是\n".encode() * 10_000 + b"\0", "not-records"),
            (b"PK\x03\x04garbage", "workbook-broken"),
            (b"<html><table></table></html>", "other-format"),
            (b"[]", "records-empty"),
            (b"[1, 2", "json-broken"),
            (b"{}", "json-not-records"),
            (b"PAR1 and then nothing of the kind", "parquet-broken"),
            (b"PAR1", "parquet-broken"),
        ],
    )
    def test_with_a_code(self, roster: Path, content: bytes, name: str) -> None:
        roster.write_bytes(content)
        with staged(roster, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic)
            assert CODES[found.code].name == name
            assert found.message("zh") and found.message("en")
        assert roster.read_bytes() == content

    def test_a_file_that_is_not_there(self, roster: Path) -> None:
        with staged(roster) as found:
            assert isinstance(found, Diagnostic) and found.code == "P701"

    def test_a_path_that_no_file_has(self) -> None:
        with staged(Path("a\0b")) as found:
            assert isinstance(found, Diagnostic) and found.code == "P701"

    def test_names_without_end(self, roster: Path) -> None:
        roster.write_text("\n".join(json.dumps({"姓名": "甲示例", f"列{i}": 1}) for i in range(3000)), "utf-8")
        with staged(roster) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "too-many-columns"


def test_a_huge_line_sets_its_row_aside(roster: Path) -> None:
    good = json.dumps({"姓名": "甲示例", "户籍地": "999999"})
    lines = [
        good,
        json.dumps({"姓名": "乙" * 9_000_000}),
        json.dumps({"户籍地": "999999", "备注名": "丙" * 200_000}),
        good,
    ]
    lines.append(json.dumps({f"列{i}": "丁" * 100_000 for i in range(20)}))
    roster.write_text("\n".join(lines), "utf-8")
    with staged(roster, EVERY_KIND) as found:
        assert not isinstance(found, Diagnostic)
        assert sorted(found.persons) == [1, 4]
        assert (found.staged.total, found.staged.rejected) == (5, 3)
        codes = [[problem.code for problem in row.problems] for row in found.rejected]
        assert all("P675" in row for row in codes)
