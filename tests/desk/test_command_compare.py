"""`pol compare`: notices side by side, one person under all of them, one region over the years."""

from __future__ import annotations

import io
import json
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook
from syrupy.assertion import SnapshotAssertion

from desk.reports.columns import width
from desk.reports.comparison import text as comparison_text
from desk.reports.comparison.json import comparison_schema
from desk.reports.comparison.side_by_side import page
from desk.rule_files.policies import load_policy
from dsl import Loaded, Policy
from engine.compare.side_by_side import side_by_side

from .conftest import CHECKOUT, pol

FOUR = ("hulunbuir-2024", "dengkou-2023", "dalad-2022", "neimenggu-2024")
COUNTY = ("county-2024", "county-2025", "county-2026")
RECORDS = """姓名,户籍地,居住地,参保地,出生日期,缴费日期,登记日期,低保,连续参保
示例甲,示例县,示例县,示例县,1980-05-02,2025-10-08,2025-10-08,是,是
示例乙,另一示例县,另一示例县,示例县,1992-02-29,2025-10-08,2025-10-08,,是
"""
UNDER = """政策 示例县甲2026 "示例县甲"
  地区 999999 示例县
  年度 2026
  发布 2025-09-01
  词汇 person.pol
  上级 示例省2026
参保                             依据 一
  准许
期 集中缴费期 2025-09-01 至 2026-02-28  依据 二
受理                             依据 二
  准许 当 缴费日期 在 集中缴费期
  不准 "过了期" 其他
缴费：400 元                     依据 三
财政补助：700 元                 依据 三
等待期：无                       依据 四
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The gallery's county of three years with its province; the four notices are found by their names."""
    for name in ("county-*.pol", "framework-*.pol"):
        for path in (CHECKOUT / "docs" / "gallery").glob(name):
            shutil.copy(path, tmp_path)
    (tmp_path / "people.csv").write_text(RECORDS, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


RUNS = {
    "four": ("compare", *FOUR),
    "county": ("compare", *COUNTY),
    "person": ("compare", *COUNTY, "--records", "people.csv", "--person", "示例甲"),
    "aligned": ("compare", *COUNTY, "--records", "people.csv", "--person", "示例乙", "--align", "2026"),
    "history": ("compare", "--history", "county-2026"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("shape", ["text", "markdown"])
@pytest.mark.parametrize("run", RUNS)
def test_it_reads_well(run: str, shape: str, lang: str, snapshot: SnapshotAssertion) -> None:
    ran = pol(*RUNS[run], "--format", shape, lang=lang)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == snapshot


@pytest.mark.parametrize("run", RUNS)
def test_data_are_of_the_published_shape(run: str) -> None:
    found = json.loads(pol(*RUNS[run], "--format", "json").out)
    Draft202012Validator(comparison_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER).validate(found)


def test_the_schema_turns_away_what_is_no_comparison() -> None:
    schema = comparison_schema()
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({"format": 1, "kind": "history", "policies": [], "summary": {}})


# --- what a cell says ------------------------------------------------------------------------------------------------


def row(found: dict, key: str) -> list[dict]:  # type: ignore[type-arg]
    return next(row["cells"] for row in found["rows"] if row["key"] == key)


def values(cell: dict, word: str) -> list[str]:  # type: ignore[type-arg]
    return [entry["value"].get("value") for entry in cell["entries"] if entry["word"] == word]


@pytest.fixture(scope="module")
def four() -> dict:  # type: ignore[type-arg]
    return json.loads(pol("compare", *FOUR, "--format", "json").out)


def test_identities_are_matched_by_facts_and_not_by_names(four: dict) -> None:  # type: ignore[type-arg]
    """低保 is 低保对象, 低保人员 and 低保对象 again; the framework has no aid for it."""
    cells = row(four, "aid:低保")
    assert [values(cell, "aid") for cell in cells] == [["200.00"], ["190.00"], ["310.00"], []]
    assert [values(cell, "due")[0] for cell in cells[:3]] == ["200.00", "190.00", "50.00"]
    assert [cell["state"] for cell in cells] == ["given", "given", "given", "absent"]
    assert [cell["marks"] for cell in row(four, "aid:事实无人抚养儿童")] == [[], [], ["not_covered"], []]


def test_an_identity_that_counts_only_with_another_is_a_row_of_both(four: dict) -> None:  # type: ignore[type-arg]
    cell = row(four, "aid:低保+脱贫过渡期享受政策")[1]
    (aid,) = [entry["value"] for entry in cell["entries"] if entry["word"] == "aid"]
    assert [case["value"] for case in aid["cases"]] == ["380.00", "190.00"]


def test_silence_and_there_being_nothing_are_told_apart(four: dict) -> None:  # type: ignore[type-arg]
    assert [cell["state"] for cell in row(four, "waiting:continuing")] == ["given", "not_stated", "given", "not_stated"]
    assert [cell["state"] for cell in row(four, "target:激活率")] == ["absent", "given", "absent", "absent"]
    assert [cell["state"] for cell in row(four, "funding")] == ["not_stated", "not_stated", "not_stated", "deferred"]
    assert [cell["state"] for cell in row(four, "waiting:late")][1] == "not_applicable"


def test_every_cell_has_a_clause_and_a_place_where_something_is_written(four: dict) -> None:  # type: ignore[type-arg]
    for found in four["rows"]:
        for cell in found["cells"]:
            if cell["state"] != "absent" and found["concept"] != "result":
                assert any(entry["clauses"] and entry.get("line") for entry in cell["entries"]), found["key"]


def test_days_are_told_one_by_one_as_they_are_decided(four: dict) -> None:  # type: ignore[type-arg]
    cell = row(four, "window:by_day")[1]
    assert [entry["text"] for entry in cell["entries"]] == [
        "/2022-08-31",
        "2022-09-01/2022-12-24",
        "2022-12-25/2022-12-25",
        "2022-12-26/2023-02-28",
        "2023-03-01/",
    ]
    outcomes = [entry["value"]["outcome"] for entry in cell["entries"]]
    assert outcomes == ["not_stated", "known", "known", "ambiguous", "closed"]


def test_a_day_that_only_an_assumption_settles_is_told_by_itself(four: dict) -> None:  # type: ignore[type-arg]
    """Whether 25 December is still in time, the notice does not say."""
    entries = row(four, "window:by_day")[1]["entries"]
    assert [[one["target"] for one in entry.get("assumed", ())] for entry in entries] == [[], [], ["期限前"], [], []]
    assert "2022-12-25：收（假定 期限前 = 含当日）" in pol("compare", *FOUR, "--format", "markdown").out


def test_what_an_assumption_fills_is_not_the_notice_s_word(four: dict) -> None:  # type: ignore[type-arg]
    (entry,) = [entry for entry in row(four, "benefit:late")[2]["entries"] if entry["word"] == "待遇结束"]
    assert [(one["target"], one["value"]) for one in entry["assumed"]] == [("待遇结束", "2022-12-31")]
    assert "待遇到 未规定（假定 待遇结束 = 2022-12-31）" in pol("compare", *FOUR, "--format", "markdown").out


def test_an_aid_that_a_reading_gives_says_so(four: dict) -> None:  # type: ignore[type-arg]
    (entry,) = [entry for entry in row(four, "aid:脱贫人口")[3]["entries"] if entry["word"] == "aid"]
    assert [one["target"] for one in entry["assumed"]] == ["资助对象"]


def test_a_framework_that_leaves_aid_to_others_denies_it_to_nobody(four: dict) -> None:  # type: ignore[type-arg]
    assert (row(four, "aid:特困")[3]["entries"], row(four, "aid:特困")[3]["marks"]) == ([], [])
    assert "每份都资助的 5 种" in four["summary"]["zh"]
    assert "内蒙古2024把资助留给别的规定" in four["summary"]["zh"]


def test_where_the_benefit_ends_has_a_place_of_its_own(four: dict) -> None:  # type: ignore[type-arg]
    """Also where nothing decided it, because the person was turned away."""
    ends = [entry for entry in row(four, "benefit:late")[1]["entries"] if entry["word"] == "待遇结束"]
    assert [(entry["line"], entry["clauses"]) for entry in ends] == [(35, ["三"])]


def test_days_from_birth_stand_with_the_newborn_alone(four: dict) -> None:  # type: ignore[type-arg]
    assert [cell["state"] for cell in row(four, "window:others")] == ["absent", "absent", "given", "absent"]
    limits = [[entry["text"] for entry in cell["entries"]] for cell in row(four, "newborn:limits")[:2]]
    assert all(any("90 天" in text for text in texts) for texts in limits)


def test_the_window_that_is_unlike_most_is_marked(four: dict) -> None:  # type: ignore[type-arg]
    """Two of three are open from September to the end of February, whatever the year."""
    assert [cell["marks"] for cell in row(four, "window")] == [["outlier"], [], [], []]


def test_what_a_superior_forbids_is_marked_where_it_stands(folder: Path) -> None:
    (folder / "under.pol").write_text(UNDER, "utf-8")
    found = json.loads(pol("compare", "under.pol", "county-2026.pol", "--format", "json").out)
    assert row(found, "contribution")[0]["marks"] == ["against_superior"]
    assert row(found, "contribution")[1]["marks"] == []
    assert {one["policy"] for one in found["against_superiors"]} == {"示例县甲2026"}
    shown = pol("compare", "under.pol", "county-2026.pol").out
    assert "✗ 不合上级" in shown and "不合上级的：示例县甲2026的“标准（普通居民）”" in shown


def test_what_cannot_be_held_against_a_superior_is_told(four: dict) -> None:  # type: ignore[type-arg]
    """The notice prints the funding of the year before: nothing was found because nothing could be."""
    (found,) = four["not_compared"]
    assert (found["policy"], found["superior"]) == ("呼伦贝尔2024", "内蒙古2024")
    assert found["not_stated"] == ["财政补助 ≥ 670 元", "缴费 + 财政补助 ≥ 1070 元"]
    assert found["counting_people"] == ["参保率[农村低收入人口] ≥ 99%", "参保率[脱贫人口] ≥ 99%"]
    shown = pol("compare", *FOUR, "--format", "markdown").out
    assert "没法核对的：财政补助 ≥ 670 元、缴费 + 财政补助 ≥ 1070 元。" in shown


# --- faces -----------------------------------------------------------------------------------------------------------


def table() -> tuple[Policy, ...]:
    loaded = [load_policy(Path(f"{name}.pol")) for name in COUNTY]
    return tuple(one.policy for one in loaded if isinstance(one, Loaded) and one.policy is not None)


@pytest.mark.parametrize("room", [60, 80, 110, 200])
def test_a_terminal_of_any_width_is_kept_to(room: int) -> None:
    made = page(side_by_side(table()), "zh")
    text = comparison_text.render(made, room)
    assert max(sum(map(width, line)) for line in text.splitlines()) <= room
    assert ("══ 示例县2024" in text) is (room < 96)


def test_a_page_needs_nothing_from_elsewhere() -> None:
    html = pol("compare", "--history", "county-2026", "--format", "html").out
    assert not re.search(r"(?:src|href)=|url\(|@import|<script", html)
    assert html.count("<svg") == html.count("<figure>") > 10
    assert "<caption" not in html and "position: sticky" in html


def test_a_workbook_can_be_read_back(folder: Path) -> None:
    assert pol("compare", *FOUR, "--output", "对照.xlsx").code == 0
    sheet = CalamineWorkbook.from_path("对照.xlsx").get_sheet_by_name("对照").to_python()
    assert [str(cell).split("\n")[0] for cell in sheet[0]] == [
        "项目",
        "呼伦贝尔2024",
        "磴口2023",
        "达拉特2022",
        "内蒙古2024",
    ]
    assert sheet[2][:3] == ["标准（普通居民）", "400 元（依据 二(一)）", "380 元（依据 二(一)）"]
    with ZipFile(folder / "对照.xlsx") as workbook:
        assert b'state="frozen"' in workbook.read("xl/worksheets/sheet1.xml")
        assert "第 40 行".encode() in workbook.read("xl/comments1.xml")


def test_a_history_has_charts_of_its_own_in_a_workbook() -> None:
    assert pol("compare", "--history", "county-2026", "--output", "历年.xlsx").code == 0
    content = Path("历年.xlsx").read_bytes()
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("图表").to_python()
    assert rows[1][:5] == ["标准（普通居民）", "元", 380.0, 400.0, 420.0]
    with ZipFile(io.BytesIO(content)) as workbook:
        charts = [name for name in workbook.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == len([row for row in rows[1:] if row[0]])


# --- one person, and years -------------------------------------------------------------------------------------------


def test_notices_stay_in_their_years_unless_they_are_to_be_moved() -> None:
    run = ("compare", *COUNTY, "--records", "people.csv", "--person", "示例甲", "--format", "json")
    as_they_are = json.loads(pol(*run).out)
    moved = json.loads(pol(*run, "--align", "2026").out)
    outcomes = [[answer["fields"]["受理"]["outcome"] for answer in found["answers"]] for found in (as_they_are, moved)]
    assert outcomes == [["closed", "closed", "known"], ["known", "known", "known"]]
    assert [answer["moved_years"] for answer in moved["answers"]] == [-2, -1, 0]
    assert [answer["facts"]["缴费日期"] for answer in moved["answers"]] == ["2025-10-08"] * 3


def test_facts_that_are_missing_are_named() -> None:
    found = json.loads(pol(*RUNS["aligned"], "--format", "json").out)
    assert [answer["missing"] for answer in found["answers"]] == [["持居住证"]] * 3


def test_the_lead_does_not_hide_that_enrolment_is_open() -> None:
    """Nobody knows whether 示例乙 may enrol at all."""
    shown = pol(*RUNS["aligned"], "--format", "markdown").out
    assert "示例县2026：本人承担 420 元（参保：缺 持居住证）" in shown
    plain = pol(*RUNS["person"], "--format", "markdown").out
    assert "示例县2026：本人承担 220 元。" in plain


def test_one_person_s_answers_have_titles_in_the_reader_s_words() -> None:
    zh, en = (pol(*RUNS["person"], "--format", "markdown", lang=lang).out for lang in ("zh", "en"))
    assert not re.search(r"资助\.|财政\.|资助名", zh)
    assert not re.search(r"aid_total|up_front|funding_|aid_names", en)


def test_an_assumption_that_settles_one_person_s_answer_is_named(folder: Path) -> None:
    (folder / "one.csv").write_text("姓名,户籍地,缴费日期\n示例丙,磴口县,2022-12-25\n", "utf-8")
    run = ("compare", *FOUR, "--records", "one.csv", "--person", "示例丙")
    assert "收（假定 期限前 = 含当日）" in pol(*run, "--format", "markdown").out
    found = json.loads(pol(*run, "--format", "json").out)
    Draft202012Validator(comparison_schema()).validate(found)
    assert [one["target"] for one in found["answers"][1]["fields"]["受理"]["assumed"]] == ["期限前"]


def test_a_history_follows_the_texts_of_each_year() -> None:
    found = json.loads(pol("compare", "--history", "county-2024.pol", "--format", "json").out)
    assert [policy["id"] for policy in found["policies"]] == ["示例县2024", "示例县2025", "示例县2026"]
    series = {(one["key"], one["word"]): one["points"] for one in found["series"]}
    assert [point.get("change") for point in series["contribution", "缴费"]] == [None, "20.00", "20.00"]
    assert [point.get("value") for point in series["aid:返贫致贫人口", "aid"]] == [None, "150.00", None]
    assert [point.get("days_moved") for point in series["window", "last_day"]] == [None, 31, -31]
    assert found["left_out"] == ["示例县2024废止", "示例县2025草案"]


def test_a_year_that_rests_on_an_assumption_says_so(folder: Path) -> None:
    text = (folder / "county-2024.pol").read_text("utf-8")
    waiting = '歧义 年满 "算不算" 依据 四\n  读法 算\n  读法 不算\n假定 年满 = 算 因 "习惯"\n'
    lines = "缴费 依据 二(一)\n  380 元 当 年满 = 算\n  390 元 其他"
    (folder / "county-2024.pol").write_text(re.sub(r"(?m)^缴费：.*$", waiting + lines, text), "utf-8")
    found = json.loads(pol(*RUNS["history"], "--format", "json").out)
    Draft202012Validator(comparison_schema()).validate(found)
    (points,) = [one["points"] for one in found["series"] if (one["key"], one["word"]) == ("contribution", "缴费")]
    assert [[one["target"] for one in point.get("assumed", ())] for point in points] == [["年满"], [], []]
    assert "380 元（假定 年满 = 算）" in pol(*RUNS["history"], "--format", "markdown").out


# --- what can't be compared ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("run", "code", "found"),
    [
        (("county-2024",), 2, ["P890"]),
        (("county-2024", str(CHECKOUT / "policies" / "person.pol")), 2, ["P890"]),
        ((str(CHECKOUT / "policies" / "person.pol"),), 2, ["P890"]),
        (("county-2024", "示例县2024"), 2, ["P891"]),
        (("county-2025", "county-2025-supplement"), 2, ["P891"]),
        (("--history", "county-2024", "dengkou-2023"), 2, ["P892"]),
        (("--history", "county-2024", "county-2024.pol"), 2, ["P893"]),
        (("--history", "dengkou-2023"), 2, ["P894"]),
        (("county-2024", "county-2025", "--format", "xlsx"), 2, ["P720"]),
        (("county-2024", "nobody"), 3, ["P705"]),
        (("county-2024", "broken.pol", "worse.pol"), 1, ["P317", "P201"]),
        (("county-2024", "other.pol"), 2, ["P870"]),
        (("county-2024", "products.pol"), 2, ["P871"]),
        (("county-2024", "county-2025", "--records", "people.csv", "--person", "谁"), 2, ["P717"]),
        (("county-2024", "county-2025", "--records", "none.csv", "--person", "1"), 3, ["P701"]),
        (("county-2024", "county-2025", "--person", "1"), 2, ["P872"]),
        (("county-2024", "county-2025", "--records", "people.csv"), 2, ["P872"]),
        (("county-2024", "county-2025", "--align", "2025"), 2, ["P872"]),
        (("--history", "county-2024", "--records", "people.csv", "--person", "1"), 2, ["P873"]),
    ],
    ids=str,
)
def test_nothing_is_guessed(run: tuple[str, ...], code: int, found: list[str], folder: Path) -> None:
    (folder / "broken.pol").write_text('政策 甲 "甲"\n  地区 999999 示例县\n  词汇 person.pol\n', "utf-8")
    (folder / "worse.pol").write_text(UNDER.replace("集中缴费期\n", "缴费齐\n"), "utf-8")
    (folder / "other.pol").write_text(
        UNDER.replace("person.pol", "other-words.pol").replace("  上级 示例省2026\n", ""), "utf-8"
    )
    (folder / "other-words.pol").write_text('事实 缴费日期 日期 键 "day_of_payment"\n', "utf-8")
    products = (CHECKOUT / "docs" / "gallery" / "products-three.pol").read_text("utf-8")
    (folder / "products.pol").write_text(products, "utf-8")
    ran = pol("compare", *run)
    assert ran.code == code, ran.err
    assert ran.out == ""
    assert sorted(set(re.findall(r"P[0-9]{3}", ran.err))) == sorted(found), ran.err
