"""What rests on a category: the statements that name it, or that name one that does."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import DecisionRef, Policy, Role

from ...walk import inside
from .change import Concept
from .concepts import CONCEPTS

User = tuple[Concept, str]


def users(policy: Policy, key: str) -> tuple[User, ...]:
    """In the order of the notice, the aids first; values with a name (定) stand for what uses them."""
    names = _named(policy, key)
    aids = [(Concept.AID, aid.name) for aid in policy.aids if _asks(names, (aid.applies, *aid.lines))]
    decisions = [
        (CONCEPTS[decision.role], name)
        for name, decision in policy.decisions.items()
        if name != key and decision.role is not Role.LET and _asks(names, decision.rules)
    ]
    return tuple(dict.fromkeys((*aids, *decisions)))


def _named(policy: Policy, key: str) -> frozenset[str]:
    """The category, and the categories and values that ask for it."""
    names = frozenset((key,))
    while True:
        more = frozenset(_resting(policy, names)) | names
        if more == names:
            return names
        names = more


def _resting(policy: Policy, names: frozenset[str]) -> Iterator[str]:
    for name, decision in policy.decisions.items():
        if decision.role in (Role.CATEGORY, Role.LET) and _asks(names, decision.rules):
            yield name


def _asks(names: frozenset[str], parts: tuple[object, ...]) -> bool:
    return any(isinstance(one, DecisionRef) and one.decision in names for part in parts for one in inside(part))
