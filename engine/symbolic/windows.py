"""Windows (期): days in none of them and in two of them, and spans in which no day lies."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from dsl import Decision, Diagnostic, FactRef, MonthlySpan, Role, TimedSpan, TimeOfDay, WindowRef, Within

from ..answer import Assessment, Known, World
from ..dates import MonthDays, first_open, next_day, previous_day
from ..interpret.calendar import Standing
from ..interpret.expressions import span
from ..interpret.situation import Facts, Situation
from .cells import Cell
from .report import finding, joined
from .spans import Days, closing_time, fixed_days, open_stretches
from .survey import Survey
from .witness import Witness

LAST_MINUTE = TimeOfDay.of(23, 59)
MOST_STRETCHES = 6
"""So many stretches of days are written out; a window of some days a month leaves one a month."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A fixed span that 受理 asks about: when it is open, and until what time of its last day."""

    stretches: tuple[Days, ...]
    closes: TimeOfDay | None
    name: str = ""

    @property
    def last(self) -> date:
        return self.stretches[-1][1]

    def covers(self, day: date) -> bool:
        """All of the day."""
        within = any(first <= day <= last for first, last in self.stretches)
        return within and not (self.closes is not None and day == self.last)


@dataclass(frozen=True, slots=True)
class Free:
    """Days that no span covers; or the hours of one day, after a span has closed."""

    days: Days
    after: TimeOfDay | None = None

    def __str__(self) -> str:
        return _days(*self.days) + ("" if self.after is None else f" {self.after} 以后")


def days_outside_windows(survey: Survey) -> Iterator[Diagnostic]:
    """Between the first day of the first 期 that 受理 asks about and the end of the year, or of the last 期."""
    policy = survey.policy
    for decision, fact, asked in _asked_about(survey):
        last = max(date(policy.header.year, 12, 31), *(one.last for one in asked))
        free = sorted((*_between(asked, last), *_late(asked)), key=lambda one: one.days)
        if free:
            shown = "、".join(map(str, free[:MOST_STRETCHES]))
            more = f"……（{len(free)}）" if len(free) > MOST_STRETCHES else ""
            after = free[0].after
            at = None if after is None else min(LAST_MINUTE, TimeOfDay(after.seconds + 60))
            witness = _payer(survey, fact, free[0].days[0], at, (), {one.name for one in asked})
            words = {"fact": fact, "days": shown + more, "days_en": _in_english(shown + more)}
            yield finding("P550", policy, decision.span, words, witness)


def days_in_two_windows(survey: Survey) -> Iterator[Diagnostic]:
    windows = survey.policy.windows
    for _, fact, asked in _asked_about(survey):
        named = {one.name: one for one in asked if one.name}
        for one, other in combinations((named[name] for name in windows if name in named), 2):
            common = _common(one, other)
            if common is not None:
                closes = next((span.closes for span in (one, other) if span.closes and span.last == common[0]), None)
                witness = _payer(survey, fact, common[0], closes, (one.name, other.name), windows)
                days = _days(*common)
                words = {
                    "fact": fact,
                    "days": days,
                    "days_en": _in_english(days),
                    "names": joined([one.name, other.name]),
                }
                place = (windows[one.name].span,)
                yield finding("P551", survey.policy, windows[other.name].span, words, witness, place)


def _common(one: Asked, other: Asked) -> Days | None:
    """The first days that both have."""
    for first, last in one.stretches:
        for begin, end in other.stretches:
            if max(first, begin) <= min(last, end):
                return max(first, begin), min(last, end)
    return None


def windows_end_before_start(survey: Survey) -> Iterator[Diagnostic]:
    """Days written out were compared when the file was read; these follow from other 期 or 定."""
    for name, window in survey.policy.windows.items():
        if fixed_days(survey.policy, window.days) is None:
            whole = window.days.days if isinstance(window.days, MonthlySpan | TimedSpan) else window.days
            first, last = span(survey.assessor.builder, whole)(Situation({}, {}))
            if isinstance(first, date) and isinstance(last, date):
                words = {"name": name, "first": first.isoformat(), "last": last.isoformat()}
                if last < first:
                    yield finding("P552", survey.policy, window.span, words)
                elif isinstance(window.days, MonthlySpan) and first_open(first, _of(window.days)) > last:
                    yield finding("P553", survey.policy, window.span, words)


def _of(days: MonthlySpan) -> MonthDays:
    return days.first, days.last


def _asked_about(survey: Survey) -> Iterator[tuple[Decision, str, list[Asked]]]:
    """For each 受理 and each day that it asks about."""
    for key, decision in survey.policy.decisions.items():
        if decision.role is Role.ACCEPTANCE:
            yield from ((decision, fact, asked) for fact, asked in _asked_by(survey, key).items())


def _asked_by(survey: Survey, key: str) -> dict[str, list[Asked]]:
    """For each day that a 受理 asks about: the fixed spans that it asks about, at least one of them a 期."""
    found: dict[str, list[Asked]] = {}
    for part in survey.reach.nodes(survey.reach.lines(key)):
        if isinstance(part, Within) and isinstance(part.day, FactRef):
            stretches = open_stretches(survey.policy, part.days)
            if stretches:
                name = part.days.window if isinstance(part.days, WindowRef) else ""
                made = Asked(stretches, closing_time(survey.policy, part.days), name)
                found.setdefault(part.day.fact, []).append(made)
    return {fact: asked for fact, asked in found.items() if any(one.name for one in asked)}


def _payer(
    survey: Survey, fact: str, day: date, at: TimeOfDay | None, inside: Collection[str], among: Collection[str]
) -> Witness | None:
    """Somebody with that day (and time), who stands in all of these 期, or in none among the others."""
    windows = survey.policy.windows
    fixed = [name for name, window in windows.items() if name in among and fixed_days(survey.policy, window.days)]
    clock = survey.policy.vocabulary.facts[fact].clock
    facts: Facts = {fact: day} if at is None else {fact: day, clock: at}

    def shows(assessment: Assessment, world: World) -> bool:
        asked = {name: assessment.windows[name] for name in fixed if name in assessment.windows}
        standing = {name for name, where in asked.items() if where == Known(Standing.INSIDE)}
        known = all(isinstance(where, Known) for where in asked.values())
        return known and (standing >= set(inside) if inside else not standing)

    return survey.witnesses.find([Cell(facts, {}, None, {}, 0)], shows)


def _between(asked: Sequence[Asked], last: date) -> Iterator[Free]:
    """The days that no span covers, from the first span's start."""
    spans = sorted(stretch for one in asked for stretch in one.stretches)
    following = spans[0][0]
    for first, end in spans:
        if first > following:
            yield Free((following, previous_day(first)))
        following = max(following, next_day(end))
    if following <= last:
        yield Free((following, last))


def _late(asked: Sequence[Asked]) -> Iterator[Free]:
    """The hours after a span has closed, where no other span has the whole of that day."""
    latest: dict[date, TimeOfDay] = {}
    for one in asked:
        if one.closes is not None and not any(other.covers(one.last) for other in asked):
            latest[one.last] = max(one.closes, latest.get(one.last, one.closes))
    yield from (Free((day, day), closes) for day, closes in latest.items())


def _days(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()} 至 {last.isoformat()}"


def _in_english(days: str) -> str:
    return (
        re.sub(r"(\S+) 以后", r"after \1", days)
        .replace(" 至 ", " to ")
        .replace("、", ", ")
        .replace("……（", "… (")
        .replace("）", ")")
    )
