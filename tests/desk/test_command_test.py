"""`pol test` as an officer meets it: what passes, what fails and why, what is proposed, and what can't be run."""

from __future__ import annotations

import json
import xml.etree.ElementTree as xml
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from syrupy.assertion import SnapshotAssertion

from .conftest import CHECKOUT, pol

SCENARIOS = """\
政策: 示例县2025
共同事实: {户籍地: 示例县, 地区类别: 一类, 出生日期: 1960-05-01, 缴费日期: 2024-10-08}
场景:
  - 名称: 没有身份的居民
    期望: {参保: 准许, 受理: 准许, 应缴: "400.00", 等待期: 无}
    依据: 二(一)
    理由: 没有身份就没有资助
  - 名称: 补缴期的低保对象
    事实: {低保: 是, 缴费日期: 2025-03-05}
    期望:
      缴费: "400.00"   # 特殊人员不加价
      应缴: "200.00"
    依据: 二(二)2
    理由: 资助标准的一半
  - 名称: 已经有职工医保
    事实: {职工医保在保: 是}
    期望: {参保: {不予参保: 已参加职工医保}, 应缴: 不适用}
    依据: 一
    理由: 不重复参保
"""
FILE = "示例县.scenarios.yaml"


@pytest.fixture(autouse=True)
def scenarios(county: Path) -> Path:
    (county / FILE).write_text(SCENARIOS, "utf-8")
    return county / FILE


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def without_time(text: str) -> str:
    """The closing line with a time that never changes."""
    lines = text.splitlines()
    return "\n".join([*lines[:-1], lines[-1].rpartition("，用时")[0] or lines[-1].rpartition(" in ")[0]])


@pytest.mark.parametrize("named", [[], ["."], [FILE], ["示例县.pol"], ["示例县"], ["示例县2025"], [".", FILE]])
def test_the_scenarios_are_found_by_file_folder_and_policy(named: list[str]) -> None:
    ran = pol("test", *named)
    assert (ran.code, without_time(ran.out), ran.err) == (0, "3 个相符，0 个不符", "")


def test_scenarios_of_a_policy_may_stand_in_several_files(county: Path) -> None:
    (county / "示例县.另一组.scenarios.yaml").write_text(SCENARIOS, "utf-8")
    assert pol("test", "示例县").out.startswith("6 个相符，")
    below = county / "下级" / "更下级"
    below.mkdir(parents=True)
    for name in ("示例县.pol", "person.pol", FILE):
        (below / name).write_bytes((county / name).read_bytes())
    assert pol("test", ".").out.startswith("9 个相符，")
    assert pol("test").out.startswith("6 个相符，")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_failure_shows_what_decided_part_by_part(county: Path, language: str, snapshot: SnapshotAssertion) -> None:
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    change(county / "示例县.pol", "至 2025-02-28", "至 2024-10-07")
    change(county / "示例县.pol", "2025-03-01 至", "2024-10-09 至")
    ran = pol("test", lang=language)
    assert ran.code == 1
    assert without_time(ran.out) == snapshot


def test_a_failure_for_programs(county: Path) -> None:
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    ran = pol("test", "--format", "json")
    document = json.loads(ran.out)
    schema = json.loads((CHECKOUT / "desk" / "schemas" / "test.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(document)
    assert ran.code == 1
    assert [s["status"] for s in document["files"][0]["scenarios"]] == ["failed", "failed", "passed"]
    (difference,) = document["files"][0]["scenarios"][0]["differences"]
    assert (difference["field"], difference["expected"], difference["found"]) == ("应缴", "400.00", "410.00")
    assert any("个人标准" in line for line in difference["decided"])


def test_a_failure_for_servers_that_read_junit(county: Path) -> None:
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    change(county / FILE, "名称: 没有身份的居民", 'status: proposed\n    名称: "甲\\x07]]><&"')
    root = xml.fromstring(pol("test", "--format", "junit").out)
    assert {k: root.get(k) for k in ("tests", "failures", "errors", "skipped")} == {
        "tests": "3",
        "failures": "1",
        "errors": "0",
        "skipped": "1",
    }
    proposed, failed, passed = root.iter("testcase")
    assert proposed.get("name") == "甲\ufffd]]><&" and proposed.find("skipped") is not None
    assert (failed.get("classname"), failed.get("line")) == ("示例县", "9")
    assert "期望：200.00" in (failed.findtext("failure") or "")
    assert len(passed) == 0
    change(county / FILE, "场景:", "场景")
    assert (xml.fromstring(pol("test", "--format", "junit").out)).get("errors") == "1"


def test_a_failure_beside_the_changed_line(county: Path) -> None:
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    first, *_ = pol("test", "--format", "github").out.splitlines()
    assert first.startswith(f"::error file={FILE},line=4,title=没有身份的居民::不符：没有身份的居民%0A")


def test_a_report_in_a_file_is_there_whole_with_the_counts_beside_it(county: Path) -> None:
    ran = pol("test", "--format", "junit", "--output", "报告.xml")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("3 个相符，0 个不符")
    assert xml.parse(county / "报告.xml").getroot().get("tests") == "3"
    assert pol("test", "--output", "没有/报告.txt").code == 3
    for read in (FILE, "示例县.pol"):
        assert "P719" in pol("test", "--output", read).err
    assert (county / FILE).read_text("utf-8") == SCENARIOS


@pytest.mark.parametrize(
    ("pattern", "count"), [("低保", 1), ("没有身份的居民", 1), ("*居民", 1), ("示例县", 3), (f"{FILE}::*对象", 1)]
)
def test_some_are_picked_by_name_or_file(pattern: str, count: int) -> None:
    assert pol("test", "--run", pattern).out.startswith(f"{count} 个相符，0 个不符")


def test_nobody_picked_and_nothing_found_is_no_success(county: Path) -> None:
    ran = pol("test", "--run", "没有这个人")
    assert ran.code == 1 and "P824" in ran.err
    (county / FILE).unlink()
    for named in ([], ["示例县"], ["."]):
        ran = pol("test", *named)
        assert (ran.code, ran.out) == (1, "") and "P821" in ran.err
    assert pol("test", "没有的政策").code == 3
    assert pol("test", "没有.scenarios.yaml").code == 1


def test_fail_fast_stops_at_the_first(county: Path) -> None:
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    ran = pol("test", "--fail-fast")
    assert "0 个相符，1 个不符" in ran.out and "补缴期的低保对象" not in ran.out


def test_several_processes_say_the_same(county: Path) -> None:
    (county / "示例县.另一组.scenarios.yaml").write_text(SCENARIOS, "utf-8")
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    assert without_time(pol("test", "--jobs", "2").out) == without_time(pol("test").out)


def test_what_is_proposed_counts_neither_way(county: Path) -> None:
    change(county / FILE, "  - 名称: 没有身份的居民", "  - 状态: 提议\n    名称: 没有身份的居民")
    ran = pol("test")
    assert ran.code == 0
    assert "1 个提议，等采纳：pol accept 示例县.scenarios.yaml" in ran.out
    assert ran.out.splitlines()[-1].startswith("2 个相符，0 个不符，1 个提议")
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 399 元")
    assert "提议的期望和现在的结果不符" in pol("test", "--run", "没有身份").out


def test_update_rewrites_what_differs_lists_it_and_is_no_success(county: Path) -> None:
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    ran = pol("test", "--update")
    assert ran.code == 1
    assert "应缴：400.00 → 410.00" in ran.out and "改写了 3 处期望" in ran.out
    after = (county / FILE).read_text("utf-8")
    assert after == SCENARIOS.replace('"400.00"', '"410.00"').replace('"200.00"', '"205.00"')
    assert pol("test", "--update").code == 0
    assert (county / FILE).read_text("utf-8") == after


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("低保: 是", "低堡: 是", "P818"),
        ("低保: 是", "低保: 大概", "P654"),
        ("低保: 是", "序号: 3", "P818"),
        ("    事实: {低保: 是", "    假定: {首日: 不知道}\n    事实: {低保: 是", "P644"),
        ("    事实: {低保: 是", "    假定: {首曰: 计入}\n    事实: {低保: 是", "P715"),
        ("应缴: 不适用", "应交: 不适用", "P819"),
        ("依据: 二(二)2", "依据: 二(二)9", "P820"),
        ("依据: 二(二)2", "依据: 第二条", "P402"),
        ("政策: 示例县2025", "政策: 示例县2024", "P817"),
    ],
)
def test_what_does_not_fit_the_policy_is_told_at_its_place(county: Path, old: str, new: str, code: str) -> None:
    change(county / FILE, old, new)
    ran = pol("test", lang="en")
    assert ran.code == 1
    assert f"error[{code}]" in ran.out and f"--> {FILE}:" in ran.out
    assert "unusable files: 1" in ran.out


@pytest.mark.parametrize(
    ("old", "new", "better"),
    [
        ("参保: 准许", "参保: 许可", "准许"),
        ('应缴: "400.00"', "应缴: 二百", ""),
        ('应缴: "400.00"', "应缴: “400.00”", "400.00"),
        ('应缴: "400.00"', "应缴: 400元", "400.00"),
        ('应缴: "400.00"', "应缴: 无", "0.00"),
        ('应缴: "400.00"', "应缴: {待定: 县, 不低于: 四百}", ""),
        ("不予参保: 已参加职工医保", "不准: 已参加职工医保", "不予参保"),
        ("受理: 准许", "受理: {有歧义: {首日=算上: 准许, 首日=不计: 未规定}}", ""),
        ("受理: 准许", "受理: {有歧义: {首曰=计入: 准许, 首日=不计: 未规定}}", "首日=计入"),
        ("等待期: 无", "等待期: 三个月", "3 个月"),
        ("等待期: 无", "待遇开始: 2025年1月1日", "2025-01-01"),
        ("等待期: 无", "人群: 低保对象", "[低保对象]"),
    ],
)
def test_an_expectation_that_can_never_be_is_no_mistake_of_the_notice(
    county: Path, old: str, new: str, better: str
) -> None:
    change(county / FILE, old, new)
    before = (county / FILE).read_text("utf-8")
    for more in ((), ("--update",)):
        ran = pol("test", *more)
        assert ran.code == 1 and "P825" in ran.out and "1 个文件有错" in ran.out
        assert (f"是不是“{better}”？" in ran.out) == bool(better)
    assert (county / FILE).read_text("utf-8") == before


def test_every_value_that_can_not_be_is_told_at_once(county: Path) -> None:
    change(county / FILE, '应缴: "400.00"', "应缴: {有歧义: {首日=算上: 二百, 首日=不计: 三百}}")
    out = pol("test").out
    assert out.count("P825") == 3 and "“首日”的一种读法：" in out


def test_an_amount_needs_no_decimals(county: Path) -> None:
    change(county / FILE, '应缴: "200.00"', "应缴: 200")
    assert pol("test").code == 0


def test_proposals_alone_are_no_test(county: Path) -> None:
    change(county / FILE, "  - 名称", "  - 状态: 提议\n    名称")
    ran = pol("test")
    assert ran.code == 1 and "P826" in ran.err and "3 个提议" in ran.out


def test_an_update_that_can_change_nothing_counts_nothing(county: Path) -> None:
    table = (
        "  - 名称: 两人\n    期望: {应缴: 399}\n    各例: [[低保], [否], [是]]\n    依据: 二(一)\n    理由: 各不相同\n"
    )
    change(county / FILE, "场景:\n", "场景:\n" + table)
    ran = pol("test", "--update")
    assert ran.code == 1 and "没有改：" in ran.out and "文件没有改动" in ran.out and "改写了" not in ran.out


def test_yes_is_meant_as_是_before_anything_else(county: Path) -> None:
    change(county / FILE, "低保: 是", "低保: yes")
    out = pol("test").out
    assert "P808" in out and "是与否写 是、否" in out


def test_a_mistake_in_a_shared_fact_is_told_once(county: Path) -> None:
    change(county / FILE, "地区类别: 一类", "地区类别: 九类")
    ran = pol("test")
    assert ran.out.count("P644") == 1 and f"{FILE}:2:" in ran.out


def test_a_file_without_its_rules_and_rules_with_mistakes(county: Path) -> None:
    (county / "别的县.scenarios.yaml").write_text(SCENARIOS, "utf-8")
    ran = pol("test")
    assert ran.code == 1 and "P822" in ran.out and "3 个相符" in ran.out
    change(county / "示例县.pol", "当 特困  ", "当 特因  ")
    ran = pol("test", "示例县")
    assert ran.code == 1 and "示例县.pol:9:" in ran.out


def test_nothing_from_a_file_steers_the_terminal(county: Path) -> None:
    change(county / FILE, "名称: 没有身份的居民", 'name: "\\e[31m红\\u202e"')
    change(county / "示例县.pol", "定 个人标准 = 400 元", "定 个人标准 = 410 元")
    assert "\x1b" not in pol("test").out and "\u202e" not in pol("test").out


def test_the_schema_of_scenario_files_is_printed() -> None:
    schema = json.loads(pol("schema", "scenarios").out)
    assert schema["properties"]["政策"]["title"] == "政策 (policy)"


def test_without_a_lock_clauses_are_held_against_those_that_the_rule_file_names(scenarios: Path) -> None:
    Path("示例县.cite.json").unlink()
    change(scenarios, "依据: 二(二)2", "依据: 二(二)、二(二)2(1)")
    assert pol("test", FILE).code == 0, "what stands above or beneath a clause that is cited may be meant"
    change(scenarios, "依据: 二(二)、二(二)2(1)", "依据: 九(二)2")
    ran = pol("test", FILE)
    assert ran.code == 1
    assert "错误[P829]：规则文件没有引用过 九(二)2 这一条，旁边也没有条款锁定文件可以核对" in ran.out + ran.err
    assert "二(二)2" in (ran.out + ran.err).partition("最接近的是：")[2]
    change(scenarios, "依据: 九(二)2", "依据: 二（二")
    assert "P403" in pol("test", FILE).out
