"""A roster of one region under a notice of another: said by everything that reads records, once and with a count."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from .conftest import CHECKOUT, pol

HOME, AWAY = "示例县", "另一示例县"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (CHECKOUT / "docs" / "gallery").glob("county-*.pol"):
        shutil.copy(path, tmp_path)
    other = (tmp_path / "county-2024.pol").read_text("utf-8")
    other = other.replace("政策 示例县2024", "政策 另县2024").replace("999999 示例县", "999998 另一示例县")
    (tmp_path / "other-2024.pol").write_text(other, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def roster(*places: tuple[str, str], fact: str = "参保地") -> str:
    """Persons by where they are registered and where else they are, as a CSV and a Parquet file."""
    rows = [f"示例{at},{registered},{place},2023-10-08,是" for at, (registered, place) in enumerate(places)]
    Path("名单.csv").write_text("\n".join([f"姓名,户籍地,{fact},缴费日期,低保", *rows]) + "\n", "utf-8")
    duckdb.sql("COPY (SELECT * FROM read_csv('名单.csv', all_varchar = true)) TO '名单.parquet'")
    return "名单.csv"


def notes(*arguments: str) -> list[str]:
    ran = pol(*arguments)
    assert ran.code == 0, ran.err
    return [line for line in ran.err.splitlines() if "P888" in line]


COMMANDS = (
    ("evaluate", "county-2024", "名单.csv"),
    ("evaluate", "county-2024", "名单.parquet", "--output", "结果.parquet"),
    ("budget", "county-2024", "名单.csv"),
    ("snapshot", "county-2024", "名单.parquet", "--output", "甲.snapshot.json"),
    ("diff", "county-2024", "county-2025", "--records", "名单.csv"),
)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_how_many_are_elsewhere_and_where(command: tuple[str, ...]) -> None:
    roster((HOME, HOME), (AWAY, AWAY), (HOME, AWAY))
    (note,) = notes(*command)
    assert note == "说明[P888]：名单里 2 人的参保地在另一示例县，这份通知（示例县2024）是示例县的"


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_nothing_is_said_of_locals_whatever_their_registration(command: tuple[str, ...]) -> None:
    roster((HOME, HOME), (AWAY, HOME), (AWAY, HOME))
    assert notes(*command) == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_without_the_place_of_enrolment_the_registration_of_most_tells(command: tuple[str, ...]) -> None:
    roster((HOME, HOME), (AWAY, AWAY), fact="备注")
    assert notes(*command) == []
    roster((HOME, HOME), (AWAY, AWAY), (AWAY, AWAY), fact="备注")
    (note,) = notes(*command)
    assert "名单里 2 人的户籍地在另一示例县" in note


def test_between_two_regions_it_is_said_of_the_notice_that_is_of_another() -> None:
    roster((HOME, HOME), (HOME, HOME))
    for policies in (("county-2024", "other-2024"), ("other-2024", "county-2024")):
        (note,) = notes("diff", *policies, "--records", "名单.csv")
        assert note == "说明[P888]：名单里 2 人的参保地在示例县，这份通知（另县2024）是另一示例县的"


def test_several_places_are_told_by_what_they_lie_in_or_by_the_most() -> None:
    roster((HOME, "海拉尔区"), (HOME, "牙克石市"))
    assert "参保地在呼伦贝尔市" in notes("budget", "county-2024", "名单.csv")[0]
    roster((HOME, "海拉尔区"), (HOME, "磴口县"), (HOME, "磴口县"), (HOME, "满洲里市"), (HOME, "根河市"))
    assert "参保地在磴口县、海拉尔区、满洲里市…" in notes("budget", "county-2024", "名单.csv")[0]


def test_a_place_that_contains_the_region_says_nothing() -> None:
    roster((HOME, "巴彦淖尔市"), (HOME, "磴口县"))
    assert notes("evaluate", "dengkou-2023", "名单.csv") == []


# --- one person everywhere -------------------------------------------------------------------------------------------


def due(*arguments: str) -> str:
    ran = pol("compare", "county-2024", "other-2024", "--records", "名单.csv", "--person", "示例0", *arguments)
    assert ran.code == 0, ran.err
    return ran.out + ran.err


def test_a_person_is_a_stranger_elsewhere_unless_taken_for_a_local() -> None:
    roster((HOME, HOME))
    said = due()
    assert "另县2024：本人承担 190 元（参保：缺" in said
    assert "名单里 1 人的参保地在示例县，这份通知（另县2024）是另一示例县的" in said
    assert "加上 --as-local" in said
    moved = due("--as-local")
    assert "示例县2024：本人承担 190 元；另县2024：本人承担 190 元。" in moved
    assert "这个人当作各地的本地人" in moved
    assert "户籍地 另一示例县" in moved
    assert "P888" not in moved


def test_whoever_is_registered_elsewhere_stays_a_stranger() -> None:
    roster(("海拉尔区", HOME))
    assert due("--as-local").count("缺 持居住证") >= 2


def test_whose_home_nobody_knows_is_moved_nowhere() -> None:
    Path("名单.csv").write_text("姓名,缴费日期,低保\n示例0,2023-10-08,是\n", "utf-8")
    assert "没有换地区" in due("--as-local")


def test_a_local_is_asked_of_one_person_alone() -> None:
    ran = pol("compare", "county-2024", "other-2024", "--as-local")
    assert ran.code == 2
    assert "P872" in ran.err
