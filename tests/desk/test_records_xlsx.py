"""Rosters as .xlsx: what officers' sheets look like, what spreadsheet programs do to cells, and workbooks as traps."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from desk.records import read_rows
from desk.records.compound_file import compound_file
from dsl import CODES, Diagnostic, Fact, InRecords, Kind, Source, Type, Vocabulary
from engine.facts import RecordSet, Table, take_in

VOCABULARY = Vocabulary(
    Source("person.pol", ""),
    {
        fact.name: fact
        for fact in (
            Fact("姓名", "name", Type(Kind.TEXT)),
            Fact("证件号码", "id_number", Type(Kind.IDENTIFIER), synonyms=("身份证号",)),
            Fact("出生日期", "birth_date", Type(Kind.DATE)),
            Fact("缴费日期", "paid_on", Type(Kind.DATE), clock="缴费时刻"),
            Fact("缴费时刻", "paid_at", Type(Kind.TIME)),
            Fact("收入", "income", Type(Kind.MONEY)),
            Fact("比例", "share", Type(Kind.RATE)),
            Fact("低保", "subsistence", Type(Kind.IDENTITY)),
            Fact("孤儿", "orphan", Type(Kind.IDENTITY)),
        )
    },
)

Sheet = Callable[[Worksheet, Format], object]


def workbook(*sheets: Sheet, names: tuple[str, ...] = ("名单", "说明", "其他"), hidden: tuple[int, ...] = ()) -> bytes:
    """A workbook of sheets that are each filled by a function of the sheet and a date format."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for position, fill in enumerate(sheets):
        sheet = book.add_worksheet(names[position])
        fill(sheet, day)
        if position in hidden:
            sheet.hide()
        else:
            sheet.activate()
    book.close()
    return file.getvalue()


def rows(*cells: tuple[object, ...]) -> Sheet:
    """Plain rows from A1 on."""

    def fill(sheet: Worksheet, day: Format) -> None:
        for row, values in enumerate(cells):
            for column, value in enumerate(values):
                style = day if isinstance(value, date | time) else None
                if value is not None:
                    sheet.write(row, column, value, style)

    return fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "花名册.xlsx"


def opened(path: Path, content: bytes) -> Table | Diagnostic:
    path.write_bytes(content)
    return read_rows(str(path), VOCABULARY)


def read(path: Path, content: bytes) -> RecordSet:
    table = opened(path, content)
    assert isinstance(table, Table), table
    return take_in(table, VOCABULARY)


def name_of(path: Path, content: bytes) -> str:
    found = opened(path, content)
    assert isinstance(found, Diagnostic)
    assert found.message("zh")
    assert found.message("en")
    return CODES[found.code].name


def reasons(found: RecordSet) -> dict[int, list[tuple[str, str | None]]]:
    return {
        row.row: [
            (CODES[p.code].name, p.place.column if isinstance(p.place, InRecords) else None) for p in row.problems
        ]
        for row in found.rejected
    }


def notes(found: RecordSet) -> dict[str, Mapping[str, str]]:
    return {CODES[note.code].name: note.arguments for note in found.notes}


PLAIN = rows(("姓名", "低保"), ("甲示例", "是"))


def test_a_roster_as_an_officer_draws_it(path: Path) -> None:
    def fill(sheet: Worksheet, day: Format) -> None:
        sheet.merge_range("B2:J2", "示例县2024年度花名册")
        sheet.merge_range("B3:J3", "单位：示例社区")
        for column, label in enumerate(("序号", "姓 名", "身份证号"), 1):
            sheet.merge_range(3, column, 4, column, label)
        sheet.merge_range("E4:F4", "特殊身份")
        sheet.write_row("E5", ("低保", "孤儿"))
        sheet.merge_range("G4:H4", "缴费")
        sheet.write_row("G5", ("日期", "渠道"))
        sheet.merge_range(3, 8, 4, 8, "收入\n（元）")
        sheet.write_row("B6", (1, "甲示例", "E00000001", "√"))
        sheet.write_datetime("G6", date(2024, 1, 5), day)
        sheet.write_row("B7", (2, "乙　示例", "E00000002", "", "是", "2024.01.06", "微信"))
        sheet.write_row("B8", (3,))
        sheet.write_row("B9", ("合计", "2人"))
        sheet.merge_range("B10:J10", "以上人员情况属实")
        sheet.write_row("B11", ("制表人：丙示例", "", "审核人："))

    found = read(path, workbook(fill))
    assert {record.row: (record.facts["姓名"], record.facts["缴费日期"]) for record in found.records} == {
        6: ("甲示例", date(2024, 1, 5)),
        7: ("乙示例", date(2024, 1, 6)),
    }
    assert "低保" in found.records[0].facts
    assert "孤儿" in found.records[1].facts
    told = notes(found)
    assert told["totals-skipped"] == {"rows": "9"}
    assert told["remarks-skipped"] == {"rows": "10-11"}
    assert told["nobody-skipped"] == {"rows": "8"}


class TestCells:
    def test_numbers_are_what_the_officer_sees(self, path: Path) -> None:
        found = read(path, workbook(rows(("收入", "比例"), (400.1, 0.5), (1070, 0.07))))
        assert [record.facts for record in found.records] == [
            {"收入": Decimal("400.1"), "比例": Decimal("0.5")},
            {"收入": Decimal(1070), "比例": Decimal("0.07")},
        ]

    def test_a_computed_amount_that_is_no_fen(self, path: Path) -> None:
        found = read(path, workbook(rows(("姓名", "收入"), ("甲示例", 400.125))))
        assert reasons(found) == {2: [("money-below-fen", "收入")]}

    def test_an_id_that_was_kept_as_a_number_has_lost_digits(self, path: Path) -> None:
        found = read(path, workbook(rows(("姓名", "证件号码"), ("甲示例", 110105194912310021), ("乙示例", 12345))))
        assert reasons(found) == {2: [("lost-digits", "证件号码")]}
        assert found.records[0].facts["证件号码"] == "12345"

    def test_dates_as_text_beside_real_dates(self, path: Path) -> None:
        days = ("1962.05.01", date(1962, 5, 1), "1962年5月1日", 19620501)
        found = read(path, workbook(rows(("姓名", "出生日期"), *(("甲示例", day) for day in days))))
        assert {record.facts["出生日期"] for record in found.records} == {date(1962, 5, 1)}

    def test_dates_that_are_none(self, path: Path) -> None:
        days = (45352, datetime(2024, 3, 1, 15, 30), time(15, 30), "2023-02-29")
        found = read(path, workbook(rows(("姓名", "出生日期"), *(("甲示例", day) for day in days))))
        names = [problems[0][0] for problems in reasons(found).values()]
        assert names == ["serial-date", "date-with-time", "date-with-time", "impossible-date"]

    def test_times_of_day_and_time_stamps(self, path: Path) -> None:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet()
            sheet.write_row("A1", ("姓名", "缴费日期", "缴费时刻"))
            sheet.write_column("A2", ("甲示例", "乙示例", "丙示例"))
            for row, shape in enumerate(("hh:mm:ss", "[h]:mm:ss"), 1):
                sheet.write_datetime(row, 1, datetime(2025, 2, 28), book.add_format({"num_format": "yyyy-mm-dd"}))
                sheet.write_datetime(row, 2, time(17, 30, 1), book.add_format({"num_format": shape}))
            stamp = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
            sheet.write_datetime(3, 1, datetime(2025, 2, 28, 16, 20, 31), stamp)
        records = read(path, path.read_bytes()).records
        assert [record.facts["缴费日期"] for record in records] == [date(2025, 2, 28)] * 3
        assert [str(record.facts["缴费时刻"]) for record in records] == ["17:30:01", "17:30:01", "16:20:31"]

    def test_a_formula_gives_its_result_and_an_error_is_never_a_blank(self, path: Path) -> None:
        def fill(sheet: Worksheet, _: Format) -> None:
            sheet.write_row("B2", ("姓名", "收入", "低保"))
            sheet.write_row("B3", ("甲示例",))
            sheet.write_formula("C3", "=200*2", None, 400)
            sheet.write_formula("D3", '=IF(1,"是","")', None, "是")
            sheet.write_row("B4", ("乙示例",))
            sheet.write_formula("D4", "=NA()", None, "#N/A")

        found = read(path, workbook(fill))
        assert found.records[0].facts["收入"] == Decimal(400)
        assert reasons(found) == {4: [("formula-error", "低保")]}

    def test_blanks_that_look_empty_and_text_that_looks_like_a_formula(self, path: Path) -> None:
        found = read(path, workbook(rows(("姓名", "收入"), ("=1+1", "\u00a0\u3000"), ("'甲示例", "'400"))))
        assert [record.facts for record in found.records] == [
            {"姓名": "=1+1"},
            {"姓名": "甲示例", "收入": Decimal(400)},
        ]

    def test_a_merged_cell_speaks_for_its_whole_range(self, path: Path) -> None:
        def fill(sheet: Worksheet, _: Format) -> None:
            sheet.write_row("A1", ("姓名", "低保"))
            sheet.write_column("A2", ("甲示例", "乙示例", "丙示例"))
            sheet.merge_range("B2:B3", "是")

        found = read(path, workbook(fill))
        assert ["低保" in record.facts for record in found.records] == [True, True, False]


class TestSheets:
    def test_the_first_with_a_header_is_read_and_the_others_are_told(self, path: Path) -> None:
        content = workbook(
            rows(
                ("填写说明",),
            ),
            PLAIN,
            rows(("姓名",), ("乙示例",)),
            names=("说明", "名单", "备份"),
        )
        found = read(path, content)
        assert [record.facts["姓名"] for record in found.records] == ["甲示例"]
        assert notes(found) == {"other-sheets": {"sheet": "名单", "others": "说明、备份"}}

    def test_a_hidden_sheet_is_not_read(self, path: Path) -> None:
        content = workbook(rows(("姓名",), ("乙示例",)), PLAIN, hidden=(0,))
        assert [record.facts["姓名"] for record in read(path, content).records] == ["甲示例"]

    def test_empty_sheets_are_not_worth_a_word(self, path: Path) -> None:
        assert notes(read(path, workbook(PLAIN, rows(), rows()))) == {}

    def test_the_extension_is_not_asked(self, tmp_path: Path) -> None:
        assert len(read(tmp_path / "花名册.csv", workbook(PLAIN)).records) == 1


class TestRefused:
    def test_empty_headless_or_without_persons(self, path: Path) -> None:
        assert name_of(path, workbook(rows())) == "records-empty"
        assert name_of(path, workbook(rows(("甲", 1), ("乙", 2)))) == "no-header"
        assert name_of(path, workbook(rows(("姓名", "低保")))) == "header-only"

    @pytest.mark.parametrize("cut", [30, 1000, -40])
    def test_cut_off(self, path: Path, cut: int) -> None:
        assert name_of(path, workbook(PLAIN)[:cut]) == "workbook-broken"

    def test_not_a_workbook_but_another_archive(self, path: Path) -> None:
        for part, name in (
            ("word/document.xml", "other-format"),
            ("xl/workbook.bin", "other-format"),
            ("a", "not-records"),
        ):
            assert name_of(path, archive({part: b"x"})) == name

    def test_protected_by_a_password(self, path: Path) -> None:
        assert name_of(path, compound_file("EncryptedPackage", b"\0" * 5000)) == "workbook-locked"


def archive(parts: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def with_part(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one of its parts rewritten."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    return archive({**parts, part: change(parts[part])})


def with_cells(xml: bytes) -> bytes:
    """A plain roster with more XML below its rows."""
    return with_part(
        workbook(PLAIN), "xl/worksheets/sheet1.xml", lambda old: old.replace(b"</sheetData>", xml + b"</sheetData>")
    )


class TestTraps:
    """Each of these would take gigabytes, or the whole process, if it were believed."""

    @pytest.mark.parametrize(
        "xml",
        [
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
            b'<row r="1048576"><c s = "0" r = "xfd1048576"><v>1</v></c></row>',
            b'<row r="1048576"><c r="&#88;FD1048576"><v>1</v></c></row>',
            b'<row r="900000000"><c r="A900000000"><v>1</v></c></row>',
            b"<row>" + b"<c/>" * 16_000 + b"<c><v>1</v></c></row>" + b"<row/>" * 9000 + b"<row><c><v>1</v></c></row>",
        ],
    )
    def test_a_stray_cell_far_away(self, path: Path, xml: bytes) -> None:
        assert name_of(path, with_cells(xml)) == "records-too-large"

    def test_colour_far_away_is_harmless(self, path: Path) -> None:
        found = read(path, with_cells(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'))
        assert len(found.records) == 1

    def test_gigabytes_in_a_few_bytes(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("desk.records.xlsx_shape.BYTES", 1 << 20)
        assert name_of(path, with_cells(b" " * (1 << 21))) == "records-too-large"

    def test_a_count_that_nothing_bears_out(self, path: Path) -> None:
        content = with_part(
            workbook(PLAIN), "xl/sharedStrings.xml", lambda old: old.replace(b'ount="', b'ount="999999999999')
        )
        assert name_of(path, content) == "workbook-broken"

    def test_text_that_defines_itself(self, path: Path) -> None:
        content = with_part(
            with_cells(b"<row><c><v>1</v></c></row>"),
            "xl/worksheets/sheet1.xml",
            lambda old: old.replace(b"<worksheet", b'<!DOCTYPE worksheet [<!ENTITY a "aaaa">]><worksheet', 1),
        )
        assert name_of(path, content) == "workbook-broken"
