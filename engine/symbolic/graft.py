"""A superior's demands (约束, and the bounds of its 待定) set into a copy of the notice under it.

What the superior defines for itself comes along under another name; 缴费, 财政补助 and the other predeclared results
mean those of the notice that is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dsl import (
    All,
    AnyOf,
    Assumed,
    Assumption,
    Clause,
    Compare,
    Constraint,
    CountingBy,
    Decision,
    DecisionRef,
    Expression,
    FactRef,
    Kind,
    MoneyRef,
    MoneyWord,
    Not,
    Pending,
    Policy,
    Population,
    ReadingRef,
    Role,
    Rule,
    Span,
    Table,
    TableRef,
    Window,
    WindowRef,
)

from ..walk import inside, rewritten
from .questions import RESULTS

PREFIX = "上级·"
_ORDERED = (Kind.MONEY, Kind.RATE, Kind.INTEGER, Kind.DATE)
"""Durations of different units can't be compared."""
_OWN = (Role.CATEGORY, Role.LET, Role.RESULT)


@dataclass(frozen=True, slots=True)
class Demand:
    """What a superior asks of the notices under it, and where it says so."""

    constraint: Constraint
    span: Span
    clauses: tuple[Clause, ...]
    about: str
    """The result of the notice that it speaks of first; empty where it speaks of none."""


def demands(upper: Policy) -> tuple[Demand, ...]:
    """In the superior's own names. What it demands of a population needs one."""
    personal = (c for c in upper.constraints if not any(isinstance(part, Population) for part in inside(c.condition)))
    written = [Demand(c, c.span, c.clauses, _first_result(upper, c.condition)) for c in personal]
    return (*written, *(demand for decision in upper.decisions.values() for demand in _bounds(upper, decision)))


def grafted(lower: Policy, upper: Policy, asked: tuple[Demand, ...]) -> Policy:
    """The lower notice with these as its only constraints, in their order."""
    names = _Names(upper)
    return replace(
        lower,
        decisions={**lower.decisions, **names.decisions()},
        windows={**lower.windows, **{PREFIX + name: names.window(made) for name, made in upper.windows.items()}},
        tables={**lower.tables, **{PREFIX + name: names.table(made) for name, made in upper.tables.items()}},
        readings={**lower.readings, **{PREFIX + name: made for name, made in upper.readings.items()}},
        assumptions=(*lower.assumptions, *names.assumptions()),
        constraints=tuple(names.moved(demand.constraint) for demand in asked),
    )


def is_comparable(lower: Policy, upper: Policy, demand: Demand) -> bool:
    """Has the lower notice every fact and result that the demand comes to, through the superior's definitions?"""
    waiting: list[Any] = [demand.constraint.condition]
    entered: set[str] = set()
    while waiting:
        for part in inside(waiting.pop()):
            match part:
                case FactRef(fact=name) if name not in lower.vocabulary.facts:
                    return False
                case MoneyRef(word=MoneyWord.DUE, product=name) if name not in {p.name for p in lower.products}:
                    return False
                case DecisionRef(decision=key) if upper.decisions[key].role not in _OWN:
                    if key not in lower.decisions:
                        return False
                case DecisionRef(decision=key) | TableRef(table=key) | WindowRef(window=key) if key not in entered:
                    entered.add(key)
                    waiting.extend(_behind(upper, key))
    return True


def _behind(upper: Policy, key: str) -> Iterator[Any]:
    """A 人群, 定, 表 and 期 have one space of names."""
    if key in upper.decisions:
        yield from upper.decisions[key].rules
    elif key in upper.tables:
        yield from (*upper.tables[key].keys, *upper.tables[key].rows.values())
    else:
        yield upper.windows[key].days


@dataclass(frozen=True, slots=True)
class _Names:
    upper: Policy

    def decisions(self) -> Mapping[str, Decision]:
        own = (decision for decision in self.upper.decisions.values() if decision.role in _OWN)
        return {PREFIX + made.key: self._decision(made) for made in own}

    def _decision(self, made: Decision) -> Decision:
        """None of them is a result or a category of the lower notice: they only help."""
        rules = tuple(self.moved(rule) for rule in made.rules)
        return replace(made, key=PREFIX + made.key, name=PREFIX + made.name, role=Role.LET, rules=rules)

    def assumptions(self) -> Iterator[Assumption]:
        for assumption in self.upper.assumptions:
            if assumption.about is Assumed.READING:
                yield replace(assumption, target=PREFIX + assumption.target)

    def window(self, made: Window) -> Window:
        moved: Window = self.moved(made)
        return replace(moved, name=PREFIX + made.name)

    def table(self, made: Table) -> Table:
        rows = {key: self.moved(value) for key, value in made.rows.items()}
        return replace(made, name=PREFIX + made.name, keys=tuple(map(self.moved, made.keys)), rows=rows)

    def moved(self, part: Any) -> Any:
        return rewritten(part, self._renamed)

    def _renamed(self, part: Any) -> Any | None:
        match part:
            case DecisionRef(decision=key) if self.upper.decisions[key].role in _OWN:
                return replace(part, decision=PREFIX + key)
            case TableRef(table=name, keys=keys):
                return replace(part, table=PREFIX + name, keys=tuple(map(self.moved, keys)))
            case WindowRef(window=name):
                return replace(part, window=PREFIX + name)
            case ReadingRef(reading=name) | CountingBy(reading=name):
                return replace(part, reading=PREFIX + name)
        return None


def _bounds(upper: Policy, decision: Decision) -> Iterator[Demand]:
    """待定 不低于 V 当 X demands V of whoever the line is for."""
    if decision.role not in RESULTS or decision.role in _OWN or decision.type.kind not in _ORDERED:
        return
    for index, rule in enumerate(decision.rules):
        if isinstance(rule.value, Pending):
            for op, word, bound in (("≥", "不低于", rule.value.at_least), ("≤", "不高于", rule.value.at_most)):
                if bound is not None:
                    result = DecisionRef(decision.key, decision.type)
                    held = Compare(op, result, bound)
                    condition = _unless_other(decision.rules, index, held)
                    clauses = rule.clauses or decision.clauses
                    text = f"{decision.key} {word} {upper.source.text[bound.span.start : bound.span.end]}"
                    yield Demand(Constraint(condition, text, False, clauses), rule.span, clauses, decision.key)


def _unless_other(rules: tuple[Rule, ...], index: int, held: Expression) -> Expression:
    """For those whom the line is for: no earlier line holds, and its own condition does."""
    earlier = tuple(Not(rule.guard) for rule in rules[:index] if rule.guard is not None)
    own = rules[index].guard
    line = (*earlier, *(() if own is None else (own,)))
    return AnyOf((Not(All(line)), held)) if line else held


def _first_result(upper: Policy, condition: Expression) -> str:
    refs = (part.decision for part in inside(condition) if isinstance(part, DecisionRef))
    return next((key for key in refs if upper.decisions[key].role not in _OWN), "")
