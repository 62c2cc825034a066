"""What still speaks of another year: windows, days and titles copied from last year's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from dsl import Diagnostic, InSource, Literal, Policy, Population, Role, Span, WindowRef, nodes

from ...symbolic.spans import fixed_days
from ...walk import inside
from ..subject import Subject

_MONTHS_BEFORE = 7
"""Windows of a year open in the summer before it; one that closed before then is an older one."""
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def windows(subject: Subject) -> Iterator[Diagnostic]:
    """Those that closed before July of the year before, or open after the year; and such days of a 约束.

    A window of which only the definition of a category speaks may well lie in the past: who was recognised when.
    """
    policy = subject.policy
    year = policy.header.year
    of_people = _of_people(policy)
    for name, window in policy.windows.items():
        days = None if name in of_people else fixed_days(policy, window.days)
        if days is not None and subject.is_own(window.span) and _is_of_another_year(*days, year):
            first, last = (day.isoformat() for day in days)
            words = {
                "what_zh": f"期「{name}」（{first} 至 {last}）",
                "what_en": f"the window {name} ({first} to {last})",
            }
            yield Diagnostic("P921", InSource(policy.source, window.span), {**words, "year": str(year)}).at_origin()
    for day, span in _aimed_at(policy):
        if subject.is_own(span) and _is_of_another_year(day, day, year):
            at = day.isoformat()
            words = {"what_zh": f"约束里的日子（{at}）", "what_en": f"{at} in the constraint (约束)"}
            yield Diagnostic("P921", InSource(policy.source, span), {**words, "year": str(year)}).at_origin()


def _is_of_another_year(first: date, last: date, year: int) -> bool:
    return last < date(year - 1, _MONTHS_BEFORE, 1) or first > date(year, 12, 31)


def _of_people(policy: Policy) -> set[str]:
    """Windows of which categories speak, and nothing else."""
    by_role: dict[bool, set[str]] = {True: set(), False: set()}
    for decision in policy.decisions.values():
        by_role[decision.role is Role.CATEGORY] |= _named_in(decision)
    others = (*policy.windows.values(), *policy.aids, *policy.constraints)
    return by_role[True] - by_role[False] - {name for one in others for name in _named_in(one)}


def _named_in(written: Any) -> set[str]:
    return {part.window for part in inside(written) if isinstance(part, WindowRef)}


def _aimed_at(policy: Policy) -> Iterator[tuple[date, Span]]:
    """The days at which a 约束 counts (于)."""
    for constraint in policy.constraints:
        for part in inside(constraint.condition):
            match part:
                case Population(on=Literal(value=date() as day, span=span)):
                    yield day, span


def heading(subject: Subject) -> Iterator[Diagnostic]:
    """A title or an id that names years, none of which is the 年度."""
    year = str(subject.policy.header.year)
    for node in subject.file.statements:
        if isinstance(node, nodes.PolicyNode):
            title = subject.source.text.find(node.title, node.id.span.end)
            places = (node.id.span, Span(title, title + len(node.title)))
            named_by = (("编号", "id", node.id.text), ("标题", "title", node.title))
            for place, (text, text_en, written) in zip(places, named_by, strict=True):
                named = _YEAR.findall(written)
                if named and year not in named:
                    words = {"text": text, "text_en": text_en, "found": "、".join(dict.fromkeys(named)), "year": year}
                    yield subject.found("P922", place, words)
