"""Rule files come to mean a small model: the sample notice line by line, headers, and what several files share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from dsl import (
    DATE,
    Admit,
    All,
    Alternative,
    Assumed,
    Clause,
    Combine,
    Counting,
    DecisionRef,
    Diagnostic,
    Held,
    InFile,
    InFull,
    Literal,
    Loaded,
    Mode,
    Pending,
    Policy,
    Refuse,
    Rest,
    Role,
    Rule,
    Source,
    TieRule,
    Unstated,
    load,
)

Load = Callable[[str], Loaded]

FOLDER = Path(__file__).parent
VOCABULARY = (FOLDER.parents[1] / "policies" / "person.pol").read_text("utf-8")
EXAMPLE = (FOLDER / "example.pol").read_text("utf-8")


def loaded(text: str) -> Loaded:
    return load(
        Source("示例.pol", text),
        lambda name: Source(name, VOCABULARY) if name == "person.pol" else Diagnostic("P701", InFile(name)),
    )


def policy_of(outcome: Loaded) -> Policy:
    assert outcome.policy is not None, [found.message("zh") for found in outcome.diagnostics]
    return outcome.policy


# --- the sample notice -----------------------------------------------------------------------------------------------


def outline(policy: Policy) -> Iterator[str]:
    """What stands in the model, each rule with the text that it came from, each statement with its clauses."""
    text = policy.source.text
    for decision in policy.decisions.values():
        yield f"{decision.role.value} {decision.name}: {decision.type.kind.value}{_clauses(decision.clauses)}"
        yield from (
            f"  {_kind(rule)} | {text[rule.span.start : rule.span.end]}{_clauses(rule.clauses)}"
            for rule in decision.rules
        )
    for window in policy.windows.values():
        yield f"window {window.name}: {type(window.days).__name__}{_clauses(window.clauses)}"
    for table in policy.tables.values():
        yield f"table {table.name}: {len(table.keys)} key, {len(table.rows)} rows of {table.type.kind.value}"
    for aid in policy.aids:
        mode = aid.mode.value if aid.mode else "-"
        yield f"aid {aid.name}: stage {aid.stage}, {mode}, {'、'.join(aid.categories)}{_clauses(aid.clauses)}"
        yield from (f"  {line.payer} | {type(line.value).__name__}" for line in aid.lines)
    for stage in policy.stages:
        tie = stage.tie.rule.value if stage.tie else "-"
        yield f"stage {stage.number}: {stage.combine.value}, tie {tie}{_clauses(stage.clauses)}"
    for funding in policy.funding:
        yield from (f"funding {line.payer} | {type(line.value).__name__}" for line in funding.lines)
    for reading in policy.readings.values():
        yield f"reading {reading.name}: {'、'.join(a.name for a in reading.alternatives)}{_clauses(reading.clauses)}"
    for constraint in policy.constraints:
        yield f"constraint {constraint.text}{' normally' if constraint.normally else ''}{_clauses(constraint.clauses)}"
    for aside in policy.set_aside:
        yield f"set aside: {aside.reason}{_clauses(aside.clauses)}"


def _clauses(clauses: tuple[Clause, ...]) -> str:
    return f" ({'、'.join(clause.number for clause in clauses)})" if clauses else ""


def _kind(rule: Rule) -> str:
    return f"{'if' if rule.guard is not None else 'always'} {type(rule.value).__name__}"


def test_the_sample_notice_comes_to_mean(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(outline(policy_of(loaded(EXAMPLE)))) == snapshot


def test_the_header_of_the_sample_notice() -> None:
    header = policy_of(loaded(EXAMPLE)).header
    assert (header.id, header.title) == ("示例县2025", "示例县2025年度城乡居民基本医疗保险征缴")
    assert (header.region.code, header.region.names, header.year) == ("999999", ("示例县",), 2025)
    assert (header.number, header.issued) == ("示医保发〔2024〕9号", date(2024, 8, 30))
    assert (header.vocabulary, header.superior) == ("person.pol", "示例省2025")


# --- headers ---------------------------------------------------------------------------------------------------------

REQUIRED = '政策 示例县2025 "示例"\n  地区 999999 示例县\n  年度 2025\n  词汇 person.pol\n'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("  发布 2024-08-30", []),
        ("  发布 未注明", []),
        ("  发布 2024年8月30日", ["P315"]),
        ("  发布 2024-02-30", ["P315"]),
        ("  发布 2024-W35-5", ["P315"]),
        ("  发布", ["P315"]),
        ("  施行 2024-09-01\n  失效 2025-12-31\n  状态 现行", []),
        ("  年度 2025", ["P202"]),
        ("  认定时点 2024-08-31", []),
        ("  认定时点 八月底", ["P201"]),
        ("  发部 2024-08-30", ["P121"]),
    ],
)
def test_header_lines(line: str, expected: list[str]) -> None:
    assert [found.code for found in loaded(REQUIRED + line).diagnostics] == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("  年度 2025\n", "", ["P317"]),
        ("  地区 999999 示例县\n", "", ["P317"]),
        ("年度 2025", "年度 2025年", []),
        ("年度 2025", "年度 二〇二五", ["P315"]),
        ("年度 2025", "年度 ２０２５", ["P315"]),
        ("年度 2025", "年度 0000", ["P315"]),
        ("年度 2025", "年度 9999", ["P315"]),
        ("999999 示例县", "示例县", ["P315"]),
        ("999999 示例县", "99999 示例县", ["P315"]),
        ("999999 示例县", "999998 示例县", ["P321"]),
        ("999999 示例县", "150822 磴口县", []),
    ],
)
def test_region_and_year(old: str, new: str, expected: list[str]) -> None:
    text = REQUIRED.replace(old, new)
    assert text != REQUIRED
    assert [found.code for found in loaded(text).diagnostics] == expected


def test_a_second_policy_line_is_an_error() -> None:
    assert [found.code for found in loaded(REQUIRED + REQUIRED).diagnostics] == ["P202"]


@pytest.mark.parametrize("text", ["", "\n\n", "# 说明\n", "  # 说明", "人群 甲 当 乙"])
def test_an_empty_file_has_no_policy(text: str) -> None:
    assert [found.code for found in loaded(text).diagnostics] == ["P324"]


def test_statuses_are_asked_as_of_the_day_of_recognition() -> None:
    policy = policy_of(loaded(REQUIRED + "  认定时点 2024-08-31\n人群 甲 当 低保\n人群 乙 当 低保 于 2025-01-31\n"))
    held = [policy.decisions[name].rules[0].value for name in "甲乙"]
    assert [value.on for value in held if isinstance(value, Held)] == [
        Literal(date(2024, 8, 31), DATE),
        Literal(date(2025, 1, 31), DATE),
    ]


# --- statements ------------------------------------------------------------------------------------------------------


def test_what_the_file_does_not_mention_decides_nothing() -> None:
    decisions = policy_of(loaded(REQUIRED)).decisions
    assert {decision.role for decision in decisions.values()} == set(Role) - {
        Role.CATEGORY,
        Role.LET,
        Role.RESULT,
        Role.PURCHASE,
    }
    assert all(decision.rules == () for decision in decisions.values())


def test_verdicts(rules: Load) -> None:
    policy = policy_of(rules('参保\n  不准 "已参加" 当 职工医保在保\n  待定 由 示例市 当 特困\n  准许 其他\n'))
    refused, pending, admitted = policy.decisions["参保"].rules
    assert (refused.value, pending.value, admitted.value) == (Refuse("已参加"), Pending("示例市"), Admit())
    assert refused.guard is not None
    assert admitted.guard is None


def test_one_line_after_a_colon_is_the_first_line(rules: Load) -> None:
    short = policy_of(rules("缴费：400 元 依据 二\n")).decisions["缴费"]
    assert [clause.number for clause in short.clauses] == ["二"]
    assert short.rules == policy_of(rules("缴费 依据 二\n  400 元\n")).decisions["缴费"].rules


def test_a_line_of_its_own_clause(rules: Load) -> None:
    decision = policy_of(rules("缴费 依据 二\n  0 元 当 特困 依据 二(一)、二(二)\n  400 元\n")).decisions["缴费"]
    assert [[clause.number for clause in rule.clauses] for rule in decision.rules] == [["二(一)", "二(二)"], []]


def test_an_aid_with_everything(rules: Load) -> None:
    (aid,) = policy_of(
        rules(
            """人群 低保对象 当 低保
资助 低保资助 给 低保对象 当 户籍地 属于 本地 依据 二
  基金 其余
  残联 100 元 当 残疾等级 = 一级
  个人 200 元
  合计 未规定
  方式 先缴后补 依据 三
  步 2
""".replace("  合计 未规定\n", "")
        )
    ).aids
    assert [(line.payer, line.guard is None) for line in aid.lines] == [("基金", True), ("残联", False)]
    assert isinstance(aid.lines[0].value, Rest)
    assert (aid.stage, aid.mode, aid.categories) == (2, Mode.REFUNDED, ("低保对象",))
    assert aid.personal is not None
    assert [clause.number for clause in aid.mode_clauses] == ["三"]


def test_an_aid_for_a_condition_alone(rules: Load) -> None:
    (aid,) = policy_of(rules("资助 全额 当 特困：基金 全额".replace("资助 全额", "资助 代缴资助"))).aids
    assert aid.categories == ()
    assert isinstance(aid.lines[0].value, InFull)


def test_priorities(rules: Load) -> None:
    aids = "人群 甲 当 低保\n资助 一号 给 甲：基金 1 元\n资助 二号 给 甲：残联 1 元\n"
    first, second = policy_of(rules(aids + "优先 次序 二号、一号\n优先 步 2 就高\n  同额 次序 一号、二号\n")).stages
    assert (first.number, first.combine, first.order, first.tie) == (1, Combine.ORDER, ("二号", "一号"), None)
    assert (second.number, second.combine) == (2, Combine.HIGHEST)
    assert second.tie is not None
    assert (second.tie.rule, second.tie.order) == (TieRule.ORDER, ("一号", "二号"))


def test_readings_and_assumptions(rules: Load) -> None:
    policy = policy_of(
        rules(
            """歧义 首日 "算不算" 依据 四
  读法 计入 = 计当日 "当天算"
  读法 不计 = 不计当日
假定 首日 = 计入 因 "电话答复" 依据 四
假定 缴费日期 = 2024-10-08 因 "没有记录"
假定 待遇开始 = 年初 因 "去年如此"
假定 优先 = 叠加 因 "去年如此"
"""
        )
    )
    assert policy.readings["首日"].alternatives == (
        Alternative("计入", "当天算", Counting.INCLUSIVE),
        Alternative("不计", "", Counting.EXCLUSIVE),
    )
    assert [(a.target, a.about, a.value) for a in policy.assumptions] == [
        ("首日", Assumed.READING, "计入"),
        ("缴费日期", Assumed.FACT, date(2024, 10, 8)),
        ("待遇开始", Assumed.RESULT, date(2025, 1, 1)),
        ("优先", Assumed.PRIORITY, Combine.STACK),
    ]
    assert policy.assumptions[0].reason == "电话答复"


def test_own_results_and_their_types(rules: Load) -> None:
    decisions = policy_of(
        rules("结果 登记地：“村委会”\n结果 退费\n  未规定 当 特困\n  100 元\n结果 空\n  未规定\n")
    ).decisions
    assert [decisions[name].type.kind.chinese for name in ("登记地", "退费")] == ["文字", "金额"]
    assert decisions["空"].rules == (Rule(Unstated()),)


def test_a_printed_level_of_another_year(rules: Load) -> None:
    decision = policy_of(rules("财政补助：640 元\n  年度 2024\n  县 其余\n")).decisions["财政补助"]
    assert decision.year == 2024


def test_a_set_aside_names_its_clauses(rules: Load) -> None:
    (aside,) = policy_of(rules("不编码 六(二)、六(三) 因 “部门职责”\n")).set_aside
    assert ([clause.number for clause in aside.clauses], aside.reason) == (["六(二)", "六(三)"], "部门职责")


def test_a_category_of_categories(rules: Load) -> None:
    policy = policy_of(rules("人群 甲 当 低保\n人群 乙 当 特困\n人群 丙 当 全部(甲、乙)\n人群 丁 当 甲 且 乙\n"))
    both, spelled = (policy.decisions[name].rules[0].value for name in "丙丁")
    assert both == spelled
    assert isinstance(both, All)
    assert all(isinstance(item, DecisionRef) for item in both.items)


@pytest.mark.parametrize(
    "value",
    ["最低(1 元，2 元)", "最低(1 元，最高(2 元，3 元))", "分担[地区类别]", "1 元 × (2 + 3)", "最低(1 元，2 元) + 1 元"],
)
def test_a_value_is_marked_to_its_last_bracket(rules: Load, value: str) -> None:
    """From there the text of a constraint and the mark of a message are taken."""
    table = "表 分担[地区类别]\n  | 一类 | 1 元\n"
    policy = policy_of(rules(table + f"缴费：{value}   依据 二\n约束 缴费 ≥ {value}   # 说明\n"))
    (rule,), (constraint,) = policy.decisions["缴费"].rules, policy.constraints
    assert policy.source.text[rule.span.start : rule.span.end] == value
    assert constraint.text == f"缴费 ≥ {value}"
