"""A mark by which two results are the same."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from ..symbol import Symbol


def frozen(value: Any) -> Any:
    """Equal only for values that are written alike: a symbol counts by its term, not by what it may turn out to be."""
    if isinstance(value, Symbol):
        return type(value).__name__, value.term, getattr(value, "scale", None)  # type: ignore[attr-defined]
    if isinstance(value, tuple | list):
        return (value.__class__, *map(frozen, value))
    if is_dataclass(value) and not isinstance(value, type):
        return (value.__class__, *(frozen(getattr(value, name)) for name in _compared(value.__class__)))
    return value.__class__, value


@cache
def _compared(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.compare)
