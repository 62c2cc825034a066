"""Which decisions rest on 余额 or 应缴. Those words change from stage to stage, so what rests on them is not kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dsl import DecisionRef, MoneyRef, Policy, TableRef, WindowRef

from ..walk import inside

Name = tuple[type, str]
"""A decision, a table or a window, by the kind of reference that asks for it."""


def resting_on_money(policy: Policy) -> frozenset[str]:
    """Keys of decisions that ask for 余额 or 应缴, themselves or through what they ask for."""
    parts: dict[Name, tuple[Any, ...]] = {
        **{(DecisionRef, key): decision.rules for key, decision in policy.decisions.items()},
        **{(TableRef, name): tuple(table.rows.values()) for name, table in policy.tables.items()},
        **{(WindowRef, name): (window.days,) for name, window in policy.windows.items()},
    }
    asked = {name: {e for part in found for e in _asked(part)} for name, found in parts.items()}
    resting = {name for name, found in asked.items() if (MoneyRef, "") in found}
    while more := _resting_too(asked, resting):
        resting |= more
    return frozenset(key for kind, key in resting if kind is DecisionRef)


def _resting_too(asked: Mapping[Name, set[Name]], resting: set[Name]) -> set[Name]:
    return {name for name, found in asked.items() if found & resting} - resting


_ASKING = frozenset((DecisionRef, TableRef, WindowRef, MoneyRef))


def _asked(part: Any) -> Iterator[Name]:
    for found in inside(part):
        if type(found) not in _ASKING:  # most parts ask for nothing
            continue
        match found:
            case DecisionRef(decision=name):
                yield DecisionRef, name
            case TableRef(table=name):
                yield TableRef, name
            case WindowRef(window=name):
                yield WindowRef, name
            case MoneyRef():
                yield MoneyRef, ""
