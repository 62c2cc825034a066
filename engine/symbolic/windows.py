"""Windows (期): days in none of them and in two of them, and spans that end before they start."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from dsl import Diagnostic, FactRef, WindowRef, Within

from ..answer import Assessment, Known, World
from ..dates import next_day, previous_day
from ..interpret.calendar import Standing
from ..interpret.expressions import span
from ..interpret.situation import Situation
from .cells import Cell
from .report import finding, joined
from .spans import fixed_days
from .survey import Survey
from .witness import Witness

Days = tuple[date, date]
"""From a day to a day, both inclusive."""


def days_outside_windows(survey: Survey) -> Iterator[Diagnostic]:
    """Between the first day of the first 期 that 受理 asks about and the end of the year, or of the last 期."""
    policy = survey.policy
    for fact, spans in _asked_about(survey).items():
        last = max(date(policy.header.year, 12, 31), *(end for _, end in spans))
        free = list(_between(spans, last))
        if free:
            words = {"fact": fact, "days": "、".join(_days(*days) for days in free)}
            yield finding("P550", policy, policy.decisions["受理"].span, words, _payer(survey, fact, free[0][0], ()))


def days_in_two_windows(survey: Survey) -> Iterator[Diagnostic]:
    named = {
        name: days for name, window in survey.policy.windows.items() if (days := fixed_days(survey.policy, window.days))
    }
    asked = _asked_about(survey)
    for fact, spans in asked.items():
        names = [name for name, days in named.items() if days in spans]
        for at, one in enumerate(names):
            for other in names[at + 1 :]:
                first, last = max(named[one][0], named[other][0]), min(named[one][1], named[other][1])
                if first <= last:
                    windows = survey.policy.windows
                    both = (one, other)
                    witness = _payer(survey, fact, first, both)
                    words = {"fact": fact, "days": _days(first, last), "names": joined([one, other])}
                    yield finding("P551", survey.policy, windows[other].span, words, witness, (windows[one].span,))


def windows_end_before_start(survey: Survey) -> Iterator[Diagnostic]:
    """Days written out were compared when the file was read; these follow from other 期 or 定."""
    for name, window in survey.policy.windows.items():
        if fixed_days(survey.policy, window.days) is None:
            first, last = span(survey.assessor.builder, window.days)(Situation({}, {}))
            if isinstance(first, date) and isinstance(last, date) and last < first:
                words = {"name": name, "first": first.isoformat(), "last": last.isoformat()}
                yield finding("P552", survey.policy, window.span, words)


def _asked_about(survey: Survey) -> dict[str, list[Days]]:
    """For each day that 受理 asks about: the fixed spans that it asks about, at least one of them a 期."""
    found: dict[str, list[Days]] = {}
    named: set[str] = set()
    for part in survey.reach.nodes(survey.reach.lines("受理")):
        if isinstance(part, Within) and isinstance(part.day, FactRef):
            days = fixed_days(survey.policy, part.days)
            if days is not None:
                found.setdefault(part.day.fact, []).append(days)
                if isinstance(part.days, WindowRef):
                    named.add(part.day.fact)
    return {fact: spans for fact, spans in found.items() if fact in named}


def _payer(survey: Survey, fact: str, day: date, inside: Collection[str]) -> Witness | None:
    """Somebody with that day, who stands in exactly these of the 期."""
    fixed = [name for name, window in survey.policy.windows.items() if fixed_days(survey.policy, window.days)]

    def shows(assessment: Assessment, world: World) -> bool:
        asked = {name: assessment.windows[name] for name in fixed if name in assessment.windows}
        standing = {name for name, where in asked.items() if where == Known(Standing.INSIDE)}
        known = all(isinstance(where, Known) for where in asked.values())
        return known and (standing >= set(inside) if inside else not standing)

    return survey.witnesses.find([Cell({fact: day}, {}, None, {}, 0)], shows)


def _between(spans: Sequence[Days], last: date) -> Iterator[Days]:
    """The days that no span covers, from the first span's start."""
    following = min(first for first, _ in spans)
    for first, end in sorted(spans):
        if first > following:
            yield following, previous_day(first)
        following = max(following, next_day(end))
    if following <= last:
        yield following, last


def _days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} 至 {last.isoformat()}"
