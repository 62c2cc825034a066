"""Persons from a program: whatever stands in their cells, alone or beside others, means what it means in a roster."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal

from hypothesis import example, given, settings
from hypothesis import strategies as st

from desk.bulk.arrow import source_of
from desk.bulk.connection import connected
from desk.bulk.staging.stage import Staged, stage
from desk.records.cells import raw_cell
from engine.facts import Problem, Raw, Row, Table

from .both_ways import EVERY_KIND, row_by_row, said_by, said_in_row
from .nasty import SPELLINGS, card

Cell = str | bool | int | float | Decimal | date | time | list[str] | dict[str, str] | None
Person = Mapping[str, Cell]

DAY = date(2024, 10, 8)
ODD: tuple[Cell, ...] = (
    None, "", True, False, 0, 1, 3, -2, 2**70, 10**16, 1.0, 0.5, 400.25, float("nan"), 2.0**60,
    Decimal(1), Decimal("1.00"), Decimal("0.50"), Decimal("NaN"), Decimal("1e20"),
    DAY, date(1799, 12, 31), date(9999, 12, 31), datetime(2024, 10, 8), datetime(2024, 10, 8, 17, 30, 5),
    datetime(2024, 10, 8, 17, 30, tzinfo=UTC), time(17, 30), "\x01b1", "甲\t乙", [], ["低保", "重残"],
    {"since": "2024-03-01"}, {"until": "2024-12-31"}, {"2023": "2024-01-01"},
)  # fmt: skip
HEADERS = (*SPELLINGS, "证件类型", "姓名", "户籍地", "各年缴费", "没有这一列")


@st.composite
def persons(draw: st.DrawFn) -> list[Person]:
    """Some columns; in each one usual kind of cell, in the midst of which others may stand."""
    headers = draw(st.lists(st.sampled_from(HEADERS), min_size=1, max_size=4, unique=True))
    cells = {}
    for header in headers:
        usual = draw(st.lists(st.sampled_from([*ODD, *SPELLINGS.get(header, ())]), min_size=1, max_size=2))
        cells[header] = st.sampled_from(usual) | st.sampled_from([*ODD, *SPELLINGS.get(header, ())])
    if draw(st.booleans()):
        cells["户籍地"] = st.just("999999")
    return draw(st.lists(st.fixed_dictionaries({}, optional=cells), min_size=1, max_size=8))


def raw(cell: Cell) -> Raw:
    """As any table of days has it: no day before 1800 is meant."""
    if isinstance(cell, date) and cell.year < 1800:
        return Problem("P640")
    return raw_cell(cell) if isinstance(cell, float) else cell


@given(persons())
@settings(max_examples=40, deadline=None)
@example([{"户籍地": "999999", "缴费日期": DAY}, {"户籍地": "999999", "缴费日期": datetime(2024, 10, 8, 17, 30, 5)}])
@example([{"户籍地": "999999", "缴费日期": DAY}, {"户籍地": "999999", "缴费日期": float("nan")}])
@example(
    [{"户籍地": "999999", "姓名": word} for word in ("张　三", "李四", "张　三", "无", "张　三", "李四", None, "?")]
)
@example([{"户籍地": "999999", "低保": True}, {"户籍地": "999999", "低保": {"since": "2024-03-01"}}])
@example(
    [{"户籍地": "999999", "姓名": True}, {"户籍地": "999999", "姓名": "张示例"}, {"户籍地": "999999", "姓名": DAY}]
)
@example([{"户籍地": "999999", "证件号码": 2**52}, {"户籍地": "999999", "证件号码": 1.5}])
@example([{"户籍地": "999999", "备注名": 1}, {"户籍地": "999999", "备注名": Decimal("1.00")}])
@example([{"户籍地": "999999", "在校": "是"}, {"户籍地": "999999", "在校": True}, {"户籍地": "999999", "在校": 1}])
@example([{"户籍地": "999999", "额度": 400}, {"户籍地": "999999", "额度": 400.25}, {"户籍地": "999999", "额度": "无"}])
@example([{"户籍地": "999999", "登记日期": DAY}, {"户籍地": "999999", "登记日期": "无"}])
@example([{"户籍地": "999999", "证件类型": "居民身份证", "证件号码": int(card())}, {"证件号码": card()}])
@example([{}, {"户籍地": "999999"}])
@example([{}])
def test_cells_mean_what_they_mean_row_by_row(some: list[Person]) -> None:
    headers = tuple(dict.fromkeys(name for person in some for name in person))
    rows = (Row(at, headers, tuple(raw(person.get(name)) for name in headers)) for at, person in enumerate(some, 1))
    expected = row_by_row(Table("", rows), EVERY_KIND)
    with connected(threads=1) as connection:
        source = source_of(connection, some, EVERY_KIND.vocabulary)
        found = stage(connection, source, EVERY_KIND, facts_needed=set(EVERY_KIND.vocabulary.facts))
        assert isinstance(found, Staged)
        columns = [column.name for column in found.columns]
        answered = connection.execute(f"SELECT * FROM {found.relation}").fetchall()
        rejected = list(found.rejected_rows())
    said = {row: said_in_row(dict(zip(columns, cells, strict=True))) for row, *cells in answered}
    assert said == {record.row: said_by(record.facts) for record in expected.records}
    assert [(each.row, each.problems) for each in rejected] == [(each.row, each.problems) for each in expected.rejected]
    assert found.merged == expected.merged_identical
