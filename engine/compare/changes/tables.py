"""表: rows added, removed and changed."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Any

from dsl import Expression, RuleValue, Table

from .change import Change, Concept, Kind
from .lines import line_change
from .sides import Both, Line, Side

Row = tuple[Any, ...]


def table_changes(both: Both) -> Iterator[Change]:
    old, new = both.old.policy.tables, both.new.policy.tables
    pairs = both.names["table"]
    for one, other in pairs:
        yield from _paired(both, old[one], new[other])
    gone, come = {one for one, _ in pairs}, {other for _, other in pairs}
    for name, table in old.items():
        if name not in gone:
            yield Change(Kind.REMOVED, Concept.TABLE, both.old.passage(name, table.span, table.clauses), None)
    for name, table in new.items():
        if name not in come:
            yield Change(Kind.ADDED, Concept.TABLE, None, both.new.passage(name, table.span, table.clauses))


def _paired(both: Both, old: Table, new: Table) -> Iterator[Change]:
    found = tuple(_rows(both, old, new))
    if old.name != new.name and not found:
        passages = both.old.passage(old.name, old.span, old.clauses), both.new.passage(new.name, new.span, new.clauses)
        yield Change(Kind.RENAMED, Concept.TABLE, *passages)
    yield from found


def _rows(both: Both, old: Table, new: Table) -> Iterator[Change]:
    names = old.name, new.name
    before, after = _by_key(both.old, old), _by_key(both.new, new)
    rows: dict[Hashable, tuple[Line, Line]] = {}
    for key in dict.fromkeys((*after, *before)):
        if key in before and key in after:
            was, now = _line(both.old, old, *before[key]), _line(both.new, new, *after[key])
            # Keys written in one row on both sides are told as one; with several keys a row would be ambiguous.
            together = (was.span, now.span) if len(old.keys) == len(new.keys) == 1 else key
            first = rows.get(together)
            rows[together] = (was, now) if first is None else (_and(first[0], was), _and(first[1], now))
        elif key in after:
            yield Change(
                Kind.LINE_ADDED, Concept.TABLE, None, both.new.line(names[1], _line(both.new, new, *after[key]))
            )
        else:
            yield Change(
                Kind.LINE_REMOVED, Concept.TABLE, both.old.line(names[0], _line(both.old, old, *before[key])), None
            )
    for was, now in rows.values():
        yield from line_change(both, Concept.TABLE, names, was, now)


def _and(line: Line, other: Line) -> Line:
    return replace(line, part=f"{line.part}、{other.part}")


def _by_key(side: Side, table: Table) -> dict[Hashable, tuple[Row, RuleValue]]:
    return {tuple(map(side.meaning.cell, row)): (row, value) for row, value in table.rows.items()}


def _line(side: Side, table: Table, row: Row, value: RuleValue) -> Line:
    span = value.span if isinstance(value, Expression) else table.span
    return Line(value, None, tuple(map(str, table.clauses)), span, "、".join(_named(side, cell) for cell in row))


def _named(side: Side, cell: Any) -> str:
    """A region by its name."""
    regions = {region.code: region.names[0] for region in side.policy.vocabulary.regions if region.names}
    return regions.get(cell, str(cell)) if isinstance(cell, str) else str(cell)
