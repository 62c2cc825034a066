"""The soundness law: filling in what is not known never leaves what was promised, and what was known stays.

Persons are assessed with some facts taken away, and again with those facts given concrete values. Every field of the
second answer must be among what the first one promised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import NONE, All, AnyOf, Decision, Duration, Fact, FactRef, Identity, Kind, Policy, Refuse, Unit
from engine import (
    Ambiguous,
    Assessment,
    Assessor,
    Closed,
    Known,
    MissingFact,
    NotApplicable,
    NotStated,
    Outcome,
    Refused,
    Unknown,
    Why,
    kind_of,
)
from engine.unknown import one_of
from engine.walk import inside, rewritten

REPOSITORY = Path(__file__).parent.parent.parent
POLICIES = [REPOSITORY / "tests" / "dsl" / "example.pol", *sorted((REPOSITORY / "policies").glob("*-20*.pol"))]
Facts = dict[Any, Any]


@pytest.fixture(scope="module", params=POLICIES, ids=lambda path: path.stem)
def policy(request: pytest.FixtureRequest, policy_of: Callable[[str], Policy]) -> Policy:
    """The sample notice and every encoded notice in turn."""
    return policy_of(request.param.read_text(encoding="utf-8"))


# --- persons ---------------------------------------------------------------------------------------------------------


def facts_of(policy: Policy) -> list[Fact]:
    """The facts that a policy asks about, in the order of the vocabulary."""
    parts: list[Any] = [*policy.decisions.values(), *policy.windows.values(), *policy.aids, *policy.funding]
    parts += [key for table in policy.tables.values() for key in table.keys]
    asked = {e.fact for part in parts for e in inside(part) if isinstance(e, FactRef)}
    return [fact for name, fact in policy.vocabulary.facts.items() if name in asked]


def values_of(fact: Fact, policy: Policy) -> st.SearchStrategy[Any]:
    """Values near the days and names that the policy speaks of, so that its lines are met."""
    year = policy.header.year
    days = st.one_of(
        st.dates(date(year - 1, 8, 25), date(year, 12, 31)),
        st.sampled_from([day + timedelta(n) for day in _days(policy) for n in (-1, 0, 1)] or [date(year, 1, 1)]),
    )
    kinds: Mapping[Kind, st.SearchStrategy[Any]] = {
        Kind.YES_NO: st.booleans(),
        Kind.DATE: days,
        Kind.IDENTITY: st.one_of(st.just(False), st.just(Identity()), st.builds(Identity, days)),
        Kind.REGION: st.sampled_from(_regions(policy)),
        Kind.MONEY: st.sampled_from([Decimal(n) for n in (0, 50, 100, 200, 300, 400)]),
        Kind.INTEGER: st.integers(0, 4),
        Kind.DURATION: st.builds(Duration, st.integers(0, 6), st.sampled_from(Unit)),
        Kind.ENUMERATION: st.sampled_from(fact.type.values or ("",)),
    }
    found = kinds.get(fact.type.kind, st.just("某"))
    return st.one_of(st.just(NONE), found, found) if fact.nullable else found


def _days(policy: Policy) -> list[date]:
    days = {
        e.value
        for part in (*policy.decisions.values(), *policy.windows.values())
        for e in inside(part)
        if isinstance(getattr(e, "value", None), date)
    }
    return sorted(days)


def _regions(policy: Policy) -> list[str]:
    home = policy.header.region.code
    near = [r.code for r in policy.vocabulary.regions if r.code[:3] == home[:3]]
    return [home, *near, "110000"]


@st.composite
def persons(draw: st.DrawFn, policy: Policy) -> tuple[Facts, Facts]:
    """(a person with gaps, the same person with some or all of the gaps filled)."""
    facts = facts_of(policy)
    whole = {fact.name: draw(values_of(fact, policy)) for fact in facts}
    unknown = draw(st.sets(st.sampled_from([f.name for f in facts]), min_size=1, max_size=6))
    still = draw(st.sets(st.sampled_from(sorted(unknown)), max_size=len(unknown) - 1))
    gaps = {name: value for name, value in whole.items() if name not in unknown}
    return gaps, {name: value for name, value in whole.items() if name not in still}


def without_defaults(policy: Policy) -> Policy:
    """A default would hide that a fact is not known."""
    facts = {name: replace(fact, default=None) for name, fact in policy.vocabulary.facts.items()}
    return replace(policy, vocabulary=replace(policy.vocabulary, facts=facts))


# --- what an answer promises -----------------------------------------------------------------------------------------


def broken(before: Assessment, after: Assessment) -> Iterator[str]:
    """Every field of the fuller answer that the emptier one did not promise."""
    for part in ("fields", "categories", "windows"):
        first, second = getattr(before, part), getattr(after, part)
        for name, outcome in second.items():
            left = _unless_closed(outcome, _closings(before, name))
            if left is not None and not kept(left, first[name]):
                yield f"{name}: {first[name]} → {outcome}"


def _closings(before: Assessment, name: str) -> list[Outcome]:
    """不适用, where an earlier field was not yet decided: later fields are worked out as if it were favourable."""
    gates = {"参保": [], "受理": ["参保"]}.get(name, ["参保", "受理"])
    return [NotApplicable(gate) for gate in gates if gate in before.fields and _may_refuse(before.fields[gate])]


def _unless_closed(outcome: Outcome, closings: list[Outcome]) -> Outcome | None:
    """What remains to be compared, leaving out the cases that an earlier field has closed."""
    if not isinstance(outcome, Ambiguous):
        return None if outcome in closings else outcome
    cases = tuple(case for case in outcome.cases if case.outcome not in closings)
    return replace(outcome, cases=cases) if cases else None


def _may_refuse(outcome: Outcome) -> bool:
    match outcome:
        case Refused() | Closed():
            return True
        case Unknown(candidates=candidates):
            return candidates is None or any(isinstance(c, Refuse) for c in candidates)
        case Ambiguous(cases=cases):
            return any(_may_refuse(case.outcome) for case in cases)
    return False


def kept(outcome: Outcome, promised: Outcome) -> bool:
    """Is this outcome among what was promised?"""
    if outcome == promised:
        return True
    if isinstance(promised, Ambiguous):
        return _among_cases(outcome, promised)
    if isinstance(outcome, Ambiguous):
        return all(kept(case.outcome, promised) for case in outcome.cases)
    if not isinstance(promised, Unknown):
        return False
    if not any(isinstance(r, MissingFact) for r in promised.reasons):
        return False
    match outcome:
        case Unknown():
            return _silent_as_promised(outcome, promised)
        case Known(value=value):
            return _among(value, promised)
        case Refused(reason=reason) | Closed(reason=reason):
            return _among(Refuse(reason), promised)
    return False


def _among_cases(outcome: Outcome, promised: Ambiguous) -> bool:
    """Each case must be what the cases with agreeing readings promised; without cases, what all of them promised."""
    if promised.by == "tie" and not isinstance(outcome, Ambiguous):
        return False
    if isinstance(outcome, Unknown):
        return kept(outcome, _of_all(promised))
    cases = outcome.cases if isinstance(outcome, Ambiguous) else ()
    if not cases:
        return all(kept(outcome, case.outcome) for case in promised.cases)
    for case in cases:
        own = dict(case.label)
        fitting = [p for p in promised.cases if all(own.get(k, v) == v for k, v in p.label)]
        if not fitting or not all(kept(case.outcome, p.outcome) for p in fitting):
            return False
    return True


def _of_all(promised: Ambiguous) -> Outcome:
    """What the cases promise together: readings that leave the field silent in the same way are one outcome."""
    values = [case.outcome.value if isinstance(case.outcome, Known) else case.outcome for case in promised.cases]
    return one_of(values, [v for v in values if isinstance(v, Unknown)])


def _among(value: Any, promised: Unknown) -> bool:
    if promised.candidates is not None:
        leaves = [c for c in promised.candidates if isinstance(c, Unknown) and c.missing]
        same = any(type(c) is type(value) and c == value for c in promised.candidates)
        return same or any(_inside(value, leaf.low, leaf.high) for leaf in leaves)
    return _inside(value, promised.low, promised.high)


def _inside(value: Any, low: Any, high: Any) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


ERRORS_OF_THE_FILE = {Why.NOTHING_TO_COUNT_FROM, Why.BELOW_FEN}


def _silent_as_promised(outcome: Unknown, promised: Unknown) -> bool:
    """Still unknown: for no new reason, and within the promised candidates and bounds."""
    new = outcome.reasons - promised.reasons
    if any(not (isinstance(r, NotStated) and r.why in ERRORS_OF_THE_FILE) for r in new):
        return False
    if outcome.candidates is not None:
        return all(
            _silent_as_promised(c, promised) if isinstance(c, Unknown) else _among(c, promised)
            for c in outcome.candidates
        )
    # That no amount is below zero goes without saying.
    low = Decimal(0) if outcome.low is None and isinstance(promised.low, Decimal) else outcome.low
    narrower_low = promised.low is None or (low is not None and low >= promised.low)
    narrower_high = promised.high is None or (outcome.high is not None and outcome.high <= promised.high)
    return narrower_low and narrower_high


# --- the law ---------------------------------------------------------------------------------------------------------


@given(data=st.data())
def test_filling_in_facts_never_leaves_what_was_promised(policy: Policy, data: st.DataObject) -> None:
    law_holds(data, policy)


def law_holds(data: st.DataObject, policy: Policy) -> None:
    assessor = Assessor(without_defaults(policy))
    gaps, filled = data.draw(persons(policy))
    before, after = assessor(gaps), assessor(filled)
    found = list(broken(before, after))
    assert not found, "\n".join(found)


def only_named_facts_matter(data: st.DataObject, policy: Policy) -> None:
    """缺事实 names every fact that can still change a field: supplying any other changes nothing there."""
    assessor = Assessor(without_defaults(policy))
    gaps, filled = data.draw(persons(policy))
    before = assessor(gaps)
    afters: dict[frozenset[str], Assessment] = {}
    for name, outcome in before.fields.items():
        named = missing_in(outcome).union(*(missing_in(before.fields[gate]) for gate in GATES.get(name, LATER)))
        needless = {fact: value for fact, value in filled.items() if fact not in gaps and fact not in named}
        if frozenset(needless) not in afters:
            afters[frozenset(needless)] = assessor(gaps | needless)
        after = afters[frozenset(needless)].fields[name]
        assert said(after) == said(outcome), f"{name}: {outcome} → {after}"


LATER = ["参保", "受理"]
GATES: Mapping[str, list[str]] = {"参保": [], "受理": ["参保"]}
"""Fields that may close a field: what they lack can change it too, and is named there."""


def said(outcome: Any) -> Any:
    """What an outcome says: its kind, its candidates and its bounds, but not for which reasons of the notice."""
    match outcome:
        case Ambiguous(by=by, cases=cases):
            return by, frozenset((case.label, said(case.outcome)) for case in cases)
        case Unknown(candidates=candidates, low=low, high=high):
            listed = None if candidates is None else frozenset(map(said, candidates))
            return kind_of(outcome), outcome.missing, listed, low, high
    return outcome


def missing_in(outcome: Outcome) -> set[str]:
    match outcome:
        case Unknown():
            return set(outcome.missing)
        case Ambiguous(cases=cases):
            return {fact for case in cases for fact in missing_in(case.outcome)}
    return set()


def order_does_not_matter(data: st.DataObject, policy: Policy) -> None:
    """Facts in any order, conditions joined in any order: the same outcome for every field."""
    gaps, _ = data.draw(persons(policy))
    shuffled = dict(data.draw(st.permutations(sorted(gaps.items(), key=lambda item: item[0]))))
    straight, turned = Assessor(without_defaults(policy)), Assessor(turned_round(without_defaults(policy)))
    first = {name: plain(outcome) for name, outcome in straight(gaps).fields.items()}
    second = {name: plain(outcome) for name, outcome in turned(shuffled).fields.items()}
    assert first == second


def turned_round(policy: Policy) -> Policy:
    """The same policy with the parts of every 且 and 或 in the opposite order."""

    def turn(part: Any) -> Any:
        if not isinstance(part, All | AnyOf):
            return None
        return type(part)(tuple(rewritten(item, turn) for item in reversed(part.items)))

    decisions = {key: rewritten_rules(decision, turn) for key, decision in policy.decisions.items()}
    aids = tuple(replace(aid, applies=rewritten(aid.applies, turn)) for aid in policy.aids)
    return replace(policy, decisions=decisions, aids=aids)


def rewritten_rules(decision: Decision, turn: Callable[[Any], Any]) -> Decision:
    rules = tuple(r if r.guard is None else replace(r, guard=rewritten(r.guard, turn)) for r in decision.rules)
    return replace(decision, rules=rules)


def plain(outcome: Outcome) -> Any:
    """Cases and candidates without their order."""
    match outcome:
        case Ambiguous(by=by, cases=cases):
            return by, frozenset((frozenset(case.label), plain(case.outcome)) for case in cases)
        case Unknown(candidates=candidates) if candidates is not None:
            return replace(outcome, candidates=None), frozenset(map(plain, candidates))
    return outcome


@given(data=st.data())
def test_only_facts_that_are_named_as_missing_matter(policy: Policy, data: st.DataObject) -> None:
    only_named_facts_matter(data, policy)


@given(data=st.data())
def test_the_order_of_facts_and_conditions_does_not_matter(policy: Policy, data: st.DataObject) -> None:
    order_does_not_matter(data, policy)


# --- small generated notices -----------------------------------------------------------------------------------------

VOCABULARY = """
事实 甲 身份 键 "a"
事实 乙 身份 键 "b"
事实 丙 是否 键 "c"
事实 丁 是否 键 "d"
事实 级 枚举 一、二、三 可无 键 "grade"
事实 额 金额 键 "amount"
事实 数 整数 键 "count"
事实 日 日期 可无 键 "day"
事实 区 地区 键 "region"
表 行政区划[代码]
  | 999900 | 示例市
  | 999999 | 示例县
  | 999998 | 另一示例县
"""
HEADER = """政策 生成2025 "生成的通知"
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  准许 其他
歧义 读 "有两种读法" 依据 一
  读法 宽
  读法 窄
歧义 首日 "首日算不算" 依据 一
  读法 计入 = 计当日
  读法 不计 = 不计当日
表 份[级] 依据 一
  | 一 | 25%
  | 二 | 50%
表 档[区][级] 依据 一
  | 区 | 一 | 二
  | 示例市 | 100 元 | 未规定
  | 示例县 | 150 元 | 200 元
定 看读法 依据 一
  丁 当 读 = 宽
  丙 当 读 = 窄
定 部分写明 依据 一
  是 当 丁
  未规定 当 乙
  否 其他
"""
CONDITIONS = [
    "甲",
    "乙",
    "丙",
    "非 丁",
    "甲 于 2025-03-01",
    "任一(乙、丁)",
    "级 属于 一、二",
    "级 = 无",
    "额 > 150 元",
    "数 ≤ 2",
    "日 在 2025-01-01 至 2025-06-30",
    "日 在 2025-02-28 起 1 个月 内 计日按 首日",
    "区 属于 本地",
    "看读法",
    "部分写明",
    "非 部分写明",
]
OF_PRICE = ["额 × 2 > 缴费", "缴费 ≥ 300 元"]
AMOUNTS = [
    "100 元",
    "200 元",
    "400 元",
    "额",
    "50% × 缴费",
    "50% × 余额",
    "份[级] × 缴费",
    "档[区][级]",
    "40 元 × 数",
    "最低(额, 200 元)",
    "最高(额, 200 元)",
    "未规定",
    "待定 由 市 不低于 100 元 不高于 200 元",
    "待定 由 市",
]


def conditions(atoms: list[str]) -> st.SearchStrategy[str]:
    atom = st.sampled_from(atoms)
    return st.one_of(atom, st.builds("({} 且 {})".format, atom, atom), st.builds("({} 或 {})".format, atom, atom))


of_price, of_person = conditions(CONDITIONS + OF_PRICE), conditions(CONDITIONS)
prices = st.sampled_from(
    ["0 元", "100 元", "300 元", "400 元", "额", "最低(额, 400 元)", "未规定", "待定 由 市 不低于 300 元"]
)
days = st.sampled_from(
    ["日", "年初", "2025-05-01", "次月首日(日)", "日 起满 3 个月 计日按 首日", "日 起满 等待期 计当日", "未规定"]
)
waits = st.sampled_from(["无", "3 个月", "30 天", "未规定"])


def guarded(
    draw: st.DrawFn, values: st.SearchStrategy[str], prefix: str = "  ", guard: st.SearchStrategy[str] = of_price
) -> list[str]:
    """Guarded lines; half of the time the last one is 其他."""
    lines = [f"{prefix}{draw(values)} 当 {draw(guard)}" for _ in range(draw(st.integers(0, 2)))]
    return [*lines, f"{prefix}{draw(values)} 其他"] if draw(st.booleans()) or not lines else lines


def aid_text(draw: st.DrawFn, name: str) -> list[str]:
    shape = draw(st.sampled_from(["full", "one", "two", "rest", "total", "personal"]))
    amount = st.sampled_from(AMOUNTS)
    fixed = st.sampled_from(["50 元", "100 元"])
    guard = draw(st.sampled_from(["", "", " 当 丙", " 当 级 = 一"]))
    lines = {
        "full": lambda: ["  县 全额"],
        "one": lambda: [f"  县 {draw(amount)}"],
        "two": lambda: [f"  县 {draw(amount)}", f"  市 {draw(fixed)}{guard}"],
        "rest": lambda: ["  县 0 元", "  市 其余"],
        "total": lambda: [f"  县 {draw(fixed)}", f"  市 其余{guard}", f"  合计 {draw(fixed)}"],
        "personal": lambda: ["  省 其余", f"  个人 {draw(fixed)}"],
    }[shape]()
    mode = draw(st.sampled_from(["", "  方式 代缴", "  方式 先缴后补"]))
    stage = draw(st.sampled_from(["", "", "  步 2"]))
    return [f"资助 {name} 当 {draw(of_price)} 依据 二", *lines, *filter(None, [mode, stage])]


def priority_text(draw: st.DrawFn, names: list[str], stage: str = "") -> list[str]:
    how = draw(st.sampled_from(["", "就高", "就高", "叠加", "未规定", "次序 " + "、".join(reversed(names))]))
    tie = draw(st.sampled_from(["", "  同额 未规定", "  同额 均可", "  同额 次序 " + "、".join(reversed(names))]))
    return [f"优先 {stage}{how} 依据 三", *([tie] if how == "就高" and tie else [])] if how else []


@st.composite
def notices(draw: st.DrawFn) -> str:
    names = ["资助一", "资助二", "资助三"][: draw(st.integers(1, 3))]
    lines = [HEADER, "受理 依据 一", "  准许 当 日 在 2025-01-01 至 2025-09-30", '  不准 "逾期" 当 日 > 2025-09-30']
    lines += ["  未规定 其他", "缴费 依据 二", *guarded(draw, prices, guard=of_person)]
    for name in names:
        lines += aid_text(draw, name)
    lines += priority_text(draw, names) + priority_text(draw, names, "步 2 ")
    lines += ["等待期 依据 四", *guarded(draw, waits), "待遇期 依据 四"]
    lines += guarded(draw, days, "  自 ") + guarded(draw, days, "  至 ")
    lines += ["财政补助：600 元 依据 五", "  中央 50% × 财政补助", "  市 份[级] × 300 元", "  县 其余"]
    return "\n".join(lines) + "\n"


@given(data=st.data())
def test_generated_notices_keep_their_promises(data: st.DataObject, notice_with: Callable[[str, str], Policy]) -> None:
    law_holds(data, notice_with(data.draw(notices()), VOCABULARY))


@given(data=st.data())
def test_generated_notices_name_every_fact_that_matters(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    only_named_facts_matter(data, notice_with(data.draw(notices()), VOCABULARY))


@given(data=st.data())
def test_generated_notices_do_not_depend_on_order(
    data: st.DataObject, notice_with: Callable[[str, str], Policy]
) -> None:
    order_does_not_matter(data, notice_with(data.draw(notices()), VOCABULARY))
