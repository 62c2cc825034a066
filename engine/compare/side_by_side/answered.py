"""Rows that ask a person: one field of somebody's answer, in every notice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from .cells import ABSENT, Made, entry, is_written, says, state_of
from .model import Row
from .plain import Asked, Plain

Person = Callable[[Plain], Asked | None]
"""Somebody for a notice; None where nobody can be asked."""


def row(concept: str, key: str, columns: Iterable[Made], names: tuple[str, ...] = ()) -> Row:
    return Row(concept, key, names, tuple(made.cell() for made in columns))


def answered(plains: Sequence[Plain], concept: str, key: str, fields: Sequence[str], person: Person) -> Row:
    """The first of these fields is what the row is about: without it the notice has no such thing."""
    return row(concept, key, (_column(plain, fields, person) for plain in plains))


def _column(plain: Plain, fields: Sequence[str], person: Person) -> Made:
    written = [field for field in fields if is_written(plain.policy, field) or field in ("应缴", "资助合计")]
    asked = person(plain) if written and written[0] == fields[0] else None
    if asked is None:
        return ABSENT
    entries = tuple(made for field in written for made in entry(asked, field, field))
    first = [made.stated for made in entries if made.word == fields[0] and made.stated is not None]
    year = plain.policy.header.year
    return Made(entries, state_of(first), asked.written, tuple((e.word, e.name, says(e.stated, year)) for e in entries))
