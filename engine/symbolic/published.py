"""The published fields of a policy, in groups that are worked out together, each group a question of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dsl import MoneyRef, MoneyWord, Policy, Refuse, Role

from ..interpret.builder import PolicyBuilder
from ..interpret.combined import Tied
from ..interpret.product import GATES, ProductRunner
from ..interpret.product_order import behind_dues
from ..interpret.situation import Situation
from ..interpret.world import WorldRunner
from .cells import Reply, at_once, lacks
from .money import due_noted, money_question
from .reach import Reach, expressions_of

CATEGORY = "人群."
"""Before the name of a category, where categories stand among the fields."""
Values = dict[str, Any]
Ask = Callable[[Situation], Reply]


@dataclass(frozen=True, eq=False)
class Group:
    """Fields with what gives them: `ask` replies with their in-world values, `roots` are what they rest on.

    All that as if everybody were let in: `gates` are the decisions that come first. `decisions` are the keys of those
    that the fields rest on, `products` the products whose aids and 财政补助 take part.
    """

    fields: tuple[str, ...]
    ask: Ask
    roots: tuple[Any, ...]
    decisions: frozenset[str]
    products: frozenset[str]
    gates: tuple[str, ...]
    ask_beneath: Ask | None = None

    @property
    def beneath(self) -> Ask:
        """Asks for values from which the fields are made in the same way everywhere: where these agree, so do those.

        It tells fewer persons apart: of a benefit the start and the end, whichever of them comes first.
        """
        return self.ask_beneath or self.ask


class Published:
    """One policy without default facts."""

    def __init__(self, policy: Policy, builder: PolicyBuilder, reach: Reach) -> None:
        self.policy = policy
        self.builder = builder
        self.reach = reach
        self.runner = WorldRunner(policy, builder)
        self._product = {product.name: product for product in policy.products}

    def groups(self) -> Iterator[Group]:
        """Together they have every field, and every category."""
        for key, decision in self.policy.decisions.items():
            if decision.role is Role.CATEGORY:
                yield self._group((f"{CATEGORY}{key}",), _just(self.builder, key, f"{CATEGORY}{key}"), (key,), gates=())
        for at, gate in enumerate(GATES):
            yield self._group((gate,), _just(self.builder, gate, gate), (gate,), gates=GATES[:at])
        for one in self.runner.products:
            yield from self._of_product(one)
        if self.runner.totals is not None:
            yield self._sums(self.runner.totals.names)
        for key in self.runner.results:
            yield self._group((key,), _just(self.builder, key, key), (key,))

    def _of_product(self, one: ProductRunner) -> Iterator[Group]:
        key, product = one.key, one.product.name
        entry = [own for _, own, _ in one.gates]
        if one.bought is not None:
            entry.insert(0, key["险种"])
        if entry:
            yield self._group(tuple(entry), _nothing, (), own=product)
        later = (key["等待期"], key["待遇开始"], key["待遇结束"])
        money = tuple(name for name in one.names if name not in (*entry, *later, *one.funding.names))
        yield self._group(money, _nothing, (key["缴费"],), own=product, paid=(product,))
        for name in later[:1]:
            yield self._group((name,), _just(self.builder, name, name), (name,), own=product)
        yield self._benefit(one, later[1:])
        yield self._group(one.funding.names, one.funding.run, (one.funding.key,), own=product, funded=(product,))

    def _benefit(self, one: ProductRunner, keys: tuple[str, ...]) -> Group:
        def both(s: Situation, values: Values) -> None:
            values.update(zip(keys, (one.start(s), one.end(s)), strict=True))

        own = one.product.name
        beneath = self._group(keys, both, keys, own=own)
        return replace(self._group(keys, one.benefit, keys, own=own), ask_beneath=beneath.ask)

    def _sums(self, names: tuple[str, ...]) -> Group:
        """Totals over several products rest on everything that these publish."""
        every = tuple(self._product)
        entries = [*GATES, *self._entries(every)]

        def ask(s: Situation) -> Reply:
            values, _ = self.runner.run(s)
            wanted = {name: values[name] for name in names}
            return Reply(wanted, (*(values[key] for key in entries), *_inside(wanted)))

        prices = [one.key["缴费"] for one in self.runner.products]
        whole = self._group(
            names, _nothing, (*prices, *(one.funding.key for one in self.runner.products)), "", every, every
        )
        return Group(names, ask, whole.roots, whole.decisions, whole.products, GATES)

    def _group(
        self,
        fields: tuple[str, ...],
        finish: Callable[[Situation, Values], None],
        keys: Iterable[str],
        own: str = "",
        paid: tuple[str, ...] = (),
        funded: tuple[str, ...] = (),
        gates: tuple[str, ...] = GATES,
    ) -> Group:
        """`own` is the product of the fields; of `paid` ones the money is worked out, of `funded` ones the shares."""
        decisions = {*keys, *self._entries((own, *paid, *funded))}
        roots = [root for key in decisions for root in self.reach.lines(key)]
        roots += [root for name in funded for root in self._shares(name)]
        noted = self._behind([*roots, *(root for name in paid for root in self._money(name))])
        behind = tuple(dict.fromkeys((*noted, *paid)))
        decisions |= {*self._entries(behind), *(self._product[name].key("缴费") for name in behind)}
        roots += [root for name in behind for root in self._money(name)]
        roots += [root for key in self._entries(behind) for root in self.reach.lines(key)]
        ask = self._asking(fields, finish, own, paid, tuple(name for name in noted if name not in paid))
        return Group(fields, ask, tuple(roots), frozenset(decisions), frozenset((*behind, *funded)), gates)

    def _asking(
        self,
        fields: tuple[str, ...],
        finish: Callable[[Situation, Values], None],
        own: str,
        paid: tuple[str, ...],
        noted: tuple[str, ...],
    ) -> Ask:
        notes = [due_noted(self.policy, self.builder, self._product[name]) for name in noted]
        entered = [one for one in self.runner.in_order if one.product.name in (own, *paid)]

        def ask(s: Situation) -> Reply:
            values: Values = {}
            for note in notes:
                money = note(s)
                if money.answer is None:
                    return money
            for one in entered:
                doubts = one.enter(s, values)
                unsettled = tuple(v for v in values.values() if lacks(v))
                if unsettled:
                    return Reply(None, unsettled)
                if doubts is not None and one.product.name in paid:
                    price = at_once(s, one.price)
                    if lacks(price):
                        return Reply(None, (price,))
                    one.money(s, values)
            if any(field not in values for field in fields):
                finish(s, values)
            wanted = {field: values[field] for field in fields}
            return Reply(wanted, tuple(_inside(wanted)))

        return ask

    def turned_away(self, s: Situation, gates: Iterable[str]) -> Reply:
        """Which of these gates turns the person away; None where none does."""
        for name in gates:
            verdict = self.builder.decision(name)(s)
            if lacks(verdict):
                return Reply(None, (verdict,))
            if isinstance(verdict, Refuse):
                return Reply(name)
        return Reply(None)

    def _entries(self, products: Iterable[str]) -> list[str]:
        """The keys of what a product may have before its price."""
        declared = [self._product[name] for name in products if name and self._product[name].declared]
        keys = [product.key(gate) for product in declared for gate in ("险种", *GATES)]
        return [key for key in keys if key in self.policy.decisions]

    def _money(self, product: str) -> tuple[Any, ...]:
        return money_question(self.policy, self.builder, self._product[product]).roots

    def _shares(self, product: str) -> Iterator[Any]:
        for part in self.policy.funding:
            for line in part.lines if part.product == product else ():
                yield from (line.guard, *expressions_of(line.value)) if line.guard else expressions_of(line.value)

    def _behind(self, roots: list[Any]) -> tuple[str, ...]:
        """The products whose 应缴, or whose 余额, these ask for."""
        asked = [node for node in self.reach.nodes(roots) if isinstance(node, MoneyRef)]
        if not self.policy.has_products and any(ref.word is MoneyWord.BALANCE for ref in asked):
            return tuple(self._product)
        return behind_dues(self.policy, asked)


def _just(builder: PolicyBuilder, key: str, field: str) -> Callable[[Situation, Values], None]:
    made = builder.decision(key)

    def run(s: Situation, values: Values) -> None:
        values[field] = made(s)

    return run


def _nothing(s: Situation, values: Values) -> None:
    """All was worked out on the way."""


def _inside(values: Mapping[str, Any]) -> Iterator[Any]:
    """What must be settled: of a tie, each of its ways."""
    for value in values.values():
        if isinstance(value, Tied):
            yield from (way for _, way in value.cases)
        else:
            yield value
