"""The roster of the demo: what it is made of, and that it reads as told."""

from __future__ import annotations

import io
import runpy
import zipfile
from pathlib import Path

import pytest

from desk.records import read_rows
from dsl import CODES, Source, Vocabulary, load_vocabulary
from engine.facts import RecordSet, Table, take_in

ROOT = Path(__file__).parents[2]
ROSTER = ROOT / "examples" / "hulunbuir-roster.xlsx"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    found, diagnostics = load_vocabulary(Source("person.pol", (ROOT / "policies" / "person.pol").read_text("utf-8")))
    assert diagnostics == ()
    return found


@pytest.fixture(scope="module")
def roster(vocabulary: Vocabulary) -> RecordSet:
    table = read_rows(str(ROSTER), vocabulary)
    assert isinstance(table, Table)
    return take_in(table, vocabulary, year=2024)


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def test_the_file_is_what_its_maker_makes() -> None:
    made = runpy.run_path(str(ROOT / "examples" / "make_roster.py"))["roster"]()
    assert parts(ROSTER.read_bytes()) == parts(made)


def test_everyone_is_counted(roster: RecordSet) -> None:
    assert (roster.total, len(roster.records), len(roster.rejected), roster.merged_identical) == (26, 21, 4, 1)


def test_the_faults_are_found_and_nothing_else(roster: RecordSet) -> None:
    assert {row.row: [CODES[problem.code].name for problem in row.problems] for row in roster.rejected} == {
        23: ["wrong-check-digit"],
        24: ["impossible-date"],
        25: ["conflicting-rows"],
        26: ["conflicting-rows"],
    }
    assert {CODES[note.code].name: note.arguments["rows"] for note in roster.notes} == {
        "totals-skipped": "31",
        "remarks-skipped": "32",
        "identical-rows": "28",
    }


def test_everyone_is_invented(roster: RecordSet) -> None:
    assert all("示例" in str(record.facts["姓名"]) for record in roster.records)


def test_a_dead_newborn_stands_beside_the_parent_under_the_same_number(roster: RecordSet) -> None:
    persons = [record.person for record in roster.records if record.person is not None]
    (newborn,) = (person for person in persons if person.name.endswith("XSE"))
    assert newborn.id_type == "其他证件类型"
    assert newborn.name.removesuffix("XSE") in {
        person.name for person in persons if person.id_number == newborn.id_number and person != newborn
    }
