"""`pol diff`: what changed, as an officer reads it. Goldens are rewritten by pytest --snapshot-update."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from desk.reports.changes.json import changes_schema
from desk.reports.columns import width
from desk.reports.explanation.text import ROOM

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


def test_the_page_has_its_sections_in_the_order_of_the_text() -> None:
    """Pictures alone come in between, behind the summary."""
    arguments = ("diff", "county-2024", "county-2025", "--exact")
    page = re.findall("<h2>(.*?)</h2>", pol(*arguments, "--format", "html").out)
    text = re.findall("^(.+)\n-+$", pol(*arguments).out, flags=re.MULTILINE)
    assert page == [text[0], "看图", *text[1:]]


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
    assert "没有变化：两边是同一份规则，一个字也不差。" in ran.out
    assert "Nothing changed: both are the same rules" in pol("diff", "county-2025", "county-2025", lang="en").out
    assert json.loads(pol("diff", "county-2025", "county-2025", "--format", "json").out)["changes"] == []


def test_other_words_of_one_meaning(folder: Path) -> None:
    written = (folder / "county-2024.pol").read_text("utf-8")
    (folder / "报审").mkdir()
    (folder / "报审" / "改写.pol").write_text(written.replace("缴费：380 元", "缴费\n  380 元 其他"), "utf-8")
    ran = pol("diff", "county-2024.pol", "报审/改写.pol", "--exact", "--exit-code")
    assert ran.code == 0
    assert "没有变化：两份规则文件意思完全一样。" in ran.out
    assert "对所有人都一样" in ran.out
    other = written.replace("999999 示例县", "999998 另一示例县").replace("政策 示例县2024", "政策 另一示例县2024")
    (folder / "报审" / "另县.pol").write_text(other, "utf-8")
    ran = pol("diff", "county-2024.pol", "报审/另县.pol", "--exit-code")
    assert ran.code == 0
    assert "没有不同：除了地区，两份规则文件意思完全一样；“本地”各指自己的地区。" in ran.out


def test_a_notice_that_is_repealed() -> None:
    ran = pol("diff", "county-2024.pol", "county-2024-repeal.pol", "--exit-code")
    assert ran.code == 1
    assert "与旧通知相比，新通知：通知的状态由现行改为已废止。" in ran.out
    assert "county-2024-repeal.pol 第 7 行" in ran.out
    english = pol("diff", "county-2024.pol", "county-2024-repeal.pol", lang="en").out
    assert "Compared with the old notice, the new notice: the status of the notice (状态) changes" in english


def test_two_files_of_one_notice_are_told_apart_by_their_names(folder: Path) -> None:
    final = (folder / "county-2024.pol").read_text("utf-8").replace("380 元", "420 元")
    (folder / "报审").mkdir()
    (folder / "报审" / "定稿.pol").write_text(final, "utf-8")
    said = pol("diff", "county-2024.pol", "报审/定稿.pol").out
    assert "旧：county-2024.pol（示例县2024年度城乡居民基本医疗保险征缴）；新：定稿.pol" in said
    assert "与旧通知（county-2024.pol）相比，新通知（定稿.pol）：个人缴费由" in "".join(said.split("\n"))


def test_the_end_of_february_is_one_day(folder: Path) -> None:
    text = (folder / "county-2026.pol").read_text("utf-8")
    assert "02-28" in text
    said = "".join(pol("diff", "county-2024", "county-2026").out.split())
    assert "二月底按月底算：2024-02-29和2026-02-28也算同一天" in said
    assert "二月底" not in pol("diff", "county-2025", "county-2026").out


def test_the_summary_speaks_of_what_is_read_out() -> None:
    said = "".join(pol("diff", "dalad-2022", "hulunbuir-2024").out.split())
    summary = said[said.index("概要") : said.index("共")]
    assert "等待期有9处不同" in summary
    assert "待遇开始有4处不同" in summary
    assert "由医疗救助基金出，达拉特2022由旗财政出" in summary
    assert "在呼伦贝尔2024，这些人符合资助“低保定额”的条件" in summary
    assert "当" not in summary.replace("当年", "")
    assert "财政补助是640元（标明是2023年度的），达拉特2022未规定。" in said
    assert "两边的特困人员、孤儿、低保对象、返贫致贫人口、脱贫不稳定人口范围也不同" in said


def test_a_page_prints_on_a4_with_columns_of_equal_width() -> None:
    pol("diff", "county-2025", "county-2026", "--output", "变化.html")
    style = re.search(r"<style>(.*?)</style>", Path("变化.html").read_text("utf-8"), re.DOTALL)
    assert style is not None
    assert "size: A4" in style[1]
    assert "grid-template-columns: repeat(2, minmax(0, 1fr))" in style[1]


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


def test_a_lower_floor_is_told_as_a_floor(tmp_path: Path) -> None:
    notice = (CHECKOUT / "policies" / "hulunbuir-2024.pol").read_text("utf-8")
    shutil.copy(CHECKOUT / "policies" / "person.pol", tmp_path)
    lower = tmp_path / "lower.pol"
    lower.write_text(notice.replace("约束 缴费 ≥ 400 元", "约束 缴费 ≥ 300 元"), "utf-8")
    assert "“缴费”的最低要求由 400 元降低到 300 元" in pol("diff", "hulunbuir-2024", str(lower), lang="zh").out
