"""A policy → everything that tests of it should meet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from dsl import NOWHERE, Assumed, Policy

from ..interpret.builder import PolicyBuilder
from ..symbolic.reach import Reach
from .aids import watches_of_aids, watches_of_funding
from .goals import Sort
from .guarded import Maker
from .watch import Part, Place, Watch


def watches_of(policy: Policy, builder: PolicyBuilder) -> tuple[Watch, ...]:
    """In the order of the file. Constraints never decide: they are no part of it."""
    maker = Maker(policy, builder, Reach(policy))
    found = [watch for decision in policy.decisions.values() for watch in maker.of_decision(decision)]
    for product in policy.products:
        found += watches_of_aids(maker, product)
        found += watches_of_funding(maker, product)
    found += _readings(policy)
    return tuple(sorted((w for w in found), key=lambda watch: (watch.goal.file, watch.goal.line)))


def _readings(policy: Policy) -> Iterator[Watch]:
    """Each alternative of a 歧义 that no 假定 settles."""
    settled = {a.target for a in policy.assumptions if a.about is Assumed.READING}
    for name, reading in policy.readings.items():
        if name in settled or reading.span == NOWHERE:
            continue
        place = Place(policy, f"歧义 {name}", reading.span, reading.clauses)
        for alternative in reading.alternatives:
            goal = place.goal(Sort.READ, text=alternative.name)
            yield Watch(goal, (Part.READING, name), partial(_is_read, name, alternative.name), ())


def _is_read(name: str, alternative: str, s: Any) -> bool:
    chosen: bool = s.choices.get(name) == alternative
    return chosen
