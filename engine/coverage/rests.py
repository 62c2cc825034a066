"""On which parts of a policy a field rests, as far as the text of the policy shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from dsl import CountingBy, DecisionRef, MoneyRef, Policy, Product, ReadingRef, Role, TableRef, WindowRef

from ..fields import AID, SHARE, split
from ..symbolic.questions import RESULTS
from ..symbolic.reach import expressions_of
from ..walk import inside
from .watch import Owner, Part

CATEGORIES = "人群"
_MONEY = frozenset(("资助合计", "应缴", "资助名", "先付", "退补"))
_BY_MODE = frozenset(("先付", "退补"))
_BENEFIT = ("待遇开始", "待遇结束")


class Rests:
    """Answers are kept: many scenarios check the same fields."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self._of_field: dict[str, frozenset[Owner]] = {}

    def on(self, field: str) -> frozenset[Owner]:
        """The parts behind a field of the result; none for a field that the policy does not have."""
        if field not in self._of_field:
            self._of_field[field] = self._behind(self._parts(field))
        return self._of_field[field]

    def on_gate(self, field: str, gate: str) -> frozenset[Owner]:
        """The parts behind a field that is pointless because of 参保, 受理 or 险种."""
        _, product = split(field)
        own = f"{gate}[{product}]"
        return self.on(own if own in self.policy.decisions else gate)

    @cached_property
    def on_all(self) -> frozenset[Owner]:
        """The parts that some published field rests on."""
        own = [key for key, decision in self.policy.decisions.items() if decision.role in RESULTS]
        money = [product.key(name) for product in self.policy.products for name in ("先付", "财政补助")]
        return frozenset[Owner]().union(*(self.on(field) for field in (CATEGORIES, *own, *money)))

    def _parts(self, field: str) -> Iterator[Owner]:
        name, product = split(field)
        policy = self.policy
        if field == CATEGORIES:
            yield from ((Part.DECISION, k) for k, d in policy.decisions.items() if d.role is Role.CATEGORY)
        elif name in _BENEFIT:
            yield from ((Part.DECISION, field.replace(name, one)) for one in _BENEFIT)
        elif name == "缴费" or name in _MONEY or name.startswith(AID):
            for one in self._products(product):
                yield from self._money(one, name)
        elif name == "财政补助" or name.startswith(SHARE):
            for one in self._products(product):
                yield from ((Part.DECISION, one.key("财政补助")), (Part.FUNDING, one.name))
        else:
            yield (Part.DECISION, field)

    def _products(self, name: str) -> Iterable[Product]:
        return [product for product in self.policy.products if name in ("", product.name)]

    def _money(self, product: Product, name: str) -> Iterator[Owner]:
        yield (Part.DECISION, product.key("缴费"))
        for aid in self.policy.aids if name != "缴费" else ():
            if aid.product == product.name:
                yield (Part.AID, f"{product.name}·{aid.name}")
                if name in _BY_MODE:
                    yield (Part.MODE, f"{product.name}·{aid.name}")

    def _behind(self, parts: Iterable[Owner]) -> frozenset[Owner]:
        found: dict[Owner, None] = {}
        waiting = list(parts)
        while waiting:
            part = waiting.pop()
            if part not in found:
                found[part] = None
                waiting.extend(owner for root in self._expressions(part) for owner in self._named(root))
        return frozenset(found)

    def _expressions(self, part: Owner) -> Iterator[Any]:
        kind, name = part
        if kind is Part.DECISION and name in self.policy.decisions:
            for rule in self.policy.decisions[name].rules:
                yield from (e for e in (rule.guard, *expressions_of(rule.value)) if e is not None)
        elif kind is Part.AID:
            yield from (aid for aid in self.policy.aids if f"{aid.product}·{aid.name}" == name)
        elif kind is Part.FUNDING:
            yield from (line for one in self.policy.funding if one.product == name for line in one.lines)

    def _named(self, root: Any) -> Iterator[Owner]:
        """The parts that an expression names, also through tables and windows."""
        for part in inside(root):
            match part:
                case DecisionRef(decision=key):
                    yield (Part.DECISION, key)
                case ReadingRef(reading=name):
                    yield (Part.READING, name)
                case TableRef(table=name):
                    for value in self.policy.tables[name].rows.values():
                        yield from (owner for e in expressions_of(value) for owner in self._named(e))
                case WindowRef(window=name):
                    yield from self._named(self.policy.windows[name].days)
                case MoneyRef(product=name):
                    for product in self._products(name):
                        yield from self._money(product, "应缴")
            counting = getattr(part, "counting", None)
            if isinstance(counting, CountingBy):
                yield (Part.READING, counting.reading)
