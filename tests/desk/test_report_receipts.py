"""A roster's answers in a file have a receipt beside them: checked by making them again, and explained from it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desk.receipts.hashes import input_hash
from desk.receipts.receipt import Sealed, receipt_beside

from .conftest import pol

POLICY, ROSTER = "示例县.pol", "名单.csv"
PEOPLE = """姓名,证件类型,证件号码,出生日期,户籍地,缴费日期,低保
张示例,护照,E1,1960-05-01,999999,2024-10-08,是
李示例,护照,E2,1970-05-01,999999,2025-04-08,否
"""
FORMATS = ("xlsx", "csv", "jsonl", "json", "table")


@pytest.fixture(params=FORMATS)
def result(request: pytest.FixtureRequest, county: Path) -> str:
    """The answers in each format."""
    Path(ROSTER).write_text(PEOPLE, "utf-8")
    name = f"结果.{request.param}"
    assert pol("evaluate", POLICY, ROSTER, "--output", name, "--format", request.param).code == 0
    return name


def seal_again(result: str, altered: bytes) -> None:
    """Somebody knew how to make the receipt fit."""
    Path(result).write_bytes(altered)
    beside = receipt_beside(Path(result))
    sealed = Sealed.read(beside.read_text("utf-8"))
    beside.write_bytes(replace(sealed, content=input_hash(Path(result))).file())


def test_it_is_checked_and_explained(result: str) -> None:
    assert pol("verify", result).out == "一致：示例县2025，2 行，逐字节相同。\n"
    assert pol("verify", result, lang="en").code == 0  # it was written in Chinese
    explained = pol("explain", result, "--person", "E1").out
    assert explained == pol("explain", POLICY, ROSTER, "--person", "E1").out != ""
    receipt = json.loads(Path(f"{result}.receipt.json").read_text("utf-8"))
    assert receipt["rows"] == {"total": 2, "evaluated": 2, "set_aside": 0, "merged": 0}
    assert receipt["report"] == {"language": "zh", "person": None}


def test_what_was_altered_what_changed_and_what_comes_out_otherwise(result: str) -> None:
    written = Path(result).read_bytes()
    Path(result).write_bytes(written + b"\n")
    for asked in (("verify", result), ("explain", result, "--person", "E1")):
        ran = pol(*asked)
        assert ran.code == 1 and "P745" in ran.err and "P727" not in ran.err
    seal_again(result, written + b"\n")
    ran = pol("verify", result)
    assert ran.code == 1 and "P728" in ran.err
    seal_again(result, written)
    Path(ROSTER).write_text(PEOPLE.replace("否", "是"), "utf-8")
    ran = pol("verify", result)
    assert ran.code == 1 and "P727" in ran.err and "P745" not in ran.err


@pytest.fixture
def roster(county: Path) -> Path:
    Path(ROSTER).write_text(PEOPLE, "utf-8")
    return county


def test_who_alone_was_asked_about_is_in_the_receipt_and_records_may_move(roster: Path) -> None:
    assert pol("evaluate", POLICY, ROSTER, "--output", "一人.csv", "--person", "E1").code == 0
    Path(ROSTER).rename("搬了.csv")
    assert "P748" in pol("verify", "一人.csv").err
    assert "1 行，逐字节相同" in pol("verify", "一人.csv", "--records", "搬了.csv").out
    assert "P748" in pol("explain", "一人.csv", "--person", "E1").err
    assert "张示例" in pol("explain", "一人.csv", "--records", "搬了.csv", "--person", "E1").out


def test_what_came_by_standard_input_or_went_to_a_device_has_none(roster: Path) -> None:
    assert pol("evaluate", POLICY, "-", "--output", "结果.csv", stdin=PEOPLE.encode()).code == 0
    assert pol("evaluate", POLICY, ROSTER, "--output", "/dev/null", "--format", "csv").code == 0
    assert not list(roster.glob("*.receipt.json")) and not Path("/dev/null.receipt.json").exists()
    assert "P726" in pol("verify", "结果.csv").err


def test_the_receipt_never_takes_the_place_of_the_records(roster: Path) -> None:
    Path(ROSTER).rename("结果.csv.receipt.json")
    ran = pol("evaluate", POLICY, "结果.csv.receipt.json", "--output", "结果.csv")
    assert ran.code == 2 and "P719" in ran.err


def test_a_receipt_that_can_not_be_written_leaves_no_result(roster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Sealed) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Sealed, "file", full)
    before = sorted(roster.iterdir())
    ran = pol("evaluate", POLICY, ROSTER, "--output", "结果.csv")
    assert ran.code == 3 and "P706" in ran.err
    assert sorted(roster.iterdir()) == before


def test_records_may_have_any_name_that_can_be_seen_and_a_receipt_shows_nothing_else(roster: Path) -> None:
    wide = "示例县\u3000名单.csv"
    Path(ROSTER).rename(wide)
    assert pol("evaluate", POLICY, wide, "--output", "结果.csv").code == 0
    assert pol("verify", "结果.csv").code == 0
    beside = receipt_beside(Path("结果.csv"))
    told = json.loads(beside.read_text("utf-8"))
    for hidden in ("\u001b[2J", "\u202e", "名单\n", "\ud800"):
        beside.write_text(json.dumps({**told, "input": hidden}), "utf-8")
        assert "P752" in pol("verify", "结果.csv").err
