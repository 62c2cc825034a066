"""A suggested statement for a clause, by what the clause is about: numbers are its own, the rest is to be confirmed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .aids import aid_lines, category_lines
from .amounts import contribution, funding
from .mentions import unsaid
from .names import FILL, Names
from .numbers import days_in, rates_in
from .people import groups_in
from .timing import benefit, newborn, waiting, window
from .topics import Topic

_REASONS = {
    Topic.PREFACE: "发文依据，不涉及个人",
    Topic.WORK: "部门的工作，不影响个人缴多少",
    Topic.UNKNOWN: FILL,
    Topic.CHANNEL: "只是到哪里缴，不影响个人缴多少",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Lines of statements, without 依据 aligned; `joins` names statements that stand further up already."""

    lines: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()


Writer = Callable[[str, str, Names], Iterator[str]]


def suggestion(topic: Topic, clause: str, text: str, names: Names) -> Suggestion:
    """`text` is the bare text of the clause with this number."""
    if topic in _REASONS and topic is not Topic.PREFACE and unsaid(text, "", names):
        # It speaks of somebody, or of what is verified: it may well decide something.
        return Suggestion()
    if topic in _REASONS:
        return Suggestion((f'不编码 {clause} 因 "{_REASONS[topic]}"',))
    key = ONCE.get(topic, "")
    if key in names.once:
        return Suggestion(joins=(key,))
    writer = _WRITERS.get(topic)
    lines = () if writer is None else tuple(writer(clause, text, names))
    if lines and key and lines[0].startswith(key):
        names.once.add(key)
    return Suggestion(lines)


def _eligibility(clause: str, text: str, names: Names) -> Iterator[str]:
    yield f"参保  依据 {clause}"
    if "职工" in text and names.knows("职工医保在保"):
        yield '  不准 "已参加职工医保"  当 职工医保在保'
    if names.knows("户籍地"):
        yield "  准许  当 户籍地 属于 本地"
    if "居住证" in text and names.knows("持居住证"):
        yield "  准许  当 持居住证"
    if "学生" in text and names.knows("在校学生", "就读地"):
        yield "  准许  当 在校学生 且 就读地 属于 本地"
    yield "  未规定  其他"


def _priority(clause: str, text: str, names: Names) -> Iterator[str]:
    yield f"优先 就高  依据 {clause}"
    yield "  同额 未规定"


def _goal(clause: str, text: str, names: Names) -> Iterator[str]:
    """Each percentage is the goal of those named since the one before it."""
    before = 0
    for rate in rates_in(text):
        said, before = text[before : rate.start], rate.end
        if re.search(r"参保率|完成率|目标任务|责任目标", said) is None:
            continue
        if "参保率" not in said:
            days = days_in(said)
            yield f"约束 完成率 于 {days[-1].text if days else FILL} ≥ {rate.text}  依据 {clause}"
            continue
        whom = groups_in(said[max(said.rfind(mark) for mark in "。;") + 1 :], names.vocabulary)
        yield from category_lines(clause, whom, names.groups)
        for who in [f"[{names.groups[group.condition]}]" for group in whom] or [""]:
            yield f"约束 参保率{who} ≥ {rate.text}  依据 {clause}"


def _aid(clause: str, text: str, names: Names) -> Iterator[str]:
    return aid_lines(clause, text, names.vocabulary, names.groups, names.aids)


_WRITERS: Mapping[Topic, Writer] = {
    Topic.ELIGIBILITY: _eligibility,
    Topic.CONTRIBUTION: contribution,
    Topic.FUNDING: funding,
    Topic.AID: _aid,
    Topic.PRIORITY: _priority,
    Topic.WINDOW: window,
    Topic.WAITING: waiting,
    Topic.BENEFIT: benefit,
    Topic.NEWBORN: newborn,
    Topic.GOAL: _goal,
}
ONCE: Mapping[Topic, str] = {
    Topic.ELIGIBILITY: "参保",
    Topic.CONTRIBUTION: "缴费",
    Topic.FUNDING: "财政补助",
    Topic.PRIORITY: "优先",
    Topic.WAITING: "等待期",
    Topic.BENEFIT: "待遇期",
}
"""Statements that stand once in a file."""
