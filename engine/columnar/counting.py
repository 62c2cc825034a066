"""What is looked at to count a population: which steps, and what is said of each way in which they come out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import (
    NONE,
    Assumption,
    Fact,
    FactRef,
    FixedSpan,
    Kind,
    Literal,
    MonthlySpan,
    Policy,
    Population,
    Refuse,
    Role,
    TimedSpan,
    Window,
    WindowRef,
    Within,
)

from ..answer import Known, Outcome, kind_of
from ..fields import AID, PUBLISHED, SHARE, split
from ..symbol import Symbol
from ..unknown import Unknown
from ..walk import inside
from .counted import Counting, Dimension, Facet, Label, Share, Summed
from .courses import Courses, Group
from .ends import ends_of
from .explore import Leaf, Switch
from .flattened import column_of, value_of
from .frozen import frozen
from .output import Cell, Output, Shape
from .plan import Plan
from .seen import ANYTHING, Seen
from .steps import Step, used_steps

CATEGORIES = "人群"
"""As a name to count by: every category of the notice."""
PAID, ELSEWHERE = "缴费日期", ("职工医保在保", "异地参保")
"""Facts that tell whether somebody is enrolled: the day of payment, and enrolment in another way."""
_NO_MONEY = ("险种", "参保", "受理", "资助名", "等待期", "待遇开始", "待遇结束")
_GATES = ("参保", "受理")


def counting(
    policy: Policy, by: Sequence[str] = (), assume: tuple[Assumption, ...] = (), seen: Seen = ANYTHING
) -> Counting:
    """`by` are names of `budget.groupable`."""
    return _Counting(policy, tuple(dict.fromkeys(by)), assume, seen).made()


class _Counting:
    """Collects the columns of the query while the facets are made."""

    def __init__(self, policy: Policy, by: tuple[str, ...], assume: tuple[Assumption, ...], seen: Seen) -> None:
        self.policy, self.by, self.seen = policy, by, seen
        self.courses = Courses(policy, assume, seen)
        self.outputs: list[Output] = []
        self.sums: list[str] = []
        self.keep: list[str] = []
        self.steps: set[str] = set()

    def made(self) -> Counting:
        groups = self.courses.groups
        money = tuple(self._money(group) for group in groups if any(map(self._is_money, group.fields)))
        gates = tuple(
            self._kinds(group, gate)
            for group in groups
            for gate in group.fields
            if gate in _GATES and self._turns_away(gate)
        )
        days = milestones(self.policy)
        enrolment = self._enrolment(days)
        named = {part.category for rule in self.policy.constraints for part in _totals_in(rule.condition)}
        wanted = [g for g in groups if g.kind == "category" and (CATEGORIES in self.by or g.fields[0] in named)]
        categories = tuple(self._category(group) for group in wanted)
        dimensions = tuple(self._dimension(name) for name in self.by if name != CATEGORIES)
        steps = {output.step.name for output in self.outputs if not output.step.is_settled}
        used = tuple(used_steps(self.courses.steps.made, steps | self.steps))
        return Counting(
            policy=self.policy,
            plan=Plan(self.policy, self.courses.assumptions, used, tuple(self.outputs)),
            keep=tuple(dict.fromkeys(self.keep)),
            sums=tuple(self.sums),
            money=money,
            gates=gates,
            enrolment=enrolment,
            not_told=tuple(n for n in ELSEWHERE if n in self.policy.vocabulary.facts and not self._is_told(n)),
            days=days,
            categories=categories,
            dimensions=dimensions,
            by_category=CATEGORIES in self.by,
        )

    def _facet(self, step: Step, names: tuple[str, ...], say: Callable[[Any], tuple[Any, ...]]) -> Facet:
        """States of which the same is said come to the same number."""
        numbers: dict[Any, int] = {}
        says: list[tuple[Any, ...]] = []
        cells = []
        for result in step.results:
            said = say(result)
            number = numbers.setdefault(frozen(said), len(says))
            if number == len(says):
                says.append(said)
            cells.append(number)
        if len(says) == 1:
            return Facet(None, names, tuple(says))
        step, cells = self._earliest(step, cells)
        if cells == list(range(len(cells))):
            self.keep.append(step.name)
            self.steps.add(step.name)
            return Facet(step.name, names, tuple(says))
        column = f"n{len(self.outputs) + 1}"
        self.outputs.append(Output(column, Shape.WHOLE, step, tuple(cells)))
        return Facet(column, names, tuple(says))

    def _earliest(self, step: Step, cells: list[int]) -> tuple[Step, list[int]]:
        """The same by the states of the earlier step that alone decides, if one does."""
        by_name = {made.name: made for made in self.courses.steps.made}
        while isinstance(tree := step.tree, Switch) and all(isinstance(way, Leaf) for _, way in tree.cases):
            earlier = by_name.get(tree.step)
            if earlier is None or earlier.of_world:
                break
            ways = {state: way.state for states, way in tree.cases if isinstance(way, Leaf) for state in states}
            step, cells = earlier, [cells[ways[state]] if state in ways else 0 for state in range(len(earlier.results))]
        return step, cells

    # --- money -------------------------------------------------------------------------------------------------------

    def _is_money(self, field: str) -> bool:
        name = split(field)[0]
        is_ours = name in PUBLISHED or name.startswith((AID, SHARE))
        return is_ours and name not in _NO_MONEY

    def _money(self, group: Group) -> Facet:
        at = [number for number, field in enumerate(group.fields) if self._is_money(field)]
        names = tuple(group.fields[number] for number in at)
        written = [
            self._shares(group.step, name, [result[number].outcome for result in group.step.results])
            for number, name in zip(at, names, strict=True)
        ]
        by_state = dict(zip(map(id, group.step.results), zip(*written, strict=True), strict=True))
        return self._facet(group.step, names, lambda result: by_state[id(result)])

    def _shares(self, step: Step, field: str, outcomes: Sequence[Outcome]) -> list[Share]:
        """By state. What differs from row to row becomes a column that is added up."""
        cells = [(value_of(outcome), *ends_of(outcome)) for outcome in outcomes]
        parts = [
            self._added(step, column_of(field) + suffix, column)
            for suffix, column in zip(("", "__low", "__high"), zip(*cells, strict=True), strict=True)
        ]
        return [Share(kind_of(outcome), *ends) for outcome, *ends in zip(outcomes, *parts, strict=True)]

    def _added(self, step: Step, column: str, cells: Sequence[Cell]) -> list[Decimal | Summed | None]:
        if any(isinstance(cell, Symbol) for cell in cells):
            self.outputs.append(Output(column, Shape.MONEY, step, _only_symbols(cells)))
            self.sums.append(column)
        return [Summed(column) if isinstance(cell, Symbol) else _decimal(cell) for cell in cells]

    # --- whom it is about --------------------------------------------------------------------------------------------

    def _turns_away(self, gate: str) -> bool:
        """Is anybody refused or closed? Where nobody is, all count."""
        return any(isinstance(rule.value, Refuse) for rule in self.policy.decisions[gate].rules)

    def _kinds(self, group: Group, field: str) -> Facet:
        at = group.fields.index(field)
        return self._facet(group.step, (field,), lambda result: (kind_of(result[at].outcome),))

    def _category(self, group: Group) -> Facet:
        return self._facet(group.step, group.fields, lambda result: (held(result[0].outcome),))

    def _enrolment(self, days: tuple[date, ...]) -> tuple[Facet, Facet] | None:
        facts = self.policy.vocabulary.facts
        if PAID not in facts:
            return None
        paid = self.courses.sorted_by(PAID, [_fact(facts[PAID])], lambda values: (_paid(values[0], days),))
        others = [_fact(facts[name]) for name in ELSEWHERE if self._is_told(name)]
        elsewhere = self.courses.sorted_by("另行参保", others, lambda values: (_elsewhere(values),))
        return self._facet(paid, ("paid",), tuple), self._facet(elsewhere, ("elsewhere",), tuple)

    def _is_told(self, name: str) -> bool:
        """Does any record say it, or the vocabulary or an assumption instead?"""
        fact = self.policy.vocabulary.facts.get(name)
        if fact is None:
            return False
        is_assumed = any(one.target == name for one in self.courses.assumptions)
        return fact.default is not None or is_assumed or not self.seen.is_absent(name)

    def _dimension(self, name: str) -> Dimension:
        facts = self.policy.vocabulary.facts
        if name not in facts:
            return self._by_result(name)
        as_written = facts[name].type.kind in (Kind.REGION, Kind.ENUMERATION)

        def sort(values: Sequence[Any]) -> tuple[Label | None]:
            return (_label(values[0], as_written),)

        step = self.courses.sorted_by(f"按 {name}", [_fact(facts[name])], sort)
        if all(said in ((None,), (Label("missing"),)) for said in step.results) and (None,) in step.results:
            self.keep.append(name)  # the value itself, or NULL where it is missing
            return Dimension(name, Facet(None, (name,), ((None,),)), name)
        facet = self._facet(step, (name,), tuple)
        raw = name if any(said == (None,) for said in facet.says) else None
        self.keep += [raw] if raw is not None else []
        return Dimension(name, facet, raw)

    def _by_result(self, name: str) -> Dimension:
        group = next(group for group in self.courses.groups if name in group.fields)
        at = group.fields.index(name)

        def label(result: Any) -> tuple[Label | None]:
            outcome = result[at].outcome
            cell = value_of(outcome)
            return (None if isinstance(cell, Symbol) else Label(kind_of(outcome), cell),)

        facet = self._facet(group.step, (name,), label)
        cells = tuple(value_of(result[at].outcome) for result in group.step.results)
        if not any(isinstance(cell, Symbol) for cell in cells):
            return Dimension(name, facet, None)
        raw = column_of(name, group.kind)
        self.outputs.append(Output(raw, Shape.TEXT, group.step, _only_symbols(cells)))
        return Dimension(name, facet, raw)


def milestones(policy: Policy) -> tuple[date, ...]:
    """The days that a target names, and the last days of the 期 in which payment is accepted, in order."""
    named = [part.on for rule in policy.constraints for part in _totals_in(rule.condition)]
    asked = (
        part for decision in policy.decisions.values() if decision.role is Role.ACCEPTANCE for part in inside(decision)
    )
    windows = {part.days.window for part in asked if isinstance(part, Within) and isinstance(part.days, WindowRef)}
    named += [last_day(policy.windows[name]) for name in windows]
    days = {part.value for part in named if isinstance(part, Literal) and isinstance(part.value, date)}
    return tuple(sorted(days))


def last_day(window: Window) -> Any:
    """How the last day of a 期 is written; None where it depends on the person."""
    days: Any = window.days
    while isinstance(days, MonthlySpan | TimedSpan):
        days = days.days
    return days.last if isinstance(days, FixedSpan) else None


def _totals_in(condition: Any) -> Iterator[Population]:
    return (part for part in inside(condition) if isinstance(part, Population))


def held(outcome: Outcome) -> str:
    """Of a category: "yes", "no", or the kind of what is not known."""
    return ("yes" if outcome.value else "no") if isinstance(outcome, Known) else kind_of(outcome)


def _fact(fact: Fact) -> FactRef:
    return FactRef(fact.name, fact.type)


def _only_symbols(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(cell if isinstance(cell, Symbol) else None for cell in cells)


def _decimal(cell: Cell) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, Decimal | int) else None


def _paid(value: Any, days: Sequence[date]) -> tuple[Any, ...]:
    if value is NONE:
        return ("unpaid",)
    if value.__class__ is Unknown:
        return ("unknown",)
    return "by", next((at for at, day in enumerate(days) if value <= day), len(days))


def _elsewhere(values: Sequence[Any]) -> str:
    if any(value is True for value in values):
        return "yes"
    return "no" if all(value is False for value in values) else "unknown"


def _label(value: Any, as_written: bool) -> Label | None:
    if value.__class__ is Unknown:
        return Label("missing")
    if value is NONE:
        return Label("known")
    if isinstance(value, Symbol) and as_written:
        return None
    return Label("known", value if isinstance(value, str | bool) else True)
