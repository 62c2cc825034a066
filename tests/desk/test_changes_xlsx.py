"""The workbook of `pol diff` without records: what changed, for whom, and charts of its own."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from .conftest import CHECKOUT, pol

Sheets = dict[str, list[list[object]]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (CHECKOUT / "docs" / "gallery").glob("county-*.pol"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sheets(*arguments: str, lang: str = "zh") -> Sheets:
    ran = pol("diff", *arguments, "--output", "变化.xlsx", lang=lang)
    assert (ran.code, ran.out) == (0, ""), ran.err
    workbook = CalamineWorkbook.from_path("变化.xlsx")
    return {name: workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names}


def charts() -> int:
    with zipfile.ZipFile("变化.xlsx") as workbook:
        return len([name for name in workbook.namelist() if name.startswith("xl/charts/chart")])


def test_what_changed_with_what_each_kind_of_person_pays() -> None:
    made = sheets("county-2024", "county-2025")
    assert list(made) == ["改了什么", "每种人缴多少", "由谁出", "来历"]
    assert ["低保", 190.0, 200.0] in made["每种人缴多少"]
    assert ["重度残疾 新", 200.0, 0.0, 200.0] in made["由谁出"]
    assert any("个人缴费由 380 元提高到 400 元（+20 元，+5.26%）" in row for row in made["改了什么"])
    assert charts() == 2


def test_for_whom_a_row_for_each_result_of_a_group() -> None:
    made = sheets("county-2024", "county-2025", "--exact")
    head, *rows = made["对谁不同"]
    assert head == ["组", "哪些人", "项目", "旧", "新", "差", "例如这个人", "这个人另外还有"]
    dibao = next(row for row in rows if (row[2], row[6]) == ("应缴", "低保 是"))
    assert dibao[3:6] == [190.0, 200.0, 10.0]
    assert str(dibao[1]).startswith("低保对象")
    accepted = next(row for row in rows if row[2] == "受理")
    assert accepted[3:6] == ["不予受理（逾期不再受理）", "准许", ""]
    assert any("组人的结果不同" in str(cell) for row in made["怎样比的"] for cell in row)
    numbers = [row[3:5] for row in rows if row[2] == "应缴" and isinstance(row[5], float)]
    assert [row[1:] for row in made["应缴变了的"][1:]] == numbers
    assert charts() == 3


def test_in_english() -> None:
    made = sheets("county-2024", "county-2025", "--exact", lang="en")
    assert list(made)[:3] == ["for whom", "who pays otherwise", "how compared"]


def test_where_nothing_differs_it_says_so() -> None:
    made = sheets("county-2024", "county-2024", "--exact")
    assert list(made) == ["对谁不同", "怎样比的", "改了什么", "来历"]
    assert len(made["对谁不同"]) == 1
    assert made["怎样比的"][1][0].startswith("对所有人都一样")  # type: ignore[attr-defined]


def test_a_workbook_goes_into_a_file() -> None:
    ran = pol("diff", "county-2024", "county-2025", "--format", "xlsx")
    assert ran.code == 2
    assert "P720" in ran.err
