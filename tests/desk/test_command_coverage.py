"""`pol test --coverage`: what the scenarios of a notice show of it, as a person at the desk sees it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from .conftest import CHECKOUT, pol

SCHEMA = json.loads((files("desk") / "schemas" / "coverage.schema.json").read_text("utf-8"))

RULES = """政策 示例县2025 "示例县2025年度参保征缴"
  地区 999999 示例县
  年度 2025
  词汇 person.pol

期 集中期 2024-09-01 至 2025-02-28   依据 三(一)
参保：准许                           依据 一
受理                                 依据 三
  准许         当 缴费日期 在 集中期
  准许         当 特困 且 缴费日期 在 2025-01-01 至 2025-12-31
  不准 "已过"  其他                  依据 三(二)
缴费：400 元                         依据 二
人群 特困人员 当 特困                依据 二(一)
资助 特困全额 给 特困人员            依据 二(一)
  医疗救助基金 全额
  方式 代缴
"""
SCENARIOS = """政策: 示例县
场景:
  - 名称: 期内
    事实: {缴费日期: "2025-02-28"}
    期望: {受理: 准许, 应缴: "400.00"}
    依据: 三(一)
    理由: 末日在期内
  - 名称: 特困期后
    事实: {缴费日期: "2025-03-01", 特困: 是}
    期望: {受理: 准许}
    依据: 三
    理由: 特困全年可缴
"""
PROPOSED = """政策: 示例县
场景:
  - 名称: 期后
    状态: 提议
    事实: {缴费日期: "2025-03-01"}
    期望: {受理: {不予受理: 已过}}
    依据: 三(二)
    理由: 过了末日
"""


@pytest.fixture
def notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "person.pol").write_bytes((CHECKOUT / "policies" / "person.pol").read_bytes())
    (tmp_path / "示例县.pol").write_text(RULES, encoding="utf-8")
    (tmp_path / "示例县.scenarios.yaml").write_text(SCENARIOS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def without_time(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if not line.startswith(("2 个相符", "2 passed")))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_gaps_are_told_by_line_of_the_rule_file(notice: Path, lang: str, snapshot: SnapshotAssertion) -> None:
    found = pol("test", "示例县.pol", "--coverage", lang=lang)
    assert found.code == 0
    assert without_time(found.out) == snapshot
    assert "pol generate 示例县2025" in found.err


def test_a_share_that_is_asked_for_fails_below_it(notice: Path) -> None:
    found = pol("test", "示例县.pol", "--fail-under", "99.5")
    assert found.code == 1
    assert "P830" in found.err
    assert pol("test", "示例县.pol", "--fail-under", "20").code == 0


def test_what_is_only_proposed_or_fails_shows_nothing(notice: Path) -> None:
    def per_mille() -> int:
        (one,) = json.loads(pol("test", "示例县.pol", "--coverage", "--format", "json").out)["coverage"]
        return int(one["total"]["per_mille"])

    before = per_mille()
    (notice / "示例县.新.scenarios.yaml").write_text(PROPOSED, encoding="utf-8")
    assert per_mille() == before
    (notice / "示例县.新.scenarios.yaml").write_text(PROPOSED.replace("    状态: 提议\n", ""), encoding="utf-8")
    assert per_mille() > before
    wrong = PROPOSED.replace("    状态: 提议\n", "").replace("已过}", "太早}")
    (notice / "示例县.新.scenarios.yaml").write_text(wrong, encoding="utf-8")
    assert per_mille() == before


def test_json_keeps_to_the_published_schema(notice: Path) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert pol("test", "示例县.pol", "--coverage-format", "json").code == 0
    document = json.loads((notice / "示例县.coverage.json").read_text("utf-8"))
    Draft202012Validator(SCHEMA).validate(document)
    assert {goal["state"] for goal in document["goals"]} == {"met", "gap", "impossible"}


def test_html_stands_beside_the_rule_file_and_fetches_nothing(notice: Path) -> None:
    assert pol("test", "示例县.pol", "--coverage-format", "html").code == 0
    page = (notice / "示例县.coverage.html").read_text("utf-8")
    assert "default-src 'none'" in page and "http" not in page.replace("http-equiv", "")
    assert "<script" not in page
    for line in RULES.splitlines():
        assert line.split("  ")[0].strip().replace('"', "&quot;") in page


def test_beside_another_report_the_text_goes_to_standard_error(notice: Path) -> None:
    found = pol("test", "示例县.pol", "--format", "junit", "--coverage")
    assert found.out.startswith("<?xml") and "覆盖：" not in found.out
    assert "覆盖：示例县2025" in found.err


def test_one_file_is_too_little_for_several_policies(notice: Path) -> None:
    (notice / "另县.pol").write_text(RULES.replace("示例县2025 ", "另县2025 "), encoding="utf-8")
    (notice / "另县.scenarios.yaml").write_text(SCENARIOS.replace("政策: 示例县", "政策: 另县"), encoding="utf-8")
    found = pol("test", ".", "--coverage-output", "覆盖.txt")
    assert found.code == 2 and "P831" in found.err
    (notice / "结果").mkdir()
    assert pol("test", ".", "--coverage-output", "结果").code == 0
    assert {path.name for path in (notice / "结果").iterdir()} == {"示例县.coverage.txt", "另县.coverage.txt"}


@pytest.mark.parametrize("name", ["示例县.pol", "示例县.scenarios.yaml", "person.pol"])
def test_what_was_written_by_hand_is_never_written_over(name: str, notice: Path) -> None:
    before = (notice / name).read_bytes()
    ran = pol("test", ".", "--coverage-format", "json", "--coverage-output", name)
    assert (ran.code, "P719" in ran.err) == (2, True)
    assert (notice / name).read_bytes() == before


def test_one_scenario_is_no_plural_in_english(notice: Path) -> None:
    ran = pol("test", "示例县.pol", "--coverage", "--run", "期内", lang="en")
    assert "Coverage of 示例县2025 (1 scenario)\n" in ran.out
    pol("test", "示例县.pol", "--coverage-format", "html", "--run", "期内", lang="en")
    assert "By 1 scenario." in Path("示例县.coverage.html").read_text("utf-8")
