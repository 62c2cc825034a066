"""One world of one person: every field worked out, in the order of the reference (rule 10)."""

from __future__ import annotations

from typing import Any

from dsl import Policy, Refuse, Role

from ..money import ZERO
from .builder import PolicyBuilder
from .combined import Combined
from .product import GATES, Doubts, ProductRunner, Skipped, if_at_all
from .product_order import in_order
from .situation import Situation
from .totals import Totals

Stages = dict[str, tuple[Combined, ...]]
"""What each stage of aid of a product came to, by the product's name."""


class WorldRunner:
    """Closures for every field of one policy."""

    def __init__(self, policy: Policy, builder: PolicyBuilder) -> None:
        decision = builder.decision
        self.categories = {k: decision(k) for k, d in policy.decisions.items() if d.role is Role.CATEGORY}
        self.gates = tuple((name, decision(name)) for name in GATES)
        self.products = tuple(ProductRunner(policy, product, builder) for product in policy.products)
        by_name = {one.product.name: one for one in self.products}
        self.in_order = tuple(by_name[name] for name in in_order(policy))
        self.totals = Totals(self.products) if policy.has_products else None
        self.results = {k: decision(k) for k, d in policy.decisions.items() if d.role is Role.RESULT}
        totals = () if self.totals is None else self.totals.names
        later = (name for one in self.products for name in one.names)
        self.names = (*GATES, *later, *totals, *self.results)
        self.blank: dict[str, Any] = dict.fromkeys(self.names)

    def run(self, s: Situation) -> tuple[dict[str, Any], Stages]:
        """Field → in-world value, and what each stage of aid came to."""
        found = self._fields(s)
        for category in self.categories.values():
            category(s)
        return found

    def _fields(self, s: Situation) -> tuple[dict[str, Any], Stages]:
        values = self.blank.copy()  # in the published order, whatever is worked out first
        for at, (name, gate) in enumerate(self.gates, 1):
            values[name] = gate(s)
            if isinstance(values[name], Refuse):
                values.update(dict.fromkeys(self.names[at:], Skipped(name)))
                return values, {}
        stages: Stages = {}
        standing: dict[str, Doubts | None] = {}
        for one in self.in_order:
            standing[one.product.name] = doubts = one.enter(s, values)
            stages[one.product.name] = () if doubts is None else one.money(s, values)
            if self.totals is not None:
                self._note_due(s, one, doubts)
        for one in self.products:
            if standing[one.product.name] is not None:
                one.later(s, values)
        if self.totals is not None:
            self.totals.run(values, standing)
        for name, result in self.results.items():
            values[name] = result(s)
        return values, stages

    def _note_due(self, s: Situation, one: ProductRunner, doubts: Doubts | None) -> None:
        """应缴 as others ask for it: what the person bears, which is nothing if they do not buy the product."""
        due = one.key["应缴"]
        s.money[due] = ZERO if doubts is None else if_at_all(s.money[due], doubts)
        s.money.pop("余额", None)
