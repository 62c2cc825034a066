"""What a program gives as persons, before anything is made of it: mistakes in the program are told as Python tells
them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Person = Mapping[str, Any]


def listed(persons: Iterable[Person]) -> Sequence[Person]:
    """Persons who can be gone through more than once, and in parts."""
    return persons if isinstance(persons, list | tuple) else list(persons)


def refuse_others(persons: Iterable[Any]) -> None:
    """`TypeError` for the first who is no mapping."""
    for row, person in enumerate(persons, 1):
        if not isinstance(person, Mapping):
            raise TypeError(f"person {row} is no mapping of facts, but {type(person).__name__}")


def refuse_no_texts(keys: Iterable[Any]) -> None:
    """`TypeError` for a key that is no text, `ValueError` for one with half of a character in it."""
    for key in keys:
        if not isinstance(key, str):
            raise TypeError(f"keys of persons are texts, as the columns of a roster; {key!r} is {type(key).__name__}")
        try:
            key.encode()
        except UnicodeEncodeError as error:
            raise ValueError(f"the key {key!a} of a person is no text: half of a character") from error
