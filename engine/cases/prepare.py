"""Scenarios against the policy that they are for: facts typed, assumptions made, and what does not fit, all at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dsl import Asked, Assumption, Diagnostic, InSource, Policy, Span, citations

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
        self._check_clauses(scenario)
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

    def _check_clauses(self, scenario: Scenario) -> None:
        """Only where the notice's clauses are locked; without a lock nobody knows which there are."""
        if self._lock is None:
            return
        span = scenario.places.clauses
        try:
            cited = citations.parse_citation(scenario.clauses)
        except citations.CitationError as error:
            self._report(error.reason.value, span, {"found": error.found})
            return
        for clause in cited:
            if not citations.exists(self._lock, clause):
                better = citations.nearest(self._lock, clause) or ""
                self._report("P820", span, {"clause": clause.number, "better": better})
