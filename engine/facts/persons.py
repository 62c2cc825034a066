"""Who a row is about, and which rows are about the same person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .identity_card import ID_NUMBER, ID_TYPE, NAME
from .raw import Facts


@dataclass(frozen=True, slots=True)
class PersonKey:
    """证件类型, 证件号码 and 姓名 together. A number alone may be a parent's."""

    id_type: str
    id_number: str
    name: str

    def __repr__(self) -> str:
        """Says nothing of the person: keys end up in tracebacks."""
        return "PersonKey(…)"


def person_of(facts: Facts) -> PersonKey | None:
    """None without a number: such a record is known by its row only."""
    number = facts.get(ID_NUMBER)
    if not isinstance(number, str):
        return None
    id_type, name = (facts.get(fact, "") for fact in (ID_TYPE, NAME))
    return PersonKey(id_type if isinstance(id_type, str) else "", number, name if isinstance(name, str) else "")


def positions_by_person(persons: Iterable[PersonKey | None]) -> Mapping[PersonKey, list[int]]:
    """Where each person stands who stands in more than one place."""
    places: defaultdict[PersonKey, list[int]] = defaultdict(list)
    for position, person in enumerate(persons):
        if person is not None:
            places[person].append(position)
    return {person: found for person, found in places.items() if len(found) > 1}
