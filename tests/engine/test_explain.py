"""Explanations as data: what decided, what was passed over and why, and how sums and dates were worked out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from dsl import Assumed, Assumption, Combine, Duration, Identity, Policy, Unit
from engine import Assessment, Assessor, Known, NotApplicable, Unknown
from engine.explain import Basis, Explainer, Explanation, Fate, Line, Part, Step, explain
from engine.record import citations

from .conftest import OPEN_TO_ALL, TITLE

Assessed = Callable[[str], Assessment]


def only_line(step: Step) -> Line:
    """The one line that decided, in every reading."""
    (way,) = step.ways
    (line,) = way.decided
    return line


def fates(explanation: Explanation) -> dict[str, Fate]:
    (way,) = explanation.products[0].aids
    return {aid.name: aid.fate for stage in way.stages for aid in stage.aids}


def facts_asked(part: Part) -> dict[str, Basis]:
    found = {operand.name: operand.basis for operand in part.operands}
    for inner in part.parts:
        found |= facts_asked(inner)
    return found


def test_a_line_is_quoted_as_the_officer_wrote_it_without_citation_and_comment(assessed: Assessed) -> None:
    line = only_line(explain(assessed("late")).products[0].contribution)
    assert line.text == "1070 元 当 缴费日期 在 补缴期 且 非 特殊人员"
    assert (line.place.line, line.clauses) == (31, ("二",))


def test_a_category_names_the_fact_that_makes_it_so(assessed: Assessed) -> None:
    held = {step.field: step for step in explain(assessed("three_identities")).categories.held}
    assert list(held) == ["特困人员", "低保对象", "一二级残疾人", "特殊人员"]
    line = only_line(held["低保对象"])
    assert line.condition is not None
    (operand,) = line.condition.operands
    assert (operand.name, operand.basis, operand.value) == ("低保", Basis.GIVEN, Identity(date(2024, 3, 1)))


def test_of_an_alternative_only_the_members_that_hold_are_shown(assessed: Assessed) -> None:
    line = only_line(explain(assessed("three_identities")).eligibility)
    assert line.condition is not None
    assert [part.text for part in line.condition.parts] == ["户籍地 属于 本地"]


def test_a_line_passed_over_shows_every_member_that_is_false(assessed: Assessed) -> None:
    (way,) = explain(assessed("from_elsewhere")).eligibility.ways
    second = way.skipped[1]
    assert second.condition is not None
    assert [(part.text, part.verdict) for part in second.condition.parts] == [
        ("户籍地 属于 本地", False),
        ("持居住证", False),
    ]


def test_a_default_and_a_missing_fact_are_told_from_a_given_one(assessed: Assessed) -> None:
    explanation = explain(assessed("no_payment_date"))
    (way,) = explanation.eligibility.ways
    assert way.skipped[0].condition is not None
    assert facts_asked(way.skipped[0].condition) == {"职工医保在保": Basis.DEFAULT}
    (way,) = explanation.acceptance.ways
    assert way.decided[0].condition is not None
    assert facts_asked(way.decided[0].condition) == {"缴费日期": Basis.MISSING, "集中缴费期": Basis.WINDOW}


def test_a_missing_fact_leaves_several_lines_and_says_which_fields_it_decides(assessed: Assessed) -> None:
    explanation = explain(assessed("no_payment_date"))
    (way,) = explanation.products[0].contribution.ways
    assert [line.place.line for line in way.decided] == [31, 32]
    (asked,) = explanation.asked
    assert (asked.fact.fact, asked.holder) == ("缴费日期", "税务")
    fields = dict(asked.fields)
    assert set(fields["缴费"].candidates or ()) == {Decimal(400), Decimal(1070)}
    assert "受理" in fields


def test_the_standard_says_where_it_is_fixed(assessed: Assessed) -> None:
    line = only_line(explain(assessed("tie")).products[0].contribution)
    assert line.work is not None
    (operand,) = line.work.operands
    assert (operand.name, operand.value, operand.line.line, operand.clauses) == ("个人标准", 400, 18, ("二(一)",))


def test_a_date_is_counted_step_by_step_under_each_reading(assessed: Assessed) -> None:
    ways = explain(assessed("late")).products[0].benefit_start.ways
    counted = {way.when["首日"]: way.decided[0].work.counted for way in ways if way.decided[0].work is not None}
    three_months = Duration(3, Unit.MONTH)
    inclusive, exclusive = counted["计入"], counted["不计"]
    assert inclusive is not None
    assert exclusive is not None
    assert (inclusive.start, inclusive.length) == (date(2025, 3, 5), three_months)
    assert (inclusive.reached, inclusive.result) == (date(2025, 6, 5), date(2025, 6, 5))
    assert (exclusive.reached, exclusive.result) == (date(2025, 6, 5), date(2025, 6, 6))


def test_full_aid_counts_and_the_others_lose_with_their_margin(assessed: Assessed) -> None:
    explanation = explain(assessed("three_identities"))
    assert fates(explanation) == {"特困全额": Fate.COUNTS, "低保定额": Fate.LOST, "重残定额": Fate.LOST}
    (stage,) = explanation.products[0].aids[0].stages
    assert [aid.margin for aid in stage.of_fate(Fate.LOST)] == [200, 200]
    assert (stage.combine, stage.line.line, stage.clauses) == (Combine.HIGHEST, 41, ("二(三)",))


def test_equal_aids_with_different_payers_are_tied(assessed: Assessed) -> None:
    assert fates(explain(assessed("tie"))) == {
        "特困全额": Fate.NOT_FOR_THEM,
        "低保定额": Fate.TIED,
        "重残定额": Fate.TIED,
    }


def test_aids_that_add_up_all_count_and_show_their_sums(varied_assessor: Assessor) -> None:
    explanation = explain(varied_assessor({"低保": True, "重度残疾": True}))
    assert fates(explanation) == {"低保资助": Fate.COUNTS, "重残资助": Fate.COUNTS}
    payer = explanation.products[0].aids[0].stages[0].aids[0].payers[0]
    assert (payer.text, payer.amount) == ("医疗救助基金 50% × 标准", 190)
    assert [(work.text, work.value) for work in payer.works] == [("50% × 标准", 190)]


UNSETTLED = """政策 未定2025 "未定县参保通知"
  文号 未注明
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
人群 特困人员 当 特困 依据 一
人群 低保对象 当 低保 依据 一
参保 依据 一
  准许 其他
受理 依据 一
  准许 其他
缴费：400 元 依据 一
资助 特困资助 给 特困人员 依据 二
  财政 300 元
资助 低保资助 给 低保对象 依据 二
  财政 100 元
优先 未规定 依据 二
"""


def test_without_a_priority_it_stays_unsettled_how_aids_go_together(policy_of: Callable[[str], Policy]) -> None:
    policy = policy_of(UNSETTLED)
    facts = {"特困": True, "低保": True}
    assert set(fates(explain(Assessor(policy)(facts))).values()) == {Fate.UNSETTLED}
    highest = Assumption("优先", Assumed.PRIORITY, Combine.HIGHEST, "上级文件这样规定")
    assumed = explain(Assessor(policy, (highest,))(facts))
    assert fates(assumed) == {"特困资助": Fate.COUNTS, "低保资助": Fate.LOST}
    assert assumed.assumptions == (highest,)


def test_refused_leaves_the_rest_without_ways(assessed: Assessed) -> None:
    explanation = explain(assessed("employee"))
    assert isinstance(explanation.products[0].contribution.outcome, NotApplicable)
    assert explanation.products[0].contribution.ways == ()
    assert explanation.products[0].aids == ()


def test_an_assumed_fact_is_marked_as_assumed(varied_assessor: Assessor) -> None:
    paid = Assumption("缴费日期", Assumed.FACT, date(2025, 3, 5), "假设当天缴费")
    explanation = explain(Assessor(varied_assessor.policy, (paid,))({}))
    work = only_line(explanation.products[0].benefit_start).work
    assert work is not None
    assert (work.text, work.value) == ("次月首日(缴费日期)", date(2025, 4, 1))
    assert [(operand.name, operand.basis) for operand in work.operands] == [("缴费日期", Basis.ASSUMED)]


def test_silence_and_deferral_are_listed_with_what_they_leave_open(varied_assessor: Assessor) -> None:
    silent = {one.reason.where: [field for field, _ in one.fields] for one in explain(varied_assessor({})).silent}
    assert silent["等待期"] == ["等待期"]
    assert silent["财政补助"] == ["财政补助", "财政.中央", "财政.县"]


def test_what_missing_facts_may_rule_out_is_no_silence(assessed: Assessed) -> None:
    assert explain(assessed("nothing_but_home")).silent == ()


def test_a_reading_matters_where_a_field_differs_by_it(assessed: Assessed) -> None:
    late = explain(assessed("late")).readings
    assert [(reading.name, reading.matters) for reading in late.consulted] == [("首日", True)]
    assert [name for name, _ in late.fields] == ["待遇开始"]
    assert explain(assessed("tie")).readings.consulted == ()


def test_every_verdict_agrees_with_the_assessment(anyone: Assessment) -> None:
    """What decided holds or may hold, what was passed over does not; a yes-or-no step shows its own outcome."""
    explanation = explain(anyone)
    steps = (
        explanation.eligibility,
        explanation.acceptance,
        explanation.products[0].contribution,
        explanation.products[0].waiting,
    )
    for way in (way for step in steps for way in step.ways):
        assert all(line.verdict is True or isinstance(line.verdict, Unknown) for line in way.decided)
        assert all(line.verdict is False for line in way.skipped)
    for step in (*explanation.categories.held, *explanation.categories.open):
        for line in (line for way in step.ways for line in way.decided):
            assert (line.verdict is True) == (step.outcome == Known(True))


def test_an_explainer_keeps_nothing_between_persons(example_assessor: Assessor, assessed: Assessed) -> None:
    explainer = Explainer(example_assessor.policy)
    first = explainer(assessed("late"))
    explainer(assessed("three_identities"))
    again = explainer(assessed("late"))
    assert (first.products, first.categories) == (again.products, again.categories)


def test_the_explanation_does_not_disturb_the_assessment(anyone: Assessment, example_assessor: Assessor) -> None:
    explain(anyone)
    assert example_assessor(anyone.facts) == anyone


def test_it_cites_what_the_record_cites(anyone: Assessment) -> None:
    assert list(explain(anyone).citations) == citations(anyone)


def test_clauses_stand_in_the_order_of_the_notice(assessed: Assessed) -> None:
    assert explain(assessed("three_identities")).citations == (
        *("一", "二", "二(一)", "二(二)1", "二(二)2", "二(二)3", "二(三)"),
        *("三", "三(一)", "四", "五"),
    )


@pytest.mark.parametrize("name", ["late", "three_identities"])
def test_lines_point_at_the_rule_file(assessed: Assessed, name: str) -> None:
    explanation = explain(assessed(name))
    lines = explanation.policy.source.text.splitlines()
    for step in (explanation.eligibility, explanation.acceptance, explanation.products[0].contribution):
        for line in (line for way in step.ways for line in (*way.decided, *way.skipped)):
            assert line.text.split()[0] in lines[line.place.line - 1]


WORKED = """
定 断保年数 = 中断年数(参保记录，年度 - 1)            依据 四
缴费：取整(400 元 × 5 ÷ 7)                            依据 二
等待期：3 个月 + 断保年数 × 1 个月                    依据 四
"""


def test_the_years_behind_a_waiting_period_are_shown(policy_of: Callable[[str], Policy]) -> None:
    policy = policy_of(TITLE + OPEN_TO_ALL + WORKED)
    record = {("参保记录", 2024): False, ("参保记录", 2023): False, ("参保记录", 2022): True}
    (way,) = explain(Assessor(policy)(record)).products[0].waiting.ways
    assert way.decided[0].work is not None
    shown = [(operand.name, operand.value) for operand in way.decided[0].work.operands]
    assert shown == [("参保记录[2024]", False), ("参保记录[2023]", False), ("参保记录[2022]", True), ("断保年数", 2)]


def test_a_division_is_shown_with_its_decimals(policy_of: Callable[[str], Policy]) -> None:
    policy = policy_of(TITLE + OPEN_TO_ALL + WORKED)
    (way,) = explain(Assessor(policy)({})).products[0].contribution.ways
    assert way.decided[0].work is not None
    (divided,) = way.decided[0].work.divided
    assert (divided.numerator, divided.denominator) == (Decimal(2000), 7)
    assert (divided.digits, divided.result) == ("285.714285…", Decimal("285.71"))
