"""The money question: the price, and what each stage of aid makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dsl import Aid, Policy, Product, Refuse, Stage

from ..interpret.aids import Grant, GrantClosure, grant_closure
from ..interpret.builder import PolicyBuilder
from ..interpret.combine import combine
from ..interpret.combined import Combined, either
from ..interpret.expressions import Closure
from ..interpret.product import if_at_all
from ..interpret.situation import Situation
from ..interpret.stages import stages_of
from ..money import ZERO
from ..unknown import Unknown, spread
from .cells import Cell, Question, Reply, at_once, lacks
from .reach import expressions_of


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """One stage for one cell: the aids that apply, and what they come to."""

    stage: Stage
    balance: Any
    grants: tuple[Grant, ...]
    made: Combined


@dataclass(frozen=True, slots=True)
class Money:
    price: Any
    stages: tuple[StageOutcome, ...]
    due: Any

    @property
    def values(self) -> Iterator[Any]:
        yield self.price
        for one in self.stages:
            yield from values_of(one.made)


def outcomes_of(cell: Cell) -> tuple[StageOutcome, ...]:
    """The stages of a cell of the money question."""
    return cell.answer.stages if isinstance(cell.answer, Money) else ()


def money_question(policy: Policy, builder: PolicyBuilder, product: Product) -> Question:
    work_out = worked_out(policy, builder, product)
    price = policy.decisions[product.key("缴费")]
    roots = [e for rule in price.rules for e in (rule.guard, *expressions_of(rule.value)) if e is not None]
    roots += [e for aid in policy.aids if aid.product == product.name for e in _expressions(aid)]
    return Question(product.key("资助"), work_out, tuple(roots))


def due_noted(policy: Policy, builder: PolicyBuilder, product: Product) -> Callable[[Situation], Reply]:
    """应缴 of a product, as other lines ask for it: nothing where it is not bought, refused or closed."""
    own = [product.key(name) for name in GATES] if product.declared else []
    gates: list[Closure] = [builder.decision(key) for key in own if key in policy.decisions]
    work_out, due = worked_out(policy, builder, product), product.key("应缴")

    def run(s: Situation) -> Reply:
        doubts: list[Unknown] = []
        for gate in gates:
            verdict = gate(s)
            if lacks(verdict):
                return Reply(None, (verdict,))
            if verdict is False or isinstance(verdict, Refuse):
                s.money[due] = ZERO
                return Reply(True)
            doubts += [verdict] if gate is gates[0] and isinstance(verdict, Unknown) else []
        money = work_out(s)
        if money.answer is not None:
            s.money[due] = if_at_all(s.money[due], doubts)
        return money

    return run


GATES = ("险种", "参保", "受理")
"""What a product may have before its price."""


def worked_out(policy: Policy, builder: PolicyBuilder, product: Product) -> Callable[[Situation], Reply]:
    """Price and stages in turn, stopping at the first that lacks a fact."""
    price, due = builder.decision(product.key("缴费")), product.key("应缴")
    stages = [
        (stage, [grant_closure(builder, aid) for aid in _aids(policy, stage)])
        for stage in stages_of(policy, product, policy.assumptions)
    ]

    def run(s: Situation) -> Reply:
        balance = first = at_once(s, price)
        found: list[StageOutcome] = []
        for stage, makers in stages:
            grants, made = _stage(s, stage, makers, balance)
            values = tuple(values_of(made))
            if any(lacks(value) for value in values):
                return Reply(None, values)
            found.append(StageOutcome(stage, balance, grants, made))
            balance = made.due
        s.money[due] = balance
        return Reply(Money(first, tuple(found), balance))

    return run


def _stage(
    s: Situation, stage: Stage, makers: Sequence[GrantClosure], balance: Any
) -> tuple[tuple[Grant, ...], Combined]:
    """Once, or for each balance that there may be; the grants are those of the first."""
    found = []
    for left in spread(balance) or (balance,):
        s.money["余额"] = left
        grants = tuple(grant for make in makers if (grant := make(s, left)) is not None)
        found.append((grants, combine(stage, left, grants)))
    return found[0] if len(found) == 1 else (found[0][0], either([made for _, made in found], balance))


def values_of(made: Combined) -> Iterator[Any]:
    yield from (made.amount, made.due, made.doubt)
    for way in made.allocations:
        yield from (way.direct, way.refunded)
        yield from (amount for _, amount in way.split)


def _aids(policy: Policy, stage: Stage) -> Sequence[Aid]:
    return [aid for aid in policy.aids if (aid.product, aid.stage) == (stage.product, stage.number)]


def _expressions(aid: Aid) -> Iterator[Any]:
    yield from (e for e in (aid.applies, aid.total, aid.personal) if e is not None)
    for line in aid.lines:
        if line.guard is not None:
            yield line.guard
        yield from expressions_of(line.value)
