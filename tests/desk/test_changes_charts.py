"""The charts of `pol diff --format html`: what they say to those who can't see them, and that nothing is cut off."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from desk.reports.columns import width

from .conftest import CHECKOUT, pol

LETTER = 6.3
"""Of the text of a chart, by columns."""
ROSTER = "姓名,户籍地,参保地,缴费日期,低保,重度残疾\n" + "".join(
    f"示例{at},示例县,示例县,2023-10-08,{'是' if at < 7 else '否'},{'是' if at in (8, 9) else '否'}\n"
    for at in range(20)
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for path in (CHECKOUT / "docs" / "gallery").glob("county-*.pol"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def charts(*arguments: str, lang: str = "zh") -> dict[str, ElementTree.Element]:
    """The charts of the page by their titles."""
    ran = pol("diff", *arguments, "--format", "html", lang=lang)
    assert ran.code == 0, ran.err
    found = re.findall(r"<figure><figcaption>(.*?)</figcaption>(<svg.*?</svg>)</figure>", ran.out, re.DOTALL)
    return {re.sub(r"<.*?>", "", title): ElementTree.fromstring(svg) for title, svg in found}


def said(chart: ElementTree.Element) -> str:
    return chart.attrib["aria-label"].partition("：")[2]


def test_what_a_person_pays_who_pays_it_and_when() -> None:
    due, payers, windows = charts("county-2024", "county-2025").values()
    assert said(due).split("、")[:2] == ["没有特殊身份的人 380 元 → 400 元", "低保 190 元 → 200 元"]
    assert "重度残疾 旧 本人 380、重度残疾 新 本人 200 + 残联 200" in said(payers)
    assert "集中缴费期 旧（示例县2024） 2023-09-01 至 2024-02-29（182 天）" in said(windows)


def test_days_of_two_years_stand_below_one_another() -> None:
    """The windows of both years begin on 1 September: so do their bars."""
    windows = charts("county-2024", "county-2025")["哪些日子可以缴费（按年度对齐，早的那份往后移了 1 年画）"]
    first, second, *_ = [bar for bar in windows.iter("rect") if bar.attrib["height"] == "9"]
    assert first.attrib["x"] == second.attrib["x"]
    assert float(first.attrib["width"]) < float(second.attrib["width"])
    by_calendar = charts("county-2024", "county-2025", "--absolute")["哪些日子可以缴费"]
    old, new, *_ = [bar for bar in by_calendar.iter("rect") if bar.attrib["height"] == "9"]
    assert float(old.attrib["x"]) < float(new.attrib["x"])


def test_between_regions_each_notice_has_its_name() -> None:
    made = charts("hulunbuir-2024", "dengkou-2023")
    assert "一个人自己缴多少（元）；没有不同的 3 种人没有画" in made
    words = {text.text for chart in made.values() for text in chart.iter("text")}
    assert {"呼伦贝尔2024", "磴口2023"} <= words
    assert not words & {"旧", "新"}


def test_a_chart_of_what_did_not_change_is_left_out(folder: Path) -> None:
    text = (folder / "county-2024.pol").read_text("utf-8")
    (folder / "草稿").mkdir()
    (folder / "草稿" / "改.pol").write_text(text.replace("640 元", "650 元"), "utf-8")
    assert charts("county-2024.pol", "草稿/改.pol") == {}
    assert charts("county-2024", "county-2024") == {}


def test_what_it_costs() -> None:
    Path("名单.csv").write_text(ROSTER, "utf-8")
    made = charts("county-2024", "county-2025", "--records", "名单.csv")
    assert "资助（医疗救助基金） 1,330.00 → 1,400.00" in said(made["谁出多少（元，两份都算得清的人）"])
    assert said(made["每人应缴相差多少（人数）"]) == "多 10.00 *、多 20.00 11、其他差额 <5"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "pair", [("county-2024", "county-2026"), ("hulunbuir-2024", "dengkou-2023"), ("dengkou-2023", "dalad-2022")]
)
def test_nothing_is_cut_off(pair: tuple[str, str], lang: str) -> None:
    for title, chart in charts(*pair, lang=lang).items():
        room = float(chart.attrib["viewBox"].split()[2])
        for text in chart.iter("text"):
            wide = sum(map(width, text.text or "")) * LETTER
            x = float(text.attrib["x"]) - wide * {"start": 0, "middle": 0.5, "end": 1}[text.attrib["text-anchor"]]
            assert x >= -1, (title, text.text)
            assert x + wide <= room + 1, (title, text.text)


def test_text_and_markdown_have_the_numbers_in_words_alone() -> None:
    for shape in ("text", "markdown"):
        assert "看图" not in pol("diff", "county-2024", "county-2025", "--format", shape).out
