"""What to expect of a proposed person: the fewest fields that check what the person is proposed for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dsl import Policy, Role

from ..answer import Assessment
from ..cases import Expected, written
from ..coverage.edges import neighbours
from ..coverage.goals import Goal, Sort
from ..coverage.possible import Possible
from ..coverage.rests import CATEGORIES
from ..coverage.watch import Part, Watch
from ..fields import AID, split
from ..interpret import Assessor, Facts

ByField = Mapping[str, frozenset[Goal]]
"""The goals that each field of a person would meet if it were checked."""

_ABOUT_AIDS = frozenset((Sort.GIVES, Sort.COUNTS, Sort.LOSES, Sort.TIES, Sort.MEET))


class Expectations:
    """For one policy. The values are what the engine answers."""

    def __init__(self, policy: Policy, possible: Possible, assessor: Assessor) -> None:
        self.policy = policy
        self.possible = possible
        self.assessor = assessor

    def of(self, facts: Facts, by_field: ByField, closing: frozenset[Goal]) -> Mapping[str, Expected]:
        """As a scenario file would write them."""
        assessment = self.assessor(facts)
        return {name: _expected(assessment, name) for name in self._fields(facts, by_field, closing, assessment)}

    def _fields(self, facts: Facts, by_field: ByField, closing: frozenset[Goal], assessment: Assessment) -> list[str]:
        """The fewest that check everything, in the published order; of aids also who pays what."""
        telling = {goal: self._telling(facts, by_field, goal, assessment) for goal in closing}
        left, chosen = set(closing), set[str]()
        while left:
            best = max(by_field, key=lambda name: (sum(name in telling[g] for g in left), split(name)[0] == "应缴"))
            chosen.add(best)
            left -= {goal for goal in left if best in telling[goal]}
        if any(goal.sort in _ABOUT_AIDS for goal in closing):
            chosen |= set(_about_aids(chosen, assessment))
        return [name for name in (CATEGORIES, *assessment.fields) if name in chosen]

    def _telling(self, facts: Facts, by_field: ByField, goal: Goal, assessment: Assessment) -> frozenset[str]:
        """The fields that check a goal: its own, or else those that are otherwise on the other side of the edge."""
        resting = frozenset(name for name, goals in by_field.items() if goal in goals)
        own = frozenset(name for watch in self.possible.watches[goal] for name in _own_field(self.policy, watch))
        if own & resting:
            return own & resting
        return (goal.inside is not None and self._turning(facts, assessment) & resting) or resting

    def _turning(self, facts: Facts, assessment: Assessment) -> frozenset[str]:
        """The fields that come out otherwise if one fact is moved by a step."""
        found: set[str] = set()
        for key, value in facts.items():
            kind = self.policy.vocabulary.facts[key if isinstance(key, str) else key[0]].type.kind
            for _, near in neighbours(kind, value):
                other = self.assessor({**facts, key: near}).fields
                found |= {name for name, outcome in assessment.fields.items() if other[name] != outcome}
        return frozenset(found)


def _own_field(policy: Policy, watch: Watch) -> Iterator[str]:
    kind, key = watch.owner
    if kind is Part.DECISION:
        yield CATEGORIES if policy.decisions[key].role is Role.CATEGORY else key


def _about_aids(chosen: Iterable[str], assessment: Assessment) -> Iterator[str]:
    """Of each product whose money is looked at: what each payer gives, and what is left."""
    products = {split(name)[1] for name in chosen if split(name)[0] in ("资助合计", "应缴", "资助名", "先付", "退补")}
    products |= {split(name)[1] for name in chosen if name.startswith(AID)}
    for name in assessment.fields:
        bare, product = split(name)
        if product in products and (bare in ("应缴", "资助名") or bare.startswith(AID)):
            yield name


def _expected(assessment: Assessment, name: str) -> Expected:
    return tuple(assessment.held) if name == CATEGORIES else written(assessment.fields[name], name)
