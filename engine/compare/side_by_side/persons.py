"""The plain persons whom every notice is asked about. The key is the published word of who they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from ...dates import next_day
from ...regions import lies_in
from .answered import Person
from .plain import BORN, EMPLOYEE, HOME, PAID, PERMIT, REGISTERED, STUDENT, Asked, Plain

CONTINUOUS, ENROLLED, REACHED, PLEDGE, PARENT = (
    *("continuous", "enrolled", "reached_benefit"),
    *("uninsured_pledge", "parent_insured"),
)
_BIRTHDAY = (5, 1)
_REGISTERED_AFTER = timedelta(10)


def continuing(plain: Plain) -> Asked:
    """Enrolled all along, paying on the first day."""
    return plain.ask()


def newly(plain: Plain) -> Asked:
    """Not enrolled before, or not without a break, paying on the first day."""
    before = {key: False for key in (CONTINUOUS, ENROLLED, REACHED) if plain.uses(key)}
    return plain.ask(**before)


def late(plain: Plain) -> Asked:
    """Paying on the day after the 期 in which payment opens; where there is none, like everybody."""
    if plain.opening is None:
        return plain.ask()
    return plain.ask(**_on(plain, next_day(plain.opening[1])))


def newborn(plain: Plain) -> Asked:
    """Born on 1 May of the year, registered and paid for ten days later, a parent enrolled."""
    return _newborn(plain, True)


def newborn_of_uninsured(plain: Plain) -> Asked:
    return _newborn(plain, False)


def _newborn(plain: Plain, insured: bool) -> Asked:
    born = date(plain.policy.header.year, *_BIRTHDAY)
    before = {key: False for key in (CONTINUOUS, ENROLLED, REACHED) if plain.uses(key)}
    parent = {PARENT: insured} if plain.uses(PARENT) else {}
    birth = {BORN: born} if plain.knows(BORN) else {}
    return plain.ask(**birth, **_on(plain, born + _REGISTERED_AFTER), **parent, **before)


def employee(plain: Plain) -> Asked | None:
    return plain.ask(**{EMPLOYEE: True}) if plain.knows(EMPLOYEE) else None


def outside_with_permit(plain: Plain) -> Asked | None:
    """Registered in another province, living here, with a permit and the pledge not to be insured elsewhere."""
    return _outside(plain, PERMIT, PLEDGE)


def outside_without(plain: Plain) -> Asked | None:
    return _outside(plain)


def outside_student(plain: Plain) -> Asked | None:
    found = _outside(plain, STUDENT, school_region=plain.places.local)
    return found if plain.knows("school_region") else None


def _outside(plain: Plain, *yes: str, **more: str) -> Asked | None:
    elsewhere = next((code for code in plain.places.leaves if not lies_in(code, plain.places.home[:2] + "0000")), None)
    if elsewhere is None or not plain.knows(HOME, *yes, *more):
        return None
    return plain.ask(**{HOME: elsewhere, **dict.fromkeys(yes, True), **more})


def _on(plain: Plain, day: date) -> dict[str, date]:
    """Registered and paid on this day."""
    return {key: day for key in (PAID, REGISTERED) if plain.uses(key)}


ADMISSION: Mapping[str, Person] = {
    "local": continuing,
    "outside_with_permit": outside_with_permit,
    "outside_without": outside_without,
    "outside_student": outside_student,
    "employee": employee,
}
