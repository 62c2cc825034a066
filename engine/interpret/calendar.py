"""Windows and deadlines of one person: where their day stands in each 期, and until when they would be accepted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dsl import (
    NONE,
    YES_NO,
    Admit,
    DaySpan,
    Expression,
    Literal,
    MonthlySpan,
    Policy,
    Role,
    TimedSpan,
    WindowRef,
    Within,
)

from ..arithmetic import compare
from ..unknown import Unknown, join
from ..walk import inside, rewritten
from .builder import PolicyBuilder
from .expressions import Closure, Days, closure
from .openings import lies_in_time, lies_open
from .situation import Situation


class Standing(StrEnum):
    """Where a day stands in a 期."""

    BEFORE = "期前"
    INSIDE = "期内"
    AFTER = "期后"
    BETWEEN = "期间停收"
    NO_EVENT = "无"


@dataclass(frozen=True, slots=True)
class Subject:
    """The day that 受理 asks about in a 期; `clock` says at what time of that day, where the 期 closes at a time."""

    window: DaySpan
    day: Closure
    ends: Days
    clock: Closure | None

    def standing(self, s: Situation) -> Any:
        day, (first, last) = self.day(s), self.ends(s)
        standing = _standing(day, first, last)
        if isinstance(standing, Standing) and standing is not Standing.INSIDE:
            return standing
        match self.window:
            case MonthlySpan(first=of_month, last=to_month):
                return _settled(standing, lies_open(day, first, last, (of_month, to_month)), Standing.BETWEEN)
            case TimedSpan(closes=closes) if (clock := self.clock) is not None:
                return _settled(standing, lies_in_time(True, day, last, lambda: clock(s), closes), Standing.AFTER)
        return standing


@dataclass(frozen=True, slots=True)
class Admission:
    """A line of 受理 that lets people in within some 期. `guard`: who could come in by it if they came in time.

    `product` is the one that it is for; empty where it is for all.
    """

    windows: tuple[str, ...]
    guard: Expression
    open_to: Closure
    product: str


NO_DAYS = (NONE, NONE)
"""The first and the last day of a 期 that is not open to someone."""


class Calendar:
    """`subjects`: for each 期 that 受理 asks about, the day that it asks about. `admitting`: those that let in."""

    def __init__(self, policy: Policy, builder: PolicyBuilder) -> None:
        self.policy = policy
        self.subjects: dict[str, Subject] = {}
        self.admissions: list[Admission] = []
        accepting = [d for d in policy.decisions.values() if d.role is Role.ACCEPTANCE]
        for decision, rule in ((d, rule) for d in accepting for rule in d.rules):
            if rule.guard is None:
                continue
            uses = {
                part.days.window: part
                for part in inside(rule.guard)
                if isinstance(part, Within) and isinstance(part.days, WindowRef)
            }
            for name, part in uses.items():
                if name not in self.subjects:
                    self.subjects[name] = _subject(policy, builder, name, part)
            if isinstance(rule.value, Admit) and uses:
                guard = _if_in_time(rule.guard)
                self.admissions.append(Admission(tuple(uses), guard, closure(builder, guard), decision.product or ""))
        self.admitting = tuple(dict.fromkeys(name for one in self.admissions for name in one.windows))
        self._purchases = {product.name: product.key("险种") for product in policy.products}

    def run(self, s: Situation, values: Mapping[str, Any]) -> None:
        """Note in the situation's memo where the person stands in each 期, and from when until when it is open to them.

        `values` are the fields of this world.
        """
        for name, subject in self.subjects.items():
            s.memo[standing_key(name)] = subject.standing(s)
        left = frozenset(product for product, bought in self._purchases.items() if values.get(bought) is False)
        for name in self.admitting:
            s.memo[days_key(name)] = self.days(s, name, left.__contains__)

    def days(self, s: Situation, window: str, does_without: Callable[[str], bool]) -> tuple[Any, Any]:
        """First and last day of a 期 in this world, if the person could be accepted under it; otherwise `NO_DAYS`.

        The 期 of a product that they surely do not buy (`does_without`) do not concern them.
        """
        for one in self.admissions:
            if window in one.windows and not does_without(one.product) and one.open_to(s) is not False:
                first, last = self.subjects[window].ends(s)
                return NO_DAYS if first is NONE or last is NONE else (first, last)
        return NO_DAYS


def standing_key(window: str) -> str:
    return f"期.{window}"


def days_key(window: str) -> str:
    return f"期.{window} 的 首日、末日"


def edges_of(window: str) -> tuple[str, str]:
    """What the first and the last day of a 期 are called where results are listed."""
    return f"{window}.首日", f"{window}.末日"


def _subject(policy: Policy, builder: PolicyBuilder, name: str, part: Within) -> Subject:
    clock = None if part.clock is None else closure(builder, part.clock)
    return Subject(policy.windows[name].days, closure(builder, part.day), builder.window(name), clock)


def _settled(standing: Any, is_open: Any, closed: Standing) -> Any:
    """Between the first and the last day as far as is known, and whether the 期 is open then."""
    unknowns = [v for v in (standing, is_open) if v.__class__ is Unknown]
    if unknowns:
        return Unknown(*join(unknowns))
    return standing if is_open else closed


def _if_in_time(guard: Expression) -> Any:
    return rewritten(
        guard, lambda e: Literal(True, YES_NO) if isinstance(e, Within) and isinstance(e.days, WindowRef) else None
    )


def _standing(day: Any, first: Any, last: Any) -> Any:
    if NONE in (day, first, last):
        return Standing.NO_EVENT
    before, after = compare("<", day, first), compare(">", day, last)
    if before is True:
        return Standing.BEFORE
    if after is True:
        return Standing.AFTER
    unknowns = [v for v in (before, after) if v.__class__ is Unknown]
    return Unknown(*join(unknowns)) if unknowns else Standing.INSIDE
