"""Whatever stands in a table: in bulk it means what it means row by row, and nobody is lost."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from .both_ways import EVERY_KIND, POLICY, assert_same, table_of
from .nasty import GOOD, HEADERS, OTHER, ROWS, SPELLINGS, WRONG, card

quick = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)

CELLS = sorted({cell for cells in SPELLINGS.values() for cell in cells} | {cell for row in ROWS for cell in row})
"""Any cell may stand in any column: columns slip."""

LETTERS = "0123456789０１Ｘ.-/: %,¥元年月日年天个至到自起止eE+_xX'\"=\t 　\u200b是否√无有示例县甲乙·𠮷"
anything = st.text(st.sampled_from(LETTERS), max_size=22)
cells = st.one_of(st.sampled_from(CELLS), anything, st.just(""))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Numbers of identity cards, most of them with a fault somewhere."""
    number = draw(
        st.one_of(
            st.sampled_from([GOOD, OTHER, WRONG]),
            st.builds(card, st.dates().map("{:%Y%m%d}".format).map(lambda day: day.rjust(8, "0")), st.just("001")),
            st.text(st.sampled_from("0123456789"), min_size=17, max_size=17).map(
                lambda digits: card(digits[:8], digits[8:11])
            ),
            st.text(st.sampled_from("0123456789Xx"), min_size=15, max_size=19),
        )
    )
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(number)))
        number = number[:at] + draw(st.sampled_from([*"0123456789XxEe+-_. '１\u3000", ""])) + number[at + 1 :]
    return number


@st.composite
def rosters(draw: st.DrawFn) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    known = [
        *SPELLINGS,
        "证件类型",
        "身份证号",
        "性别",
        "出生日期",
        "户籍地",
        "低保对象",
        "没有这一列",
        "参保_2024",
        "各年缴费[2023]",
    ]
    headers = ("姓名", *draw(st.lists(st.sampled_from(known), min_size=1, max_size=5)))
    own = {
        "身份证号": numbers(),
        "证件号码": numbers(),
        "证件类型": st.sampled_from(["居民身份证", "其他证件类型", ""]),
    }
    row = st.tuples(
        *(st.one_of(own.get(header, st.sampled_from(SPELLINGS.get(header, CELLS))), cells) for header in headers)
    )
    some = draw(st.lists(row, min_size=1, max_size=12))
    return headers, some + draw(st.lists(st.sampled_from(some), max_size=4))


@given(rosters())
@quick
def test_in_a_file_of_texts(tmp_path: Path, roster: tuple[tuple[str, ...], list[tuple[str, ...]]]) -> None:
    headers, rows = roster
    path = tmp_path / "花名册.parquet"
    schema = pa.schema([(header, pa.string()) for header in headers])
    columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
    pq.write_table(pa.Table.from_arrays(columns, schema=schema), path)
    assert_same(path, EVERY_KIND, table_of(str(path), headers, list(rows)))


@given(rosters())
@quick
def test_in_csv(tmp_path: Path, roster: tuple[tuple[str, ...], list[tuple[str, ...]]]) -> None:
    headers, rows = roster
    path = tmp_path / "花名册.csv"
    text = io.StringIO(newline="")
    # A first row that is certainly a person, so that there is somebody under the header.
    csv.writer(text).writerows([("户籍地", *headers), ("999999", "甲示例", *[""] * (len(headers) - 1))])
    csv.writer(text).writerows([("999999", *row) for row in rows])
    path.write_text(text.getvalue(), "utf-8", newline="")
    assert_same(path, EVERY_KIND)


json_cells = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**20), 10**20), st.floats(allow_nan=False), cells),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["since", "until", "2023", "2024", "1999", "别的"]), inner, max_size=3)
    ),
    max_leaves=4,
)


@given(
    st.lists(
        st.dictionaries(st.sampled_from([*SPELLINGS, "户籍地", "收入", "各年缴费", "没有"]), json_cells),
        min_size=2,
        max_size=10,
    )
)
@quick
def test_in_json_lines(tmp_path: Path, records: list[dict[str, object]]) -> None:
    path = tmp_path / "花名册.jsonl"
    first = {"户籍地": "999999"}
    path.write_text("\n".join(map(json.dumps, [first, *records])), "utf-8")
    assert_same(path, EVERY_KIND)


@given(
    st.lists(numbers(), min_size=1, max_size=40),
    st.sampled_from(["男", "女", "未说明", ""]),
    st.sampled_from(["1962-05-01", ""]),
)
@quick
@example(["100000000000000E21", "99999919620501001", GOOD + "1", "1_2345678901234567", "999999199913310010"], "", "")
def test_numbers_of_identity_cards(tmp_path: Path, given_numbers: Sequence[str], sex: str, born: str) -> None:
    path = tmp_path / "花名册.parquet"
    headers = ("证件类型", "证件号码", "性别", "出生日期", "户籍地")
    rows = [("居民身份证", number, sex, born, "999999") for number in dict.fromkeys(given_numbers)]
    schema = pa.schema([(header, pa.string()) for header in headers])
    pq.write_table(
        pa.Table.from_arrays([pa.array(c, pa.string()) for c in zip(*rows, strict=True)], schema=schema), path
    )
    assert_same(path, EVERY_KIND, table_of(str(path), headers, list(rows)))


@pytest.mark.parametrize("header", HEADERS)
def test_any_cell_in_any_column(tmp_path: Path, header: str) -> None:
    """The shared vocabulary with every cell of this collection in one column."""
    path = tmp_path / "花名册.parquet"
    pq.write_table(pa.table({header: pa.array(CELLS, pa.string())}), path)
    assert_same(path, POLICY, table_of(str(path), (header,), [(cell,) for cell in CELLS]))
