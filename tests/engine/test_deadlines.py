"""From when until when a person can be accepted: what is asked only for these days is asked in every reading too."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from jsonschema import Draft202012Validator

from dsl import NONE, Policy
from engine import Ambiguous, Assessor, Case, Closed, Known
from engine.record import assessment_schema, record_of

UNCLEAR = (
    '歧义 限 "没有写" 依据 一\n  读法 宽 "都收"\n  读法 严 "只收低保对象"\n'
    "期 甲 2025-01-01 至 2025-03-31 依据 一\n"
    '受理 依据 一\n  准许 当 缴费日期 在 甲 且 (限 = 宽 或 低保)\n  不准 "晚了" 其他\n'
)
FIRST, LAST = date(2025, 1, 1), date(2025, 3, 31)
LATE = date(2025, 5, 1)


def test_who_came_too_late_is_told_in_which_reading_there_was_time(notice_of: Callable[[str], Policy]) -> None:
    """受理 itself never asks: in any reading the day is too late."""
    assessment = Assessor(notice_of(UNCLEAR))({"缴费日期": LATE})
    assert assessment.fields["受理"] == Closed("晚了")
    (deadline,) = assessment.deadlines
    cases = [Case((("限", "宽"),), Known(LAST)), Case((("限", "严"),), Known(NONE))]
    assert deadline.last == Ambiguous("reading", tuple(cases))
    Draft202012Validator(assessment_schema()).validate(record_of(assessment))


def test_where_every_reading_says_the_same_there_is_one_day(notice_of: Callable[[str], Policy]) -> None:
    (deadline,) = Assessor(notice_of(UNCLEAR))({"缴费日期": LATE, "低保": True}).deadlines
    assert (deadline.first, deadline.last) == (Known(FIRST), Known(LAST))
