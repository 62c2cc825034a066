"""The same person everywhere: one record through several policies, also of other years than the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dsl import Assumption, Policy

from ..answer import Ambiguous, Assessment, Outcome
from ..facts_used import facts_used
from ..interpret import Assessor
from ..interpret.situation import Facts
from ..symbolic.ordinary import name_of
from ..symbolic.witness import as_written
from ..unknown import Unknown
from .aligned import aligned
from .side_by_side.cells import deciding
from .side_by_side.model import Cited
from .side_by_side.resting import Resting, is_filled


@dataclass(frozen=True)
class Told:
    """What one notice says of the person. `missing` are facts that are not in the record and leave something open.

    `moved`: by how many years the notice's own 年度 lies after the one to which its dates were moved, and all dates in
    its answers with them. `facts` as written. `assumed`: by field, the assumptions (假定) that it rests on.
    """

    assessment: Assessment
    moved: int
    facts: Mapping[str, str]
    missing: tuple[str, ...]
    cited: Mapping[str, Cited]
    assumed: Mapping[str, tuple[Assumption, ...]]

    def is_filled(self, field: str) -> bool:
        """Is the notice itself silent here, and only an assumption speaks?"""
        return is_filled(field, self.assumed[field])


@dataclass(frozen=True)
class SamePerson:
    """`fields` are those of all notices, in the published order; `whose` says whom it is about."""

    policies: tuple[Policy, ...]
    whose: str
    told: tuple[Told, ...]
    fields: tuple[str, ...]

    def outcomes(self, field: str) -> tuple[Outcome | None, ...]:
        """None where a notice has no such field."""
        return tuple(told.assessment.fields.get(field) for told in self.told)


def same_person(
    policies: Sequence[Policy], records: Sequence[Facts], whose: str, year: int | None = None
) -> SamePerson:
    """`records`: the same person as facts of each policy's vocabulary. `year`: the 年度 that the record belongs to.

    With a year, every notice is moved to it.
    """
    told = tuple(_told(policy, facts, year) for policy, facts in zip(policies, records, strict=True))
    return SamePerson(tuple(policies), whose, told, _fields(told))


def _told(policy: Policy, facts: Facts, year: int | None) -> Told:
    put = policy if year is None else aligned(policy, year)
    assessment = Assessor(put)(facts)
    used = facts_used(put)
    asked = {key: value for key, value in facts.items() if name_of(key) in used}
    cited = {field: deciding(assessment, field) for field in assessment.fields}
    moved = policy.header.year - put.header.year
    return Told(assessment, moved, as_written(asked, put), _missing(assessment), cited, Resting(put)(assessment))


def _missing(assessment: Assessment) -> tuple[str, ...]:
    found = (fact for outcome in assessment.fields.values() for fact in missing_in(outcome))
    return tuple(dict.fromkeys(found))


def missing_in(outcome: Outcome) -> tuple[str, ...]:
    """The facts for want of which this is open."""
    if isinstance(outcome, Unknown):
        return outcome.missing
    if isinstance(outcome, Ambiguous):
        return tuple(dict.fromkeys(fact for case in outcome.cases for fact in missing_in(case.outcome)))
    return ()


def _fields(told: Sequence[Told]) -> tuple[str, ...]:
    """In the order of the notice that has most; what only another has stands behind the field before it."""
    longest = max(told, key=lambda one: len(one.assessment.fields))
    names = list(longest.assessment.fields)
    for one in told:
        before = ""
        for field in one.assessment.fields:
            if field not in names:
                names.insert(names.index(before) + 1 if before in names else 0, field)
            before = field
    return tuple(names)
