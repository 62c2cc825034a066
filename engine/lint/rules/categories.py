"""Categories (人群) that nothing in the notice uses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsl import DecisionRef, Diagnostic, InSource, Policy, Population, Role

from ...walk import inside
from ..subject import Subject


def never_used(subject: Subject) -> Iterator[Diagnostic]:
    policy = subject.policy
    used = {name for name, around in _named(policy) if name != around}
    for key, decision in policy.decisions.items():
        if decision.role is Role.CATEGORY and key not in used and subject.is_own(decision.span):
            place = InSource(policy.source, decision.span)
            yield Diagnostic("P910", place, {"name": key}).at_origin()


def _named(policy: Policy) -> Iterator[tuple[str, str]]:
    """Each name that is used, and in the definition of what."""
    for around, part in _parts(policy):
        match part:
            case DecisionRef(decision=name) | Population(category=str(name)):
                yield name, around
    for aid in policy.aids:
        yield from ((name, "") for name in aid.categories)
    for table in policy.tables.values():
        yield from ((str(cell), "") for row in table.rows for cell in row)


def _parts(policy: Policy) -> Iterator[tuple[str, Any]]:
    for key, decision in policy.decisions.items():
        yield from ((key, part) for part in inside(decision))
    others = (*policy.windows.values(), *policy.aids, *policy.constraints, *policy.funding)
    yield from (("", part) for one in others for part in inside(one))
    for table in policy.tables.values():
        yield from (("", part) for one in (*table.keys, *table.rows.values()) for part in inside(one))
