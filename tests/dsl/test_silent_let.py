"""A 定 that says nothing but 未规定 fits wherever a value is wanted; no line that uses it is ever lost."""

from __future__ import annotations

from pathlib import Path

from dsl import Identity, Source, Value, load
from engine import Assessor, kind_of

PERSON = Path(__file__).parent.parent.parent / "policies" / "person.pol"
NOTICE = """政策 示例县2025 "示例"
  地区 999999 示例县
  年度 2025
  词汇 person.pol
定 空
  未规定
定 空额
  未规定
参保
  准许 当 空
  不准 "不在范围内" 其他
缴费
  空额 当 低保
  400 元 其他
结果 数：0 × 月数(缴费日期，年末)
"""


def assess(**facts: Value) -> dict[str, str]:
    loaded = load(Source("示例.pol", NOTICE), lambda name: Source(name, PERSON.read_text("utf-8")))
    assert loaded.policy is not None, [d.message("en") for d in loaded.diagnostics]
    assessment = Assessor(loaded.policy)(dict(facts))
    return {name: kind_of(outcome) for name, outcome in assessment.fields.items()} | {
        "value": repr(getattr(assessment.fields["数"], "value", None))
    }


def test_a_silent_condition_leaves_the_answer_open_instead_of_refusing() -> None:
    assert assess()["参保"] == "not_stated"


def test_a_silent_amount_is_not_passed_over() -> None:
    assert assess(低保=Identity())["缴费"] == "not_stated"
    assert assess()["缴费"] == "known"


def test_zero_times_an_unknown_count_is_a_count() -> None:
    assert assess()["value"] == "0"


def test_an_identity_can_be_assumed_away() -> None:
    loaded = load(
        Source("示例.pol", NOTICE + '假定 低保 = 否 因 "示例"\n'),
        lambda name: Source(name, PERSON.read_text("utf-8")),
    )
    assert loaded.policy is not None
    assert loaded.policy.assumptions[0].value is False
