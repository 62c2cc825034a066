"""Two policies over one space of persons: what is called equal is equal for everybody, what differs has a person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dsl import Asked, Policy, Source, load
from engine import Assessment, Assessor
from engine.cases import prepare, read_scenarios
from engine.fields import bare
from engine.mutation import Mutation, Notice, Trial, Written, mutations, sample
from engine.mutation.trial import Killed
from engine.symbolic.alike import alike
from engine.symbolic.joint import Compared, compare

from ..people import facts_of, keys_of
from ..random_people import RandomValues
from ..small_notices import VOCABULARY, notices, product_notices

REPOSITORY = Path(__file__).parents[3]
NOTICES = sorted((REPOSITORY / "policies").glob("*-20*.pol"))
PERSON_POL = (REPOSITORY / "policies" / "person.pol").read_text("utf-8")
GALLERY = [
    path
    for path in sorted((REPOSITORY / "docs" / "gallery").glob("*.pol"))
    if path.with_suffix(".scenarios.yaml").exists() and "沿用" not in path.read_text("utf-8")
]
SLIPS = 12
LITTLE = 300
"""Effort for each group of fields in the laws below: what takes longer is not decided, which breaks no law."""
PERSONS = 25
GATES = ("险种", "参保", "受理")
TITLE = """政策 示例县2025 "示例县2025年度城乡居民基本医疗保险征缴"
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  准许 其他
受理 依据 一
  准许 其他
"""
PRICE = "缴费 依据 二\n  {} 当 低保\n  400 元 其他\n"


def compared(policy_of: Callable[[str], Policy], before: str, after: str) -> Compared:
    return compare(policy_of(TITLE + before), policy_of(TITLE + after))


def test_another_amount_is_shown_by_somebody_who_pays_it(policy_of: Callable[[str], Policy]) -> None:
    found = compared(policy_of, PRICE.format("200 元"), PRICE.format("201 元"))
    assert not found.are_equal
    (changed,) = found.changed
    assert dict(changed.written) == {"低保": "是"}
    assert {name for name in changed.outcomes} == {"缴费", "应缴", "先付"}


def test_lines_that_exclude_one_another_may_change_places(policy_of: Callable[[str], Policy]) -> None:
    lines = ["  200 元 当 低保 且 非 特困", "  100 元 当 特困"]
    first, second = ("缴费 依据 二\n" + "\n".join(order) + "\n  400 元 其他\n" for order in (lines, lines[::-1]))
    found = compared(policy_of, first, second)
    assert found.are_equal and found.cells > 0


def test_lines_that_overlap_may_not(policy_of: Callable[[str], Policy]) -> None:
    lines = ["  200 元 当 低保", "  100 元 当 特困"]
    first, second = ("缴费 依据 二\n" + "\n".join(order) + "\n  400 元 其他\n" for order in (lines, lines[::-1]))
    (changed,) = compared(policy_of, first, second).changed
    assert dict(changed.written) == {"低保": "是", "特困": "是"}


def test_a_day_more_is_shown_by_somebody_who_pays_on_that_day(policy_of: Callable[[str], Policy]) -> None:
    line = "缴费 依据 二\n  380 元 当 缴费日期 在 2024-09-01 至 {}\n  400 元 其他\n"
    (changed,) = compared(policy_of, line.format("2024-12-31"), line.format("2025-01-01")).changed
    assert dict(changed.written) == {"缴费日期": "2025-01-01"}


def test_somebody_who_is_turned_away_shows_nothing(policy_of: Callable[[str], Policy]) -> None:
    gates = '参保 依据 一\n  不准 "职工" 当 职工医保在保\n  准许 其他\n受理 依据 一\n  准许 其他\n'
    title = TITLE.partition("参保")[0] + gates
    price = "缴费 依据 二\n  {} 当 职工医保在保\n  400 元 其他\n"
    found = compare(policy_of(title + price.format("0 元")), policy_of(title + price.format("1 元")))
    assert found.are_equal


def test_somebody_who_is_let_in_is_looked_for_among_those_who_are_told_the_same(
    policy_of: Callable[[str], Policy],
) -> None:
    """Whoever pays on the day that is tried first is turned away, and the field does not tell the days apart."""
    gates = (
        '参保 依据 一\n  准许 其他\n受理 依据 一\n  准许 当 缴费日期 在 2025-08-01 至 2025-09-30\n  不准 "逾期" 其他\n'
    )
    title = TITLE.partition("参保")[0] + gates
    line = "待遇期 依据 一\n  自 较晚({}, 缴费日期)  其他\n  至 年末  其他\n"
    found = compare(policy_of(title + line.format("2025-09-01")), policy_of(title + line.format("2025-09-02")))
    assert {name for changed in found.changed for name in changed.outcomes} == {"待遇开始"}


def test_another_day_of_the_person_is_another_start(policy_of: Callable[[str], Policy]) -> None:
    """Both are ordinarily the same day."""
    window = "期 集中期 2024-09-01 至 2024-12-31 依据 一\n"
    line = window + "待遇期 依据 一\n  自 {}  当 登记日期 在 集中期\n  自 缴费日期  其他\n  至 年末  其他\n"
    assert compared(policy_of, line.format("登记日期"), line.format("缴费日期")).changed


def test_a_price_computed_from_the_person_is_never_proved(policy_of: Callable[[str], Policy]) -> None:
    line = "缴费：最高(取整(人均年收入[2023] × {}), 400 元) 依据 二\n"
    assert not compared(policy_of, line.format("1%"), line.format("2%")).are_equal


def test_only_fields_that_are_asked_for_are_compared(policy_of: Callable[[str], Policy]) -> None:
    first, second = policy_of(TITLE + PRICE.format("200 元")), policy_of(TITLE + PRICE.format("201 元"))
    assert compare(first, second, fields=("等待期", "受理")).are_equal
    assert compare(first, second, fields=("应缴",)).fields == ("应缴",)


def test_whom_a_gate_turns_away_shows_in_every_field_behind_it(policy_of: Callable[[str], Policy]) -> None:
    title = TITLE.partition("受理")[0]
    line = '受理 依据 一\n  不准 "逾期" 当 缴费日期 > {}\n  准许 其他\n' + PRICE.format("200 元")
    before, after = (policy_of(title + line.format(day)) for day in ("2025-02-28", "2025-03-01"))
    (changed,) = compare(before, after, fields=("应缴",)).changed
    assert dict(changed.written) == {"缴费日期": "2025-03-01"}


def test_readings_of_one_name_move_together(policy_of: Callable[[str], Policy]) -> None:
    doubt = "歧义 读 依据 一\n  读法 宽\n  读法 窄\n"
    line = doubt + "缴费 依据 二\n  {} 当 读 = 宽\n  {} 当 读 = 窄\n"
    same = compared(policy_of, line.format("100 元", "200 元"), line.format("100 元", "200 元"))
    turned = compared(policy_of, line.format("100 元", "200 元"), line.format("200 元", "100 元"))
    assert same.are_equal
    assert turned.changed


def test_what_the_file_assumes_of_a_missing_fact_is_never_called_equal(policy_of: Callable[[str], Policy]) -> None:
    lines = PRICE.format("200 元") + '假定 低保 = {} 因 "试试"\n'
    assert not compared(policy_of, lines.format("是"), lines.format("否")).are_equal


@pytest.mark.parametrize("path", GALLERY, ids=lambda path: path.stem)
def test_what_a_scenario_notices_is_never_called_equal(path: Path) -> None:
    notice = Notice(Source(path.name, path.read_text("utf-8")), ("person.pol", Source("person.pol", PERSON_POL)))
    policy = notice.read(notice.source, Asked()).policy
    file, _ = read_scenarios(Source(path.name, path.with_suffix(".scenarios.yaml").read_text("utf-8")))
    assert policy is not None and file is not None
    prepared, problems = prepare(file, path.stem, lambda _: policy)
    assert not problems
    trial = Trial(notice, [one for one in prepared if not one.assume])
    slips = mutations(Written(notice.source, notice.read(notice.source, Asked()).nodes))
    for slip in sample(slips, SLIPS, lambda _: True):
        if isinstance(trial.run(slip), Killed):
            wrong = notice.read(slip.applied(notice.source), Asked()).policy
            assert wrong is not None and not compare(policy, wrong, enough=1).are_equal, slip


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
def test_a_notice_equals_itself(path: Path, policy_of: Callable[[str], Policy]) -> None:
    text = path.read_text("utf-8")
    assert compare(policy_of(text), policy_of("# 另一行\n" + text)).are_equal


# --- laws ----------------------------------------------------------------------------------------------------------


@settings(max_examples=8)
@given(data=st.data())
def test_slips_in_generated_notices(data: st.DataObject) -> None:
    equal_means_equal(data, data.draw(notices()), VOCABULARY)


@settings(max_examples=8)
@given(data=st.data())
def test_slips_in_generated_notices_with_several_products(data: st.DataObject) -> None:
    equal_means_equal(data, data.draw(product_notices()), VOCABULARY)


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.stem)
@settings(max_examples=6)
@given(data=st.data())
def test_slips_in_notices(path: Path, data: st.DataObject) -> None:
    equal_means_equal(data, path.read_text("utf-8"), (path.parent / "person.pol").read_text("utf-8"))


def equal_means_equal(data: st.DataObject, text: str, vocabulary: str) -> None:
    """No person contradicts `equal`; whoever differs does so in a field that rests on the slip, or behind a gate."""
    slips = slips_of(text, vocabulary)
    slip = data.draw(st.sampled_from(slips))
    old, new = policy(text, vocabulary), policy(slip.applied(Source("通知.pol", text)).text, vocabulary)
    assume(old is not None and new is not None)
    assert old is not None and new is not None
    found = compare(old, new, enough=1, most=LITTLE)
    before, after, dice = Assessor(old), Assessor(new), Random(slip.after)
    near = RandomValues(old, dice), RandomValues(new, dice)
    for _ in range(PERSONS):
        person = whole_person(near, dice)
        differing = differing_fields(before(person), after(person))
        assert not (found.are_equal and differing), (slip, person, differing)
        if not any(bare(name) in GATES for name in differing):
            assert differing <= set(found.fields), (slip, person, differing)
    for changed in found.changed:
        assert differing_fields(before(changed.facts), after(changed.facts)), slip


def slips_of(text: str, vocabulary: str) -> tuple[Mutation, ...]:
    source = Source("通知.pol", text)
    return mutations(Written(source, load(source, lambda name: Source(name, vocabulary)).nodes))


def policy(text: str, vocabulary: str) -> Policy | None:
    return load(Source("通知.pol", text), lambda name: Source(name, vocabulary)).policy


def whole_person(near: tuple[RandomValues, RandomValues], dice: Random) -> dict[Any, Any]:
    """Of whom everything is known that either policy asks, near what either speaks of."""
    facts = {fact.name: fact for values in near for fact in facts_of(values.policy)}
    return {key: dice.choice(near).of(fact) for fact in facts.values() for key in keys_of(fact)}


def differing_fields(before: Assessment, after: Assessment) -> set[str]:
    names = dict.fromkeys((*before.fields, *after.fields))
    found = {name for name in names if not alike(before.fields.get(name), after.fields.get(name))}
    categories = before.categories
    return found | {f"人群.{name}" for name in categories if not alike(categories[name], after.categories.get(name))}
