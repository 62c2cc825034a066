"""A policy worked out over symbols: for each group of fields, the step that gives their outcomes.

The evaluator does the work (`engine.interpret`). Here it is cut into steps, so that their courses add up instead of
multiplying: each decision, each product's money, and at the end each group of fields that stand together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dsl import Assumption, Expression, Policy, Role, WindowRef, Within

from ...interpret.assess import taken_together
from ...interpret.calendar import edges_of
from ...interpret.expressions import closure
from ...interpret.product import GATES, ProductRunner
from ...interpret.situation import Situation
from ...walk import inside
from ..exploring.explore import Explorer
from ..exploring.seen import ANYTHING, Seen
from .answers import Answers
from .behind import Behind
from .decided import Decided
from .parts import Answered, Part, lines_of
from .steps import Step, Steps


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are worked out together. Each result of the step is a tuple of `Answered`, one a field.

    `readings` are those that the fields may rest on; `kind` is field, category, window, or edge: the first and
    the last day of a 期.
    """

    fields: tuple[str, ...]
    readings: tuple[str, ...]
    step: Step
    kind: str = "field"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Fields to work out: `core` gives them for whoever no gate turns away; `roots` is what they are written in."""

    fields: tuple[str, ...]
    roots: tuple[Any, ...]
    core: Callable[[Situation], Part]
    gates: tuple[str, ...] = GATES
    product: ProductRunner | None = None
    kind: str = "field"


class Courses:
    """All groups of a policy, for a table of which so much is known."""

    def __init__(self, policy: Policy, assume: tuple[Assumption, ...] = (), seen: Seen = ANYTHING) -> None:
        self.policy = policy
        self.assumptions = taken_together(policy, assume)
        self._alternatives = {name: [a.name for a in r.alternatives] for name, r in policy.readings.items()}
        self.steps = Steps(seen, self._alternatives)
        self._behind = Behind(policy, self.assumptions)
        self._decided = Decided(policy, self.assumptions, self.steps, self._behind)
        self.groups = tuple(self._group(wanted) for wanted in self._wanted())

    def sorted_by(self, name: str, asked: Sequence[Expression], sort: Callable[[Sequence[Any]], Any]) -> Step:
        """A step of its own: what `sort` makes of the values of some expressions, defaults and assumptions included."""
        values = [closure(self._decided.builder, expression) for expression in asked]

        def once(explorer: Explorer) -> Any:
            s = self._decided.situation(explorer)
            return sort([value(s) for value in values])

        return self.steps.step((name,), once)

    # --- which fields there are --------------------------------------------------------------------------------------

    def _wanted(self) -> Iterator[_Wanted]:
        runner = self._decided.runner
        for at, gate in enumerate(GATES):
            yield self._of_decision(gate, GATES[:at])
        for one in runner.products:
            yield from self._of_product(one)
        if runner.totals is not None:
            roots = tuple(root for one in runner.products for root in self._money_roots(one))
            for name in runner.totals.names:
                yield _Wanted((name,), roots, self._total_of(name))
        for key, decision in self.policy.decisions.items():
            if decision.role is Role.RESULT:
                yield self._of_decision(key, GATES)
        for key in runner.categories:
            yield replace(self._of_decision(key, ()), kind="category")
        for name in self._decided.calendar.subjects:
            yield _Wanted((name,), tuple(self._days_asked(name)), self._standing_in(name), (), kind="window")
            if name in self._decided.calendar.admitting:
                yield _Wanted(edges_of(name), tuple(self._days_rest_on(name)), self._days_of(name), (), kind="edge")

    def _of_decision(self, key: str, gates: tuple[str, ...], product: ProductRunner | None = None) -> _Wanted:
        decide = self._decided.builder.decision(key)

        def core(s: Situation) -> Part:
            return self._decided.part((decide(s),), lines_of(s, [key]))

        return _Wanted((key,), self._rules([key]), core, gates, product)

    def _total_of(self, name: str) -> Callable[[Situation], Part]:
        return lambda s: self._decided.total(name)

    def _standing_in(self, window: str) -> Callable[[Situation], Part]:
        subject = self._decided.calendar.subjects[window]
        return lambda s: self._decided.part((subject.standing(s),))

    def _days_of(self, window: str) -> Callable[[Situation], Part]:
        return lambda s: self._decided.part(self._decided.calendar.days(s, window, self._decided.does_without))

    def _of_product(self, one: ProductRunner) -> Iterator[_Wanted]:
        key, decided = one.key, self._decided
        own = one if one.product.declared else None
        if own is not None:
            entry = decided.entry_fields(one)
            yield _Wanted(entry, self._rules(entry), lambda s: decided.entered(one)[0])
        yield _Wanted(decided.money_fields(one), self._money_roots(one), lambda s: decided.money(one), GATES, own)
        yield self._of_decision(key["等待期"], GATES, own)
        span = decided.benefit_fields(one)
        yield _Wanted(span, self._rules(span), lambda s: decided.benefit(one), GATES, own)
        yield _Wanted(one.funding.names, self._funding_roots(one), lambda s: decided.funding(one), GATES, own)

    # --- what they are written in ------------------------------------------------------------------------------------

    def _rules(self, keys: Iterable[str]) -> tuple[Any, ...]:
        return tuple(rule for key in keys if key in self.policy.decisions for rule in self.policy.decisions[key].rules)

    def _money_roots(self, one: ProductRunner) -> tuple[Any, ...]:
        aids = tuple(aid for aid in self.policy.aids if aid.product == one.product.name)
        return (*self._rules([one.key["缴费"]]), *aids)

    def _funding_roots(self, one: ProductRunner) -> tuple[Any, ...]:
        lines = (part.lines for part in self.policy.funding if part.product == one.product.name)
        return (*self._rules([one.funding.key]), *(line for some in lines for line in some))

    def _days_asked(self, window: str) -> Iterator[Any]:
        for decision in self.policy.decisions.values():
            if decision.role is Role.ACCEPTANCE:
                for asked in inside(decision):
                    if isinstance(asked, Within) and asked.days == WindowRef(window):
                        yield asked
        yield self.policy.windows[window].days

    def _days_rest_on(self, window: str) -> Iterator[Any]:
        for admission in self._decided.calendar.admissions:
            if window in admission.windows:
                yield admission.guard
                bought = f"险种[{admission.product}]"
                if bought in self.policy.decisions:
                    yield from self._rules([bought, *filter(self._decided.may_refuse, GATES)])
        yield self.policy.windows[window].days

    def _gate_roots(self, wanted: _Wanted) -> tuple[Any, ...]:
        """A gate that turns nobody away decides nothing about what follows."""
        one = wanted.product
        own = () if one is None else tuple(gate for _, gate, _ in one.gates)
        gates = (gate for gate in (*wanted.gates, *own) if self._decided.may_refuse(gate))
        bought = () if one is None or one.bought is None else (one.key["险种"],)
        return self._rules([*gates, *bought])

    # --- over all worlds ---------------------------------------------------------------------------------------------

    def _group(self, wanted: _Wanted) -> Group:
        answers = Answers(wanted.fields, self._alternatives, lambda: self.steps.explorer.position)

        def once(explorer: Explorer) -> tuple[Answered, ...]:
            return answers.taken_together(self.steps.in_worlds(lambda: self._gated(wanted, explorer)))

        readings = self._behind.readings((*wanted.roots, *self._gate_roots(wanted)))
        return Group(wanted.fields, readings, self.steps.step((wanted.kind, *wanted.fields), once), wanted.kind)

    def _gated(self, wanted: _Wanted, explorer: Explorer) -> Part:
        turned_away = self._decided.turned_away(wanted.gates, wanted.product)
        if turned_away is None:
            return wanted.core(self._decided.situation(explorer))
        return self._decided.part((turned_away,) * len(wanted.fields))
