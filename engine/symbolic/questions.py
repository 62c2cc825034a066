"""What a file decides, as questions to be explored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dsl import Constraint, Kind, MoneyRef, Policy, Refuse, Role

from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure, closure
from ..interpret.funding import FundingRunner
from ..interpret.situation import Situation
from ..unknown import Unknown
from .cells import Question, Reply, at_once, lacks
from .money import money_question, worked_out
from .reach import Reach, expressions_of

RESULTS = frozenset(
    (
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

        return self._after_money(Question(key, ask, tuple(self.reach.lines(key))))

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

        return self._after_money(Question(key, ask, tuple(self.reach.lines(key))))

    def money(self) -> Question:
        return money_question(self.policy, self.builder)

    def funding(self) -> Question:
        """财政补助 with its shares by level."""
        runner = FundingRunner(self.policy, self.builder)

        def ask(s: Situation) -> Reply:
            values: dict[str, Any] = {}
            runner.run(s, values)
            return Reply(values, tuple(values.values()))

        lines = [line for funding in self.policy.funding for line in funding.lines]
        shares = [e for line in lines for e in (line.guard, *expressions_of(line.value)) if e is not None]
        return Question("财政补助", ask, (*self.reach.lines("财政补助"), *shares))

    def constraint(self, constraint: Constraint) -> Question:
        holds = closure(self.builder, constraint.condition)

        def ask(s: Situation) -> Reply:
            found = holds(s)
            return Reply(found, (found,))

        return self._after_money(Question(constraint.text, ask, (constraint.condition,)))

    def admission(self, up_to: str) -> Question:
        """Is the person turned away before `up_to` (受理, or a later field) is reached?"""
        gates = [self.builder.decision(key) for key in (("参保",) if up_to == "受理" else ("参保", "受理"))]

        def ask(s: Situation) -> Reply:
            for gate in gates:
                verdict = gate(s)
                if isinstance(verdict, Refuse):
                    return Reply(False)
                if lacks(verdict):
                    return Reply(None, (verdict,))
            return Reply(True)

        return Question("参保、受理", ask, (*self.reach.lines("参保"), *self.reach.lines("受理")))

    def _after_money(self, question: Question) -> Question:
        """余额 and 应缴 exist only once the aids are worked out."""
        if not any(isinstance(node, MoneyRef) for node in self.reach.nodes(question.roots)):
            return question
        work_out: Callable[[Situation], Reply] = worked_out(self.policy, self.builder)

        def ask(s: Situation) -> Reply:
            money = work_out(s)
            return money if money.answer is None else question.ask(s)

        return Question(question.name, ask, (*question.roots, *self.money().roots))


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
