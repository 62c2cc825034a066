"""What a file decides, as questions to be explored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dsl import Constraint, Kind, MoneyRef, MoneyWord, Policy, Product, Refuse, Role

from ..fields import split
from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure, closure
from ..interpret.funding import FundingRunner
from ..interpret.product_order import behind_dues
from ..interpret.situation import Situation
from ..unknown import Unknown
from .cells import Question, Reply, at_once, lacks
from .money import GATES, due_noted, money_question
from .reach import Reach, expressions_of

RESULTS = frozenset(
    (
        Role.PURCHASE,
        Role.ELIGIBILITY,
        Role.ACCEPTANCE,
        Role.CONTRIBUTION,
        Role.WAITING,
        Role.BENEFIT_START,
        Role.BENEFIT_END,
        Role.FUNDING,
        Role.RESULT,
    )
)
"""Everything that a policy publishes for a person, besides categories and money."""


@dataclass(frozen=True, slots=True)
class Decided:
    """Which lines of a decision decide (several only where a guard is silent; None: they run out), and its value."""

    lines: tuple[int | None, ...]
    value: Any


@dataclass(frozen=True)
class Questions:
    """Makes the questions of one policy."""

    policy: Policy
    builder: PolicyBuilder
    reach: Reach

    def decision(self, key: str) -> Question:
        """Which line decides, and what it says. Of a 定 only the line: its value counts where it is used."""
        decision = self.policy.decisions[key]
        guards = [None if rule.guard is None else closure(self.builder, rule.guard) for rule in decision.rules]
        value = None if decision.role is Role.LET else self.builder.decision(key)
        is_number = decision.type.kind in (Kind.MONEY, Kind.INTEGER, Kind.RATE)

        def ask(s: Situation) -> Reply:
            lines = _deciding(s, guards)
            if isinstance(lines, Unknown):
                return Reply(None, (lines,))
            found = None if value is None else at_once(s, value) if is_number else value(s)
            return Reply(Decided(lines, found), (found,))

        return self.after_money(Question(key, ask, tuple(self.reach.lines(key))))

    def guard(self, key: str, index: int) -> Question:
        """Who fits the condition of one line, and which line decides for them."""
        rules = self.policy.decisions[key].rules
        guards = [None if rule.guard is None else closure(self.builder, rule.guard) for rule in rules]
        own = guards[index]

        def ask(s: Situation) -> Reply:
            fits = True if own is None else own(s)
            if fits is not True:
                return Reply(False, (fits,))
            lines = _deciding(s, guards)
            return Reply(lines, (lines,))

        return self.after_money(Question(key, ask, tuple(self.reach.lines(key))))

    def money(self, product: Product) -> Question:
        """Of the balance it takes care itself; it may ask for the 应缴 of other products."""
        return self.after_money(money_question(self.policy, self.builder, product), (MoneyWord.DUE,))

    def funding(self, product: Product) -> Question:
        """财政补助 with its shares by level."""
        runner = FundingRunner(self.policy, self.builder, product)

        def ask(s: Situation) -> Reply:
            values: dict[str, Any] = {}
            runner.run(s, values)
            return Reply(values, tuple(values.values()))

        lines = [line for part in self.policy.funding if part.product == product.name for line in part.lines]
        shares = [e for line in lines for e in (line.guard, *expressions_of(line.value)) if e is not None]
        return Question(runner.key, ask, (*self.reach.lines(runner.key), *shares))

    def constraint(self, constraint: Constraint) -> Question:
        holds = closure(self.builder, constraint.condition)

        def ask(s: Situation) -> Reply:
            found = holds(s)
            return Reply(found, (found,))

        return self.after_money(Question(constraint.text, ask, (constraint.condition,)))

    def constraint_if_let_in(self, constraint: Constraint) -> Question:
        """The same, violated only by somebody who is let in: those turned away are told apart from the others."""
        broken, gate = self.constraint(constraint), self.admission("缴费")

        def ask(s: Situation) -> Reply:
            reply = broken.ask(s)
            if reply.answer is not False:
                return reply
            let_in = gate.ask(s)
            return Reply(False) if let_in.answer is True else Reply(None, let_in.values)

        return Question(constraint.text, ask, (*broken.roots, *gate.roots))

    def admission(self, up_to: str) -> Question:
        """Is the person turned away, or the product not bought, before `up_to` (受理, or a later field) is reached?"""
        keys = self._gates_before(up_to)
        gates = [self.builder.decision(key) for key in keys]

        def ask(s: Situation) -> Reply:
            for gate in gates:
                verdict = gate(s)
                if verdict is False or isinstance(verdict, Refuse):
                    return Reply(False)
                if lacks(verdict):
                    return Reply(None, (verdict,))
            return Reply(True)

        roots = tuple(root for key in keys for root in self.reach.lines(key))
        question = Question("、".join(keys), ask, roots)
        return self.after_money(question) if self.policy.has_products else question

    def _gates_before(self, up_to: str) -> list[str]:
        """Those of everybody, then those of the field's product."""
        name, product = split(up_to)
        of_all = ["参保"] if up_to == "受理" else ["参保", "受理"]
        before = GATES[: GATES.index(name)] if name in GATES else GATES
        own = [one.key(gate) for one in self.policy.products if one.name == product for gate in before]
        return [*of_all, *(key for key in own if key in self.policy.decisions)]

    def after_money(self, question: Question, words: Sequence[MoneyWord] = tuple(MoneyWord)) -> Question:
        """余额 and 应缴 exist only once the aids are worked out."""
        nodes = self.reach.nodes(question.roots)
        asked = [node for node in nodes if isinstance(node, MoneyRef) and node.word in words]
        if not asked:
            return question
        needed = self._behind(asked)
        notes = [due_noted(self.policy, self.builder, product) for product in needed]

        def ask(s: Situation) -> Reply:
            for note in notes:
                money = note(s)
                if money.answer is None:
                    return money
            return question.ask(s)

        roots = [root for product in needed for root in self._roots(product)]
        return Question(question.name, ask, (*question.roots, *roots))

    def _behind(self, asked: list[MoneyRef]) -> list[Product]:
        names = behind_dues(self.policy, asked)
        if not self.policy.has_products and any(ref.word is MoneyWord.BALANCE for ref in asked):
            return list(self.policy.products)
        by_name = {product.name: product for product in self.policy.products}
        return [by_name[name] for name in names]

    def _roots(self, product: Product) -> list[Any]:
        gates = [key for gate in GATES if product.declared and (key := product.key(gate)) in self.policy.decisions]
        money = money_question(self.policy, self.builder, product).roots
        return [*(root for key in gates for root in self.reach.lines(key)), *money]


def _deciding(s: Situation, guards: list[Closure | None]) -> tuple[int | None, ...] | Unknown:
    """The lines that decide; or the first guard that lacks a fact."""
    lines: list[int | None] = []
    for index, guard in enumerate(guards):
        holds = True if guard is None else guard(s)
        if holds is False:
            continue
        if isinstance(holds, Unknown) and lacks(holds):
            return holds
        lines.append(index)
        if holds is True:
            return tuple(lines)
    return (*lines, None)
