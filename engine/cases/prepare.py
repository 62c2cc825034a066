"""Scenarios against the policy that they are for: facts typed, assumptions made, and what does not fit, all at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from dsl import Asked, Assumption, Clause, Diagnostic, InSource, Policy, Span, citations, clauses_named

from ..assume import assumption_from
from ..facts import Columns, Facts, Problem, Row, RowReader, Special, regions_by_name
from ..facts.text import nearest
from ..interpret import Assessor
from . import words
from .possible import PossibleValues
from .scenario import Scenario, ScenarioFile

PolicyOn = Callable[[Asked], Policy | tuple[Diagnostic, ...]]
"""The policy as the texts of that day make it, or what is wrong with them."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A scenario that can be run: its person's typed facts, and what is assumed for this person."""

    scenario: Scenario
    policy: Policy
    facts: Facts
    assume: tuple[Assumption, ...]


def prepare(
    file: ScenarioFile, stem: str, policy_on: PolicyOn, lock: citations.Lock | None = None
) -> tuple[tuple[Prepared, ...], tuple[Diagnostic, ...]]:
    """`stem` is the name of the rule file without its suffix. Nothing is prepared where anything is wrong."""
    standing = policy_on(Asked())
    if not isinstance(standing, Policy):
        return (), standing
    if file.policy not in (stem, standing.header.id):
        both = {"policy": file.policy, "stem": stem, "id": standing.header.id}
        return (), (Diagnostic("P817", file.at(file.policy_place), both),)
    preparer = _Preparer(file, policy_on, lock)
    found = [preparer.prepared(scenario) for scenario in file.scenarios]
    problems = tuple(sorted(preparer.problems, key=_place))
    return (() if problems else tuple(one for one in found if one is not None)), problems


def _place(diagnostic: Diagnostic) -> int:
    return diagnostic.place.span.start if isinstance(diagnostic.place, InSource) else 0


class _Known:
    """What a policy knows: how facts are read, and which fields it answers."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        regions = regions_by_name((*policy.vocabulary.regions, policy.header.region))
        self.columns = Columns(policy.vocabulary)
        self.reader = RowReader(policy.vocabulary, regions, policy.header.year)
        self.fields = dict.fromkeys((words.CATEGORIES, *Assessor(policy)({}).fields))
        self.possible = PossibleValues(policy)
        self.clauses = clauses_named(policy)


class _Preparer:
    def __init__(self, file: ScenarioFile, policy_on: PolicyOn, lock: citations.Lock | None) -> None:
        self.file = file
        self.problems: list[Diagnostic] = []
        self._policy_on = policy_on
        self._lock = lock
        self._known: dict[Asked, _Known | None] = {}
        self._reported: set[tuple[str, Span, str]] = set()

    def prepared(self, scenario: Scenario) -> Prepared | None:
        """None where the texts of its day are not sound; other problems are told, and what is left is looked at."""
        known = self._known_on(scenario.texts)
        if known is None:
            return None
        self._check_clauses(scenario, known)
        self._check_fields(scenario, known)
        self._check_values(scenario, known)
        spelt = {name: known.possible.spelt(name, value) for name, value in scenario.expected.items()}
        facts, assumed = self._facts(scenario, known), self._assumed(scenario, known)
        return Prepared(replace(scenario, expected=spelt), known.policy, facts, assumed)

    def _known_on(self, texts: Asked) -> _Known | None:
        if texts not in self._known:
            policy = self._policy_on(texts)
            if isinstance(policy, Policy):
                self._known[texts] = _Known(policy)
            else:
                self._known[texts] = None
                self.problems.extend(policy)
        return self._known[texts]

    def _report(self, code: str, span: Span, arguments: Mapping[str, str]) -> None:
        """Once per place: what is wrong with a shared fact is wrong in every scenario."""
        key = code, span, arguments.get("value", "")
        if key not in self._reported:
            self._reported.add(key)
            self.problems.append(Diagnostic(code, self.file.at(span), arguments))

    def _facts(self, scenario: Scenario, known: _Known) -> Facts:
        names, places = tuple(scenario.facts), scenario.places
        facts, problems = known.reader.read(Row(scenario.line, names, tuple(scenario.facts.values())))
        for name, problem in problems:
            self._report(problem.code, places.facts[name].value if name else places.whole, problem.arguments)
        for name in names:
            target = known.columns.target(name)
            if isinstance(target, Problem):
                self._report(target.code, places.facts[name].name, target.arguments)
            elif target is None or target is Special.IGNORED:
                better = "、".join(known.columns.suggestions(name))
                self._report("P818", places.facts[name].name, {"name": name, "better": better})
        return facts

    def _assumed(self, scenario: Scenario, known: _Known) -> tuple[Assumption, ...]:
        made = []
        for name, value in scenario.assume.items():
            one = assumption_from(known.policy, name, value, scenario.why)
            if isinstance(one, Problem):
                self._report(one.code, scenario.places.assume[name].name, one.arguments)
            else:
                made.append(one)
        return tuple(made)

    def _check_fields(self, scenario: Scenario, known: _Known) -> None:
        for name in scenario.expected.keys() - known.fields:
            better = "、".join(nearest(name, tuple(known.fields)))
            self._report("P819", scenario.places.expected[name].name, {"field": name, "better": better})

    def _check_values(self, scenario: Scenario, known: _Known) -> None:
        """A slip in an expectation must not look like a mistake of the notice."""
        for name in scenario.expected.keys() & known.fields:
            for one in known.possible.impossible(name, scenario.expected[name]):
                zh, en = one.wanted
                told = {"field": name, "value": one.value, "better": one.better, "wanted_zh": zh, "wanted_en": en}
                self._report("P825", scenario.places.expected[name].value, told)

    def _check_clauses(self, scenario: Scenario, known: _Known) -> None:
        """Against the locked clauses; without a lock, and for other notices, against those that the rule file names."""
        for notice, cited in _by_notice(scenario.clauses, {clause.notice for clause in known.clauses}):
            try:
                clauses = citations.parse_citation(cited)
            except citations.CitationError as error:
                self._report(error.reason.value, scenario.places.clauses, {"found": error.found})
                continue
            for clause in clauses:
                if self._lock is None or notice:
                    self._check_named(replace(clause, notice=notice), scenario, known)
                elif not citations.exists(self._lock, clause):
                    better = citations.nearest(self._lock, clause) or ""
                    self._report("P820", scenario.places.clauses, {"clause": clause.number, "better": better})

    def _check_named(self, clause: Clause, scenario: Scenario, known: _Known) -> None:
        named = [one for one in known.clauses if not clause.notice or one.notice == clause.notice]
        if named and not any(_is_in_line(clause, one) for one in named):
            better = "、".join(nearest(str(clause), tuple(str(one) for one in named)))
            self._report("P829", scenario.places.clauses, {"clause": str(clause), "better": better})


def _by_notice(written: str, notices: Collection[str]) -> Iterator[tuple[str, str]]:
    """What is cited of each notice: `二(一)、示例县2025补充 一`; "" is the policy's own."""
    for part in re.split("[、，,；;]", written):
        notice, _, number = part.strip().partition(" ")
        yield (notice, number) if number and notice in notices else ("", part)


def _is_in_line(one: Clause, other: Clause) -> bool:
    """The same clause, or one beneath the other."""
    return one.is_within(other) or other.is_within(one)
