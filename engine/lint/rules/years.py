"""What still speaks of another year: windows and titles copied from last year's file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dsl import Decision, Diagnostic, InSource, Role, Span, WindowRef, nodes

from ...symbolic.spans import fixed_days
from ...walk import inside
from ..subject import Subject

_MONTHS_BEFORE = 7
"""Windows of a year open in the summer before it; one that closed before then is an older one."""
_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})(?![0-9])")


def windows(subject: Subject) -> Iterator[Diagnostic]:
    """Those for which 受理 asks, and which closed before July of the year before, or open after the year.

    A window of which only a definition speaks may well lie in the past: who was recognised when.
    """
    policy = subject.policy
    year = policy.header.year
    asked = {name for decision in policy.decisions.values() for name in _asked_by(decision)}
    for name, window in policy.windows.items():
        days = fixed_days(policy, window.days) if name in asked else None
        if days is None or not subject.is_own(window.span):
            continue
        first, last = days
        if last < date(year - 1, _MONTHS_BEFORE, 1) or first > date(year, 12, 31):
            words = {"name": name, "first": first.isoformat(), "last": last.isoformat(), "year": str(year)}
            yield Diagnostic("P921", InSource(policy.source, window.span), words).at_origin()


def _asked_by(decision: Decision) -> Iterator[str]:
    guards = (rule.guard for rule in decision.rules if rule.guard is not None)
    for part in (part for guard in guards for part in inside(guard)):
        if isinstance(part, WindowRef) and decision.role is Role.ACCEPTANCE:
            yield part.window


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
