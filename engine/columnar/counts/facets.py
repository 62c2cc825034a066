"""How persons are told apart, while a query that counts them is put together: which columns it needs, what they say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dsl import NONE, Assumption, Fact, FactRef, Kind, Policy

from ...answer import Outcome, kind_of
from ...symbol import Symbol
from ...unknown import Unknown
from ..columns.ends import ends_of
from ..columns.flattened import column_of, value_of
from ..columns.output import Cell, Output, Shape
from ..columns.plan import Plan
from ..exploring.seen import Seen
from ..exploring.tree import Leaf, Switch
from ..stepwise.courses import Courses
from ..stepwise.frozen import frozen
from ..stepwise.steps import Step, used_steps
from .counted import Dimension, Facet, Label, Share, Summed


@dataclass(frozen=True, slots=True)
class Faceted:
    """One policy over the persons, ready to be counted.

    `fields` say for each of their names how it comes out, `categories` yes, no, or the kind of what is not known.
    `sums` are columns that are added up, `keep` those of the table and of steps.
    """

    policy: Policy
    plan: Plan
    keep: tuple[str, ...]
    sums: tuple[str, ...]
    fields: tuple[Facet, ...]
    categories: tuple[Facet, ...]
    dimensions: tuple[Dimension, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that persons are counted by."""
        facets = (*self.fields, *self.categories, *(d.facet for d in self.dimensions))
        numbered = (facet.column for facet in facets if facet.column is not None)
        raw = (d.raw for d in self.dimensions if d.raw is not None)
        return tuple(dict.fromkeys((*numbered, *raw)))


class Facets:
    """Collects the columns of the query while facets are made: `outputs`, those added up (`sums`), those kept as they
    stand in the table or as steps (`keep`)."""

    def __init__(self, policy: Policy, assume: tuple[Assumption, ...], seen: Seen) -> None:
        self.policy, self.seen = policy, seen
        self.courses = Courses(policy, assume, seen)
        self.outputs: list[Output] = []
        self.sums: list[str] = []
        self.keep: list[str] = []
        self.steps: set[str] = set()

    def plan(self) -> Plan:
        """For what has been collected."""
        steps = {output.step.name for output in self.outputs if not output.step.is_settled}
        used = tuple(used_steps(self.courses.steps.made, steps | self.steps))
        return Plan(self.policy, self.courses.assumptions, used, tuple(self.outputs))

    def facet(self, step: Step, names: tuple[str, ...], say: Callable[[Any], tuple[Any, ...]]) -> Facet:
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
            earlier = by_name[tree.step]
            ways = {state: way.state for states, way in tree.cases if isinstance(way, Leaf) for state in states}
            step, cells = earlier, [cells[ways[state]] if state in ways else 0 for state in range(len(earlier.results))]
        return step, cells

    def shares(self, step: Step, field: str, outcomes: Sequence[Outcome]) -> list[Share]:
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

    def dimension(self, name: str) -> Dimension:
        facts = self.policy.vocabulary.facts
        if name not in facts:
            return self._by_result(name)
        as_written = facts[name].type.kind in (Kind.REGION, Kind.ENUMERATION)

        def sort(values: Sequence[Any]) -> tuple[Label | None]:
            return (_label(values[0], as_written),)

        step = self.courses.sorted_by(f"按 {name}", [fact_of(facts[name])], sort)
        if all(said in ((None,), (Label("missing"),)) for said in step.results) and (None,) in step.results:
            self.keep.append(name)  # the value itself, or NULL where it is missing
            return Dimension(name, Facet(None, (name,), ((None,),)), name)
        facet = self.facet(step, (name,), tuple)
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

        facet = self.facet(group.step, (name,), label)
        cells = tuple(value_of(result[at].outcome) for result in group.step.results)
        if not any(isinstance(cell, Symbol) for cell in cells):
            return Dimension(name, facet, None)
        raw = column_of(name, group.kind)
        self.outputs.append(Output(raw, Shape.TEXT, group.step, _only_symbols(cells)))
        return Dimension(name, facet, raw)


def fact_of(fact: Fact) -> FactRef:
    return FactRef(fact.name, fact.type)


def _only_symbols(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(cell if isinstance(cell, Symbol) else None for cell in cells)


def _decimal(cell: Cell) -> Decimal | None:
    return Decimal(cell) if isinstance(cell, Decimal | int) else None


def _label(value: Any, as_written: bool) -> Label | None:
    if value.__class__ is Unknown:
        return Label("missing")
    if value is NONE:
        return Label("known")
    if isinstance(value, Symbol) and as_written:
        return None
    return Label("known", value if isinstance(value, str | bool) else True)
