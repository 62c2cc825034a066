"""Reasons (因) that give none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsl import Diagnostic, InSource, Span

from ..subject import Subject

_NOTHING = frozenset(
    (
        *("待定", "暂定", "暂时", "待补", "待填", "待补充", "待确认", "待核实", "原因", "理由", "同上", "见上", "如题"),
        *("没写", "不知", "无", "略", "不明", "未知", "其他"),
        *("不知道", "不清楚", "不确定", "没有原因", "无原因", "无理由", "测试", "假定", "暂且如此", "先这样"),
        *("todo", "tbd", "test", "xxx", "none", "n/a", "reason", "because", "unknown", "see above"),
    )
)
_MARKS = re.compile(r"[\s，。、；：,.;:！!？?…—\-_\"'“”]+")


def says_nothing(subject: Subject) -> Iterator[Diagnostic]:
    """假定 and 不编码."""
    policy = subject.policy
    assumed = [(one.reason, one.span) for one in policy.assumptions if one.is_written]
    for reason, span in dict.fromkeys((*assumed, *((one.reason, one.span) for one in policy.set_aside))):
        if _is_empty(reason) and subject.is_own(span):
            yield Diagnostic(
                "P917", InSource(policy.source, _place(policy.source.text, reason, span)), {"reason": reason}
            ).at_origin()


def _is_empty(reason: str) -> bool:
    bare = _MARKS.sub("", reason).lower()
    spaced = " ".join(reason.lower().split()).strip(" .。")
    return len(set(bare)) <= 1 or bare in _NOTHING or spaced in _NOTHING


def _place(text: str, reason: str, span: Span) -> Span:
    """The reason itself, which stands last in its statement."""
    at = text.rfind(reason, span.start, max(span.end, text.find("\n", span.start)))
    return Span(at, at + len(reason)) if at >= 0 else span
