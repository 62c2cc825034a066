"""How alike two conditions are: by the facts that they ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsl import DecisionRef, FactRef, Kind, Not, OneOf, Policy

from ...walk import children

_OF_PERSONS = (Kind.IDENTITY, Kind.YES_NO, Kind.ENUMERATION)


def facts_of(policy: Policy, expression: Any) -> frozenset[str]:
    """What tells groups of persons apart: identities and the like, and the members of lists; not who lives where.

    What is excluded (非) does not count.
    """
    return frozenset(_facts(policy, expression))


def _facts(policy: Policy, expression: Any) -> Iterator[str]:
    match expression:
        case Not():
            return
        case FactRef(fact=name, type=kind):
            if kind.kind in _OF_PERSONS:
                yield name
        case OneOf(members=members):
            yield from map(str, members)
            yield from _facts(policy, expression.item)
        case DecisionRef(decision=key):
            for rule in policy.decisions[key].rules:
                yield from _facts(policy, rule.value)
                yield from _facts(policy, rule.guard)
        case _:
            for child in children(expression):
                yield from _facts(policy, child)


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of what both have in all that either has, from 0 to 1."""
    return len(one & other) / len(one | other) if one | other else 0.0
