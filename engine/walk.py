"""Walking and rewriting expressions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

from dsl import Type


def inside(expression: Any) -> Iterator[Any]:
    """The expression and everything in it, outermost first."""
    waiting = [expression]
    while waiting:
        part = waiting.pop()
        yield part
        within = _within(part)
        within.reverse()
        waiting += within


def children(expression: Any) -> Iterator[Any]:
    return iter(_within(expression))


def _within(expression: Any) -> list[Any]:
    found = []
    for name in _names(expression.__class__):
        value = getattr(expression, name)
        if isinstance(value, tuple):
            found += [item for item in value if _is_part(item.__class__)]
        elif _is_part(value.__class__):
            found.append(value)
    return found


@cache
def _is_part(kind: type) -> bool:
    return is_dataclass(kind)


@cache
def _names(kind: type) -> tuple[str, ...]:
    """The fields in which parts may stand. A type's own fields are none."""
    if not is_dataclass(kind) or issubclass(kind, Type):
        return ()
    return tuple(field.name for field in fields(kind))


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
