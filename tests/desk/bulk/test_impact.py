"""`pol diff --records`: what a new notice costs, for whom it is more or less, and that nobody shows through."""

from __future__ import annotations

import io
import json
import runpy
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import duckdb
import pytest
from jsonschema import Draft202012Validator
from python_calamine import CalamineWorkbook
from syrupy.assertion import SnapshotAssertion

from desk.reports.changes.json import changes_schema
from engine.columnar.columns.flattened import column_of

from ..conftest import CHECKOUT, pol

ROSTER = """证件号码,姓名,户籍地,缴费日期,特困,低保,重度残疾
110101199003070011,示例一,示例县,2023-11-02,否,否,否
110101196508120029,示例二,示例县,2023-11-02,否,是,否
110101195501010035,示例三,示例县,2024-02-29,是,否,否
110101198812310046,示例四,示例县,2024-01-15,否,否,是
110101199906150058,示例五,示例县,2024-04-01,否,否,否
110101200001010064,示例六,示例县,,否,否,否
110101197207070070,示例七,示例县,2023-12-01,否,是,是
"""
OPEN = ("not_stated", "missing", "deferred", "ambiguous")


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The invented county of three years, with seven persons of 2024 in 名单.csv."""
    for path in (CHECKOUT / "docs" / "gallery").glob("county-*.pol"):
        shutil.copy(path, tmp_path)
    (tmp_path / "名单.csv").write_text(ROSTER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four hundred people who do not exist."""
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(CHECKOUT / "benchmarks" / "population.py"))["write"](400, tmp_path / "people.parquet")
    return tmp_path


def cost(*arguments: str) -> Any:
    """What it costs, for programs; it keeps to its schema."""
    ran = pol("diff", *arguments, "--format", "json")
    assert ran.code in (0, 1), ran.err
    found = json.loads(ran.out)
    Draft202012Validator(changes_schema()).validate(found)
    return found["impact"]


# --- what is shown ----------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_cost_of_next_years_notice(lang: str, snapshot: SnapshotAssertion) -> None:
    ran = pol("diff", "county-2024.pol", "county-2025.pol", "--records", "名单.csv", "--smallest", "1", lang=lang)
    heading = {"zh": "花多少钱", "en": "What it costs"}[lang]
    assert heading + ran.out.partition(heading)[2] == snapshot
    assert ran.err == snapshot


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_between_two_regions_nothing_has_changed(county: Path, lang: str) -> None:
    """The notice of another region, word for word but for 缴费: the tables have the ids of both."""
    there = (county / "county-2024.pol").read_text("utf-8").replace("999999 示例县", "999998 另一县")
    (county / "另一县.pol").write_text(there.replace("示例县2024", "另一县2024").replace("380 元", "410 元"), "utf-8")
    ran = pol("diff", "county-2024.pol", "另一县.pol", "--records", "名单.csv", "--smallest", "1", lang=lang)
    cost = ran.out[ran.out.index({"zh": "花多少钱", "en": "What it costs"}[lang]) :]
    assert {"zh": "示例县2024  另一县2024", "en": "示例县2024  另一县2024  difference"}[lang] in cost
    assert {"zh": "参保两边不同", "en": "enrolment differs for"}[lang] in cost
    of_years = {"zh": "旧 新 变 增加 减少 原来 现在 不再", "en": "old new change rise become enter"}[lang].split()
    assert [word for word in of_years if word in cost.replace("另一县2024 新", "")] == []


@pytest.mark.usefixtures("county")
def test_the_page_on_comparing_shows_what_is_said() -> None:
    page = (CHECKOUT / "docs" / "comparing.md").read_text("utf-8")
    shown = page.partition("--records 名单.csv\n")[2].partition("```")[0]
    said = pol(
        "diff", "county-2024.pol", "county-2025.pol", "--records", "名单.csv", "--smallest", "1"
    ).out.splitlines()
    assert "花多少钱" in shown
    assert all(line in said for line in shown.splitlines() if line != "…")


@pytest.mark.usefixtures("county")
def test_markdown_and_the_page_have_the_same_tables() -> None:
    arguments = ("diff", "county-2024.pol", "county-2025.pol", "--records", "名单.csv", "--format")
    markdown, page = pol(*arguments, "markdown").out, pol(*arguments, "html").out
    assert "## 花多少钱" in markdown
    assert "| 项目 | 旧 | 新 | 差 |\n| --- | ---: | ---: | ---: |" in markdown
    assert "花多少钱</h2>" in page
    assert "示例一" not in markdown + page


@pytest.mark.usefixtures("county")
def test_nobody_is_named_unless_asked_for() -> None:
    arguments = ("county-2024.pol", "county-2025.pol", "--records", "名单.csv")
    for shape in ("text", "json", "markdown", "html"):
        out = pol("diff", *arguments, "--format", shape, "--smallest", "1").out
        assert not any(cell in out for line in ROSTER.splitlines()[1:] for cell in line.split(",")[:2])
    named = cost(*arguments, "--largest", "2")["largest"]
    assert [one["row"] for one in named] == [5, 2] or len(named) == 2
    sizes = [abs(Decimal(one["difference"])) for one in named]
    assert sizes == sorted(sizes, reverse=True)
    assert all(one["id_number"] in ROSTER for one in named)


@pytest.mark.usefixtures("people")
def test_small_groups_are_withheld_and_the_whole_is_not() -> None:
    found = cost("hulunbuir-2024", "dengkou-2023", "--records", "people.parquet")
    (county,) = [one for one in found["breakdowns"] if one["by"] == "参保地"]
    heads = [group["heads"] for group in county["groups"]]
    assert any(isinstance(one, str) for one in heads)
    assert all(not group["amounts"] for group in county["groups"] if isinstance(group["heads"], str))
    assert sum(one for one in heads if isinstance(one, int)) < 400 - 5 + 1
    shown = [
        moved for group in county["groups"] for one in group["amounts"].values() for moved in one["moved"].values()
    ]
    assert not any(isinstance(one, int) and 0 < one < 5 for one in shown)
    assert found["heads"] == 400


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("smallest", [5, 50])
def test_fewer_than_the_smallest_are_told_nowhere(smallest: int) -> None:
    arguments = ("hulunbuir-2024", "dengkou-2023", "--records", "people.parquet", "--smallest", str(smallest))
    found = cost(*arguments)
    told = [moved for one in found["amounts"].values() for moved in one["moved"].values()]
    told += [case for one in found["amounts"].values() for case in one["open"]]
    told += [row for name in ("outcomes", "lines", "categories") for rows in found[name].values() for row in rows]
    told += found["spread"]["differences"]
    assert not any(isinstance(row["heads"], int) and 0 < row["heads"] < smallest for row in told)
    assert any(isinstance(row["heads"], str) for row in told)
    few_of_line = [row for rows in found["lines"].values() for row in rows if isinstance(row["heads"], str)]
    assert all(row["old_amount"] is None for row in few_of_line)
    few = [row for row in found["spread"]["differences"] if row["heads"] == f"<{smallest}"]
    assert all(row["least"] is None and row["most"] is None for row in few)
    for group in (group for one in found["breakdowns"] for group in one["groups"]):
        for amount in group["amounts"].values():
            assert ("old" in amount) == all(isinstance(heads, int) for heads in amount["moved"].values())


@pytest.mark.usefixtures("people")
def test_what_one_table_withholds_another_does_not_give_away() -> None:
    """Lines tell what a way to come out is made up of, differences how much more or less somebody pays."""
    found = cost("hulunbuir-2024", "dengkou-2023", "--records", "people.parquet", "--smallest", "30")
    moved = found["amounts"]["应缴"]["moved"]
    for way, sign in (("more", 1), ("less", -1)):
        rows = [
            row["heads"] for row in found["spread"]["differences"] if row["least"] and Decimal(row["least"]) * sign > 0
        ]
        told = sum(heads for heads in rows if isinstance(heads, int))
        left = None if isinstance(moved[way]["heads"], str) else moved[way]["heads"] - told
        assert left is None or left == 0 or left >= 30, (way, left)
    for amount in found["amounts"].values():
        reasons = [case["heads"] for case in amount["open"]]
        if isinstance(amount["moved"]["open"]["heads"], str):
            assert any(isinstance(heads, str) for heads in reasons)


def test_what_neither_notice_states_is_said_not_to_be_counted(people: Path) -> None:
    ran = pol("diff", "hulunbuir-2024", "dengkou-2023", "--records", "people.parquet")
    assert "不能算：财政补助。" in ran.out


def test_whose_records_they_are_stands_under_the_lead(people: Path) -> None:
    cost_of = pol("diff", "hulunbuir-2024", "dengkou-2023", "--records", "people.parquet").out.partition("花多少钱")[2]
    assert cost_of.index("磴口") < cost_of.index("[金额（元）]")
    assert "参保地" in cost_of.partition("[金额（元）]")[0]


def test_who_is_taken_in_only_now_is_told_first(people: Path) -> None:
    rules = _changed(people, "至 2024-03-20 ", "至 2024-03-30 ", "期改长")
    ran = pol("diff", "hulunbuir-2024", rules, "--records", "people.parquet", "--smallest", "1")
    lead = "".join(ran.out.partition("花多少钱\n")[2].partition("\n\n")[0].split())
    assert "没有变" in lead
    assert "受理变了1人（由“未规定”变为“准许”1人）" in lead


def test_what_did_not_move_is_left_out(people: Path) -> None:
    rules = _changed(people, "200 元", "250 元", "资助改多")
    out = pol("diff", "hulunbuir-2024", rules, "--records", "people.parquet", "--smallest", "1").out
    said = "".join(out.partition("花多少钱\n")[2].split())
    assert "资助合计由哪一行定" in said
    assert not any(f"{field}由哪一行定" in said for field in ("参保", "受理", "缴费"))
    why = said.partition("[为什么说不清]")[2].partition("[")[0]
    assert "有歧义（低保定额、重残定额）" in why
    assert "财政补助" not in why


def _changed(people: Path, old: str, new: str, name: str) -> str:
    for file in (CHECKOUT / "policies").glob("person.pol"):
        shutil.copy(file, people)
    rules = (CHECKOUT / "policies" / "hulunbuir-2024.pol").read_text("utf-8")
    assert old in rules
    (people / f"{name}.pol").write_text(rules.replace(old, new), "utf-8")
    return f"{name}.pol"


def test_charts_are_of_those_who_are_known_on_both_sides(people: Path) -> None:
    rules = _changed(people, "200 元", "250 元", "资助改多")
    arguments = ("diff", "hulunbuir-2024", rules, "--records", "people.parquet", "--smallest", "1")
    assert pol(*arguments, "--output", "差.xlsx").code == 0
    content = (people / "差.xlsx").read_bytes()
    head, *rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_name("花多少钱").to_python()
    at = head.index("旧（可比）")
    (fund,) = (row for row in rows if row[0].strip() == "医疗救助基金")
    amount = cost(*arguments[1:])["amounts"]["资助.医疗救助基金"]
    known = [Decimal(moved["new"]) - Decimal(moved["old"]) for way, moved in amount["moved"].items() if way != "open"]
    assert Decimal(str(fund[at + 1])) - Decimal(str(fund[at])) == sum(known)
    assert sum(known) < Decimal(amount["new"]["known"]) - Decimal(amount["old"]["known"])
    with ZipFile(io.BytesIO(content)) as parts:
        assert f"${'ABCDEFGHIJKLMNO'[at]}$" in parts.read("xl/charts/chart1.xml").decode()


def test_the_workbook_has_numbers_and_charts(people: Path) -> None:
    arguments = ("diff", "hulunbuir-2024", "dengkou-2023", "--records", "people.parquet")
    assert pol(*arguments, "--format", "xlsx").code == 2  # a workbook goes to a file
    assert pol(*arguments, "--output", "差.xlsx").code == 0
    content = (people / "差.xlsx").read_bytes()
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names[:4] == ["花多少钱", "差额分布", "按参保地", "按人群"]
    rows = {row[0]: row for row in book.get_sheet_by_name("花多少钱").to_python()}
    whole = cost("hulunbuir-2024", "dengkou-2023", "--records", "people.parquet")["amounts"]["应缴"]
    assert Decimal(str(rows["应缴"][1])) == Decimal(whole["old"]["known"])
    with ZipFile(io.BytesIO(content)) as parts:
        assert sum(name.startswith("xl/charts/chart") for name in parts.namelist()) == 6


# --- it is exact ------------------------------------------------------------------------------------------------------


def test_totals_are_those_of_two_budgets_to_the_fen(people: Path) -> None:
    """By the calendar, and with the dates moved for the second notice, as somebody would do it to the file."""
    _a_year_earlier(people)
    for option, second in ((("--absolute",), "people.parquet"), ((), "earlier.parquet")):
        found = cost("hulunbuir-2024", "dengkou-2023", "--records", "people.parquet", *option)
        for side, policy, records in (("old", "hulunbuir-2024", "people.parquet"), ("new", "dengkou-2023", second)):
            budget = json.loads(pol("budget", policy, records, "--format", "json").out)["whole"]["amounts"]
            told = {f: one[side] for f, one in found["amounts"].items() if one[side]}
            unnamed = told.keys() - budget.keys()  # a payer whom this notice does not name gives nothing under it
            assert {told[payer]["known"] for payer in unnamed} <= {"0.00"}
            assert {f: one for f, one in told.items() if f not in unnamed} == budget


def _a_year_earlier(people: Path) -> None:
    """earlier.parquet: every date of people.parquet moved back by a year, as a calendar has it; no numbers, which would
    contradict the dates of birth."""
    records = duckdb.sql("SELECT * EXCLUDE (证件类型, 证件号码) FROM 'people.parquet'")
    moved = [
        f'CAST("{name}" - INTERVAL 12 MONTH AS DATE) AS "{name}"' if kind == "DATE" else f'"{name}"'
        for name, kind in zip(records.columns, map(str, records.types), strict=True)
    ]
    duckdb.sql(f"COPY (SELECT {', '.join(moved)} FROM 'people.parquet') TO '{people / 'earlier.parquet'}'")


def test_directions_and_lines_are_those_of_the_rows(people: Path) -> None:
    _a_year_earlier(people)
    assert pol("evaluate", "hulunbuir-2024", "people.parquet", "--output", "旧.parquet").code == 0
    assert pol("evaluate", "dengkou-2023", "earlier.parquet", "--output", "新.parquet").code == 0
    found = cost("hulunbuir-2024", "dengkou-2023", "--records", "people.parquet", "--smallest", "1")
    for field in ("缴费", "资助合计", "应缴", "先付", "退补", "财政补助"):
        name = column_of(field)
        select = ", ".join(f'{side}."{name}", {side}."{name}__kind"' for side in ("旧", "新"))
        moved: Counter[str] = Counter()
        for old, old_kind, new, new_kind in _rows(select):
            moved[_way(old, old_kind, new, new_kind)] += 1
        there = {way: one["heads"] for way, one in found["amounts"][field]["moved"].items() if one["heads"]}
        assert there == dict(moved), field
    for field in ("参保", "受理", "缴费", "资助合计"):
        lines = Counter(_rows(f'旧."{field}__rule", 新."{field}__rule"'))
        there = {
            tuple("、".join(line["entry"] for line in one[side]) or None for side in ("old", "new")): one["heads"]
            for one in found["lines"][field]
        }
        assert there == dict(lines), field


def _rows(select: str) -> list[Any]:
    return duckdb.sql(f"SELECT {select} FROM '旧.parquet' AS 旧 JOIN '新.parquet' AS 新 USING (\"row\")").fetchall()


def _way(old: Decimal | None, old_kind: str, new: Decimal | None, new_kind: str) -> str:
    if old_kind in OPEN or new_kind in OPEN:
        return "open"
    if old is not None and new is not None:
        return "same" if old == new else "more" if new > old else "less"
    return "ended" if old is not None else "began" if new is not None else "neither"


@pytest.mark.usefixtures("people")
def test_a_notice_against_itself_moves_nobody() -> None:
    found = cost("hulunbuir-2024", "hulunbuir-2024", "--records", "people.parquet", "--smallest", "1")
    for amount in found["amounts"].values():
        assert amount["old"] == amount["new"]
        assert all(not amount["moved"][way]["heads"] for way in ("more", "less", "began", "ended"))
    for field in ("资助.医疗救助基金", "资助.残联"):
        amount = found["amounts"][field]
        assert amount["old"]["heads"]["ambiguous"] > 0  # who pays is open, under both notices alike
        assert amount["difference"] == {"least": "0.00", "most": "0.00"}
        assert amount["moved"]["same"]["heads"] == 400
    assert all(turn["same"] for turns in found["outcomes"].values() for turn in turns if turn["old"]["kind"] == "known")


# --- years ------------------------------------------------------------------------------------------------------------


def test_for_records_of_the_new_year_the_old_notice_moves_on(county: Path) -> None:
    """The same persons a year later, said to be of the new notice, come to the same."""
    of_old = cost("county-2024.pol", "county-2025.pol", "--records", "名单.csv")
    later = ROSTER.replace("2024-02-29", "2025-02-28").replace(",2024-", ",2025-").replace(",2023-", ",2024-")
    (county / "后一年.csv").write_text(later, "utf-8")
    of_new = cost("county-2024.pol", "county-2025.pol", "--records", "后一年.csv", "--records-of", "new")
    assert (of_old["years_moved"], of_new["years_moved"]) == ({"old": 0, "new": 1}, {"old": -1, "new": 0})
    assert of_old["amounts"] == of_new["amounts"]
    days = ("待遇开始", "待遇结束")  # as those of the records' own year
    assert {k: v for k, v in of_old["outcomes"].items() if k not in days} == {
        k: v for k, v in of_new["outcomes"].items() if k not in days
    }


def test_records_that_look_like_the_other_years_are_told(county: Path) -> None:
    later = ROSTER.replace("2024-02-29", "2025-02-28").replace(",2024-", ",2025-").replace(",2023-", ",2024-")
    (county / "后一年.csv").write_text(later, "utf-8")
    arguments = ("diff", "county-2024.pol", "county-2025.pol", "--records")
    assert "P886" in pol(*arguments, "后一年.csv").err
    assert "--records-of new" in pol(*arguments, "后一年.csv").err
    assert "P886" not in pol(*arguments, "名单.csv").err
    assert "P886" not in pol(*arguments, "后一年.csv", "--records-of", "new").err


# --- what can't be known ----------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("county")
def test_a_fact_that_one_notice_alone_asks_for_is_named_with_what_is_open_because_of_it(county: Path) -> None:
    _half_price(county, "性别 = 女")
    ran = pol("diff", "county-2024.pol", "减半.pol", "--records", "名单.csv")
    assert "名单没有“性别”，示例县2024 不用它，示例县减半 要用；因此说不清的：缴费 6 人" in ran.err
    assert "P885" in pol("diff", "减半.pol", "county-2024.pol", "--records", "名单.csv", lang="en").err
    found = cost("county-2024.pol", "减半.pol", "--records", "名单.csv", "--smallest", "1")
    price = found["amounts"]["缴费"]
    assert price["moved"]["open"]["heads"] == 6
    assert all(case["new"]["missing"][-1] == "性别" and case["old"] is None for case in price["open"])


@pytest.mark.parametrize("terminal", [True, False])
def test_notes_on_the_records_are_told_once_to_whoever_sees_all(
    county: Path, terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Standard error tells them; a report that goes elsewhere has to say them itself."""
    monkeypatch.setattr("desk.commands.diff.sees_both", lambda: terminal)
    _half_price(county, "性别 = 女")
    note, arguments = "名单没有“性别”", ("diff", "county-2024.pol", "减半.pol", "--records", "名单.csv")
    printed = pol(*arguments)
    assert (note in printed.out, note in printed.err) == (not terminal, True)
    assert pol(*arguments, "--output", "差额.md").code in (0, 1)
    assert note in Path("差额.md").read_text("utf-8")


def test_a_fact_of_one_notice_that_has_a_default_is_told_as_well(county: Path) -> None:
    _half_price(county, "在校学生")
    ran = pol("diff", "county-2024.pol", "减半.pol", "--records", "名单.csv")
    assert "P887" in ran.err
    assert "“在校学生”" in ran.err
    assert "P885" not in ran.err


def _half_price(county: Path, whom: str) -> None:
    """减半.pol: the notice of 2024, with half the price for some."""
    rules = (county / "county-2024.pol").read_text("utf-8")
    assert "缴费：380 元" in rules
    changed = rules.replace("缴费：380 元", f"缴费\n  190 元 当 {whom}\n  380 元 其他")
    (county / "减半.pol").write_text(changed.replace("政策 示例县2024 ", "政策 示例县减半 "), "utf-8")


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("option", [("--by", "低保"), ("--largest", "3"), ("--records-of", "new"), ("--smallest", "1")])
def test_options_for_records_need_records(option: tuple[str, ...]) -> None:
    ran = pol("diff", "county-2024.pol", "county-2025.pol", *option)
    assert ran.code == 2
    assert "--records" in ran.err


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("suffix", ["txt", "json", "md", "html", "xlsx"])
def test_records_of_which_no_row_can_be_used_cost_nothing(suffix: str) -> None:
    bad = "110101197207070070,示例八,示例县,2023-13-01,否,否,否"
    Path("空.csv").write_text(f"{ROSTER.splitlines()[0]}\n{bad}\n", "utf-8")
    ran = pol("diff", "county-2024.pol", "county-2025.pol", "--records", "空.csv", "--output", f"空.{suffix}")
    assert ran.code == 1
    assert "共 1 行，核定 0 人" in ran.err
    assert suffix != "txt" or "名单里没有一个能算的人。" in Path("空.txt").read_text("utf-8")


@pytest.mark.usefixtures("county")
def test_persons_of_whom_nothing_but_a_name_is_known_are_counted() -> None:
    for name, amount in (("甲", 400), ("乙", 430)):
        Path(f"{name}.pol").write_text(_FOR_EVERYBODY.format(name=name, amount=amount), "utf-8")
    Path("姓名.csv").write_text("姓名\n示例一\n示例二\n", "utf-8")
    found = cost("甲.pol", "乙.pol", "--records", "姓名.csv", "--smallest", "1")
    assert found["heads"] == 2
    assert found["amounts"]["应缴"]["difference"] == {"least": "60.00", "most": "60.00"}


_FOR_EVERYBODY = """政策 {name} "{name}"
  文号 未注明
  地区 999999 示例县
  年度 2024
  发布 未注明
  词汇 person.pol

缴费：{amount} 元  依据 一
"""


@pytest.mark.usefixtures("county")
def test_a_name_that_nobody_can_be_counted_by_ends_the_run() -> None:
    ran = pol("diff", "county-2024.pol", "county-2025.pol", "--records", "名单.csv", "--by", "姓名")
    assert ran.code == 2
    assert "P751" in ran.err
    assert not ran.out


def test_the_records_are_never_written_over(county: Path) -> None:
    ran = pol(
        "diff",
        "county-2024.pol",
        "county-2025.pol",
        "--records",
        "名单.csv",
        "--format",
        "text",
        "--output",
        "名单.csv",
    )
    assert ran.code == 2
    assert "P719" in ran.err
    assert (county / "名单.csv").read_text("utf-8") == ROSTER


@pytest.mark.usefixtures("county")
def test_rows_that_cant_be_used_are_set_aside() -> None:
    Path("名单.csv").write_text(ROSTER + "110101197207070070,示例八,示例县,2023-13-01,否,否,否\n", "utf-8")
    ran = pol("diff", "county-2024.pol", "county-2025.pol", "--records", "名单.csv")
    assert ran.code == 1
    assert "搁置 1 行" in ran.err or "1 行" in ran.err
    assert Path("rejects.csv").exists()
