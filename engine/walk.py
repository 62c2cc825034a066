"""Walking and rewriting expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from dsl import Type


def inside(expression: Any) -> Iterator[Any]:
    """The expression and everything in it, outermost first."""
    yield expression
    for child in children(expression):
        yield from inside(child)


def children(expression: Any) -> Iterator[Any]:
    if not is_dataclass(expression) or isinstance(expression, Type):
        return
    for field in fields(expression):
        value = getattr(expression, field.name)
        if isinstance(value, tuple):
            yield from (v for v in value if is_dataclass(v))
        elif is_dataclass(value) and not isinstance(value, type):
            yield value


def rewritten(expression: Any, change: Callable[[Any], Any | None]) -> Any:
    """A copy in which every part for which `change` gives something is replaced by it."""
    changed = change(expression)
    if changed is not None:
        return changed
    updates: dict[str, Any] = {}
    for field in fields(expression):
        value = getattr(expression, field.name)
        if isinstance(value, tuple) and any(is_dataclass(v) for v in value):
            updates[field.name] = tuple(rewritten(v, change) if is_dataclass(v) else v for v in value)
        elif is_dataclass(value) and not isinstance(value, Type | type):
            updates[field.name] = rewritten(value, change)
    return replace(expression, **updates) if updates else expression
