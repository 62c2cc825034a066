"""A policy → its closures: facts with their defaults, decisions worked out once per person, windows, readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dsl import (
    Assumed,
    Assumption,
    Counting,
    Decision,
    Fact,
    FactRef,
    MoneyRef,
    Policy,
    Role,
    TableRef,
)

from ..unknown import MissingFact, Silence, Unknown, Why, not_stated
from .decisions import decision_closure, table_closure
from .expressions import Closure, Days, closure, span
from .situation import Situation

_ABSENT = object()


class PolicyBuilder:
    """Implements `expressions.Builder` for one policy and one set of assumptions."""

    def __init__(self, policy: Policy, assumptions: tuple[Assumption, ...]) -> None:
        self.policy = policy
        self.assumptions = assumptions
        self._assumed = {(a.about, a.target): index for index, a in enumerate(assumptions)}
        self._made: dict[str, Closure] = {}
        self._windows: dict[str, Days] = {}
        for key, decision in policy.decisions.items():
            self._made[key] = self._whole(decision)

    def _assumption(self, about: Assumed, target: str) -> tuple[int, Any] | None:
        index = self._assumed.get((about, target))
        return None if index is None else (index, self.assumptions[index].value)

    # --- facts -------------------------------------------------------------------------------------------------------

    def fact(self, ref: FactRef) -> Closure:
        fact = self.policy.vocabulary.facts[ref.fact]
        if ref.year is not None:
            return self._fact_by_year(fact, closure(self, ref.year))
        name, default = fact.name, fact.default
        missing = Unknown(Silence.MISSING, frozenset((MissingFact(name),)))
        assumed = self._assumption(Assumed.FACT, name)

        def run(s: Situation) -> Any:
            value = s.facts.get(name)
            if value is not None:
                return value
            if assumed is not None:
                s.assumed[name] = assumed[0]
                return assumed[1]
            if default is not None:
                s.defaults[name] = default
                return default
            return missing

        return run

    def _fact_by_year(self, fact: Fact, year: Closure) -> Closure:
        name = fact.name

        def run(s: Situation) -> Any:
            which = year(s)
            if which.__class__ is Unknown:
                return which
            value = s.facts.get((name, which))
            if value is not None:
                return value
            if fact.default is not None:
                s.defaults[f"{name}[{which}]"] = fact.default
                return fact.default
            return Unknown(Silence.MISSING, frozenset((MissingFact(name, which),)))

        return run

    # --- decisions ---------------------------------------------------------------------------------------------------

    def decision(self, key: str) -> Closure:
        made = self._made

        def run(s: Situation) -> Any:
            value = s.memo.get(key, _ABSENT)
            if value is _ABSENT:
                value = s.memo[key] = made[key](s)
            return value

        return run

    def _whole(self, decision: Decision) -> Closure:
        """The rules, then what an assumption fills in, then the result's own 年度."""
        inner: list[Closure] = []
        assumed = self._assumption(Assumed.RESULT, decision.key)
        other_year = decision.year is not None and decision.year != self.policy.header.year
        silent = not_stated(decision.key, Why.OTHER_YEAR, decision.clauses, decision.year)

        def run(s: Situation) -> Any:
            if not inner:
                inner.append(decision_closure(self, decision))
            value = inner[0](s)
            if assumed is not None and value.__class__ is Unknown and value.silence is not Silence.MISSING:
                s.assumed[decision.key] = assumed[0]
                return assumed[1]
            return printed(silent, value) if other_year and decision.role is not Role.FUNDING else value

        return run

    def table(self, ref: TableRef) -> Closure:
        return table_closure(self, self.policy.tables[ref.table], ref)

    def window(self, name: str) -> Days:
        if name not in self._windows:
            self._windows[name] = span(self, self.policy.windows[name].days)
        return self._windows[name]

    def money(self, ref: MoneyRef) -> Closure:
        word = ref.word.value
        silent = not_stated(word, Why.ABSENT)
        return lambda s: s.money.get(word, silent)

    # --- readings ----------------------------------------------------------------------------------------------------

    def reading(self, name: str) -> Closure:
        first = self.policy.readings[name].alternatives[0].name
        assumed = self._assumption(Assumed.READING, name)

        def run(s: Situation) -> str:
            if assumed is not None:
                s.assumed[name] = assumed[0]
                return str(assumed[1])
            chosen = s.choices.get(name)
            if chosen is None:
                chosen = s.choices[name] = first
                s.met.append(name)
            return chosen

        return run

    def counting(self, name: str) -> Callable[[str], Counting]:
        meanings: Mapping[str, Counting | None] = {a.name: a.counting for a in self.policy.readings[name].alternatives}

        def meaning(alternative: str) -> Counting:
            counting = meanings[alternative]
            assert counting is not None  # checked when the file was read (P320)
            return counting

        return meaning


def printed(silent: Unknown, value: Any) -> Unknown:
    """Not stated for this 年度; the level that is printed for another is shown beside it."""
    shown = None if value.__class__ is Unknown else value
    reasons = silent.reasons | (value.reasons if value.__class__ is Unknown else frozenset())
    return Unknown(Silence.NOT_STATED, reasons, None, None, None, shown)
