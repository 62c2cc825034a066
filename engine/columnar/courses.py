"""A policy worked out over symbols: for each group of fields, the step that gives their outcomes.

The evaluator does the work (`engine.interpret`). Here it is cut into steps, so that their courses add up instead of
multiplying: each decision, each product's money, and at the end each group of fields that stand together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import product as combinations
from typing import Any

from dsl import BASIC, Assumption, Policy, Refuse, Role, WindowRef, Within

from ..answer import Ambiguous, Outcome, World
from ..interpret.assess import across, outcome, taken_together
from ..interpret.builder import printed_key
from ..interpret.calendar import Calendar
from ..interpret.combined import Combined, Loser
from ..interpret.product import GATES, Doubts, ProductRunner, Skipped, if_at_all
from ..interpret.situation import Situation
from ..interpret.totals import part, total
from ..interpret.world import WorldRunner
from ..money import ZERO
from ..walk import inside
from .behind import Behind
from .builder import ColumnarBuilder
from .explore import Explorer
from .persons import Row
from .seen import ANYTHING, Seen
from .steps import Step, Steps

Choices = tuple[tuple[str, str], ...]
"""A world: each reading that matters, with its alternative."""
Lines = tuple[tuple[str, tuple[int | None, ...]], ...]
"""By the key of a decision: which of its lines decided, or may have (None: none of them)."""


@dataclass(frozen=True, slots=True)
class Aided:
    """What is told of the aids beside the amounts: which take part, and which comes next by how much less."""

    names: tuple[str, ...]
    runner_up: Loser | None


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields in one world, in order. `lines` are of the decisions that gave them."""

    values: tuple[Any, ...]
    lines: Lines = ()
    aided: Aided | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A field over all worlds. `under`: what it is under each alternative of a reading, where it is ambiguous."""

    outcome: Outcome
    lines: Lines = ()
    under: tuple[tuple[tuple[str, str], Outcome], ...] = ()
    aided: Aided | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that are worked out together. Each result of the step is a tuple of `Answered`, one a field."""

    fields: tuple[str, ...]
    readings: tuple[str, ...]
    step: Step
    kind: str = "field"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Fields to work out: `core` gives them for whoever no gate turns away."""

    key: tuple[str, ...]
    fields: tuple[str, ...]
    roots: tuple[Any, ...]
    core: Callable[[Situation], Part]
    gates: tuple[str, ...] = GATES
    product: ProductRunner | None = None
    kind: str = field(default="field")


class Courses:
    """All groups of a policy, for a table of which so much is known."""

    def __init__(self, policy: Policy, assume: tuple[Assumption, ...] = (), seen: Seen = ANYTHING) -> None:
        self.policy = policy
        self.assumptions = taken_together(policy, assume)
        self.steps = Steps(seen)
        self._behind = Behind(policy, self.assumptions)
        self._builder = ColumnarBuilder(policy, self.assumptions, self._decided, self._due)
        self._runner = WorldRunner(policy, self._builder)
        self._calendar = Calendar(policy, self._builder)
        self._products = {one.product.name: one for one in self._runner.products}
        self.groups = tuple(self._group(wanted) for wanted in self._wanted())

    # --- which fields there are --------------------------------------------------------------------------------------

    def _wanted(self) -> Iterator[_Wanted]:
        decisions = self.policy.decisions
        for at, gate in enumerate(GATES):
            yield self._of_decision(gate, GATES[:at])
        for one in self._runner.products:
            yield from self._of_product(one)
        if self._runner.totals is not None:
            for name in self._runner.totals.names:
                roots = tuple(root for one in self._runner.products for root in self._money_roots(one))
                yield _Wanted(("合计", name), (name,), roots, lambda s, name=name: self._total(name, s))  # type: ignore[misc]
        for key, decision in decisions.items():
            if decision.role is Role.RESULT:
                yield self._of_decision(key, GATES)
        for key in self._runner.categories:
            yield replace(self._of_decision(key, ()), kind="category")
        for name, subject in self._calendar.subjects.items():
            days = tuple(self._days_asked(name))
            yield _Wanted(
                ("期", name),
                (name,),
                days,
                lambda s, subject=subject: Part((subject.standing(s),)),
                (),
                kind="window",  # type: ignore[misc]
            )

    def _of_decision(self, key: str, gates: tuple[str, ...], product: ProductRunner | None = None) -> _Wanted:
        decide = self._builder.decision(key)

        def core(s: Situation) -> Part:
            value = decide(s)
            return Part((value,), _lines(s, [key]))

        return _Wanted(("项", key), (key,), self._rules([key]), core, gates, product)

    def _of_product(self, one: ProductRunner) -> Iterator[_Wanted]:
        name, key = one.product.name, one.key
        if one.product.declared:
            entry = self._entry_fields(one)
            yield _Wanted(("入", name), entry, self._rules(entry), lambda s: self._entered(one, s)[0])
        own = one if one.product.declared else None
        money = self._money_fields(one)
        yield _Wanted(("钱", name), money, self._money_roots(one), lambda s: self._money(one, s), GATES, own)
        yield self._of_decision(key["等待期"], GATES, own)
        benefit = key["待遇开始"], key["待遇结束"]
        yield _Wanted(
            ("待遇", name), benefit, self._rules(benefit), lambda s: self._run(s, benefit, one.benefit), GATES, own
        )
        yield _Wanted(
            ("财政", name), one.funding.names, self._funding_roots(one), lambda s: self._funding(one, s), GATES, own
        )

    # --- what they rest on -------------------------------------------------------------------------------------------

    def _rules(self, keys: Iterable[str]) -> tuple[Any, ...]:
        return tuple(rule for key in keys if key in self.policy.decisions for rule in self.policy.decisions[key].rules)

    def _entry_fields(self, one: ProductRunner) -> tuple[str, ...]:
        bought = (one.key["险种"],) if one.bought is not None else ()
        return (*bought, *(own for _, own, _ in one.gates))

    def _money_fields(self, one: ProductRunner) -> tuple[str, ...]:
        key = one.key
        return (
            *(key[n] for n in ("缴费", "资助合计", "应缴")),
            *one.payers.values(),
            *(key[n] for n in ("资助名", "先付", "退补")),
        )

    def _money_roots(self, one: ProductRunner) -> tuple[Any, ...]:
        aids = tuple(aid for aid in self.policy.aids if aid.product == one.product.name)
        return (*self._rules([one.key["缴费"], *self._entry_fields(one)]), *aids)

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

    def _gate_roots(self, wanted: _Wanted) -> tuple[Any, ...]:
        """A gate that turns nobody away decides nothing about what follows."""
        one = wanted.product
        own = () if one is None else tuple(gate for _, gate, _ in one.gates)
        gates = (gate for gate in (*wanted.gates, *own) if self._may_refuse(gate))
        bought = () if one is None or one.bought is None else (one.key["险种"],)
        return self._rules([*gates, *bought])

    def _may_refuse(self, gate: str) -> bool:
        return any(isinstance(rule.value, Refuse) for rule in self.policy.decisions[gate].rules)

    # --- over all worlds ---------------------------------------------------------------------------------------------

    def _group(self, wanted: _Wanted) -> Group:
        readings = self._behind.readings((*wanted.roots, *self._gate_roots(wanted)))
        alternatives = ([(name, a.name) for a in self.policy.readings[name].alternatives] for name in readings)
        worlds = [World(dict(world), {}, {}, {}, {}, {}) for world in combinations(*alternatives)]

        def once(explorer: Explorer) -> tuple[Answered, ...]:
            parts = [
                self._known_step(wanted.key, readings, self._situation(explorer, world.choices), self._gated(wanted))
                for world in worlds
            ]
            return tuple(_answered(name, at, worlds, parts, readings) for at, name in enumerate(wanted.fields))

        return Group(wanted.fields, readings, self.steps.step(("总", *wanted.key), once), wanted.kind)

    def _gated(self, wanted: _Wanted) -> Callable[[Situation], Part]:
        def run(s: Situation) -> Part:
            turned_away = self._turned_away(wanted, s)
            return wanted.core(s) if turned_away is None else Part((turned_away,) * len(wanted.fields))

        return run

    def _turned_away(self, wanted: _Wanted, s: Situation) -> Skipped | None:
        for gate in wanted.gates:
            if self._refuses(gate, s):
                return Skipped(gate)
        if wanted.product is None:
            return None
        standing = self._standing(wanted.product, s)
        return standing if isinstance(standing, Skipped) else None

    # --- steps of one world ------------------------------------------------------------------------------------------

    def _situation(self, explorer: Explorer, choices: Mapping[str, str]) -> Situation:
        return Situation(Row(self.policy.vocabulary, explorer), dict(choices))  # type: ignore[arg-type]

    def _known_step(
        self, key: tuple[str, ...], readings: Sequence[str], s: Situation, run: Callable[[Situation], Any]
    ) -> Any:
        """What a step comes to in the world of `s`, of which only these readings matter to it."""
        world = {reading: s.choices[reading] for reading in readings}

        def once(explorer: Explorer) -> Any:
            inner = self._situation(explorer, world)
            found = run(inner)
            assert not inner.met, inner.met  # every reading that it consults is among those that matter
            return found

        return self.steps.consult(self.steps.step((*key, *world.items()), once, bool(world)))

    def _decided(self, key: str, s: Situation) -> Any:
        written = key.removesuffix(printed_key(""))
        run = self._builder.worked_out(key)

        def once(inner: Situation) -> Part:
            value = run(inner)
            return Part((value,), _lines(inner, [written]))

        found = self._known_step(("定", key), self._behind.readings(self._rules([written])), s, once)
        s.lines.update(found.lines)
        return found.values[0]

    def _refuses(self, gate: str, s: Situation) -> bool:
        """Does 参保 or 受理 turn the person away?"""
        if not self._may_refuse(gate):
            return False
        decide = self._builder.decision(gate)
        readings = self._behind.readings(self._rules([gate]))
        return bool(self._known_step(("不准", gate), readings, s, lambda inner: isinstance(decide(inner), Refuse)))

    def _entered(self, one: ProductRunner, s: Situation) -> tuple[Part, Doubts | Skipped]:
        """险种, 参保 and 受理 of one product; and why it is open whether it counts, or why it surely does not."""
        fields = self._entry_fields(one)

        def once(inner: Situation) -> tuple[Part, Doubts | Skipped]:
            values: dict[str, Any] = {}
            doubts = one.enter(inner, values)
            found = Part(tuple(values[name] for name in fields), _lines(inner, fields))
            return found, values[one.names[-1]] if doubts is None else doubts

        entered: tuple[Part, Doubts | Skipped] = self._known_step(
            ("进", one.product.name), self._behind.readings(self._rules(fields)), s, once
        )
        return entered

    def _standing(self, one: ProductRunner, s: Situation) -> Doubts | Skipped:
        if not one.product.declared:
            return []
        readings = self._behind.readings(self._rules(self._entry_fields(one)))
        found: Doubts | Skipped = self._known_step(
            ("立", one.product.name), readings, s, lambda inner: self._entered(one, inner)[1]
        )
        return found

    def _money(self, one: ProductRunner, s: Situation) -> Part:
        def once(inner: Situation) -> Part:
            values: dict[str, Any] = {}
            stages = one.money(inner, values)
            aided = _aided(stages) if stages else None
            return Part(
                tuple(values[name] for name in self._money_fields(one)), _lines(inner, [one.key["缴费"]]), aided
            )

        found: Part = self._known_step(
            ("钱数", one.product.name), self._behind.readings(self._money_roots(one)), s, once
        )
        return found

    def _funding(self, one: ProductRunner, s: Situation) -> Part:
        found: Part = self._known_step(
            ("财政数", one.product.name),
            self._behind.readings(self._funding_roots(one)),
            s,
            lambda inner: self._run(inner, one.funding.names, one.funding.run),
        )
        return found

    def _run(self, s: Situation, fields: Sequence[str], work: Callable[[Situation, dict[str, Any]], None]) -> Part:
        values: dict[str, Any] = {}
        work(s, values)
        return Part(tuple(values[name] for name in fields), _lines(s, fields))

    def _due(self, product: str, s: Situation) -> Any:
        """应缴 of a product, as others ask for it."""
        one = self._products[product or BASIC]
        standing = self._standing(one, s)
        if isinstance(standing, Skipped):
            return ZERO
        due = self._value(one, one.key["应缴"], s)
        return if_at_all(due, standing) if one.product.declared else due

    def _value(self, one: ProductRunner, name: str, s: Situation) -> Any:
        """One field of a product's money or funding: of their many courses few differ in it."""
        money = self._money_fields(one)
        fields = money if name in money else one.funding.names
        roots = self._money_roots(one) if name in money else self._funding_roots(one)

        def once(inner: Situation) -> Any:
            found = self._money(one, inner) if name in money else self._funding(one, inner)
            return found.values[fields.index(name)]

        return self._known_step(("其中", name), self._behind.readings(roots), s, once)

    def _total(self, name: str, s: Situation) -> Part:
        amounts: list[Any] = []
        for one in self._runner.products:
            standing = self._standing(one, s)
            if isinstance(standing, Skipped):
                continue
            amount = part(one, name, _Values(self, one, s))
            if amount is not None:
                amounts.append(if_at_all(amount, standing))
        return Part((total(amounts),))


class _Values(dict[str, Any]):
    """The fields of a product's money and funding, looked up when they are asked for."""

    def __init__(self, courses: Courses, one: ProductRunner, s: Situation) -> None:
        super().__init__()
        self._of = courses, one, s

    def __missing__(self, name: str) -> Any:
        courses, one, s = self._of
        return courses._value(one, name, s)


def _lines(s: Situation, keys: Iterable[str]) -> Lines:
    return tuple((key, s.lines[key]) for key in keys if key in s.lines)


def _aided(stages: Sequence[Combined]) -> Aided:
    names = dict.fromkeys(name for stage in stages for way in stage.allocations for name in way.names)
    losers = [loser for stage in stages for loser in stage.losers]
    best = None
    for loser in losers:
        if best is None or loser.amount > best.amount:
            best = loser
    return Aided(tuple(names), best)


def _answered(name: str, at: int, worlds: list[World], parts: Sequence[Part], readings: Sequence[str]) -> Answered:
    values = [one.values[at] for one in parts]
    found = across(worlds, values, name)
    lines = tuple(dict.fromkeys(line for one in parts for line in one.lines))
    aided = parts[0].aided if all(one.aided == parts[0].aided for one in parts) else None
    if not isinstance(found, Ambiguous) or found.by != "reading":
        return Answered(found, lines, (), aided)
    under = []
    for reading in readings:
        for alternative in dict.fromkeys(world.choices[reading] for world in worlds):
            there = [v for v, w in zip(values, worlds, strict=True) if w.choices[reading] == alternative]
            if all(value == there[0] for value in there[1:]):
                under.append(((reading, alternative), outcome(there[0], name)))
    return Answered(found, lines, tuple(under), aided)
