"""`pol diff`: what changed, as an officer reads it. Goldens are rewritten by pytest --snapshot-update."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from desk.reports.changes_json import changes_schema
from desk.reports.columns import width
from desk.reports.explanation_text import ROOM

from .conftest import CHECKOUT, pol

COUNTY = ("county-2024", "county-2025", "county-2026")
PAIRS = [
    ("county-2024", "county-2025"),
    ("county-2025", "county-2026"),
    ("county-2024", "county-2026"),
    ("hulunbuir-2024", "dengkou-2023"),
    ("dengkou-2023", "dalad-2022"),
    ("neimenggu-2024", "hulunbuir-2024"),
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The gallery's county of three years; the four notices are found by their names."""
    for path in (CHECKOUT / "docs" / "gallery").glob("county-*.pol"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_it_reads_well(pair: tuple[str, str], lang: str, snapshot: SnapshotAssertion) -> None:
    ran = pol("diff", *pair, lang=lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot
    for line in ran.out.splitlines():
        assert sum(map(width, line)) <= ROOM, line


@pytest.mark.parametrize("pair", PAIRS, ids=" ".join)
def test_data_are_of_the_published_shape(pair: tuple[str, str]) -> None:
    found = json.loads(pol("diff", *pair, "--format", "json").out)
    Draft202012Validator(changes_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)
    assert [policy["id"] for policy in (found["old"], found["new"])] == [_id(name) for name in pair]


def _id(name: str) -> str:
    text = next(path for path in (Path(f"{name}.pol"), CHECKOUT / "policies" / f"{name}.pol") if path.exists())
    found = re.search(r"^政策 (\S+)", text.read_text("utf-8"), re.MULTILINE)
    assert found is not None
    return found[1]


def test_an_amount_as_data_cites_both_clauses_and_the_files_that_wrote_it() -> None:
    found = json.loads(pol("diff", "county-2025", "county-2026", "--format", "json").out)
    (change,) = [change for change in found["changes"] if change["concept"] == "contribution"]
    assert (change["kind"], change["difference"]) == ("amount", "20.00")
    assert (change["old"]["amount"], change["new"]["amount"]) == ("400.00", "420.00")
    assert (change["old"]["file"], change["old"]["clauses"]) == ("county-2025.pol", ["二(一)"])
    assert (change["new"]["file"], change["new"]["clauses"]) == ("county-2026.pol", ["二"])
    assert change["sentence"]["zh"] == "个人缴费由 400 元提高到 420 元（+20 元，+5%）。"


def test_what_an_amendment_wrote_is_cited_from_the_amendment() -> None:
    found = json.loads(pol("diff", "county-2024", "county-2025", "--format", "json").out)
    (change,) = [change for change in found["changes"] if change["kind"] == "lengthened"]
    assert change["days_moved"] == {"first": 0, "last": 31}
    assert change["new"]["file"] == "county-2025-extension.pol"
    assert change["new"]["clauses"] == ["示例县2025延期 一"]
    assert change["new"]["value"] == {"first": "2024-09-01", "last": "2025-03-31", "open": 212}


@pytest.mark.parametrize("shape", ["markdown", "html"])
def test_as_a_page(shape: str, snapshot: SnapshotAssertion) -> None:
    ran = pol("diff", "county-2025", "county-2026", "--format", shape, "--output", f"变化.{shape}")
    assert (ran.code, ran.out) == (0, "")
    page = Path(f"变化.{shape}").read_text("utf-8")
    assert re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL) == snapshot
    assert not re.search(r"\b(?:src|href)=|url\(|@import", page)


def test_the_same_policy() -> None:
    ran = pol("diff", "county-2025", "county-2025", "--exit-code")
    assert ran.code == 0
    assert "没有变化。" in ran.out
    assert "Nothing changed." in pol("diff", "county-2025", "county-2025", lang="en").out
    assert json.loads(pol("diff", "county-2025", "county-2025", "--format", "json").out)["changes"] == []


def test_exit_code_says_whether_anything_changed() -> None:
    assert pol("diff", "county-2025", "county-2026").code == 0
    assert pol("diff", "county-2025", "county-2026", "--exit-code").code == 1


def test_dates_by_the_calendar() -> None:
    said = pol("diff", "county-2025", "county-2026", "--absolute").out
    assert "日期按日历比较，不按年度对齐。" in said
    assert "“集中缴费期”变动：开始推迟 365 天、截止推迟 334 天" in said


def test_a_policy_that_does_not_check_says_what_is_wrong_with_it(folder: Path) -> None:
    path = folder / "county-2026.pol"
    path.write_text(path.read_text("utf-8").replace("改 缴费", "改 缴交费"), "utf-8")
    ran = pol("diff", "county-2025", "county-2026")
    assert (ran.code, ran.out) == (1, "")
    assert "county-2026.pol" in ran.err
    missing = pol("diff", "county-2025", "county-2027")
    assert (missing.code, missing.out) == (3, "")
    assert "P705" in missing.err


ALONE = '政策 {name} "示例"\n  地区 999999 示例县\n  年度 2025\n  词汇 {vocabulary}\n'


def test_other_vocabularies_can_not_be_compared(folder: Path) -> None:
    vocabulary = (CHECKOUT / "policies" / "person.pol").read_text("utf-8")
    (folder / "other.pol").write_text(vocabulary.replace("事实 上年激励额度 金额", "事实 上年激励额度 整数"), "utf-8")
    assert "事实 上年激励额度 金额" in vocabulary
    (folder / "a.pol").write_text(ALONE.format(name="甲", vocabulary="person.pol"), "utf-8")
    (folder / "b.pol").write_text(ALONE.format(name="乙", vocabulary="other.pol"), "utf-8")
    ran = pol("diff", "a", "b")
    assert (ran.code, ran.out) == (2, "")
    assert "错误[P870]" in ran.err
    assert "上年激励额度" in ran.err


def test_other_products_can_not_be_compared(folder: Path) -> None:
    product = "险种 {name} 必缴 依据 一\n缴费[{name}]：100 元 依据 一\n"
    for file, name in (("a", "甲险"), ("b", "乙险")):
        text = ALONE.format(name=file, vocabulary="person.pol") + product.format(name=name)
        (folder / f"{file}.pol").write_text(text, "utf-8")
    ran = pol("diff", "a", "b")
    assert (ran.code, ran.out) == (2, "")
    assert "错误[P871]：a 和 b 没有一个相同的险种" in ran.err
    assert "P871" in pol("diff", "county-2025", "a").err


def test_nothing_from_a_rule_file_steers_the_terminal_or_the_page(folder: Path) -> None:
    path = folder / "county-2026.pol"
    path.write_text(path.read_text("utf-8").replace("改 缴费：420 元", '增 结果 办理："<b>\x1b[31m*去*"'), "utf-8")
    assert "\x1b" not in pol("diff", "county-2025", "county-2026").out
    page = pol("diff", "county-2025", "county-2026", "--format", "html").out
    assert "<b>\x1b" not in page
    assert "&lt;b&gt;" in page


@pytest.mark.parametrize("command", ["diff", "compare"])
def test_what_is_read_is_never_written_over(command: str, tmp_path: Path) -> None:
    shutil.copy(CHECKOUT / "policies" / "person.pol", tmp_path)
    old, new = tmp_path / "county-2024.pol", tmp_path / "county-2025.pol"
    for target in (old, new, tmp_path / "person.pol"):
        before = target.read_bytes()
        ran = pol(command, str(old), str(new), "--format", "text", "--output", str(target))
        assert (ran.code, "P719" in ran.err) == (2, True)
        assert target.read_bytes() == before


@pytest.mark.parametrize("command", ["diff", "compare"])
def test_an_ending_that_says_no_format_is_refused(command: str, tmp_path: Path) -> None:
    target = tmp_path / "结果.pdf"
    ran = pol(command, "hulunbuir-2024", "dengkou-2023", "--output", str(target))
    assert (ran.code, "P710" in ran.err, target.exists()) == (2, True, False)
