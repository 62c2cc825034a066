"""The steps that fields rest on: each decision, and each product's entry, money and funding, worked out once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from dsl import BASIC, Aid, Assumption, Policy, Refuse

from ...interpret.builder import printed_key
from ...interpret.calendar import Calendar
from ...interpret.product import GATES, Doubts, ProductRunner, Skipped, if_at_all
from ...interpret.situation import Situation
from ...interpret.totals import part, total
from ...interpret.world import WorldRunner
from ...money import ZERO
from ..exploring.explore import Explorer
from .behind import Behind
from .builder import ColumnarBuilder
from .granted import Granted
from .parts import Lines, Part, Parts, aided_by, lines_of
from .persons import Row
from .steps import Steps

_PRICED = ("缴费", "资助合计", "应缴")
_ADVANCED = ("资助名", "先付", "退补")


class Decided:
    """Each method gives what a step comes to on the course that is being explored."""

    def __init__(self, policy: Policy, assumptions: tuple[Assumption, ...], steps: Steps, behind: Behind) -> None:
        self.policy = policy
        self.steps = steps
        parts = Parts()
        self.part = parts.part
        granted = Granted(steps, behind, parts.same, self._priced)
        self.builder = ColumnarBuilder(policy, assumptions, self.decision, self.due, granted.grant, steps.read)
        self.runner = WorldRunner(policy, self.builder)
        self.calendar = Calendar(policy, self.builder)
        self._products = {one.product.name: one for one in self.runner.products}

    def situation(self, explorer: Explorer) -> Situation:
        return Situation(Row(self.policy.vocabulary, explorer), {})  # type: ignore[arg-type]

    def _step(self, key: tuple[str, ...], run: Callable[[Situation], Any]) -> Any:
        return self.steps.worked_out(key, lambda explorer: run(self.situation(explorer)))

    def decision(self, key: str, s: Situation) -> Any:
        """The value of a decision; which lines decided is noted in `s`."""
        written = key.removesuffix(printed_key(""))
        run = self.builder.worked_out(key)

        def once(inner: Situation) -> Part:
            return self.part((run(inner),), lines_of(inner, [written]))

        found: Part = self._step(("定", key), once)
        s.lines.update(found.lines)
        return found.values[0]

    def may_refuse(self, gate: str) -> bool:
        return any(isinstance(rule.value, Refuse) for rule in self.policy.decisions[gate].rules)

    def refuses(self, gate: str) -> bool:
        """Does 参保 or 受理 turn the person away?"""
        decide = self.builder.decision(gate)
        return self.may_refuse(gate) and self._step(("不准", gate), lambda s: isinstance(decide(s), Refuse))

    def turned_away(self, gates: Sequence[str], one: ProductRunner | None) -> Skipped | None:
        """By which of the gates, or by what of a product: one step, since much stands behind the same gates."""
        gates = tuple(filter(self.may_refuse, gates))
        if not gates and one is None:
            return None
        key = ("门", *gates, "" if one is None else one.product.name)
        found: Skipped | None = self._step(key, lambda s: self._turned_away(gates, one))
        return found

    def _turned_away(self, gates: Sequence[str], one: ProductRunner | None) -> Skipped | None:
        for gate in gates:
            if self.refuses(gate):
                return Skipped(gate)
        standing = None if one is None else self.standing(one)
        return standing if isinstance(standing, Skipped) else None

    # --- products ----------------------------------------------------------------------------------------------------

    def entry_fields(self, one: ProductRunner) -> tuple[str, ...]:
        bought = (one.key["险种"],) if one.bought is not None else ()
        return (*bought, *(own for _, own, _ in one.gates))

    def entered(self, one: ProductRunner) -> tuple[Part, Doubts | Skipped]:
        """险种, 参保 and 受理 of one product; and why it is open whether it counts, or why it surely does not."""
        fields = self.entry_fields(one)

        def once(s: Situation) -> tuple[Part, Doubts | Skipped]:
            values: dict[str, Any] = {}
            doubts = one.enter(s, values)
            found = self.part((values[name] for name in fields), lines_of(s, fields))
            return found, values[one.names[-1]] if doubts is None else doubts

        entered: tuple[Part, Doubts | Skipped] = self._step(("进", one.product.name), once)
        return entered

    def standing(self, one: ProductRunner) -> Doubts | Skipped:
        if not one.product.declared:
            return []
        found: Doubts | Skipped = self._step(("立", one.product.name), lambda s: self.entered(one)[1])
        return found

    def does_without(self, product: str) -> bool:
        """Does the person surely not buy it? Whoever is turned away before is not asked."""
        one = self._products.get(product)
        if one is None or one.bought is None or any(self.refuses(gate) for gate in GATES):
            return False
        return self.entered(one)[0].values[0] is False

    def money_fields(self, one: ProductRunner) -> tuple[str, ...]:
        priced, advanced = ([one.key[name] for name in names] for names in (_PRICED, _ADVANCED))
        return (*priced, *one.payers.values(), *advanced)

    def money(self, one: ProductRunner) -> Part:
        fields, price = self.money_fields(one), one.key["缴费"]

        def once(s: Situation) -> Part:
            values: dict[str, Any] = {}
            stages = one.money(s, values)
            aided = aided_by(stages) if stages else None
            return self.part((values[name] for name in fields), lines_of(s, [price]), aided)

        found: Part = self._step(("钱", one.product.name), once)
        return found

    def _priced(self, aid: Aid, s: Situation) -> tuple[Any, Lines] | None:
        key = self._products[aid.product].key["缴费"]
        return None if self.builder.changes_by_stage(key) else (self.decision(key, s), lines_of(s, [key]))

    def funding(self, one: ProductRunner) -> Part:
        found: Part = self._step(("财政", one.product.name), lambda s: self._run(s, one.funding.names, one.funding.run))
        return found

    def benefit_fields(self, one: ProductRunner) -> tuple[str, ...]:
        return one.key["待遇开始"], one.key["待遇结束"]

    def benefit(self, one: ProductRunner) -> Part:
        """Both ends are asked here, not as steps: mostly the same questions decide them."""
        fields = self.benefit_fields(one)

        def once(s: Situation) -> Part:
            s.memo.update((key, self.builder.worked_out(key)(s)) for key in fields)
            return self._run(s, fields, one.benefit)

        found: Part = self._step(("待遇", one.product.name), once)
        return found

    def _run(self, s: Situation, fields: Sequence[str], work: Callable[[Situation, dict[str, Any]], None]) -> Part:
        values: dict[str, Any] = {}
        work(s, values)
        return self.part((values[name] for name in fields), lines_of(s, fields))

    def due(self, product: str) -> Any:
        """应缴 of a product, as others ask for it."""
        one = self._products[product or BASIC]
        standing = self.standing(one)
        if isinstance(standing, Skipped):
            return ZERO
        due = self._field(one, one.key["应缴"])
        return if_at_all(due, standing) if one.product.declared else due

    def _field(self, one: ProductRunner, name: str) -> Any:
        """One field of a product's money or funding: of their many courses few differ in it."""
        money = self.money_fields(one)
        fields, whole = (money, self.money) if name in money else (one.funding.names, self.funding)
        return self._step(("其中", name), lambda s: whole(one).values[fields.index(name)])

    def total(self, name: str) -> Part:
        """A field that is a sum over products."""
        return self.part((total(list(self._amounts(name))),))

    def _amounts(self, name: str) -> Iterable[Any]:
        for one in self.runner.products:
            standing = self.standing(one)
            if isinstance(standing, Skipped):
                continue
            amount = part(one, name, _Fields(self, one))
            if amount is not None:
                yield if_at_all(amount, standing)


class _Fields(dict[str, Any]):
    """The fields of a product's money and funding, looked up when they are asked for."""

    def __init__(self, decided: Decided, one: ProductRunner) -> None:
        super().__init__()
        self._of = decided, one

    def __missing__(self, name: str) -> Any:
        decided, one = self._of
        return decided._field(one, name)
