"""What is looked at to count a population: which steps, and what is said of each way in which they come out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from dsl import (
    NONE,
    Assumption,
    FixedSpan,
    Literal,
    MonthlySpan,
    Policy,
    Population,
    Refuse,
    Role,
    TimedSpan,
    Window,
    WindowRef,
    Within,
)

from ...answer import Known, Outcome, kind_of
from ...fields import AID, PUBLISHED, SHARE, split
from ...unknown import Unknown
from ...walk import inside
from ..exploring.seen import ANYTHING, Seen
from ..stepwise.courses import Group
from .counted import Counting, Facet
from .facets import Facets, fact_of

CATEGORIES = "人群"
"""As a name to count by: every category of the notice."""
PAID, ELSEWHERE = "缴费日期", ("职工医保在保", "异地参保")
"""Facts that tell whether somebody is enrolled: the day of payment, and enrolment in another way."""
_NO_MONEY = ("险种", "参保", "受理", "资助名", "等待期", "待遇开始", "待遇结束")
_GATES = ("参保", "受理")


def counting(
    policy: Policy, by: Sequence[str] = (), assume: tuple[Assumption, ...] = (), seen: Seen = ANYTHING
) -> Counting:
    """`by` are names of `budget.groupable`."""
    return _Counting(policy, tuple(dict.fromkeys(by)), assume, seen).made()


class _Counting:
    def __init__(self, policy: Policy, by: tuple[str, ...], assume: tuple[Assumption, ...], seen: Seen) -> None:
        self.policy, self.by, self.seen = policy, by, seen
        self.facets = Facets(policy, assume, seen)
        self.courses = self.facets.courses

    def made(self) -> Counting:
        groups = self.courses.groups
        money = tuple(self._money(group) for group in groups if any(map(is_money, group.fields)))
        gates = tuple(
            self._kinds(group, gate)
            for group in groups
            for gate in group.fields
            if gate in _GATES and self._turns_away(gate)
        )
        days = milestones(self.policy)
        enrolment = self._enrolment(days)
        named = {part.category for rule in self.policy.constraints for part in _totals_in(rule.condition)}
        wanted = [g for g in groups if g.kind == "category" and (CATEGORIES in self.by or g.fields[0] in named)]
        categories = tuple(self._category(group) for group in wanted)
        dimensions = tuple(self.facets.dimension(name) for name in self.by if name != CATEGORIES)
        return Counting(
            policy=self.policy,
            plan=self.facets.plan(),
            keep=tuple(dict.fromkeys(self.facets.keep)),
            sums=tuple(self.facets.sums),
            money=money,
            gates=gates,
            enrolment=enrolment,
            not_told=tuple(n for n in ELSEWHERE if n in self.policy.vocabulary.facts and not self._is_told(n)),
            days=days,
            categories=categories,
            dimensions=dimensions,
            by_category=CATEGORIES in self.by,
        )

    # --- money -------------------------------------------------------------------------------------------------------

    def _money(self, group: Group) -> Facet:
        at = [number for number, field in enumerate(group.fields) if is_money(field)]
        names = tuple(group.fields[number] for number in at)
        written = [
            self.facets.shares(group.step, name, [result[number].outcome for result in group.step.results])
            for number, name in zip(at, names, strict=True)
        ]
        by_state = dict(zip(map(id, group.step.results), zip(*written, strict=True), strict=True))
        return self.facets.facet(group.step, names, lambda result: by_state[id(result)])

    # --- whom it is about --------------------------------------------------------------------------------------------

    def _turns_away(self, gate: str) -> bool:
        """Is anybody refused or closed? Where nobody is, all count."""
        return any(isinstance(rule.value, Refuse) for rule in self.policy.decisions[gate].rules)

    def _kinds(self, group: Group, field: str) -> Facet:
        at = group.fields.index(field)
        return self.facets.facet(group.step, (field,), lambda result: (kind_of(result[at].outcome),))

    def _category(self, group: Group) -> Facet:
        return self.facets.facet(group.step, group.fields, lambda result: (held(result[0].outcome),))

    def _enrolment(self, days: tuple[date, ...]) -> tuple[Facet, Facet] | None:
        facts = self.policy.vocabulary.facts
        if PAID not in facts:
            return None
        paid = self.courses.sorted_by(PAID, [fact_of(facts[PAID])], lambda values: (_paid(values[0], days),))
        others = [fact_of(facts[name]) for name in ELSEWHERE if self._is_told(name)]
        elsewhere = self.courses.sorted_by("另行参保", others, lambda values: (_elsewhere(values),))
        return self.facets.facet(paid, ("paid",), tuple), self.facets.facet(elsewhere, ("elsewhere",), tuple)

    def _is_told(self, name: str) -> bool:
        """Does any record say it, or the vocabulary or an assumption instead?"""
        fact = self.policy.vocabulary.facts.get(name)
        if fact is None:
            return False
        is_assumed = any(one.target == name for one in self.courses.assumptions)
        return fact.default is not None or is_assumed or not self.seen.is_absent(name)


def milestones(policy: Policy) -> tuple[date, ...]:
    """The days that a target names, and the last days of the 期 in which payment is accepted, in order."""
    named = [part.on for rule in policy.constraints for part in _totals_in(rule.condition)]
    asked = (
        part for decision in policy.decisions.values() if decision.role is Role.ACCEPTANCE for part in inside(decision)
    )
    windows = {part.days.window for part in asked if isinstance(part, Within) and isinstance(part.days, WindowRef)}
    named += [last_day(policy.windows[name]) for name in windows]
    days = {part.value for part in named if isinstance(part, Literal) and isinstance(part.value, date)}
    return tuple(sorted(days))


def last_day(window: Window) -> Any:
    """How the last day of a 期 is written; None where it depends on the person."""
    days: Any = window.days
    while isinstance(days, MonthlySpan | TimedSpan):
        days = days.days
    return days.last if isinstance(days, FixedSpan) else None


def _totals_in(condition: Any) -> Iterator[Population]:
    return (part for part in inside(condition) if isinstance(part, Population))


def is_money(field: str) -> bool:
    """Is this a predeclared field that is an amount?"""
    name = split(field)[0]
    is_ours = name in PUBLISHED or name.startswith((AID, SHARE))
    return is_ours and name not in _NO_MONEY


def held(outcome: Outcome) -> str:
    """Of a category: "yes", "no", or the kind of what is not known."""
    return ("yes" if outcome.value else "no") if isinstance(outcome, Known) else kind_of(outcome)


def _paid(value: Any, days: Sequence[date]) -> tuple[Any, ...]:
    if value is NONE:
        return ("unpaid",)
    if value.__class__ is Unknown:
        return ("unknown",)
    return "by", next((at for at, day in enumerate(days) if value <= day), len(days))


def _elsewhere(values: Sequence[Any]) -> str:
    if any(value is True for value in values):
        return "yes"
    return "no" if all(value is False for value in values) else "unknown"
