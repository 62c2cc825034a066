"""Rosters as .xls. No program here writes that format, so the tests spell its records out."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records import read_rows
from desk.records.compound_file import compound_file, stream
from desk.records.read import table_from
from dsl import CODES, Diagnostic, Fact, Kind, Source, Type, Vocabulary
from engine.facts import RecordSet, Table, take_in

VOCABULARY = Vocabulary(
    Source("person.pol", ""),
    {
        fact.name: fact
        for fact in (
            Fact("姓名", "name", Type(Kind.TEXT)),
            Fact("收入", "income", Type(Kind.MONEY)),
            Fact("低保", "subsistence", Type(Kind.IDENTITY)),
        )
    },
)


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def begin(kind: int) -> bytes:
    return record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 1997, 0, 6))


END = record(0x000A, b"")


def cell(row: int, column: int, value: str | float) -> bytes:
    place = struct.pack("<HHH", row, column, 0)
    if isinstance(value, str):
        return record(0x0204, place + struct.pack("<HB", len(value), 1) + value.encode("utf-16-le"))
    return record(0x0203, place + struct.pack("<d", value))


def error_cell(row: int, column: int) -> bytes:
    return record(0x0205, struct.pack("<HHHBB", row, column, 0, 0x2A, 1))


def failed_formula(row: int, column: int) -> bytes:
    result = bytes((2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF))
    return record(0x0006, struct.pack("<HHH", row, column, 0) + result + struct.pack("<HIH", 0, 0, 0))


def workbook(cells: Iterable[bytes], before: bytes = b"") -> bytes:
    sheet = begin(0x10) + b"".join(cells) + END
    name = "名单".encode("utf-16-le")

    def globals_with(offset: int) -> bytes:
        listed = record(0x0085, struct.pack("<IBBBB", offset, 0, 0, 2, 1) + name)
        return begin(0x05) + before + listed + END

    return compound_file("Workbook", globals_with(len(globals_with(0))) + sheet)


def header() -> list[bytes]:
    return [cell(0, 0, "姓名"), cell(0, 1, "收入"), cell(0, 2, "低保")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "花名册.xls"


def read(path: Path, content: bytes) -> RecordSet:
    path.write_bytes(content)
    table = read_rows(str(path), VOCABULARY)
    assert isinstance(table, Table), table
    return take_in(table, VOCABULARY)


def name_of(content: bytes) -> str:
    found = table_from(content, "花名册.xls", VOCABULARY)
    assert isinstance(found, Diagnostic)
    return CODES[found.code].name


def test_cells_and_failed_formulas(path: Path) -> None:
    people = [cell(1, 0, "甲示例"), cell(1, 1, 400.1), cell(2, 0, "乙示例"), error_cell(2, 2)]
    people += [cell(3, 0, "丙示例"), failed_formula(3, 1)]
    found = read(path, workbook(header() + people))
    assert [str(record.facts["收入"]) for record in found.records] == ["400.10"]
    assert {row.row: CODES[row.problems[0].code].name for row in found.rejected} == {
        3: "formula-error",
        4: "formula-error",
    }


def test_a_sheet_that_is_full_may_have_lost_people(path: Path) -> None:
    found = read(path, workbook([*header(), *(cell(row, 0, f"示例{row}") for row in range(1, 65_536))]))
    assert len(found.records) == 65_535
    assert [CODES[note.code].name for note in found.notes] == ["sheet-full"]


def test_protected_by_a_password() -> None:
    assert name_of(workbook(header(), before=record(0x002F, bytes(6)))) == "workbook-locked"


def test_another_kind_of_document() -> None:
    assert name_of(compound_file("WordDocument", b"x")) == "workbook-broken"


@pytest.mark.parametrize("size", [(0xFFFFFFFF, 256), (9, 60_000)])
def test_a_size_that_is_claimed_but_can_not_be(size: tuple[int, int]) -> None:
    rows, columns = size
    assert (
        name_of(workbook([record(0x0200, struct.pack("<IIHHH", 0, rows, 0, columns, 0)), *header()]))
        == "workbook-broken"
    )


def test_a_container_comes_back_as_it_was_made() -> None:
    for length in (1, 4096, 5_000_000):
        content = bytes(range(256)) * (length // 256 + 1)
        found = stream(compound_file("Workbook", content), "Workbook")
        assert found is not None
        assert found[: len(content)] == content


@given(st.lists(st.tuples(st.integers(8, 700), st.integers(0, 255)), max_size=8), st.integers(8, 20_000))
def test_whatever_is_broken_there_is_a_coded_message(changes: list[tuple[int, int]], length: int) -> None:
    content = bytearray(workbook([*header(), cell(1, 0, "甲示例")]))
    for place, value in changes:
        content[place] = value
    found = table_from(bytes(content[:length]), "花名册.xls", VOCABULARY)
    assert isinstance(found, Table) or found.message("zh")
