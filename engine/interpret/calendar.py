"""Windows and deadlines of one person: where their day stands in each 期, and until when they would be accepted."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from dsl import NONE, YES_NO, Admit, Expression, Literal, Policy, WindowRef, Within

from ..arithmetic import compare
from ..unknown import Unknown, join
from ..walk import inside, rewritten
from .builder import PolicyBuilder
from .expressions import Closure, Days, closure
from .situation import Situation


class Standing(StrEnum):
    """Where a day stands in a 期."""

    BEFORE = "期前"
    INSIDE = "期内"
    AFTER = "期后"
    NO_EVENT = "无"


class Calendar:
    """`subjects`: for each 期 that 受理 asks about, the day that it asks about."""

    def __init__(self, policy: Policy, builder: PolicyBuilder) -> None:
        self.policy = policy
        self.subjects: dict[str, tuple[Closure, Days]] = {}
        self.admissions: list[tuple[Closure, list[str]]] = []
        for rule in policy.decisions["受理"].rules:
            if rule.guard is None:
                continue
            uses = {
                part.days.window: part.day
                for part in inside(rule.guard)
                if isinstance(part, Within) and isinstance(part.days, WindowRef)
            }
            for name, day in uses.items():
                self.subjects.setdefault(name, (closure(builder, day), builder.window(name)))
            if isinstance(rule.value, Admit) and uses:
                self.admissions.append((closure(builder, _if_in_time(rule.guard)), list(uses)))

    def run(self, s: Situation) -> None:
        """Note each 期's standing in the situation's memo, as `期.NAME`."""
        for name, (day, ends) in self.subjects.items():
            s.memo[f"期.{name}"] = _standing(day(s), *ends(s))

    def deadlines(self, s: Situation) -> dict[str, tuple[Any, Any]]:
        """期 → (first day, last day) in this world, where the person could be accepted if they paid in time."""
        found: dict[str, tuple[Any, Any]] = {}
        for open_to, names in self.admissions:
            if open_to(s) is False:
                continue
            for name in names:
                first, last = self.subjects[name][1](s)
                if first is not NONE and last is not NONE:
                    found.setdefault(name, (first, last))
        return found


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
