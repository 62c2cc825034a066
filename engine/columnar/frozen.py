"""A mark by which two results are the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from ..symbol import Symbol


def frozen(value: Any) -> Any:
    """Equal only for values that are written alike: a symbol counts by its term, not by what it may turn out to be."""
    kind = type(value)  # not `__class__`, where a symbol poses as a plain value
    parts = _parts_of(kind)  # type: ignore[arg-type]
    return (kind, value) if parts is None else (kind, *map(frozen, parts(value)))


@cache
def _parts_of(kind: type) -> Callable[[Any], Any] | None:
    """What a value of this type is made of; None where it counts as it is."""
    if issubclass(kind, tuple | list):
        return lambda value: value
    if issubclass(kind, Symbol):
        return lambda value: (value.term, getattr(value, "scale", None))
    if is_dataclass(kind):
        names = tuple(field.name for field in fields(kind) if field.compare)
        return lambda value: [getattr(value, name) for name in names]
    return None
