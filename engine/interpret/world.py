"""One world of one person: every field worked out, in the order of the reference (rule 10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from operator import add
from typing import Any

from dsl import BASIC, Combine, Policy, Refuse, Role, Stage

from ..arithmetic import operate
from ..money import ZERO
from ..unknown import lifted, spread
from .aids import GrantClosure, grant_closure
from .benefit import span_left
from .builder import PolicyBuilder
from .combine import combine, giving
from .combined import Allocation, Combined, either, joint
from .funding import FundingRunner
from .payers import summed
from .situation import Situation

DIRECT, REFUNDED = "先付", "退补"


@dataclass(frozen=True, slots=True)
class Skipped:
    """In-world mark of a field that a refusal made pointless; `because` names the refusing field."""

    because: str


class WorldRunner:
    """Closures for every field of one policy."""

    def __init__(
        self, policy: Policy, builder: PolicyBuilder, combine_as: Combine | None = None, priority: int | None = None
    ) -> None:
        """`combine_as` is an assumed priority, `priority` the place of that assumption."""
        self.policy, self.priority = policy, priority
        self.written = {stage.number: stage for stage in policy.stages}
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
        found = self._fields(s)
        for category in self.categories.values():
            category(s)
        return found

    def _fields(self, s: Situation) -> tuple[dict[str, Any], tuple[Combined, ...]]:
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
            made = self._stage(s, stage, grants, due)
            found.append(made)
            due = made.due
        s.money["应缴"] = due
        values["资助合计"] = summed(c.amount for c in found)
        values["应缴"] = due
        for payer in self.payers:
            values[f"资助.{payer}"] = _over(found, partial(_of_payer, payer))
        values["资助名"] = joint([c.value(lambda way: way.given) for c in found] or [()], _appended)
        direct, refunded = _over(found, lambda way: way.direct), _over(found, lambda way: way.refunded)
        values[DIRECT], values[REFUNDED] = _up_front(price, due, direct, refunded), refunded
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
                s.assumed["优先"] = self.priority
            found.append(combine(stage, left, able))
        return found[0] if len(found) == 1 else either(found, balance)

    def _benefit(self, s: Situation, values: dict[str, Any]) -> None:
        values["待遇开始"], values["待遇结束"] = span_left(self.start(s), self.end(s))


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
