"""Plain persons of one notice: the most ordinary resident, and the same with a few facts changed.

Each fact that the notice asks about is filled in, so that nothing is left open because of the record. Facts are meant
by the English keys of the shared vocabulary; a vocabulary that lacks one has no such persons.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeGuard

from dsl import (
    Assumption,
    DaySpan,
    EventSpan,
    Fact,
    FactRef,
    Identity,
    Kind,
    MonthlySpan,
    Pending,
    Policy,
    Role,
    SpanEdge,
    TimedSpan,
    Unstated,
    Value,
    WindowRef,
    Within,
)

from ...answer import Assessment
from ...facts_used import facts_used
from ...interpret import Assessor
from ...interpret.situation import Facts
from ...symbolic.ordinary import Ordinary
from ...symbolic.places import Places
from ...symbolic.reach import Reach
from ...symbolic.spans import fixed_days
from ...symbolic.witness import as_written
from ...walk import inside
from .resting import Resting

_INSURED_BEFORE = ("continuous", "enrolled", "reached_benefit")
PAID, REGISTERED, BORN = "paid_on", "registered_on", "birth_date"
HOME, PERMIT, STUDENT, EMPLOYEE = "registered_region", "residence_permit", "student", "employee_insured"


@dataclass(frozen=True)
class Asked:
    """A person, as an officer writes the facts, and what the notice says of them."""

    written: Mapping[str, str]
    assessment: Assessment
    resting: Resting

    @cached_property
    def assumed(self) -> Mapping[str, tuple[Assumption, ...]]:
        """By field, the assumptions (假定) that it rests on."""
        return self.resting(self.assessment)


class Plain:
    """`ask` takes facts by their English keys."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.places = Places(policy)
        self._assessor = Assessor(policy)
        self._resting = Resting(policy)
        self._ordinary = Ordinary(policy, self.places)
        self._facts = {fact.key: fact for fact in policy.vocabulary.facts.values()}
        self._used = sorted(facts_used(policy), key=list(policy.vocabulary.facts).index)

    def knows(self, *keys: str) -> bool:
        """Has the vocabulary these facts?"""
        return all(key in self._facts for key in keys)

    def uses(self, key: str) -> bool:
        """Does the notice ask about this fact?"""
        return self.knows(key) and self._facts[key].name in self._used

    def ask(self, **changed: Value) -> Asked:
        facts = {**self._base, **{k: v for key, value in changed.items() for k, v in self._filled(key, value).items()}}
        return Asked(as_written(self._told(facts, changed), self.policy), self._assessor(facts), self._resting)

    def holding(self, held: Mapping[str, Value], **changed: Value) -> Asked:
        """The same with facts by their own names; one that the vocabulary lacks can't be told to the notice."""
        known = self.policy.vocabulary.facts
        keys = {known[name].key: value for name, value in held.items() if name in known}
        return self.ask(**{**keys, **changed})

    def is_from_birth(self, days: Any) -> bool:
        """Are these days counted from the day of birth?"""
        whole = days.days if isinstance(days, MonthlySpan | TimedSpan) else days
        return isinstance(whole, EventSpan) and any(self.is_birth(node) for node in inside(whole.start))

    def is_birth(self, node: Any) -> bool:
        return isinstance(node, FactRef) and self.knows(BORN) and node.fact == self._facts[BORN].name

    def told(self, names: Collection[str]) -> Mapping[str, str]:
        """What is recorded of the plain resident for these facts, as written."""
        return as_written({key: value for key, value in self._base.items() if key in names}, self.policy)

    @cached_property
    def leaves_aid_open(self) -> bool:
        """Does it aid somebody, and fix no amount of it? Others do, as under a framework, and may aid others too."""
        aids = self.policy.aids
        amounts = [line.value for aid in aids for line in aid.lines]
        fixed = any(aid.total is not None or aid.personal is not None for aid in aids)
        return bool(aids) and not fixed and all(isinstance(amount, Unstated | Pending) for amount in amounts)

    def held(self, fact: Fact) -> Value:
        """How an identity, or yes, is recorded."""
        return Identity(self._ordinary.long_ago) if fact.type.kind is Kind.IDENTITY else True

    def usual(self, fact: Fact) -> Value:
        return self._ordinary.value(fact)

    @cached_property
    def paid(self) -> date:
        """The day on which the plain person pays: the first of the first 期."""
        fact = self._facts.get(PAID)
        day = self.opening[0] if self.opening else None if fact is None else self._ordinary.value(fact)
        return day if isinstance(day, date) else date(self.policy.header.year, 1, 1)

    @cached_property
    def opening(self) -> tuple[date, date] | None:
        """The first and last day of the 期 of fixed days in which payment opens."""
        found = [days for name in self.payment_windows if (days := fixed_days(self.policy, _days(self.policy, name)))]
        return min(found, default=None)

    @cached_property
    def payment_windows(self) -> tuple[str, ...]:
        """The 期 that 受理 asks about, in the order of the file."""
        keys = [key for key, made in self.policy.decisions.items() if made.role is Role.ACCEPTANCE]
        reach = Reach(self.policy)
        nodes = reach.nodes(root for key in keys for root in reach.lines(key))
        named = {
            node.days.window
            for node in nodes
            if isinstance(node, Within | SpanEdge) and isinstance(node.days, WindowRef)
        }
        return tuple(name for name in self.policy.windows if name in named)

    @cached_property
    def _base(self) -> Facts:
        """Somebody who has been enrolled all along, buys every product, and pays on the first day."""
        chosen = self._choices
        facts: dict[str | tuple[str, int], Value] = {}
        for name in self._used:
            fact = self.policy.vocabulary.facts[name]
            value = True if fact.key in _INSURED_BEFORE or name in chosen else self._ordinary.value(fact)
            facts.update(self._filled(fact.key, value))
        for key in (PAID, REGISTERED):
            if self.uses(key):
                facts.update(self._filled(key, self.paid))
        return facts

    @cached_property
    def _choices(self) -> frozenset[str]:
        """The facts by which somebody chooses to buy a product."""
        rules = [rule for made in self.policy.decisions.values() if made.role is Role.PURCHASE for rule in made.rules]
        return frozenset(ref.fact for rule in rules for ref in inside(rule) if _is_choice(ref))

    def _filled(self, key: str, value: Value) -> Facts:
        """A fact that is held by year is the same in every year before the notice's own."""
        fact = self._facts[key]
        if fact.years is None:
            return {fact.name: value}
        first, last = fact.years
        return {(fact.name, year): value for year in range(first, min(last, self.policy.header.year - 1) + 1)}

    def _told(self, facts: Facts, changed: Mapping[str, Value]) -> Facts:
        """What makes this person who it is: what was changed, and the days of registration and payment."""
        keys = [*changed, *(key for key in (PAID, REGISTERED) if key not in changed and self.uses(key))]
        names = {self._facts[key].name for key in keys}
        return {key: value for key, value in facts.items() if (key if isinstance(key, str) else key[0]) in names}


def _is_choice(node: object) -> TypeGuard[FactRef]:
    return isinstance(node, FactRef) and node.type.kind is Kind.YES_NO


def _days(policy: Policy, name: str) -> DaySpan:
    return policy.windows[name].days
