"""A policy → its closures: facts with their defaults, decisions worked out once per person, windows, readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dsl import (
    Aid,
    Assumed,
    Assumption,
    Counting,
    DaySpan,
    Decision,
    Fact,
    FactRef,
    MoneyRef,
    Policy,
    TableRef,
    WindowRef,
)

from ..unknown import MissingFact, Silence, Unknown, Why, is_missing, join, not_stated, one_of, spread
from .aids import GrantClosure, grant_closure
from .decisions import decision_closure, table_closure
from .expressions import Closure, Days, closure, span
from .money_words import resting_on_money
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
        self._of_money = resting_on_money(policy)
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

    def by_year(self, fact: str) -> tuple[range, Callable[[Situation, int], Any]]:
        """The years for which the vocabulary declares a fact, and what it is in one of them."""
        declared = self.policy.vocabulary.facts[fact]
        assert declared.years is not None  # checked when the file was read (P316, P344)
        first, last = declared.years
        return range(first, last + 1), _of_year(declared)

    def _fact_by_year(self, fact: Fact, year: Closure) -> Closure:
        of_year = _of_year(fact)

        def run(s: Situation) -> Any:
            which = year(s)
            if which.__class__ is not Unknown:
                return of_year(s, which)
            years = spread(which)
            if years is None:
                return Unknown(*join([which]))
            return one_of([y if y.__class__ is Unknown else of_year(s, y) for y in years], [which])

        return run

    # --- decisions ---------------------------------------------------------------------------------------------------

    def decision(self, key: str) -> Closure:
        """Worked out once per world, unless it rests on 余额 or 应缴, which change from stage to stage."""
        made, lasting = self._made, key not in self._of_money

        def run(s: Situation) -> Any:
            value = s.memo.get(key, _ABSENT) if lasting else _ABSENT
            if value is _ABSENT:
                value = s.memo[key] = made[key](s)
            return value

        return run

    def _whole(self, decision: Decision) -> Closure:
        """The rules, then the result's own 年度, then what an assumption fills in."""
        rules = self._rules(decision)
        assumed = self._assumption(Assumed.RESULT, decision.key)
        silent = self.other_year(decision)
        if silent is None and assumed is None:
            return rules
        if silent is not None:
            self._made[printed_key(decision.key)] = rules

        def run(s: Situation) -> Any:
            value = rules(s) if silent is None else printed(silent, rules(s))
            if assumed is not None and value.__class__ is Unknown and not _only_missing(value):
                s.assumed[decision.key] = assumed[0]
                return _filled(value, assumed[1])
            return value

        return run

    def _rules(self, decision: Decision) -> Closure:
        """Made when first asked for, since decisions refer to one another."""
        made: list[Closure] = []

        def run(s: Situation) -> Any:
            if not made:
                made.append(decision_closure(self, decision))
            return made[0](s)

        return run

    def other_year(self, decision: Decision) -> Unknown | None:
        """Not stated, where the notice prints this result for another 年度 than its own."""
        if decision.year is None or decision.year == self.policy.header.year:
            return None
        return not_stated(decision.key, Why.OTHER_YEAR, decision.clauses, decision.year)

    def is_assumed(self, decision: Decision) -> bool:
        return self._assumption(Assumed.RESULT, decision.key) is not None

    def table(self, ref: TableRef) -> Closure:
        return table_closure(self, self.policy.tables[ref.table], ref)

    def window(self, name: str) -> Days:
        if name not in self._windows:
            self._windows[name] = span(self, self.policy.windows[name].days)
        return self._windows[name]

    def written(self, days: DaySpan) -> DaySpan:
        """What stands behind the name of a 期."""
        return self.policy.windows[days.window].days if isinstance(days, WindowRef) else days

    def grant(self, aid: Aid) -> GrantClosure:
        return grant_closure(self, aid)

    def money(self, ref: MoneyRef) -> Closure:
        word = next((p.key(ref.word.value) for p in self.policy.products if p.name == ref.product), ref.word.value)
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


def _of_year(fact: Fact) -> Callable[[Situation, int], Any]:
    name, default = fact.name, fact.default

    def of_year(s: Situation, which: int) -> Any:
        value = s.facts.get((name, which))
        if value is not None:
            return value
        if default is not None:
            s.defaults[f"{name}[{which}]"] = default
            return default
        return Unknown(Silence.MISSING, frozenset((MissingFact(name, which),)))

    return of_year


def printed_key(key: str) -> str:
    """Under this key stands what the notice prints for another 年度."""
    return f"{key}·印出"


def _only_missing(value: Unknown) -> bool:
    return all(isinstance(reason, MissingFact) for reason in value.reasons)


def _filled(value: Unknown, filling: Any) -> Any:
    """An assumption speaks where the notice is silent; while a fact is missing, that is only one of the cases."""
    if not is_missing(value):
        return filling
    missing = frozenset(r for r in value.reasons if isinstance(r, MissingFact))
    waiting = Unknown(Silence.MISSING, missing)
    if value.candidates is None:
        return waiting
    return one_of([filling if _is_silent(c) else c for c in value.candidates], [waiting])


def _is_silent(candidate: Any) -> bool:
    return candidate.__class__ is Unknown and not is_missing(candidate)


def printed(silent: Unknown, value: Any) -> Unknown:
    """Not stated for this 年度; the level that is printed for another is shown beside it."""
    shown = None if value.__class__ is Unknown else value
    reasons = silent.reasons | (value.reasons if value.__class__ is Unknown else frozenset())
    return Unknown(Silence.NOT_STATED, reasons, None, None, None, shown)
