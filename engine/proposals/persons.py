"""Whole persons: a few facts that matter, and otherwise the person whom the scenarios of a notice usually speak of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from dsl import Identity, Policy

from ..answer import Ambiguous, Assessment
from ..facts import BIRTH_DATE
from ..interpret import Assessor, Facts
from ..symbolic.ordinary import Ordinary
from ..symbolic.spelling import spelled
from ..unknown import MissingFact, Unknown

FactKey = str | tuple[str, int]
_MOST_ROUNDS = 40
"""A fact that is filled in may make others matter; so often it is looked again."""


class Persons:
    """`usual` are facts that most scenarios of the notice share; what else an answer needs is ordinary."""

    def __init__(self, policy: Policy, ordinary: Ordinary, usual: Facts) -> None:
        self.policy = policy
        self.ordinary = ordinary
        self.assessor = Assessor(policy)
        self.base = self._completed(usual)

    def whole(self, facts: Facts) -> Facts:
        """The usual person with these facts, and with all that the answers for this person then need.

        Nobody pays or registers before being born: the usual days are moved to that of birth where they lie before.
        """
        born = facts.get(BIRTH_DATE)
        usual = {
            key: born if isinstance(born, date) and isinstance(value, date) and value < born else value
            for key, value in self.base.items()
        }
        return self._completed({**usual, **facts})

    def own(self, facts: Facts) -> Facts:
        """What this person differs in from the usual one."""
        return {key: value for key, value in facts.items() if self.base.get(key) != value}

    def strangeness(self, facts: Facts) -> int:
        """In how many facts a person is out of the usual; a day before the day of birth is odd besides."""
        born = facts.get(BIRTH_DATE)
        odd = sum(isinstance(v, date) and isinstance(born, date) and v < born for v in facts.values())
        return len(self.own(facts)) + 2 * odd

    def written(self, facts: Facts) -> Mapping[str, str]:
        """As an officer writes them."""
        return {heading(key): spelled(self._fact(key), value, self.policy) for key, value in facts.items()}

    def _completed(self, facts: Facts) -> Facts:
        for _ in range(_MOST_ROUNDS):
            lacking = [key for key in _lacking(self.assessor(facts)) if not self._is_dated(facts, key)]
            if not lacking:
                break
            facts = {**facts, **{key: self._filled(facts, key) for key in lacking}}
        return facts

    def _is_dated(self, facts: Facts, key: FactKey) -> bool:
        value = facts.get(key)
        return value is not None and not (isinstance(value, Identity) and value.since is None)

    def _filled(self, facts: Facts, key: FactKey) -> Any:
        """An identity that is held without a day was recognised long ago."""
        is_held = isinstance(facts.get(key), Identity)
        return Identity(self.ordinary.long_ago) if is_held else self.ordinary.value(self._fact(key))

    def _fact(self, key: FactKey) -> Any:
        return self.policy.vocabulary.facts[key if isinstance(key, str) else key[0]]


def heading(key: FactKey) -> str:
    return key if isinstance(key, str) else f"{key[0]}[{key[1]}]"


def usual_facts(persons: Sequence[Facts]) -> Facts:
    """The facts that more than half of these persons share."""
    counted: dict[FactKey, dict[Any, int]] = {}
    for facts in persons:
        for key, value in facts.items():
            values = counted.setdefault(key, {})
            values[value] = values.get(value, 0) + 1
    most = {key: max(values, key=lambda v: values[v]) for key, values in counted.items()}
    return {key: value for key, value in most.items() if 2 * counted[key][value] > len(persons)}


def _lacking(assessment: Assessment) -> list[FactKey]:
    """The facts that some answer lacks, each once."""
    outcomes = (*assessment.fields.values(), *assessment.categories.values())
    reasons = (reason for outcome in outcomes for unknown in _unknowns(outcome) for reason in unknown.reasons)
    keys = (r.fact if r.year is None else (r.fact, r.year) for r in reasons if isinstance(r, MissingFact))
    return sorted(dict.fromkeys(keys), key=heading)


def _unknowns(outcome: Any) -> Iterator[Unknown]:
    if isinstance(outcome, Unknown):
        yield outcome
    elif isinstance(outcome, Ambiguous):
        yield from (unknown for case in outcome.cases for unknown in _unknowns(case.outcome))
