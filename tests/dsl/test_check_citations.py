"""Citations against the clause lock: an invented county's notice of a few clauses, and rule files about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dsl import Diagnostic, InFile, InSource, Policy, Severity, Source, check_citations, citations, load, lock_beside

VOCABULARY = """
事实 特困 身份 键 "destitute"
事实 低保 身份 键 "subsistence"
事实 缴费日期 日期 可无 键 "paid_on"
"""

NOTICE = """一、标准
（一）每人四百元。
（二）下列人员给予资助：
1. 特困人员，全额资助；
2. 低保对象，资助二百元。
二、时间
集中缴费期为九月一日至十二月三十一日。
三、部门职责
各部门做好各自的工作。
"""

HEAD = """政策 示例县2025 "示例县2025年度征缴"
  地区 999999 示例县
  年度 2025
  词汇 person.pol
"""

RULES = """
人群 特困人员 当 特困 依据 一(二)1
人群 低保对象 当 低保 依据 一(二)2
人群 受助人员 当 任一(特困人员、低保对象)
期 集中缴费期 2024-09-01 至 2024-12-31 依据 二
缴费：400 元 依据 一(一)
资助 特困全额 给 特困人员：医疗救助基金 全额 依据 一(二)1
资助 低保定额 给 低保对象：医疗救助基金 200 元 依据 一(二)2
优先 叠加 依据 一(二)
不编码 三 因 "部门职责"
"""


def policy_of(rules: str) -> Policy:
    loaded = load(Source("示例县/示例县.pol", HEAD + rules), lambda name: Source(name, VOCABULARY))
    assert loaded.policy, loaded.diagnostics
    return loaded.policy


def lock_of(notice: str = NOTICE) -> citations.Lock:
    return citations.read_lock(citations.make_lock(citations.outline_of(notice), "示例县.txt"))


def found_in(rules: str) -> list[tuple[str, str]]:
    """Code and marked text of every finding."""
    return [(one.code, marked(one)) for one in check_citations(policy_of(rules), lock_of())]


def marked(diagnostic: Diagnostic) -> str:
    assert isinstance(diagnostic.place, InSource)
    span = diagnostic.place.span
    return diagnostic.place.source.text[span.start : span.end]


def test_a_file_that_cites_every_clause_or_sets_it_aside_has_nothing_to_answer_for() -> None:
    assert found_in(RULES) == []


def test_a_clause_that_does_not_exist_is_marked_where_it_is_cited_with_the_nearest_one() -> None:
    policy = policy_of(RULES.replace("400 元 依据 一(一)", "400 元 依据 一(一)、一（二）3"))
    (found,) = check_citations(policy, lock_of())
    assert (found.code, marked(found)) == ("P410", "一（二）3")
    assert found.message("zh") == "通知里没有“一(二)3”这一条"
    assert "是不是 一(二)？" in found.help("zh")


def test_a_clause_like_none_of_the_notice() -> None:
    assert found_in(RULES.replace("缴费：400 元 依据 一(一)", "缴费：400 元 依据 一(一)、九")) == [("P411", "九")]


def test_a_clause_set_aside_must_exist_too() -> None:
    assert found_in(RULES.replace("不编码 三", "不编码 三、四")) == [("P411", "四")]


def test_clauses_left_over_are_listed_in_one_warning() -> None:
    rules = RULES.replace('不编码 三 因 "部门职责"', "").replace("优先 叠加 依据 一(二)", "优先 叠加 依据 一(一)")
    (found,) = check_citations(policy_of(rules), lock_of())
    assert found.code == "P412"
    assert found.severity is Severity.WARNING
    assert found.message("zh").startswith("通知的“一(二)、三”没有规则引用")


@pytest.mark.parametrize(
    ("line", "without"),
    [
        ("人群 特困人员 当 特困 依据 一(二)1", "人群 特困人员 当 特困"),
        ("期 集中缴费期 2024-09-01 至 2024-12-31 依据 二", "期 集中缴费期 2024-09-01 至 2024-12-31"),
        ("缴费：400 元 依据 一(一)", "缴费：400 元"),
        ("优先 叠加 依据 一(二)", "优先 叠加"),
        (
            "资助 低保定额 给 低保对象：医疗救助基金 200 元 依据 一(二)2",
            "资助 低保定额 给 低保对象：医疗救助基金 200 元",
        ),
    ],
)
def test_a_statement_without_a_citation_is_marked_whole(line: str, without: str) -> None:
    assert ("P413", without) in found_in(RULES.replace(line, without))


def test_lines_inherit_the_citation_of_their_statement() -> None:
    assert found_in(RULES + "定 补缴价 依据 一(一)\n  0 元 当 特困人员\n  100 元 其他\n") == []


def test_where_some_lines_cite_the_others_are_marked() -> None:
    rules = RULES + "定 补缴价\n  0 元 当 特困人员 依据 一(二)1\n  50 元 当 低保对象\n  未规定 其他\n"
    assert found_in(rules) == [("P413", "50 元 当 低保对象")]


@pytest.mark.parametrize(
    "statement",
    [
        "人群 其他人员 当 非 受助人员 且 非 特困人员",
        "等待期：未规定",
        '假定 等待期 = 3 个月 因 "上级口头答复"',
    ],
)
def test_what_encodes_no_clause_needs_no_citation(statement: str) -> None:
    assert found_in(RULES + statement + "\n") == []


def test_a_category_that_asks_a_fact_beside_other_categories_needs_one() -> None:
    assert found_in(RULES + "人群 其他人员 当 非 受助人员 且 非 低保\n")[0][0] == "P413"


def test_start_and_end_of_the_benefit_are_one_statement() -> None:
    assert found_in(RULES + "待遇期\n  自 年初\n  至 年末\n") == [("P413", "待遇期\n  自 年初\n  至 年末")]


def test_without_a_lock_only_that_is_said_and_what_cites_nothing() -> None:
    rules = RULES.replace("优先 叠加 依据 一(二)", "优先 叠加")
    uncited, missing = check_citations(policy_of(rules), None)
    assert uncited.code == "P413"
    assert (missing.code, missing.severity, missing.place) == ("P430", Severity.WARNING, InFile("示例县/示例县.pol"))
    assert "示例县.cite.json" in missing.message("zh")


def test_a_lock_that_cannot_be_used_is_reported_as_it_is() -> None:
    broken = Diagnostic("P431", InFile("示例县.cite.json"))
    assert check_citations(policy_of(RULES), broken) == (broken,)


def test_the_lock_stands_beside_the_rule_file_under_its_name() -> None:
    assert lock_beside("policies/示例县-2025.pol") == str(Path("policies/示例县-2025.cite.json"))
