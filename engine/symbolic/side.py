"""One of two policies that are explored together: its groups of fields, its atoms, and the readings it shares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dsl import (
    Assumed,
    Assumption,
    CountingBy,
    DecisionRef,
    FactRef,
    Policy,
    Reading,
    ReadingRef,
    TableRef,
    WindowRef,
)

from ..interpret.assess import taken_together
from ..interpret.builder import PolicyBuilder
from ..interpret.expressions import Closure, closure
from ..interpret.product import Skipped
from ..interpret.situation import Situation
from .atoms import Atom, atoms_of
from .cells import Reply
from .published import Group, Published
from .reach import Reach
from .survey import without_defaults
from .told_exactly import choosing

_NONE: Mapping[str, Reading] = {}
Part = tuple[str, str]
"""The kind of a part of a policy, and its name."""


class Side:
    """`beside` are the readings of the other side. One of the same name with other alternatives is another reading."""

    def __init__(self, policy: Policy, assume: tuple[Assumption, ...], beside: Mapping[str, Reading] = _NONE) -> None:
        self.whole = replace(policy, assumptions=taken_together(policy, assume))
        self.policy = without_defaults(self.whole)
        self.builder = PolicyBuilder(self.policy, self.policy.assumptions)
        self.reach = Reach(self.policy)
        self._published = Published(self.policy, self.builder, self.reach)
        self.groups = tuple(self._published.groups())
        self._name = {name: _joint_name(reading, beside) for name, reading in policy.readings.items()}
        self.readings = {self._name[name]: reading for name, reading in policy.readings.items()}
        self._unassumed = Reach(replace(self.policy, assumptions=()))

    def ask(self, group: Group, s: Situation, gated: bool, beneath: bool = False) -> Reply:
        """Within a joint situation: the facts are the same, the readings go by their joint names.

        `gated`: whoever is turned away has none of the fields. `beneath`: the values from which they are made.
        """
        own = Situation(s.facts, self.own(s.choices))
        away = self._published.turned_away(own, group.gates) if gated else Reply(None)
        ask = group.beneath if beneath else group.ask
        reply = away if away.values else ask(own)
        if away.answer is not None:
            reply = Reply(dict.fromkeys(group.fields, Skipped(away.answer)))
        for name in own.met:
            s.choices[self._name[name]] = own.choices[name]
            s.met.append(self._name[name])
        return reply

    def atoms(self, group: Group, gated: bool) -> Iterator[tuple[Atom, Closure]]:
        gates = [root for key in group.gates for root in self.reach.lines(key)] if gated else []
        roots = (*group.roots, *gates)
        for atom in atoms_of(self.reach, (*roots, *choosing(self.reach.nodes(roots)))):
            made = closure(self.builder, atom.expression)
            yield replace(atom, readings=tuple(self._name[r] for r in atom.readings)), self._within(made)

    def category(self, key: str) -> tuple[tuple[str, ...], frozenset[str], Closure]:
        """A category (人群): the readings, by their joint names, and the facts that it leads to; whether it holds."""
        nodes = list(self.reach.nodes(self.reach.lines(key)))
        named = (node.reading for node in nodes if isinstance(node, ReadingRef | CountingBy))
        readings = tuple(dict.fromkeys(self._name[name] for name in named if self.reach.is_open(name)))
        facts = frozenset(node.fact for node in nodes if isinstance(node, FactRef))
        return readings, facts, self._within(self.builder.decision(key))

    def _within(self, made: Closure) -> Closure:
        return lambda s: made(Situation(s.facts, self.own(s.choices)))

    def own(self, choices: Mapping[str, str]) -> dict[str, str]:
        """Choices of joint readings, by the names of this side."""
        return {name: choices[joint] for name, joint in self._name.items() if joint in choices}

    def parts(self, group: Group) -> dict[Part, Any]:
        """All that a group rests on, whatever is assumed: two groups with the same parts give the same answers."""
        decisions = {key: self.policy.decisions[key] for key in group.decisions}
        lines = [root for key in decisions for root in self._unassumed.lines(key)]
        found: dict[Part, Any] = {("header", ""): (self.policy.header.year, self.policy.has_products)}
        found |= {("decision", key): decision for key, decision in decisions.items()}
        for node in self._unassumed.nodes((*group.roots, *lines)):
            match node:
                case DecisionRef(decision=name):
                    found["decision", name] = self.policy.decisions[name]
                case TableRef(table=name):
                    found["table", name] = self.policy.tables[name]
                case WindowRef(window=name):
                    found["window", name] = self.policy.windows[name]
                case FactRef(fact=name):
                    found["fact", name] = self.policy.vocabulary.facts[name]
                case ReadingRef(reading=name) | CountingBy(reading=name):
                    found["reading", name] = self.policy.readings[name]
        for name in group.products:
            found["product", name] = (
                [product for product in self.policy.products if product.name == name],
                [aid for aid in self.policy.aids if aid.product == name],
                [stage for stage in self.policy.stages if stage.product == name],
                [funding for funding in self.policy.funding if funding.product == name],
            )
        named = {name for _, name in found}
        found["assumed", ""] = [
            (a.about, a.target, a.value)
            for a in self.policy.assumptions
            if a.about is Assumed.PRIORITY or a.target in named
        ]
        return found

    @property
    def filled(self) -> tuple[tuple[str, Any], ...]:
        """What the file assumes of persons of whom a fact is missing."""
        return tuple((a.target, a.value) for a in self.whole.assumptions if a.about is Assumed.FACT)


def _joint_name(reading: Reading, beside: Mapping[str, Reading]) -> str:
    other = beside.get(reading.name)
    if other is None or _alternatives(other) == _alternatives(reading):
        return reading.name
    return f"{reading.name}′"


def _alternatives(reading: Reading) -> tuple[str, ...]:
    return tuple(alternative.name for alternative in reading.alternatives)
