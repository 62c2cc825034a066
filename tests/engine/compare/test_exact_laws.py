"""Laws of "for whom, exactly", on small notices and persons: what is listed differs, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dsl import NONE, Assumed, Assumption, Identity, Policy
from engine import Ambiguous, Assessment, Assessor, Known, NotApplicable, Outcome
from engine.compare import Affected, Condition, Exactly, Sort, compare_exactly
from engine.facts import regions_by_name, value_from
from engine.symbolic.alike import alike, essence

Facts = dict[str, Any]
VOCABULARY = """
事实 甲 身份 默认 否 键 "a"
事实 乙 身份 默认 否 键 "b"
事实 丙 是否 键 "c"
事实 级 枚举 一、二、三 可无 键 "grade"
事实 日 日期 可无 键 "day"
事实 生 日期 可无 键 "born"
事实 区 地区 键 "region"
表 行政区划[代码]
  | 999900 | 示例市
  | 999999 | 示例县
  | 999998 | 另一示例县
  | 110000 | 别省
"""
NOTICE = """政策 生成{year} "生成的通知"
  地区 999999 示例县
  年度 {year}
  发布 未注明
  词汇 person.pol
歧义 读 "有两种读法" 依据 一
  读法 宽
  读法 窄
歧义 首日 "首日算不算" 依据 一
  读法 计入 = 计当日
  读法 不计 = 不计当日
期 集中期 {before}-09-01 至 {last} 依据 一
期 生期 生 起 {length} 天 内 计日按 首日 依据 一
人群 甲类 当 {first} 依据 一
人群 乙类 当 {second} 依据 一
参保 依据 一
  不准 "不收" 当 {refused}
  准许 其他
受理 依据 一
  准许 当 日 在 集中期
  准许 当 {late}
  {closing}
  未规定 其他
缴费 依据 二
  {price} 当 {cheap}
  400 元 其他
资助 一项 给 甲类 依据 二
  县 {aid}
资助 两项 给 乙类 依据 二
  市 {other}
优先 就高 依据 二
  同额 {tie}
等待期 依据 三
  无 当 {no_wait}
  {wait} 其他
结果 档次 依据 五
  {tier} 当 日 ≥ 2025-03-01
  3 其他
财政补助：600 元 依据 四
  县 {share}
  市 其余
"""
OF_ONE = [
    "甲",
    "乙",
    "丙",
    "非 丙",
    "级 = 一",
    "级 属于 一、二",
    "区 属于 本地",
    "日 在 集中期",
    "生 在 年初 至 年末",
]
OF_TWO = ["日 在 生期", "读 = 宽 且 丙", "甲 且 乙", "任一(乙、丙)"]
condition = st.sampled_from(OF_ONE + OF_TWO)
PARTS: Mapping[str, st.SearchStrategy[str]] = {
    "last": st.sampled_from(["2025-02-20", "2025-02-21"]),
    "length": st.sampled_from(["30", "31"]),
    "first": st.sampled_from(["甲", "甲 或 级 = 一", "级 = 一"]),
    "second": st.sampled_from(["乙", "乙 且 丙", "丙"]),
    "refused": st.sampled_from(["区 属于 示例市 且 非 区 属于 本地", "丙", "级 = 三"]),
    "late": condition,
    "tier": st.sampled_from(["1", "2"]),
    "closing": st.sampled_from(
        ['不准 "逾期" 当 日 > 2025-06-30', "未规定 当 日 > 2025-06-30", '不准 "未到" 当 日 < 2025-05-01']
    ),
    "price": st.sampled_from(["380 元", "200 元", "未规定", "待定 由 市"]),
    "cheap": condition,
    "aid": st.sampled_from(["100 元", "200 元", "50% × 缴费", "全额"]),
    "other": st.sampled_from(["100 元", "200 元"]),
    "tie": st.sampled_from(["未规定", "均可"]),
    "no_wait": condition,
    "wait": st.sampled_from(["3 个月", "90 天", "未规定"]),
    "share": st.sampled_from(["60% × 财政补助", "50% × 财政补助"]),
}
few = settings(max_examples=20)
"""An example compares whole notices."""
Make = Callable[[str, str], Policy]


def written(parts: Mapping[str, str], year: int = 2025) -> str:
    return NOTICE.format(year=year, before=year - 1, **parts)


@st.composite
def pairs(draw: st.DrawFn) -> tuple[str, str]:
    """Two notices that differ in at most three places."""
    old = {name: draw(values) for name, values in PARTS.items()}
    changed = draw(st.lists(st.sampled_from(list(PARTS)), min_size=1, max_size=3))
    return written(old), written(old | {name: draw(PARTS[name]) for name in changed})


days = st.one_of(
    st.just(NONE),
    st.dates(date(2024, 8, 1), date(2025, 12, 31)),
    st.builds(
        lambda day, apart: day + timedelta(apart),
        st.sampled_from([date(2024, 9, 1), date(2025, 1, 1), date(2025, 2, 20), date(2025, 6, 30), date(2025, 12, 31)]),
        st.sampled_from([-31, -30, -1, 0, 1, 29, 30, 31]),
    ),
)
persons = st.fixed_dictionaries(
    {
        "甲": st.sampled_from([False, Identity()]),
        "乙": st.sampled_from([False, Identity()]),
        "丙": st.booleans(),
        "级": st.sampled_from(["一", "二", "三", NONE]),
        "日": days,
        "生": days,
        "区": st.sampled_from(["999999", "999998", "999900", "110000"]),
    }
)
READINGS = {"读": ("宽", "窄"), "首日": ("计入", "不计")}


@few
@given(parts=st.fixed_dictionaries(dict(PARTS)))
def test_a_notice_is_the_same_as_itself_for_everybody(notice_with: Make, parts: Mapping[str, str]) -> None:
    policy = notice_with(written(parts), VOCABULARY)
    found = compare_exactly(policy, policy)
    assert found.equal and not found.groups


@few
@given(parts=st.fixed_dictionaries(dict(PARTS)))
def test_a_notice_carried_into_the_next_year_is_the_same_for_everybody(
    notice_with: Make, parts: Mapping[str, str]
) -> None:
    later = notice_with(written(parts), VOCABULARY)
    earlier = notice_with(written(parts, 2024).replace("2025-", "2024-"), VOCABULARY)
    assert compare_exactly(earlier, later).equal
    assert compare_exactly(later, earlier).equal


@few
@given(texts=pairs(), everybody=st.lists(persons, min_size=4, max_size=8))
def test_those_listed_differ_as_said_and_nobody_else_does(
    notice_with: Make, texts: tuple[str, str], everybody: list[Facts]
) -> None:
    old, new = (notice_with(text, VOCABULARY) for text in texts)
    found = compare_exactly(old, new)
    assert found.complete
    for group in found.groups:
        its_person_shows(group, old, new)
    told = Telling(found, notice_with, texts)
    for facts in everybody:
        told.check(facts)


@few
@given(texts=pairs())
def test_the_other_way_round_before_and_after_change_places(notice_with: Make, texts: tuple[str, str]) -> None:
    old, new = (notice_with(text, VOCABULARY) for text in texts)
    there, back = compare_exactly(old, new), compare_exactly(new, old)
    assert there.equal == back.equal
    assert told_of(there) == {(name, after, before) for name, before, after in told_of(back)}


def told_of(found: Exactly) -> set[tuple[str, Any, Any]]:
    return {(one.field, essence(one.before), essence(one.after)) for g in found.groups for one in g.differences}


def its_person_shows(group: Affected, old: Policy, new: Policy) -> None:
    """Read back as from a roster, and assessed by both notices."""
    regions = regions_by_name(old.vocabulary.regions)
    facts = {name: value_from(old.vocabulary.facts[name], text, regions) for name, text in group.person.written.items()}
    assume = assumed(group.person.readings)
    before, after = Assessor(old, assume)(facts), Assessor(new, assume)(facts)
    for one in group.differences:
        was, now = outcome(before, one.field), outcome(after, one.field)
        assert not alike(was, now)
        assert group.person.outcomes[one.field] == (was, now)


@dataclass(frozen=True)
class Telling:
    """What the groups say of a person, held against what both notices say."""

    found: Exactly
    notice_with: Make
    texts: tuple[str, str]
    policies: dict[str, Policy] = field(default_factory=dict)

    def check(self, facts: Facts) -> None:
        for ways in product(*READINGS.values()):
            assume = assumed(dict(zip(READINGS, ways, strict=True)))
            before, after = (Assessor(policy, assume)(facts) for policy in (self.found.old, self.found.new))
            listed = {
                (one.field, essence(one.before), essence(one.after)): group
                for group in self.found.groups
                if any(self.belongs(facts, ways, whom) for whom in group.whom)
                for one in group.differences
            }
            names = [*before.fields, *(f"人群.{name}" for name in before.categories)]
            for name in names:
                was, now = outcome(before, name), outcome(after, name)
                if name == "资助名":
                    continue
                told = [key[1:] for key in listed if key[0] == name]
                if isinstance(was, NotApplicable) or isinstance(now, NotApplicable):
                    turned = any(key[0] in ("参保", "受理") for key in listed)
                    assert alike(was, now) or turned, (name, was, now, facts)
                else:
                    expected = [] if alike(was, now) else [(of_world(was), of_world(now))]
                    assert told == expected, (name, was, now, facts, ways, told)

    def belongs(self, facts: Facts, ways: tuple[str, ...], whom: tuple[Condition, ...]) -> bool:
        return all(self.holds(facts, ways, one) for one in whom)

    def holds(self, facts: Facts, ways: tuple[str, ...], one: Condition) -> bool:
        if one.sort is Sort.READING:
            return dict(zip(READINGS, ways, strict=True))[one.subjects[0]] in one.members
        if one.is_yes_or_no:
            return one.holds is any(self.is_so(facts, ways, one, name) for name in one.subjects)
        value = facts[one.subjects[0]]
        if one.stretches:
            return value in one.members or any(
                value is not NONE and (s.first is None or s.first <= value) and (s.last is None or value <= s.last)
                for s in one.stretches
            )
        return (value in one.members) is one.holds

    def is_so(self, facts: Facts, ways: tuple[str, ...], one: Condition, name: str) -> bool:
        if one.sort is Sort.FACT:
            return facts[name] is not NONE and facts[name] is not False
        text = self.texts[0 if one.notice == "old" else 1]
        condition = f"{text}人群 试一试 当 {name} 依据 一\n"
        if condition not in self.policies:
            self.policies[condition] = self.notice_with(condition, VOCABULARY)
        assume = assumed(dict(zip(READINGS, ways, strict=True)))
        return Assessor(self.policies[condition], assume)(facts).categories["试一试"] == Known(True)


def assumed(readings: Mapping[str, str]) -> tuple[Assumption, ...]:
    return tuple(Assumption(name, Assumed.READING, way, "试") for name, way in readings.items())


def outcome(assessment: Assessment, of: str) -> Outcome:
    name = of.removeprefix("人群.")
    return assessment.fields[name] if name == of else assessment.categories[name]


def of_world(found: Outcome) -> Any:
    """A tie as the evaluator keeps it within one world."""
    if isinstance(found, Ambiguous):
        return "tie", frozenset((case.label[0][1], essence(case.outcome)) for case in found.cases)
    return essence(found)
