"""An invented county over three years: `pol show`, and the options that choose the texts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from desk.rule_files.policies import load_policy
from dsl import Loaded
from engine.record import assessment_schema

from .conftest import CHECKOUT, Ran, pol

ROSTER = "姓名,户籍地,缴费日期,特困,低保,重度残疾,返贫致贫人口\n张示例,示例县,2025-03-05,否,否,否,否\n"


@pytest.fixture
def years(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The gallery's county with a roster of one person, as the current folder."""
    for path in (CHECKOUT / "docs" / "gallery").glob("county-*.pol"):
        shutil.copy(path, tmp_path)
    (tmp_path / "roster.csv").write_text(ROSTER, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("years")
def test_show_prints_the_whole_notice_with_the_origin_of_each_statement(snapshot: SnapshotAssertion) -> None:
    assert pol("show", "county-2025.pol", "--known-on", "2025-03-09").out == snapshot
    assert pol("show", "示例县2026", lang="en").out == snapshot


@pytest.mark.parametrize("name", ["county-2024", "county-2025", "county-2026"])
def test_what_is_shown_is_a_rule_file_that_means_the_same(name: str, years: Path) -> None:
    whole = years / "alone" / f"{name}.pol"
    whole.parent.mkdir()
    whole.write_text(pol("show", name).out, "utf-8")
    shown, governing = load_policy(whole), load_policy(Path(f"{name}.pol"))
    assert isinstance(shown, Loaded)
    assert isinstance(governing, Loaded)
    assert shown.policy is not None
    assert governing.policy is not None
    assert shown.policy.header == governing.policy.header
    assert shown.policy.decisions.keys() == governing.policy.decisions.keys()
    assert shown.policy.windows.keys() == governing.policy.windows.keys()
    assert [aid.lines[0].value for aid in shown.policy.aids] == [aid.lines[0].value for aid in governing.policy.aids]


@pytest.mark.usefixtures("years")
def test_show_as_data_says_what_a_statement_took_the_place_of() -> None:
    shown = json.loads(pol("show", "示例县2025", "--format", "json").out)
    (window,) = [one for one in shown["statements"] if one["key"] == "期 集中缴费期"]
    assert (window["notice"], window["file"], window["line"]) == ("示例县2025延期", "county-2025-extension.pol", 5)
    assert window["in_place_of"] == {"notice": "示例县2025", "file": "county-2025.pol", "line": 8}
    assert [text["id"] for text in shown["policy"]["amended_by"]] == ["示例县2025补充", "示例县2025延期"]
    assert shown["left_out"] == [{"id": "示例县2025草案", "why": "draft"}]


@pytest.mark.usefixtures("years")
def test_the_answer_depends_on_what_was_known() -> None:
    assert waiting(evaluated()) == "none"
    assert waiting(evaluated("--known-on", "2025-03-01")) == {"count": 3, "unit": "month"}


def evaluated(*options: str) -> dict[str, object]:
    document = json.loads(pol("evaluate", "示例县2025", "roster.csv", "--format", "json", *options).out)
    found: dict[str, object] = document["results"][0]["assessment"]
    return found


def waiting(record: dict[str, object]) -> object:
    products = record["products"]
    assert isinstance(products, list)
    return products[0]["waiting_period"]["value"]


@pytest.mark.usefixtures("years")
def test_the_record_says_which_notices_govern_and_whose_clauses_they_are() -> None:
    record = evaluated()
    Draft202012Validator(assessment_schema()).validate(record)
    policy = record["policy"]
    assert isinstance(policy, dict)
    assert (policy["as_of"], policy["known_on"], policy["source"]["name"]) == ("2025-12-31", None, "county-2025.pol")
    assert [text["issued"] for text in policy["amended_by"]] == ["2024-11-15", "2025-03-10"]
    assert [text["id"] for text in policy["based_on"]] == ["示例县2024"]
    citations = record["citations"]
    assert isinstance(citations, list)
    assert citations[-2:] == ["示例县2025延期 一", "示例县2024 一"]
    eligibility = record["eligibility"]
    assert isinstance(eligibility, dict)
    assert eligibility["rules"] == [{"line": 13, "file": "county-2024.pol", "clauses": ["示例县2024 一"]}]


@pytest.mark.usefixtures("years")
def test_evaluate_and_explain_say_what_amended_the_policy() -> None:
    summary = pol("evaluate", "示例县2025", "roster.csv").err
    assert "用的是经 示例县2025补充、示例县2025延期 修改的 示例县2025" in summary
    said = pol("explain", "示例县2025", "roster.csv", "--person", "张示例", "--known-on", "2025-04-01").out
    assert "，经 示例县2025补充、示例县2025延期 修改，只看到 2025-04-01 为止发布的文件" in said.replace("\n", "")
    assert "county-2024.pol 第 13 行 | 准许 当 户籍地 属于 本地  [依据 示例县2024 一]" in said


REFUSED = [
    (("示例县2025草案",), "它还是草案"),
    (("示例县2024", "--as-of", "2025-06-01"), "它已经废止"),
    (("示例县2025", "--known-on", "2024-08-29"), "2024-08-29 还没有发布"),
]


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize(("asked", "why"), REFUSED, ids=[asked[0] for asked, _ in REFUSED])
@pytest.mark.parametrize("command", ["evaluate", "explain"])
def test_what_does_not_govern_gives_no_answer_unless_it_is_wanted_all_the_same(
    command: str, asked: tuple[str, ...], why: str
) -> None:
    policy, *days = asked
    person = ("--person", "张示例")
    refused = pol(command, policy, "roster.csv", *person, *days)
    assert (refused.code, refused.out) == (1, "")
    assert f"错误[P723]：“{policy}”不起作用：{why}，所以不给结果" in refused.err
    assert pol(command, policy, "roster.csv", *person, *days, "--even-if-not-in-force").out


@pytest.mark.usefixtures("years")
def test_what_is_repealed_governs_until_then() -> None:
    assert pol("evaluate", "示例县2024", "roster.csv", "--as-of", "2024-12-31").out


@pytest.mark.usefixtures("years")
@pytest.mark.parametrize("command", [("check",), ("show",), ("evaluate", "roster.csv")], ids=lambda c: c[0])
def test_a_day_that_is_none_is_said_to_be_none(command: tuple[str, ...]) -> None:
    ran: Ran = pol(command[0], "示例县2025", *command[1:], "--as-of", "2025-02-30")
    assert (ran.code, ran.out) == (2, "")
    assert "错误[P722]：“2025-02-30”不是日期" in ran.err


@pytest.mark.usefixtures("years")
def test_check_looks_at_a_file_by_its_own_lock(years: Path) -> None:
    (years / "延期.txt").write_text("关于延长的通知\n一、集中缴费期延长。\n二、自发布之日起执行。\n", "utf-8")
    assert pol("cite", "lock", "延期.txt", "--output", "county-2025-extension.cite.json").code == 0
    codes = [found["code"] for found in findings("county-2025-extension")]
    assert codes == ["P412"]


def findings(policy: str, fast: bool = True) -> list[dict[str, object]]:
    document = json.loads(pol("check", policy, *(["--fast"] if fast else []), "--format", "json").out)
    found: list[dict[str, object]] = document["diagnostics"]
    return found


def test_a_broken_change_is_reported_where_it_stands(years: Path) -> None:
    path = years / "county-2025-extension.pol"
    path.write_text(path.read_text("utf-8").replace("期 补缴期", "期 补交期"), "utf-8")
    (found,) = [one for one in findings("county-2025") if one["code"] == "P221"]
    assert found["help"]
    assert "county-2025-extension.pol" in json.dumps(found, ensure_ascii=False)


def test_check_holds_a_notice_against_its_superior(years: Path) -> None:
    notes = [found for found in findings("county-2026", fast=False) if str(found["code"]).startswith("P54")]
    assert [found["code"] for found in notes] == ["P545"]
    shutil.copy(CHECKOUT / "docs" / "gallery" / "framework-2026.pol", years)
    assert not any(str(found["code"]).startswith("P54") for found in findings("county-2026", fast=False))
    path = years / "county-2026.pol"
    path.write_text(path.read_text("utf-8").replace("420 元", "410 元"), "utf-8")
    (low, short) = (found for found in findings("county-2026", fast=False) if str(found["code"]).startswith("P54"))
    assert (low["code"], short["code"]) == ("P542", "P542")
    (years / "framework-2026.pol").write_text("政策 示例省2026\n缴费：", "utf-8")
    assert "P547" in [found["code"] for found in findings("county-2026", fast=False)]


def test_the_superiors_of_a_superior_count_as_well(years: Path) -> None:
    header = "  地区 990000 示例省\n  年度 2026\n  词汇 person.pol\n"
    city, province = years / "city.pol", years / "province.pol"
    city.write_text(f"政策 示例省2026\n{header}  上级 示例国2026\n", "utf-8")
    province.write_text(f"政策 示例国2026\n{header}  上级 示例省2026\n约束 缴费 ≥ 430 元 依据 一\n", "utf-8")
    assert "P542" in [found["code"] for found in findings("county-2026", fast=False)]
