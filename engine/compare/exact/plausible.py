"""Persons as an office meets them: nobody registers or pays before being born, or decades before the notice.

What a notice does not rule out may still show a difference; it is shown by such a person only if nobody else does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from dsl import Value

from ...facts import BIRTH_DATE
from ...interpret.situation import Facts
from ...symbolic.domains import FactKey
from ...symbolic.ordinary import Ordinary, name_of

_RECENT = 3
"""Years before the day on which an ordinary person pays."""
_SOON, _LATE = timedelta(5), timedelta(200)


def oddities(facts: Facts, ordinary: Ordinary) -> int:
    """How many of the person's dates are odd."""
    return sum(1 for _ in _odd(facts, ordinary))


def made_plausible(facts: Facts, shows: Callable[[Facts], bool], ordinary: Ordinary) -> Facts:
    """Odd dates give way to others of the person, to some after birth or to ordinary ones, where it still shows."""
    kept: dict[FactKey, Value] = dict(facts)
    for key in list(_odd(facts, ordinary)):
        for day in sorted(_days(kept, ordinary)):
            tried = {**kept, key: day}
            if key not in _odd(tried, ordinary) and shows(tried):
                kept = tried
                break
    return kept


def _odd(facts: Facts, ordinary: Ordinary) -> Iterator[FactKey]:
    born = facts.get(BIRTH_DATE)
    first = ordinary.opening.replace(year=ordinary.opening.year - _RECENT, day=1)
    for key, value in facts.items():
        is_before = isinstance(born, date) and isinstance(value, date) and value < born
        if isinstance(value, date) and name_of(key) != BIRTH_DATE and (is_before or value < first):
            yield key


def _days(facts: Facts, ordinary: Ordinary) -> Iterator[date]:
    yield ordinary.opening
    for key, value in facts.items():
        if isinstance(value, date):
            yield from (value + _SOON, value + _LATE) if name_of(key) == BIRTH_DATE else (value,)
