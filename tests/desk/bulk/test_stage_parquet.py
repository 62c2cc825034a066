"""Parquet as a table of persons: columns with types of their own, texts, partitions, and files that are none."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from uuid import UUID

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from desk.bulk.connection import connected
from desk.bulk.staging.open import open_source
from desk.bulk.staging.shapes import NO_READER
from desk.bulk.staging.source import Source
from desk.bulk.staging.stage import Staged, stage
from dsl import CODES, Diagnostic
from engine.facts import Problem, Raw

from .both_ways import EVERY_KIND, Bulk, assert_same, staged, table_of
from .nasty import GOOD, HEADERS, OTHER, ROWS, SPELLINGS, card


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    return tmp_path / "花名册.parquet"


def write(path: Path, **columns: pa.Array) -> None:
    pq.write_table(pa.table(columns), path)


def texts(*cells: str | None) -> pa.Array:
    return pa.array(cells, pa.string())


def home(count: int) -> pa.Array:
    return texts(*["999999"] * count)


def same(path: Path, column: str, array: pa.Array, cells: list[Raw]) -> Bulk:
    """The typed column gives what these cells of a record file would give."""
    write(path, 户籍地=home(len(cells)), **{column: array})
    rows: list[tuple[Raw, ...]] = [("999999", cell) for cell in cells]
    return assert_same(path, EVERY_KIND, table_of(str(path), ("户籍地", column), rows))


def test_a_file_of_texts(roster: Path) -> None:
    pq.write_table(
        pa.table({header: texts(*cells) for header, cells in zip(HEADERS, zip(*ROWS, strict=True), strict=True)}),
        roster,
    )
    assert_same(roster, EVERY_KIND, table_of(str(roster), HEADERS, list(ROWS)))


@pytest.mark.parametrize("header", SPELLINGS)
def test_every_spelling_in_a_column_of_texts(roster: Path, header: str) -> None:
    same(roster, header, texts(*SPELLINGS[header]), list(SPELLINGS[header]))


@pytest.mark.parametrize("header", ["等级", "在校", "低保", "居住地"])
def test_a_dictionary_is_as_good_as_texts(roster: Path, header: str) -> None:
    same(roster, header, texts(*SPELLINGS[header]).dictionary_encode(), list(SPELLINGS[header]))


DAYS = [date(2024, 10, 8), date(1800, 1, 1), date(9999, 12, 31), None]
STAMPS = [
    datetime(2024, 10, 8),
    datetime(2024, 10, 8, 17, 30, 5),
    datetime(2024, 10, 8, 23, 59, 59, 999_700),
    datetime(2024, 10, 8, 0, 0, 0, 400),
    datetime(2024, 10, 8, 0, 0, 0, 500),
    datetime(1800, 1, 1, 1),
    None,
]
WHOLE = [0, 1, 2, -1, 20241008, 999999, 123456789012345678, None]
DECIMALS = [
    Decimal(text)
    for text in ("0.000", "1.000", "400.100", "400.125", "-5.000", "999999999999.000", "1000000000000.000")
]
FLOATS = [0.0, 1.0, 0.5, 400.1, 400.123, 1e15, 1e300, 20241008.0, -0.0, 0.1 + 0.2, 999999999999.99]
EVERY_FACT = [
    "证件类型",
    "证件号码",
    "姓名",
    "出生日期",
    "居住地",
    "缴费日期",
    "缴费时刻",
    "登记日期",
    "各年缴费_2024",
    "参保",
    "在校",
    "低保",
    "等级",
    "收入_2024",
    "额度",
    "比例",
    "人数",
    "时长",
    "备注名",
    "人员类别",
]


@pytest.mark.parametrize("header", EVERY_FACT)
class TestColumnsWithATypeOfTheirOwn:
    """Every type under every kind of fact: right where it fits, a reason where it does not."""

    def test_days(self, roster: Path, header: str) -> None:
        same(roster, header, pa.array(DAYS, pa.date32()), list(DAYS))

    def test_days_beyond_the_calendar(self, roster: Path, header: str) -> None:
        days = pa.array([-4_000_000, -62_092, 3_000_000], pa.int32()).cast(pa.date32())
        same(roster, header, days, [Problem("P640")] * 3)

    @pytest.mark.parametrize("unit", ["us", "ms", "ns"])
    def test_time_stamps(self, roster: Path, header: str, unit: str) -> None:
        stamps = [s if s is None or unit != "ms" else s.replace(microsecond=0) for s in STAMPS]
        same(roster, header, pa.array(stamps, pa.timestamp(unit)), list(stamps))

    def test_time_stamps_of_a_zone(self, roster: Path, header: str) -> None:
        stamps = [datetime(2024, 10, 8, tzinfo=UTC), datetime(2024, 10, 8, 9, tzinfo=UTC), None]
        same(roster, header, pa.array(stamps, pa.timestamp("us", "Asia/Shanghai")), list(stamps))

    def test_yes_and_no(self, roster: Path, header: str) -> None:
        same(roster, header, pa.array([True, False, None], pa.bool_()), [True, False, None])

    def test_whole_numbers(self, roster: Path, header: str) -> None:
        if header != "缴费时刻":
            same(roster, header, pa.array(WHOLE, pa.int64()), list(WHOLE))

    def test_decimal_numbers(self, roster: Path, header: str) -> None:
        same(roster, header, pa.array(DECIMALS, pa.decimal128(18, 3)), list(DECIMALS))

    def test_decimal_numbers_without_decimals_are_exact(self, roster: Path, header: str) -> None:
        numbers = [Decimal(0), Decimal(1), Decimal(10) ** 30]
        cells: list[Raw] = [0, 1, 10**30]
        same(roster, header, pa.array(numbers, pa.decimal128(38, 0)), cells)

    def test_floats(self, roster: Path, header: str) -> None:
        cells: list[Raw] = [int(x) if x.is_integer() and abs(x) < 1e15 else Decimal(repr(x)) for x in FLOATS]
        if header == "比例":
            cells[9] = Problem("P677")
        kept = [i for i in range(len(cells)) if header != "比例" or i != 9]
        same(roster, header, pa.array([FLOATS[i] for i in kept], pa.float64()), [cells[i] for i in kept])

    def test_floats_that_are_no_numbers(self, roster: Path, header: str) -> None:
        same(roster, header, pa.array([float("nan"), float("inf")], pa.float64()), [Problem("P659")] * 2)

    def test_times_of_day(self, roster: Path, header: str) -> None:
        times = [time(17, 30, 5), time(23, 59, 59, 999_999), time(0), time(8, 0, 0, 5), None]
        same(roster, header, pa.array(times, pa.time64("us")), list(times))

    def test_bytes(self, roster: Path, header: str) -> None:
        same(roster, header, pa.array(["是".encode(), b"\xff", None], pa.binary()), ["是", NO_READER, None])

    def test_nothing_at_all(self, roster: Path, header: str) -> None:
        same(roster, header, pa.array([None, None], pa.null()), [None, None])

    def test_lists_and_objects(self, roster: Path, header: str) -> None:
        same(
            roster, header, pa.array([["低保", "重残"], [], None], pa.list_(pa.string())), [["低保", "重残"], [], None]
        )
        spans = [{"since": "2024-01-01", "until": None}, None]
        same(roster, header, pa.array(spans, pa.struct([("since", pa.string()), ("until", pa.string())])), list(spans))


@pytest.mark.parametrize("header", ["姓名", "证件号码", "低保"])
def test_universal_identifiers(roster: Path, header: str) -> None:
    cells: list[UUID] = [UUID(int=1), UUID(int=2**127 + 5)]
    column = pa.array([cell.bytes for cell in cells], pa.uuid())
    same(roster, header, column, [str(cell) for cell in cells])


class TestATableThatIsTypedAlready:
    def test_a_time_of_day_in_seconds(self, roster: Path) -> None:
        write(roster, 户籍地=home(5), 缴费时刻=pa.array([0, 63_005, 86_399, 86_400, -1]))
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert [person["缴费时刻"] for person in found.persons.values()] == [0, 63_005, 86_399]
            assert [[p.code for p in row.problems] for row in found.rejected] == [["P649"]] * 2

    def test_with_what_stands_beside_a_fact(self, roster: Path) -> None:
        write(
            roster,
            户籍地=home(7),
            低保=pa.array([True, True, False, None, True, False, True]),
            低保__since=pa.array(
                [date(2024, 1, 1), None, None, date(2024, 1, 1), date(2024, 5, 1), date(2024, 1, 1), None]
            ),
            低保__until=pa.array([None, None, None, None, date(2024, 1, 1), None, date(2024, 12, 31)]),
            等级=texts("一级", None, None, "二级", "一级", None, None),
            等级__none=pa.array([False, True, None, True, False, False, False]),
            收入_2024=pa.array([Decimal("1.00")] * 7, pa.decimal128(14, 2)),
            缴费时刻=pa.array([3600] * 7, pa.int64()),
        )
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert list(found.persons) == [1, 2, 3, 7]
            assert found.persons[1]["低保__since"] == date(2024, 1, 1)
            assert found.persons[2] == {
                "户籍地": "999999",
                "低保": True,
                "等级__none": True,
                "收入_2024": Decimal("1.00"),
                "缴费时刻": 3600,
            }
            assert found.persons[7]["低保__until"] == date(2024, 12, 31)
            codes = {row.row: [problem.code for problem in row.problems] for row in found.rejected}
            assert codes == {4: ["P658"], 5: ["P655"], 6: ["P658"]}

    def test_a_length_with_its_unit(self, roster: Path) -> None:
        write(
            roster,
            户籍地=home(5),
            时长=pa.array([90, 3, -1, None, 5]),
            时长__unit=texts("天", "个月", "天", None, "旬"),
        )
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert [(p.get("时长"), p.get("时长__unit")) for p in found.persons.values()] == [
                (90, "天"),
                (3, "个月"),
                (None, None),
            ]
            assert [[p.code for p in row.problems] for row in found.rejected] == [["P650"]] * 2

    @pytest.mark.parametrize("type_", [pa.float64(), pa.float32(), pa.decimal128(5, 0), pa.decimal128(5, 2)])
    def test_a_length_in_a_column_of_other_numbers(self, roster: Path, type_: pa.DataType) -> None:
        counts = pa.array([3, None, -1], pa.int8()).cast(type_)
        write(roster, 户籍地=home(3), 时长=counts, 时长__unit=texts("天", None, "天"))
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert [(p.get("时长"), p.get("时长__unit")) for p in found.persons.values()] == [(3, "天"), (None, None)]
            assert [[p.code for p in row.problems] for row in found.rejected] == [["P650"]]

    def test_half_a_day_is_no_length(self, roster: Path) -> None:
        write(roster, 户籍地=home(2), 时长=pa.array([0.5, float("nan")]), 时长__unit=texts("天", "天"))
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert [[p.code for p in row.problems] for row in found.rejected] == [["P650"]] * 2

    @pytest.mark.parametrize(
        ("header", "beside", "code"), [("时长", {"时长__unit": "天"}, "P650"), ("缴费时刻", {}, "P649")]
    )
    def test_a_number_beyond_all_that_turns_up_late(
        self, roster: Path, header: str, beside: dict[str, str], code: str
    ) -> None:
        cells = pa.array([*[3] * 2_500, 2**64 - 1], pa.uint64())
        others = {name: texts(*[cell] * len(cells)) for name, cell in beside.items()}
        write(roster, 户籍地=home(len(cells)), **{header: cells}, **others)
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert [(row.row, [p.code for p in row.problems]) for row in found.rejected] == [(len(cells), [code])]

    def test_another_type_beside_a_fact_is_refused(self, roster: Path) -> None:
        write(roster, 户籍地=home(1), 低保__since=texts("2024-01-01"))
        with staged(roster, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "companion-column-type"

    def test_rows_that_are_alike_in_what_they_lack_are_seen_together(self, roster: Path) -> None:
        days = [date(2024, 1, 1), None, date(2024, 1, 2)]
        write(roster, 户籍地=home(3), 在校=pa.array([False, False, True]), 登记日期=pa.array(days))
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert found.staged.seen.patterns == (frozenset(), {"登记日期"})

    def test_what_a_row_lacks_that_is_set_aside_is_nobodys_pattern(self, roster: Path) -> None:
        days = [date(2024, 1, 1), None, date(2024, 1, 2)]
        write(roster, 户籍地=texts("999999", "没有这个地方", "999999"), 登记日期=pa.array(days))
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert found.staged.seen.patterns == (frozenset(),)

    def test_where_rows_lack_values_in_too_many_ways_no_pattern_is_known(
        self, roster: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        days = [date(2024, 1, 1), None, date(2024, 1, 2)]
        write(roster, 户籍地=home(3), 在校=pa.array([None, False, True]), 登记日期=pa.array(days))
        monkeypatch.setattr("desk.bulk.staging.survey._MOST_PATTERNS", 2)
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert found.staged.seen.patterns is None


class TestFiles:
    def test_two_columns_of_one_name(self, roster: Path) -> None:
        schema = pa.schema([("户籍地", pa.string()), ("姓名", pa.string()), ("姓名", pa.string())])
        pq.write_table(pa.Table.from_arrays([home(2), texts("甲", "甲"), texts("甲", "乙")], schema=schema), roster)
        rows: list[tuple[Raw, ...]] = [("999999", "甲", "甲"), ("999999", "甲", "乙")]
        assert_same(roster, EVERY_KIND, table_of(str(roster), ("户籍地", "姓名", "姓名"), rows))

    @pytest.mark.parametrize(
        "name", ["a'b.parquet", 'a"b.parquet', "a*b?[1].parquet", "*.parquet", "a b;--.parquet", "名册"]
    )
    def test_a_name_is_never_more_than_a_name(self, tmp_path: Path, name: str) -> None:
        write(tmp_path / "axb11.parquet", 户籍地=home(5))
        write(tmp_path / name, 户籍地=home(2))
        with staged(tmp_path / name, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert found.staged.total == 2

    def test_a_column_called_as_the_engine_calls_row_numbers(self, roster: Path) -> None:
        write(
            roster,
            户籍地=home(3),
            file_row_number=pa.array([7, 7, 7]),
            file_index=pa.array([1, 1, 1]),
            row=pa.array([3, 3, 3]),
        )
        with staged(roster, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert list(found.persons) == [1, 2, 3]

    @pytest.mark.parametrize("cut", [8, 100, -8, -1])
    def test_a_damaged_file(self, roster: Path, cut: int) -> None:
        write(roster, 户籍地=home(1000))
        roster.write_bytes(roster.read_bytes()[:cut])
        with staged(roster, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "parquet-broken"

    def test_a_file_damaged_inside(self, roster: Path) -> None:
        pq.write_table(
            pa.table({"户籍地": home(5000), "姓名": texts(*[f"某{i}" for i in range(5000)])}),
            roster,
            compression="zstd",
        )
        content = bytearray(roster.read_bytes())
        content[len(content) // 3 : len(content) // 3 + 200] = b"\xff" * 200
        roster.write_bytes(bytes(content))
        with staged(roster, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "parquet-broken"

    def test_a_file_without_rows(self, roster: Path) -> None:
        write(roster, 户籍地=home(0))
        with staged(roster, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "header-only"


class TestAFolder:
    def test_is_read_in_the_order_of_its_names(self, tmp_path: Path) -> None:
        folder = tmp_path / "名册*"
        for part, rows in (("年=2024", 3), ("年=2023", 2)):
            (folder / part).mkdir(parents=True)
            pq.write_table(
                pa.table({"户籍地": home(rows), "姓名": texts(*[f"{part[-1]}号{i}" for i in range(rows)])}),
                folder / part / "p'0.parquet",
            )
        (folder / "_SUCCESS").touch()
        (folder / ".hidden.parquet").touch()
        with staged(folder, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert [p["姓名"] for p in found.persons.values()] == ["3号0", "3号1", "4号0", "4号1", "4号2"]
            assert [note.code for note in found.staged.notes if note.code in ("P621", "P622")]

    def test_may_say_a_fact_in_its_name(self, tmp_path: Path) -> None:
        for region in ("999999", "999998", "__HIVE_DEFAULT_PARTITION__", "%E7%A4%BA%E4%BE%8B%E5%8E%BF"):
            (tmp_path / f"户籍地={region}").mkdir()
            write(tmp_path / f"户籍地={region}" / "0.parquet", 姓名=texts("甲示例"))
        with staged(tmp_path, EVERY_KIND) as found:
            assert not isinstance(found, Diagnostic)
            assert [p["户籍地"] for p in found.persons.values()] == ["999999", "999999", "999998"] or [
                p["户籍地"] for p in found.persons.values()
            ] == ["999999", "999998", "999999"]
            assert [[p.code for p in row.problems] for row in found.rejected] == [["P631"]]

    def test_without_parquet(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("姓名\n")
        with staged(tmp_path, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "folder-without-records"

    @pytest.mark.parametrize(
        "other", [{"户籍地": pa.array([1])}, {"户籍地": home(1), "姓名": texts("甲")}, {"姓名": texts("甲")}]
    )
    def test_of_files_that_differ(self, tmp_path: Path, other: dict[str, pa.Array]) -> None:
        write(tmp_path / "0.parquet", 户籍地=home(1))
        write(tmp_path / "1.parquet", **other)
        with staged(tmp_path, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "partitions-differ"

    def test_with_a_file_that_is_none(self, tmp_path: Path) -> None:
        write(tmp_path / "0.parquet", 户籍地=home(1))
        (tmp_path / "1.parquet").write_text("PAR1 no more")
        with staged(tmp_path, EVERY_KIND) as found:
            assert isinstance(found, Diagnostic) and CODES[found.code].name == "parquet-broken"


def test_rows_of_many_groups_keep_their_order(roster: Path) -> None:
    count = 30_000
    names = [f"某示例{i}" if i % 7 else f"某 示例{i}" for i in range(count)]
    numbers = [GOOD if i in (5, 20_000) else OTHER if i == 6 else card(order=f"{i % 1000:03}") for i in range(count)]
    table = pa.table(
        {
            "户籍地": home(count),
            "姓名": texts(*names),
            "证件号码": texts(*numbers),
            "登记日期": texts(*["2024.10.08", "无", ""] * (count // 3)),
        }
    )
    pq.write_table(table, roster, row_group_size=1000)
    with staged(roster, EVERY_KIND) as found:
        assert not isinstance(found, Diagnostic)
        assert list(found.persons) == list(range(1, count + 1))


@pytest.mark.parametrize("unusual", [False, True])
def test_the_query_has_no_join_that_would_lose_the_order(roster: Path, unusual: bool) -> None:
    """Rows set aside, repeated and contradicting are left out of it all the same."""
    written = [row for row in ROWS if unusual or row[0] in ("张示例", "赵示例", "冯示例")]
    columns = [texts(*cells) for cells in zip(*written, strict=True)]
    pq.write_table(pa.table(dict(zip(HEADERS, columns, strict=True))), roster)
    with connected() as connection:
        source = open_source(str(roster), EVERY_KIND.vocabulary, connection)
        assert isinstance(source, Source)
        found = stage(connection, source, EVERY_KIND, facts_needed=set(EVERY_KIND.vocabulary.facts))
        assert isinstance(found, Staged) and found.rejected
        ((_, plan),) = connection.execute(f"EXPLAIN SELECT * FROM {found.relation}").fetchall()
        assert "JOIN" not in plan
        others = connection.cursor()  # the view is whole for every cursor
        ((count,),) = others.execute(f"SELECT count(*) FROM {found.relation}").fetchall()
        assert count == found.accepted


def test_very_many_rows_are_written_in_their_order(roster: Path, tmp_path: Path) -> None:
    count = 400_000
    numbers = pa.array([f"1234{i % 399_000:08}" if i % 1000 else "1E5" for i in range(count)])
    pq.write_table(pa.table({"户籍地": home(count), "证件号码": numbers}), roster, row_group_size=20_000)
    with connected() as connection:
        source = open_source(str(roster), EVERY_KIND.vocabulary, connection)
        assert isinstance(source, Source)
        found = stage(connection, source, EVERY_KIND, facts_needed=["户籍地"])
        assert isinstance(found, Staged) and found.rejected == 400 and found.merged == 999
        target = tmp_path / "out.parquet"
        connection.execute(f"COPY (SELECT * FROM {found.relation}) TO '{target}' (ROW_GROUP_SIZE 10_000)")
        rows = pq.read_table(target)["row"].to_pylist()
        assert rows == sorted(rows) and len(rows) == found.accepted
