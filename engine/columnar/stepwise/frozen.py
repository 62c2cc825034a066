"""A mark by which two results are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from types import NoneType
from typing import Any

from ...symbol import Symbol


def frozen(value: Any) -> Any:
    """Equal only for values that are written alike: a symbol counts by its term, not by what it may turn out to be."""
    kind = type(value)  # not `__class__`, where a symbol poses as a plain value
    if kind in _PLAIN:
        return kind, value
    parts = _parts_of(kind)  # type: ignore[arg-type]
    return (kind, value) if parts is None else (kind, *map(frozen, parts(value)))


_PLAIN = frozenset((str, bool, int, Decimal, date, NoneType))


class Same:
    """Of values that are written alike, the first stands for all: what is told apart often is then told by identity."""

    def __init__(self) -> None:
        self._first: dict[Any, Any] = {}

    def of(self, value: Any) -> Any:
        """Decimals count as they are spelt: 0.00 is printed otherwise than 0."""
        mark = str(value) if type(value) is Decimal else frozen(value)
        return self._first.setdefault(mark, value)


@cache
def _parts_of(kind: type) -> Callable[[Any], Any] | None:
    """What a value of this type is made of; None where it counts as it is."""
    if issubclass(kind, tuple | list):
        return lambda value: value
    if issubclass(kind, Symbol):
        return lambda value: (value.term, getattr(value, "scale", None))
    if is_dataclass(kind) and kind.__eq__ is not object.__eq__:  # else it is told apart by identity
        names = tuple(field.name for field in fields(kind) if field.compare)
        if len(names) > 1:
            return attrgetter(*names)
        return lambda value: [getattr(value, name) for name in names]
    return None
