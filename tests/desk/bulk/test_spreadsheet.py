"""A population as CSV: a spreadsheet program opens it right, and `pol verify` and DuckDB read back what was written."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk.bulk.spreadsheet import marked, unmarked
from desk.records import spreadsheet

from ..conftest import pol

POLICY = "hulunbuir-2024"
RESULT = "结果.csv"
NUMBER = "999001194807150079"
TO_A_FILE = ("--output", RESULT, "--engine", "duckdb")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A roster whose names a spreadsheet program would run, with a number of which it would lose digits."""
    monkeypatch.chdir(tmp_path)
    names = ("=HYPERLINK(1)", "''=2+3", "-示例", "示例一")
    rows = "".join(
        f"{name},护照,{NUMBER if name == '示例一' else f'E{row}'},2024-11-01\n" for row, name in enumerate(names)
    )
    Path("名单.csv").write_text(f"姓名,证件类型,证件号码,缴费日期\n{rows}", "utf-8")
    return tmp_path


def test_a_population_opens_right_in_a_spreadsheet_program(folder: Path) -> None:
    ran = pol("evaluate", POLICY, "名单.csv", *TO_A_FILE, "--columns", "应缴__kind")
    assert ran.code == 0, ran.err
    lines = Path(RESULT).read_bytes().decode("utf-8").splitlines()
    assert lines[0] == "\ufeffrow,证件号码,姓名,应缴__kind"
    whose = [line.split(",")[1:3] for line in lines[1:]]
    assert whose == [["E0", "'=HYPERLINK(1)"], ["E1", "''=2+3"], ["E2", "'-示例"], [f"'{NUMBER}", "示例一"]]


def test_it_is_verified_and_explained(folder: Path) -> None:
    pol("evaluate", POLICY, "名单.csv", *TO_A_FILE)
    assert "逐字节相同" in pol("verify", RESULT, "--all").out
    assert "4 行里核对了 4 行" in pol("verify", RESULT).out
    assert "=HYPERLINK(1)" in pol("explain", RESULT, "--person", "=HYPERLINK(1)").out


@given(texts=st.lists(st.text("=+-@\t\r\n'\"0,1A示", max_size=15) | st.text("0123456789", min_size=11, max_size=13)))
@example(texts=["=1", "'=1", "''=1", "123456789012", "'123456789012", "123456789012\n", "=1\n2", "'", ""])
def test_texts_are_marked_as_a_roster_s_are_and_come_back_as_they_were(texts: list[str]) -> None:
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE given AS SELECT unnest(?::VARCHAR[]) AS text", [texts])
        connection.execute(f"CREATE TABLE file AS {marked(connection, 'SELECT 1 AS first, text FROM given')}")
        written = [text for (text,) in connection.execute("SELECT text FROM file").fetchall()]
        again = connection.execute(f"SELECT text FROM {unmarked('file', {'text': 'VARCHAR'})}").fetchall()
    unlike = {text: found for text, found in zip(texts, written, strict=True) if found != spreadsheet.marked(text)}
    assert all(text.startswith("'") for text in unlike)  # marks of their own are marked again
    assert [text for (text,) in again] == texts
