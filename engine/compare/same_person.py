"""The same person everywhere: one record through several policies, and dates moved from year to year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dsl import Assumption, Duration, Identity, Policy, Unit, Value

from ..answer import Ambiguous, Assessment, Outcome
from ..dates import plus
from ..facts_used import facts_used
from ..interpret import Assessor
from ..interpret.situation import Facts
from ..symbolic.witness import as_written
from ..unknown import Unknown
from .side_by_side.cells import deciding
from .side_by_side.model import Cited
from .side_by_side.resting import Resting, is_filled


@dataclass(frozen=True)
class Told:
    """What one notice says of the person. `missing` are facts that are not in the record and leave something open.

    `moved`: by how many years the dates of the record were moved; `facts` as they then stand, as written. `assumed`: by
    field, the assumptions (假定) that it rests on.
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
    """`records`: the same person as facts of each policy's vocabulary. `year`: the 年度 that the dates belong to.

    With a year, every date and every fact held by year is moved to each notice's own 年度.
    """
    told = tuple(_told(policy, facts, year) for policy, facts in zip(policies, records, strict=True))
    return SamePerson(tuple(policies), whose, told, _fields(told))


def _told(policy: Policy, facts: Facts, year: int | None) -> Told:
    by = 0 if year is None else policy.header.year - year
    moved = {_key(key, by): _moved(value, by) for key, value in facts.items()}
    assessment = Assessor(policy)(moved)
    used = facts_used(policy)
    asked = {key: value for key, value in moved.items() if (key if isinstance(key, str) else key[0]) in used}
    cited = {field: deciding(assessment, field) for field in assessment.fields}
    return Told(assessment, by, as_written(asked, policy), _missing(assessment), cited, Resting(policy)(assessment))


def _key(key: str | tuple[str, int], by: int) -> str | tuple[str, int]:
    return key if isinstance(key, str) else (key[0], key[1] + by)


def _moved(value: Value, by: int) -> Value:
    """A day so many years later; an identity with its days. 29 February becomes the 28th where there is none."""
    if isinstance(value, Identity):
        return Identity(*(None if day is None else _later(day, by) for day in (value.since, value.until)))
    return _later(value, by) if isinstance(value, date) else value


def _later(day: date, years: int) -> date:
    return plus(day, Duration(abs(years), Unit.YEAR), 1 if years >= 0 else -1)


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
