"""`pol snapshot`: what is kept of a population, that nobody shows through, and what is said to have moved."""

from __future__ import annotations

import json
import re
import runpy
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from desk.reports.snapshot.json import snapshot_schema
from engine.snapshot.model import Line
from engine.snapshot.paired import Pair, paired
from engine.snapshot.withheld import withheld_cells, withheld_groups, withheld_parts

from ..conftest import CHECKOUT, Ran, pol
from .test_budget import ROSTER, TWICE, WRONG

KEPT = "改前.snapshot.json"


@pytest.fixture
def roster(county: Path) -> Path:
    """The invented county's folder, with nine persons in 名单.csv."""
    (county / "名单.csv").write_text(ROSTER, encoding="utf-8")
    return county


@pytest.fixture
def people(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with four hundred people who do not exist, in fourteen 旗市区."""
    monkeypatch.chdir(tmp_path)
    runpy.run_path(str(CHECKOUT / "benchmarks" / "population.py"))["write"](400, tmp_path / "people.parquet")
    return tmp_path


def keep(*arguments: str, policy: str = "示例县.pol", records: str = "名单.csv", output: str = KEPT) -> Any:
    """Take a snapshot in which every count is told, unless `--smallest` is given; it keeps to its schema."""
    ran = pol("snapshot", policy, records, "--output", output, *_told(arguments))
    assert ran.code in (0, 1), ran.err
    found = json.loads(Path(output).read_text(encoding="utf-8"))
    Draft202012Validator(snapshot_schema()).validate(found)
    return found


def against(*arguments: str, lang: str = "zh") -> Ran:
    return pol("snapshot", "示例县.pol", "名单.csv", "--against", KEPT, *_told(arguments), lang=lang)


def _told(arguments: tuple[str, ...]) -> tuple[str, ...]:
    return arguments if "--smallest" in arguments else (*arguments, "--smallest", "1")


def rewrite(name: str, *changes: tuple[str, str]) -> None:
    text = Path(name).read_text(encoding="utf-8")
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    Path(name).write_text(text, encoding="utf-8")


# --- what is kept -----------------------------------------------------------------------------------------------------


def test_the_same_inputs_give_the_same_bytes_and_nothing_moves(roster: Path) -> None:
    keep()
    keep(output="again.json")
    assert (roster / KEPT).read_bytes() == (roster / "again.json").read_bytes()
    ran = against("--exit-code")
    assert ran.code == 0
    assert "没有任何变化" in ran.out


def test_sums_and_heads_are_those_of_the_budget_and_of_the_rows(people: Path) -> None:
    found = keep(policy="hulunbuir-2024", records="people.parquet")
    ran = pol("budget", "hulunbuir-2024", "people.parquet", "--format", "json")
    amounts = json.loads(ran.out)["whole"]["amounts"]
    assert pol("evaluate", "hulunbuir-2024", "people.parquet", "--output", "结果.parquet").code == 0
    assert {name for name, field in found["fields"].items() if field["sum"]} == set(amounts)
    for name, field in found["fields"].items():
        column = {"资助.": "资助合计__payer_", "财政.": "财政补助__payer_"}.get(name[:3], name[:3]) + name[3:]
        kinds = Counter[str]()
        for way in field["ways"]:
            kinds[way["kind"]] += way["heads"]
        rows = _rows(f"SELECT \"{column}__kind\", count(*) FROM '结果.parquet' GROUP BY ALL")
        assert kinds == {str(kind): heads for kind, heads in rows}, name
        if field["sum"]:
            assert {end: amounts[name][end] for end in ("known", "low", "high")} == field["sum"], name
            ((known,),) = _rows(f"SELECT coalesce(sum(\"{column}\"), 0) FROM '结果.parquet'")
            assert Decimal(field["sum"]["known"]) == known, name
    rules = _rows("SELECT \"受理__rule\", count(*) FROM '结果.parquet' GROUP BY ALL")
    assert _by_rule(found["fields"]["受理"]) == dict(rules)
    for name, standings in found["categories"].items():
        ((held,),) = _rows(f"SELECT count(*) FILTER (\"人群.{name}\") FROM '结果.parquet'")
        assert standings.get("yes", 0) == held, name


def _rows(query: str) -> Any:
    with duckdb.connect() as connection:
        return connection.execute(query).fetchall()


def _by_rule(field: Any) -> dict[str | None, int]:
    found = Counter[str | None]()
    for way in field["ways"]:
        found[way["rule"]] += way["heads"]
    return dict(found)


def test_counties_add_up_to_the_whole(people: Path) -> None:
    """With nothing withheld, every way of every field."""
    found = keep("--smallest", "1", "--by", "户籍地", policy="hulunbuir-2024", records="people.parquet")
    assert [one["by"] for one in found["breakdowns"]] == ["参保地", "户籍地"]
    for breakdown in found["breakdowns"]:
        groups = breakdown["groups"]
        assert sum(group["heads"] for group in groups) == found["heads"] == 400
        for name, field in found["fields"].items():
            added = [sum(column) for column in zip(*(group["ways"][name] for group in groups), strict=True)]
            assert added == [way["heads"] for way in field["ways"]]
            if field["sum"]:
                known = sum(Decimal(group["sums"][name]["known"]) for group in groups)
                assert known == Decimal(field["sum"]["known"])


def test_amounts_that_differ_from_person_to_person_are_added_up_but_not_kept_one_by_one(roster: Path) -> None:
    rewrite("示例县.pol", ("  个人标准    其他", "  上年激励额度 其他"))
    rewrite("名单.csv", ("地区类别\n", "地区类别,上年激励额度\n"))
    rows = (roster / "名单.csv").read_text(encoding="utf-8").splitlines()
    (roster / "名单.csv").write_text(
        "\n".join([rows[0], *(f"{row},{number}.37" for number, row in enumerate(rows[1:], 777))]), encoding="utf-8"
    )
    found = keep()["fields"]["缴费"]
    amounts = json.loads(pol("budget", "示例县.pol", "名单.csv", "--format", "json").out)["whole"]["amounts"]
    assert found["sum"]["known"] == amounts["缴费"]["known"]
    assert ".37" not in json.dumps(found["ways"])


# --- nobody shows through ---------------------------------------------------------------------------------------------


def test_nobody_is_named_and_no_folder_is_told(roster: Path) -> None:
    keep("--by", "残疾等级")
    kept = (roster / KEPT).read_text(encoding="utf-8")
    assert not re.search("示例甲|示00|1980", kept)
    assert str(roster) not in kept
    ran = pol("snapshot", str(roster / "示例县.pol"), str(roster / "名单.csv"))
    assert ran.code == 0
    assert str(roster) not in ran.out


def test_few_persons_are_withheld_among_everybody_too(people: Path) -> None:
    few, told = (keep("--smallest", least, policy="hulunbuir-2024", records="people.parquet") for least in ("5", "1"))
    assert few["fields"]["应缴"]["sum"] == told["fields"]["应缴"]["sum"]
    for name, field in told["fields"].items():
        exact = [way["heads"] for way in field["ways"]]
        shown = [way["heads"] for way in few["fields"][name]["ways"]]
        assert shown == list(withheld_groups(exact, 5)), name
    exact, shown = (list(found["categories"]["特殊人员"].values()) for found in (told, few))
    assert shown == list(withheld_groups(exact, 5))
    every = [way["heads"] for field in few["fields"].values() for way in field["ways"]]
    assert "<5" in every
    assert not {1, 2, 3, 4} & set(every)


def test_a_way_that_is_withheld_is_withheld_in_every_group(people: Path) -> None:
    """Else the groups would add up to it."""
    found = keep("--smallest", "5", policy="hulunbuir-2024", records="people.parquet")
    groups = [group for group in found["breakdowns"][0]["groups"] if group["ways"]]
    for name, field in found["fields"].items():
        for at, way in enumerate(field["ways"]):
            if isinstance(way["heads"], str):
                assert not [g for g in groups if isinstance(g["ways"][name][at], int) and g["ways"][name][at]], name


def test_what_is_withheld_of_few_still_moves_as_a_kind(people: Path) -> None:
    """Kinds of which all the rest is told are told: how many are known does not hide behind a rare value."""
    keep("--smallest", "5", policy="hulunbuir-2024", records="people.parquet")
    ran = pol("snapshot", "dengkou-2023", "people.parquet", "--against", KEPT, "--smallest", "5", "--format", "json")
    (due,) = (field for field in json.loads(ran.out)["fields"] if field["name"] == "应缴")
    kinds = {one["kind"]: one["heads"] for one in due["kinds"]}
    assert isinstance(kinds["known"]["before"], int)


def test_small_groups_are_withheld_with_their_sums(people: Path) -> None:
    found = keep("--smallest", "5", policy="hulunbuir-2024", records="people.parquet")
    groups = found["breakdowns"][0]["groups"]
    small = [group for group in groups if isinstance(group["heads"], str)]
    assert small
    assert all(not group["sums"] and not group["ways"] and not group["categories"] for group in small)
    told = [heads for group in groups for row in group["ways"].values() for heads in row]
    assert not set(told) & {1, 2, 3, 4}
    assert "<5" in told


@given(
    st.integers(1, 5).flatmap(
        lambda width: st.lists(st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=6)
    )
)
def test_what_is_withheld_cannot_be_had_by_subtraction(table: list[list[int]]) -> None:
    """In no row and no column: less than two are never withheld, nor fewer persons together than may be shown."""
    heads = [sum(row) for row in table]
    groups = withheld_groups(heads, 5)
    gone = [at for at, shown in enumerate(groups) if isinstance(shown, str)]
    shown = withheld_cells(table, gone, 5)
    lines = [(heads, groups)]
    lines += [(row, marks) for at, (row, marks) in enumerate(zip(table, shown, strict=True)) if at not in gone]
    lines += list(zip(zip(*table, strict=True), zip(*shown, strict=True), strict=True))  # type: ignore[arg-type]
    for counts, marks in lines:
        hidden = [count for count, mark in zip(counts, marks, strict=True) if isinstance(mark, str)]
        left = [count for count, mark in zip(counts, marks, strict=True) if mark and not isinstance(mark, str)]
        assert all(count >= 5 for count in left)
        assert not hidden or not left or (len(hidden) > 1 and sum(hidden) >= 5)


# --- what moved -------------------------------------------------------------------------------------------------------

RULES = (
    ("个人标准 = 400", "个人标准 = 410"),
    ("  1070 元     当", "  500 元 当 缴费日期 = 2024-10-09\n  1100 元     当"),
)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_changed_rules_are_told_as_an_officer_reads_them(
    roster: Path, language: str, snapshot: SnapshotAssertion
) -> None:
    keep("--smallest", "1")
    rewrite("示例县.pol", *RULES)
    rewrite(
        "名单.csv",
        (
            "示例丁,其他证件类型,示004,1980-04-04,示例县,另一示例县",
            "示例丁,其他证件类型,示004,1980-04-04,示例县,示例县",
        ),
    )
    ran = against("--smallest", "1", lang=language)
    assert ran.code == 0
    assert re.sub(r"[0-9a-f]{8}(?=[)）])", "########", ran.out) == snapshot


def test_a_line_put_in_above_moves_nobody_by_itself(roster: Path) -> None:
    keep()
    rewrite("示例县.pol", ("  1070 元     当", "  500 元 当 出生日期 < 1900-01-01\n\n  # 新加的\n  1070   元   当"))
    ran = against("--exit-code")
    assert ran.code == 0
    assert "新出现：缴费 第 31 行 500 元 当 出生日期 < 1900-01-01" in ran.out
    assert "没有任何变化" in ran.out


def test_programs_read_the_same(roster: Path) -> None:
    keep()
    rewrite("示例县.pol", *RULES)
    ran = against("--format", "json", "--exit-code")
    assert ran.code == 1
    found = json.loads(ran.out)
    assert found["inputs"] == ["policy_hash"]
    price = next(field for field in found["fields"] if field["name"] == "缴费")
    assert price["sum"]["known"] == {"before": "3070.00", "after": "2830.00", "by": "-240.00"}
    assert {"value": "400.00", "heads": {"before": 5, "after": 0, "by": -5}} in price["values"]
    rules = {rule["lines"][0]["after"]["value"]: rule["heads"] for rule in price["rules"] if len(rule["lines"]) == 1}
    assert rules["个人标准"] == {"before": 5, "after": 3, "by": -2}


def test_other_records_assumptions_and_rows_are_said_first(roster: Path) -> None:
    keep()
    (roster / "名单.csv").write_text(ROSTER + TWICE + WRONG, encoding="utf-8")
    ran = against("--assume", "参保地=示例县")
    assert ran.code == 1, "a row was set aside"
    first = ran.out.splitlines()[2:8]
    assert first[0] == "先看做出两份快照的东西有什么不同"
    assert [line.partition("：")[0] for line in first[2:5]] == ["名单", "行数", "假定"]


def test_a_new_snapshot_can_be_kept_while_comparing(roster: Path) -> None:
    keep()
    rewrite("示例县.pol", *RULES)
    assert against("--output", "改后.snapshot.json").code == 0
    ran = pol("snapshot", "示例县.pol", "名单.csv", "--against", "改后.snapshot.json", "--exit-code")
    assert (ran.code, "没有任何变化" in ran.out) == (0, True)


def test_the_exit_code_that_is_asked_for_tells_of_movement_alone(roster: Path) -> None:
    """A row that is set aside ends a run with 1 as everywhere, unless the code is to tell whether anything moved."""
    (roster / "名单.csv").write_text((roster / "名单.csv").read_text("utf-8") + WRONG, "utf-8")
    assert pol("snapshot", "示例县.pol", "名单.csv", "--output", "改前.snapshot.json").code == 1
    again = ("snapshot", "示例县.pol", "名单.csv", "--against", "改前.snapshot.json")
    assert pol(*again).code == 1
    ran = pol(*again, "--exit-code")
    assert (ran.code, "搁置 1 行" in ran.err) == (0, True)
    rewrite("示例县.pol", *RULES)
    assert pol(*again, "--exit-code").code == 1


def test_another_policy_is_compared_with_a_note(roster: Path) -> None:
    keep()
    rewrite("示例县.pol", ("政策 示例县2025", "政策 示例县2025试行"))
    assert "政策编号：示例县2025 " in against().out


def line(key: str, guard: str, value: str, at: int) -> Line:
    return Line(key, guard, value, ("一",), "示例县.pol", at)


def test_lines_are_known_again_by_what_they_say() -> None:
    before = {
        "缴费#1": line("缴费", "甲", "1 元", 1),
        "缴费#2": line("缴费", "乙", "2 元", 2),
        "减免": line("资助 减免", "丙", "3 元", 3),
    }
    after = {
        "缴费#1": line("缴费", "丁", "4 元", 1),
        "缴费#2": line("缴费", "乙", "5 元", 2),
        "缴费#3": line("缴费", "甲", "1 元", 3),
        "减免": line("资助 减免", "戊", "6 元", 4),
    }
    assert set(paired(before, after)) == {
        Pair(None, "缴费#1"),
        Pair("缴费#2", "缴费#2"),
        Pair("缴费#1", "缴费#3"),
        Pair("减免", "减免"),
    }
    assert Pair("减免", None) in paired(before, {})


# --- what cannot be done ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda text: "一,二,三\n", "P860"),
        (lambda text: '{"format": 1}', "P860"),
        (lambda text: "[" * 100_000, "P860"),
        (lambda text: text.replace('"format": 1', '"format": 2'), "P861"),
        (lambda text: text.replace("3070.00", "3080.00"), "P862"),
        (lambda text: text[: len(text) // 2], "P862"),
        (lambda text: text.replace('"heads": 9', '"heads": NaN'), "P862"),
    ],
    ids=["a table", "other JSON", "brackets without end", "newer", "a number changed", "cut off", "no number"],
)
def test_what_is_no_snapshot_is_told_and_nothing_written(roster: Path, spoil: Any, said: str) -> None:
    keep()
    (roster / KEPT).write_text(spoil((roster / KEPT).read_text(encoding="utf-8")), encoding="utf-8")
    ran = against("--output", "新.json")
    assert (ran.code, ran.out) == (3, "")
    assert said in ran.err
    assert not (roster / "新.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--by", "姓名"], 2, "P751"),
        (["--against", "没有.json"], 3, "P701"),
        (["--against", "."], 3, "P712"),
        (["--output", "名单.csv"], 2, "P719"),
        (["--against", KEPT, "--output", KEPT], 2, "P719"),
        (["--exit-code"], 2, "--against"),
        (["--smallest", "0"], 2, "--smallest"),
        (["--assume", "没有=1"], 2, "P715"),
    ],
)
def test_what_cannot_be_done_is_said(roster: Path, arguments: list[str], code: int, said: str) -> None:
    keep()
    kept = (roster / KEPT).read_bytes()
    ran = pol("snapshot", "示例县.pol", "名单.csv", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert (roster / KEPT).read_bytes() == kept


def test_the_page_shows_what_is_printed(roster: Path) -> None:
    keep()
    rewrite("示例县.pol", ("1070 元 ", "1100 元 "))
    page = (CHECKOUT / "docs" / "population.md").read_text(encoding="utf-8")
    shown = re.sub(r"[0-9a-f]{8}(?=[)）])", "", against().out)
    assert shown in re.sub(r"[0-9a-f]{8}(?=[)）])", "", page)


@given(
    st.lists(st.lists(st.integers(0, 12), min_size=1, max_size=4), min_size=1, max_size=4),
    st.integers(2, 8),
)
def test_parts_dont_give_away_a_group_nor_a_group_its_parts(parts: list[list[int]], smallest: int) -> None:
    wholes = [sum(one) for one in parts]
    groups, told = withheld_parts(wholes, parts, smallest)
    for whole, shown, part, counts in zip(wholes, groups, told, parts, strict=True):
        hidden = [count for count, one in zip(counts, part, strict=True) if isinstance(one, str)]
        if isinstance(shown, str):
            assert hidden
        else:
            assert not hidden or (len(hidden) > 1 and sum(hidden) >= min(smallest, whole))
        assert all(one == count for count, one in zip(counts, part, strict=True) if isinstance(one, int))
        assert not any(isinstance(one, int) and 0 < one < smallest for one in (shown, *part))
    gone = [whole for whole, shown in zip(wholes, groups, strict=True) if isinstance(shown, str)]
    assert len(gone) != 1 or sum(1 for whole in wholes if whole) == 1
