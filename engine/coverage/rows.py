"""The cells of a table, and which of them a person's keys look up."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsl import OTHER, Kind, OtherKey, Policy, Table, TableRef, Value

from ..interpret.builder import PolicyBuilder
from ..interpret.decisions import spellings
from ..interpret.expressions import closure
from ..interpret.situation import Situation
from ..symbolic.spelling import region_name
from ..unknown import Unknown, join
from .conditions import Probe

Key = tuple[Value | OtherKey, ...]


def rows_of(builder: PolicyBuilder, table: Table, asked: TableRef, policy: Policy) -> Iterator[tuple[str, Probe]]:
    """For each cell as written its keys, and whether they are looked up. Keys that share a cell are one."""
    keys = [closure(builder, key) for key in asked.keys]
    regional = [key.type.kind is Kind.REGION for key in table.keys]
    covering = any(part is OTHER for key in table.rows for part in key)

    def looked_up(s: Situation) -> Key | Unknown | None:
        values = tuple(key(s) for key in keys)
        unknowns = [value for value in values if isinstance(value, Unknown)]
        if unknowns:
            return Unknown(*join(unknowns))
        return next((key for key in spellings(values, regional, covering) if key in table.rows), None)

    for cell in _cells(table):
        yield "、".join(_named(key, regional, policy) for key in cell), _probe(looked_up, cell)


def _probe(looked_up: Any, cell: list[Key]) -> Probe:
    def probe(s: Situation) -> Any:
        found = looked_up(s)
        return found if isinstance(found, Unknown) else found in cell

    return probe


def _cells(table: Table) -> list[list[Key]]:
    """Keys that were written in one row have the very same value."""
    found: dict[int, list[Key]] = {}
    for key, value in table.rows.items():
        found.setdefault(id(value), []).append(key)
    return list(found.values())


def _named(key: Key, regional: list[bool], policy: Policy) -> str:
    parts = zip(key, regional, strict=True)
    return "×".join(
        region_name(str(part), policy) if place and part is not OTHER else str(part) for part, place in parts
    )
