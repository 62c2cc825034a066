"""Which facts of the vocabulary a policy asks about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsl import FactRef, Policy

from .walk import inside


def facts_used(policy: Policy) -> frozenset[str]:
    """The facts that some rule, aid, share, window, table or constraint reads, whoever it is about."""
    return frozenset(part.fact for root in _roots(policy) for part in inside(root) if isinstance(part, FactRef))


def _roots(policy: Policy) -> Iterator[Any]:
    for decision in policy.decisions.values():
        yield from decision.rules
    yield from policy.windows.values()
    for table in policy.tables.values():
        yield from table.keys
        yield from table.rows.values()
    yield from policy.aids
    for funding in policy.funding:
        yield from funding.lines
    yield from policy.constraints
    yield from filter(None, (policy.header.recognised_at,))
