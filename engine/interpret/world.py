"""One world of one person: every field worked out, in the order of the reference (rule 10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any

from dsl import BASIC, NONE, Combine, Decision, PayerLine, Policy, Refuse, Rest, Role, Stage

from ..arithmetic import compare, operate
from ..money import ZERO
from ..unknown import Unknown, Why, agreed, not_stated, one_of
from .aids import GrantClosure, grant_closure
from .builder import PolicyBuilder, printed
from .combine import Allocation, Combined, combine
from .decisions import value_closure
from .expressions import Closure, closure
from .situation import Situation

DIRECT, REFUNDED = "先付", "退补"


@dataclass(frozen=True, slots=True)
class Skipped:
    """In-world mark of a field that a refusal made pointless; `because` names the refusing field."""

    because: str


@dataclass(frozen=True, slots=True)
class Tied:
    """In-world value that differs between tied aids: (name of the aid, value) each."""

    cases: tuple[tuple[str, Any], ...]


class WorldRunner:
    """Closures for every field of one policy."""

    def __init__(self, policy: Policy, builder: PolicyBuilder, combine_as: Combine | None) -> None:
        self.policy = policy
        decision = builder.decision
        self.categories = {k: decision(k) for k, d in policy.decisions.items() if d.role is Role.CATEGORY}
        self.eligibility, self.acceptance, self.price = decision("参保"), decision("受理"), decision("缴费")
        self.waiting, self.start, self.end = decision("等待期"), decision("待遇开始"), decision("待遇结束")
        self.results = {k: decision(k) for k, d in policy.decisions.items() if d.role is Role.RESULT}
        self.stages = _stages(policy, builder, combine_as)
        self.payers = tuple(dict.fromkeys(line.payer for aid in policy.aids for line in aid.lines))
        self.funding = FundingRunner(policy, builder)
        self.later = self._later_names()

    def _later_names(self) -> tuple[str, ...]:
        aid = ["资助合计", "资助名", *(f"资助.{p}" for p in self.payers), "应缴", DIRECT, REFUNDED]
        levels = [f"财政.{name}" for name in self.funding.levels]
        return ("缴费", *aid, "等待期", "待遇开始", "待遇结束", "财政补助", *levels, *self.results)

    def run(self, s: Situation) -> tuple[dict[str, Any], tuple[Combined, ...]]:
        """Field → in-world value, and what each stage of aid came to."""
        for category in self.categories.values():
            category(s)
        values: dict[str, Any] = {"参保": self.eligibility(s)}
        if isinstance(values["参保"], Refuse):
            return self._skip(values, ("受理", *self.later), "参保")
        values["受理"] = self.acceptance(s)
        if isinstance(values["受理"], Refuse):
            return self._skip(values, self.later, "受理")
        stages = self._money(s, values)
        values["等待期"] = self.waiting(s)
        self._benefit(s, values)
        self.funding.run(s, values)
        for name, result in self.results.items():
            values[name] = result(s)
        return values, stages

    def _skip(
        self, values: dict[str, Any], names: tuple[str, ...], because: str
    ) -> tuple[dict[str, Any], tuple[Combined, ...]]:
        values.update(dict.fromkeys(names, Skipped(because)))
        return values, ()

    def _money(self, s: Situation, values: dict[str, Any]) -> tuple[Combined, ...]:
        price = values["缴费"] = self.price(s)
        due = price
        found: list[Combined] = []
        for stage, grants in self.stages:
            s.money["余额"] = due
            made = combine(stage, due, [g for grant in grants if (g := grant(s, due)) is not None])
            found.append(made)
            due = made.due
        s.money["应缴"] = due
        values["资助合计"] = _total(price, found)
        values["应缴"] = due
        ways = list(product(*(c.allocations for c in found)))
        doubts = [c.doubt for c in found if c.doubt is not None]
        for payer in self.payers:
            values[f"资助.{payer}"] = _merged(ways, doubts, partial(_of_payer, payer))
        values["资助名"] = _merged(ways, doubts, lambda way: tuple(n for a in way for n in a.names))
        direct = _merged(ways, doubts, lambda way: _summed(a.direct for a in way))
        values[DIRECT] = _up_front(price, due, direct, ways, doubts)
        values[REFUNDED] = _merged(ways, doubts, lambda way: _summed(a.refunded for a in way))
        return tuple(found)

    def _benefit(self, s: Situation, values: dict[str, Any]) -> None:
        """A start after the end is the known answer 无: no benefit this year."""
        start, end = self.start(s), self.end(s)
        if start is not NONE and end is not NONE and compare(">", start, end) is True:
            start = end = NONE
        values["待遇开始"], values["待遇结束"] = start, end


def _up_front(price: Any, due: Any, direct: Any, ways: list[tuple[Allocation, ...]], doubts: list[Unknown]) -> Any:
    """先付 = price − 代缴. Where nothing is refunded afterwards, that is just what the person bears."""
    refunded = _merged(ways, doubts, lambda way: _summed(a.refunded for a in way))
    if refunded.__class__ is not Unknown and not isinstance(refunded, Tied) and refunded == 0:
        return due
    if isinstance(direct, Tied):
        return Tied(tuple((label, operate("-", price, value)) for label, value in direct.cases))
    return operate("-", price, direct)


def _total(price: Any, stages: list[Combined]) -> Any:
    total: Any = ZERO
    for made in stages:
        total = operate("+", total, made.amount) if total != ZERO else made.amount
    return total


def _of_payer(payer: str, way: tuple[Allocation, ...]) -> Any:
    return _summed(a.of(payer) for a in way)


def _summed(values: Any) -> Any:
    total: Any = ZERO
    for value in values:
        total = operate("+", total, value)
    return total


def _merged(
    ways: list[tuple[Allocation, ...]], doubts: list[Unknown], pick: Callable[[tuple[Allocation, ...]], Any]
) -> Any:
    """The same in every way: that. Different because of a doubt: unknown. Different by a tie: one case per aid."""
    if len(ways) == 1:
        return pick(ways[0])
    picked = [pick(way) for way in ways]
    if all(value == picked[0] for value in picked):
        return picked[0]
    if doubts:
        return one_of(picked, doubts)
    together = agreed(picked)
    if together is not None:
        return together
    labels = ["、".join(n for a in way for n in a.names) for way in ways]
    return Tied(tuple(zip(labels, picked, strict=True)))


def _stages(
    policy: Policy, builder: PolicyBuilder, combine_as: Combine | None
) -> list[tuple[Stage, list[GrantClosure]]]:
    """Stages in order; one without an 优先 of its own says nothing about priority."""
    written = {stage.number: stage for stage in policy.stages}
    numbers = sorted({*written, *(aid.stage for aid in policy.aids)})
    found = []
    for number in numbers:
        stage = written.get(number, Stage(number, BASIC, Combine.UNSTATED))
        if combine_as is not None and stage.combine is Combine.UNSTATED:
            stage = Stage(number, BASIC, combine_as, stage.order, stage.tie, stage.clauses, stage.span)
        found.append((stage, [grant_closure(builder, aid) for aid in policy.aids if aid.stage == number]))
    return found


class FundingRunner:
    """财政补助 and its shares by level."""

    def __init__(self, policy: Policy, builder: PolicyBuilder) -> None:
        self.decision: Decision = policy.decisions["财政补助"]
        self.total = builder.decision("财政补助")
        self.lines: list[tuple[PayerLine, Closure | None, Closure | None]] = []
        for funding in policy.funding:
            for line in funding.lines:
                guard = None if line.guard is None else closure(builder, line.guard)
                clauses = line.clauses or self.decision.clauses
                value = (
                    None
                    if isinstance(line.value, Rest)
                    else value_closure(builder, line.value, f"财政.{line.payer}", clauses)
                )
                self.lines.append((line, guard, value))
        self.levels = tuple(dict.fromkeys(line.payer for line, _, _ in self.lines))
        other = self.decision.year is not None and self.decision.year != policy.header.year
        self.silent = (
            not_stated("财政补助", Why.OTHER_YEAR, self.decision.clauses, self.decision.year) if other else None
        )

    def run(self, s: Situation, values: dict[str, Any]) -> None:
        total = self.total(s)
        amounts: dict[str, Any] = {}
        rest: str | None = None
        paid: Any = ZERO
        for line, guard, value in self.lines:
            holds = True if guard is None else guard(s)
            if value is None:
                rest = line.payer if holds is not False else rest
                continue
            amount = ZERO if holds is False else value(s)
            if holds.__class__ is Unknown:
                amount = one_of([amount, ZERO], [holds])
            amounts[line.payer] = operate("+", amounts[line.payer], amount) if line.payer in amounts else amount
            paid = operate("+", paid, amount)
        if rest is not None:
            amounts[rest] = operate("-", total, paid)
        values["财政补助"] = total if self.silent is None else printed(self.silent, total)
        for level in self.levels:
            amount = amounts.get(level, ZERO)
            values[f"财政.{level}"] = amount if self.silent is None else printed(self.silent, amount)
