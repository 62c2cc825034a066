"""What an answer owes to assumptions (假定): those without which a field would come out differently."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dsl import Assumed, Assumption, Policy

from ...answer import Assessment, Outcome
from ...interpret import Assessor
from ...unknown import Unknown


class Resting:
    """Asks a notice again without its assumptions, one by one. Assessors are kept."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._assessors: dict[tuple[Assumption, ...], Assessor] = {}

    def __call__(self, assessment: Assessment) -> Mapping[str, tuple[Assumption, ...]]:
        """By field; all that were used where only together they make a difference."""
        used = assessment.assumptions
        single = [(one, self._without((one,), assessment)) for one in used]
        bare = self._without(self._policy.assumptions, assessment) if used else {}
        found: dict[str, tuple[Assumption, ...]] = {}
        for field, outcome in assessment.fields.items():
            moving = tuple(one for one, fields in single if not _alike(fields[field], outcome))
            found[field] = moving or (() if _alike(bare.get(field, outcome), outcome) else used)
        return found

    def _without(self, assumptions: tuple[Assumption, ...], assessment: Assessment) -> Mapping[str, Outcome]:
        if assumptions not in self._assessors:
            kept = tuple(one for one in self._policy.assumptions if one not in assumptions)
            self._assessors[assumptions] = Assessor(replace(self._policy, assumptions=kept))
        return self._assessors[assumptions](assessment.facts).fields


def is_filled(field: str, assumed: tuple[Assumption, ...]) -> bool:
    """Does one of these assumptions stand where the notice itself is silent about this very field?"""
    return any(one.about is Assumed.RESULT and one.target == field for one in assumed)


def _alike(one: Outcome, other: Outcome) -> bool:
    """Equal to the reader, whatever keeps them open."""
    if isinstance(one, Unknown) and isinstance(other, Unknown):
        return replace(one, reasons=frozenset()) == replace(other, reasons=frozenset())
    return one == other
