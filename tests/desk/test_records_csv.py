"""Rosters as CSV: encodings, separators, headers that are not on the first row, and rows that are no persons."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from desk.records import read_rows
from dsl import CODES, Diagnostic, Fact, InRecords, Kind, Source, Type, Vocabulary
from engine.facts import RecordSet, Table, take_in

VOCABULARY = Vocabulary(
    Source("person.pol", ""),
    {
        fact.name: fact
        for fact in (
            Fact("姓名", "name", Type(Kind.TEXT)),
            Fact("证件号码", "id_number", Type(Kind.IDENTIFIER), synonyms=("身份证号",)),
            Fact("户籍地址", "address", Type(Kind.TEXT)),
            Fact("缴费日期", "paid_on", Type(Kind.DATE)),
            Fact("父亲姓名", "father", Type(Kind.TEXT)),
            Fact("低保", "subsistence", Type(Kind.IDENTITY)),
            Fact("孤儿", "orphan", Type(Kind.IDENTITY)),
        )
    },
)


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return tmp_path / "花名册.csv"


def opened(path: Path, content: str | bytes) -> Table | Diagnostic:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_rows(str(path), VOCABULARY)


def read(path: Path, content: str | bytes) -> RecordSet:
    table = opened(path, content)
    assert isinstance(table, Table), table
    return take_in(table, VOCABULARY)


def name_of(path: Path, content: str | bytes) -> str:
    """The name of the code under which the whole file is refused."""
    found = opened(path, content)
    assert isinstance(found, Diagnostic)
    assert found.message("zh")
    assert found.help("en")
    return CODES[found.code].name


def names(found: RecordSet) -> dict[int, object]:
    return {record.row: record.facts.get("姓名") for record in found.records}


def notes(found: RecordSet) -> dict[str, str]:
    return {CODES[note.code].name: note.arguments.get("rows", "") for note in found.notes}


PLAIN = "姓名,低保\n甲示例,是\n乙示例,否\n"


class TestEncoding:
    @pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
    def test_is_found_out(self, roster: Path, coding: str) -> None:
        assert names(read(roster, PLAIN.encode(coding))) == {2: "甲示例", 3: "乙示例"}

    def test_that_fits_none(self, roster: Path) -> None:
        assert name_of(roster, PLAIN.encode("gb18030") + b"\xff\xff") == "bad-encoding"
        assert name_of(roster, b"\xff\xfe" + PLAIN.encode("gb18030")) in ("bad-encoding", "no-header")

    def test_that_is_no_text(self, roster: Path) -> None:
        assert name_of(roster, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") == "not-records"

    @pytest.mark.parametrize("start", ["<html><table>", "\n <!DOCTYPE html>", "<?xml version='1.0'?><Workbook/>"])
    def test_a_web_page_that_calls_itself_a_workbook(self, roster: Path, start: str) -> None:
        assert name_of(roster.with_suffix(".xls"), start) == "other-format"


class TestSeparator:
    @pytest.mark.parametrize("separator", [",", ";", "\t", "，", "|"])
    def test_is_the_one_that_gives_a_header(self, roster: Path, separator: str) -> None:
        assert len(read(roster, PLAIN.replace(",", separator)).records) == 2

    def test_inside_quotes_and_line_breaks_inside_quotes(self, roster: Path) -> None:
        found = read(roster, '姓名,户籍地址\r\n甲示例,"示例县, 一号\n二楼"\r\n乙示例,x\r\n')
        assert names(found) == {2: "甲示例", 3: "乙示例"}
        assert found.records[0].facts["户籍地址"] == "示例县, 一号二楼"

    def test_a_quote_without_a_partner_refuses_the_file_and_says_where(self, roster: Path) -> None:
        found = opened(roster, '姓名,低保\n甲示例,是\n"乙示例,是\n丙示例,是\n')
        assert isinstance(found, Diagnostic)
        assert CODES[found.code].name == "csv-broken"
        assert found.place == InRecords(str(roster), row=3)

    def test_a_cell_without_end(self, roster: Path) -> None:
        assert name_of(roster, "姓名,低保\n" + "甲" * 200_000 + ",是\n") == "csv-broken"


class TestHeader:
    def test_below_titles(self, roster: Path) -> None:
        found = read(roster, "示例县花名册,,\n单位：示例社区,,2024年\n\n" + PLAIN)
        assert names(found) == {5: "甲示例", 6: "乙示例"}

    def test_of_two_rows_where_only_the_left_cell_names_the_group(self, roster: Path) -> None:
        found = read(roster, "姓名,证件号码,身份,,缴费,\n,,低保,孤儿,日期,方式\n甲示例,1,是,否,2024-01-01,x\n")
        assert set(found.records[0].facts) == {"姓名", "证件号码", "低保", "孤儿", "缴费日期"}

    def test_of_two_rows_where_the_group_changes_the_meaning(self, roster: Path) -> None:
        found = read(roster, "本人,,父亲\n姓名,证件号码,姓名\n甲示例,1,乙示例\n")
        assert found.records[0].facts == {"姓名": "甲示例", "证件号码": "1", "父亲姓名": "乙示例"}

    def test_persons_are_not_taken_for_a_second_row_of_it(self, roster: Path) -> None:
        assert names(read(roster, "姓名,人员类别\n低保,低保\n甲示例,孤儿\n")) == {2: "低保", 3: "甲示例"}

    def test_of_a_single_column(self, roster: Path) -> None:
        assert names(read(roster, "姓名\n甲示例\n")) == {2: "甲示例"}

    @pytest.mark.parametrize("content", ["1,2\n3,4\n", "甲示例,是\n", "姓名 低保 是\n", "名称,金额\n姓名,1\n"])
    def test_that_is_not_there(self, roster: Path, content: str) -> None:
        assert name_of(roster, content) == "no-header"

    @pytest.mark.parametrize("content", ["姓名,低保\n", "姓名,低保\n,\n \n", "姓名,低保\n合计,0\n制表人：,\n"])
    def test_with_nobody_below(self, roster: Path, content: str) -> None:
        assert name_of(roster, content) == "header-only"

    @pytest.mark.parametrize("content", ["", " \n\n", "\ufeff"])
    def test_of_nothing(self, roster: Path, content: str) -> None:
        assert name_of(roster, content) == "records-empty"


class TestRowsThatAreNoPersons:
    def test_totals_signatures_and_numbered_blanks_are_passed_over_and_told(self, roster: Path) -> None:
        found = read(
            roster,
            "序号,姓名,证件号码,低保\n1,甲示例,1,是\n,小 计,1人,\n2,乙示例,2,\n3,,,\n4,,,\n合计：,2人,,\n"
            "制表人：丙示例,,审核：,\n注：本表一式两份,,,\n",
        )
        assert names(found) == {2: "甲示例", 4: "乙示例"}
        assert notes(found) == {
            "card-unchecked": "2、4",
            "totals-skipped": "3、7",
            "remarks-skipped": "8-9",
            "nobody-skipped": "5-6",
        }
        assert found.total == 2

    def test_blank_rows_and_columns_are_passed_over_in_silence(self, roster: Path) -> None:
        found = read(roster, "姓名,,低保,\n,,,\n甲示例,,是,\n\u3000,\u00a0,,\n")
        assert names(found) == {3: "甲示例"}
        assert found.notes == ()

    @pytest.mark.parametrize("name", ["制示例", "注示例", "单示例", "计总示例", "经示例"])
    def test_a_person_is_never_taken_for_a_remark(self, roster: Path, name: str) -> None:
        assert names(read(roster, f"姓名,低保\n{name},是\n")) == {2: name}

    @pytest.mark.parametrize("row", ["否,否", "2024-01-05,2024-01-05"])
    def test_a_row_of_equal_facts_is_a_person(self, roster: Path, row: str) -> None:
        assert read(roster, f"低保,孤儿\n{row}\n").total == 1

    @pytest.mark.parametrize("row", ["以上人员情况均已核实。", "以上人员情况属实", "情况属实：,,", "共计2人,,"])
    def test_a_sentence_below_is_none(self, roster: Path, row: str) -> None:
        assert read(roster, f"姓名,低保,孤儿\n甲示例,是,\n{row}\n").total == 1

    def test_a_row_with_a_card_number_is_a_person_whatever_it_begins_with(self, roster: Path) -> None:
        found = read(roster, "备注,姓名,证件号码\n备注：迁入,甲示例,11010519491231002X\n")
        assert names(found) == {2: "甲示例"}

    def test_cells_beyond_the_header_are_told(self, roster: Path) -> None:
        found = read(roster, "姓名,低保\n甲示例,是,多出来的\n")
        assert notes(found) == {"nameless-column": ""}
        assert found.notes[0].arguments["column"] == "C"


class TestCells:
    def test_marks_that_keep_text_as_text(self, roster: Path) -> None:
        found = read(roster, '姓名,证件号码\n\'=1+1,"=""0012"""\n=1+1,\'0034\n')
        assert names(found) == {2: "=1+1", 3: "=1+1"}
        assert [record.facts["证件号码"] for record in found.records] == ["0012", "0034"]

    def test_a_number_that_a_spreadsheet_shortened(self, roster: Path) -> None:
        found = read(roster, "姓名,证件号码\n甲示例,1.10105E+17\n")
        assert CODES[found.rejected[0].problems[0].code].name == "lost-digits"


class TestPath:
    def test_standard_input(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAIN.encode("gb18030"))))
        table = read_rows("-", VOCABULARY)
        assert isinstance(table, Table)
        assert names(take_in(table, VOCABULARY)) == {2: "甲示例", 3: "乙示例"}

    def test_that_leads_nowhere(self, tmp_path: Path) -> None:
        for path, name in ((tmp_path / "没有.csv", "no-such-file"), (tmp_path, "folder-not-file")):
            found = read_rows(str(path), VOCABULARY)
            assert isinstance(found, Diagnostic)
            assert CODES[found.code].name == name
        assert isinstance(read_rows("a\0b", VOCABULARY), Diagnostic)
