"""One product (险种) of one person in one world: bought or not, price, aids, waiting, benefit, funding."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from operator import add
from typing import Any

from dsl import Policy, Product, Refuse, Stage

from ..arithmetic import operate
from ..money import ZERO
from ..unknown import Unknown, is_missing, lifted, one_of, spread
from .aids import GrantClosure
from .benefit import span_left
from .builder import PolicyBuilder
from .combine import combine, giving
from .combined import Allocation, Combined, Tied, either, joint
from .funding import FundingRunner
from .payers import summed
from .situation import Situation
from .stages import PRIORITY, assumed_priority, stages_of, written_stages

BOUGHT = "险种"
GATES = ("参保", "受理")
DIRECT, REFUNDED = "先付", "退补"


@dataclass(frozen=True, slots=True)
class Skipped:
    """In-world mark of a pointless field: `because` names what turned the person away, or 险种 if not bought."""

    because: str


Doubts = list[Unknown]
"""Why it is open whether a product counts at all."""


class ProductRunner:
    """Closures for every field of one product. Fields are told apart by the product's name where there are several."""

    def __init__(self, policy: Policy, product: Product, builder: PolicyBuilder) -> None:
        self.product = product
        key, decision = product.key, builder.decision
        gates = ((name, key(name)) for name in GATES if product.declared)
        self.bought = decision(key(BOUGHT)) if product.declared else None
        self.gates = tuple((name, own, decision(own)) for name, own in gates if own in policy.decisions)
        self.price = decision(key("缴费"))
        self.waiting = decision(key("等待期"))
        self.start, self.end = decision(key("待遇开始")), decision(key("待遇结束"))
        aids = [aid for aid in policy.aids if aid.product == product.name]
        self.written = written_stages(policy, product)
        self.priority = assumed_priority(product, builder.assumptions)
        self.stages: list[tuple[Stage, list[GrantClosure]]] = [
            (stage, [builder.grant(aid) for aid in aids if aid.stage == stage.number])
            for stage in stages_of(policy, product, builder.assumptions)
        ]
        self.payers = {p: key(f"资助.{p}") for p in dict.fromkeys(line.payer for aid in aids for line in aid.lines)}
        self.funding = FundingRunner(policy, builder, product)
        self.key = {name: key(name) for name in (*_NAMES, BOUGHT, PRIORITY)}
        self.names = self._published()

    def _published(self) -> tuple[str, ...]:
        key = self.key
        entry = [key[BOUGHT]] if self.bought is not None else []
        money = [key["缴费"], key["资助合计"], key["应缴"], *self.payers.values(), key["资助名"]]
        money += [key[name] for name in (DIRECT, REFUNDED, "等待期", "待遇开始", "待遇结束")]
        return (*entry, *(own for _, own, _ in self.gates), *money, *self.funding.names)

    def enter(self, s: Situation, values: dict[str, Any]) -> Doubts | None:
        """None: not bought, refused or closed, and all that follows is pointless."""
        doubts: Doubts = []
        if self.bought is not None:
            held = values[self.key[BOUGHT]] = self.bought(s)
            if held is False:
                self._skip(values, self.names[1:], BOUGHT)
                return None
            if held is not True:
                doubts.append(held)
        for name, own, gate in self.gates:
            verdict = values[own] = gate(s)
            if isinstance(verdict, Refuse):
                self._skip(values, self.names[self.names.index(own) + 1 :], name)
                return None
            if _may_turn_away(verdict):
                doubts.append(verdict)
        return doubts

    def _skip(self, values: dict[str, Any], names: tuple[str, ...], because: str) -> None:
        values.update(dict.fromkeys(names, Skipped(because)))

    def money(self, s: Situation, values: dict[str, Any]) -> tuple[Combined, ...]:
        """Price, aids and what is left to pay."""
        key = self.key
        price = values[key["缴费"]] = self.price(s)
        due = price
        found: list[Combined] = []
        for stage, grants in self.stages:
            made = self._stage(s, stage, grants, due)
            found.append(made)
            due = made.due
        s.money[key["应缴"]] = due
        values[key["资助合计"]] = summed(c.amount for c in found)
        values[key["应缴"]] = due
        for payer, field in self.payers.items():
            values[field] = _over(found, partial(_of_payer, payer))
        values[key["资助名"]] = joint([c.value(lambda way: way.given) for c in found] or [()], _appended)
        direct, refunded = _over(found, lambda way: way.direct), _over(found, lambda way: way.refunded)
        values[key[DIRECT]], values[key[REFUNDED]] = _up_front(price, due, direct, refunded), refunded
        return tuple(found)

    def _stage(self, s: Situation, stage: Stage, grants: list[GrantClosure], balance: Any) -> Combined:
        """Once, or for each balance that there may be."""
        options = spread(balance) or ()
        options = options if len(options) > 1 else (balance,)
        found = []
        for left in options:
            s.money["余额"] = left
            able = [g for grant in grants if (g := grant(s, left)) is not None]
            if stage is not self.written.get(stage.number) and self.priority is not None and len(giving(able)) > 1:
                s.assumed[self.key[PRIORITY]] = self.priority[0]
            found.append(combine(stage, left, able))
        return found[0] if len(found) == 1 else either(found, balance)

    def later(self, s: Situation, values: dict[str, Any]) -> None:
        """What may ask about the money of any product."""
        values[self.key["等待期"]] = self.waiting(s)
        self.benefit(s, values)
        self.funding.run(s, values)

    def benefit(self, s: Situation, values: dict[str, Any]) -> None:
        """待遇期."""
        values[self.key["待遇开始"]], values[self.key["待遇结束"]] = span_left(self.start(s), self.end(s))


_NAMES = ("缴费", "资助合计", "资助名", "应缴", DIRECT, REFUNDED, "等待期", "待遇开始", "待遇结束")


def _may_turn_away(verdict: Any) -> bool:
    """Silence does not turn anybody away; a missing fact may yet show that it is refused."""
    if not is_missing(verdict):
        return False
    candidates = verdict.candidates
    return candidates is None or any(isinstance(one, Refuse) for one in candidates)


def if_at_all(value: Any, doubts: Doubts) -> Any:
    """An amount that is never below zero, or nothing where the product does not count."""
    if isinstance(value, Tied):
        return Tied(tuple((label, if_at_all(inner, doubts)) for label, inner in value.cases))
    amount = _not_below_zero(value)
    return one_of([amount, ZERO], doubts) if doubts else amount


def _not_below_zero(value: Any) -> Any:
    if value.__class__ is not Unknown or value.low is not None:
        return value
    candidates = None if value.candidates is None else tuple(map(_not_below_zero, value.candidates))
    return replace(value, candidates=candidates, low=ZERO)


def _up_front(price: Any, due: Any, direct: Any, refunded: Any) -> Any:
    """先付 = price − 代缴. Where nothing is refunded afterwards, that is just what the person bears."""
    if refunded.__class__ is Decimal and refunded == 0:
        return due
    return joint([price, direct], partial(operate, "-"))


def _over(stages: list[Combined], pick: Callable[[Allocation], Any]) -> Any:
    """An amount, over all stages."""
    return joint([made.value(pick) for made in stages] or [ZERO], partial(operate, "+"))


def _of_payer(payer: str, way: Allocation) -> Any:
    return way.of(payer)


def _appended(left: Any, right: Any) -> Any:
    if left.__class__ is tuple and right.__class__ is tuple:
        return left + right
    return lifted(add, (left, right))
