"""Persons under one notice: their table, the plan that is made for it, and what the evaluator says of each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from dsl import Assumption, Policy
from engine import Assessor
from engine.columnar import Plan, Seen, input_columns, patterns_of, plan_for, printed, row_of, select
from engine.columnar.columns.assessed import assessed_row
from engine.columnar.layout import InputColumn

Facts = Mapping[Any, Any]
Engine = Callable[["Batch", Plan], list[tuple[Any, ...]]]
"""Puts a batch into its table and gives what a plan's query says, a row a person, in order."""

TABLE, ROW = "人员", "行号"
TOLD = 3
"""So many differences of a batch are told."""


@dataclass(frozen=True)
class Batch:
    """A fact that none of the persons has is no column of the table, unless the table is `whole`."""

    name: str
    policy: Policy
    persons: Sequence[Facts]
    assume: tuple[Assumption, ...] = ()
    whole: bool = False

    @cached_property
    def columns(self) -> tuple[InputColumn, ...]:
        used = {name if isinstance(name, str) else name[0] for facts in self.persons for name in facts}
        columns = input_columns(self.policy.vocabulary.facts.values())
        return tuple(column for column in columns if self.whole or column.fact in used)

    @cached_property
    def rows(self) -> list[tuple[Any, ...]]:
        """A row a person, with its number before the cells of `columns`."""
        return [(number, *row_of(facts, self.columns).values()) for number, facts in enumerate(self.persons)]

    @cached_property
    def seen(self) -> Seen:
        """All that can be known of the table."""
        patterns = patterns_of(row_of(facts, self.columns) for facts in self.persons)
        return Seen(patterns, frozenset(column.name for column in self.columns))

    @cached_property
    def plan(self) -> Plan:
        return plan_for(self.policy, self.assume, self.seen)

    @cached_property
    def expected(self) -> list[Mapping[str, Any]]:
        """The evaluator's answer for each person, in the columns of the plan."""
        assess = Assessor(self.policy, self.assume)
        return [assessed_row(assess(facts), self.plan.outputs) for facts in self.persons]

    def differences(self, engine: Engine, plan: Plan | None = None) -> Iterator[str]:
        """Where an engine says something else than the evaluator: notice, column, both cells, and the person."""
        names = [output.name for output in (plan or self.plan).outputs]
        found = engine(self, plan or self.plan)
        assert len(found) == len(self.persons)
        for facts, expected, cells in zip(self.persons, self.expected, found, strict=True):
            assert list(expected) == names
            for name, wanted, cell in zip(names, expected.values(), cells, strict=True):
                if (type(wanted), wanted) != (type(cell), cell):
                    yield f"{self.name}: {name}: expected {wanted!r}, found {cell!r}, of {dict(facts)}"


def query(plan: Plan, dialect: str) -> str:
    return printed(select(plan, TABLE, (ROW,)), dialect)


def in_order(rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The answers alone, by the number of the row that they are for."""
    return [cells for _, *cells in sorted(rows, key=lambda row: row[0])]  # type: ignore[misc]


def agrees(batch: Batch, engine: Engine, plan: Plan | None = None) -> None:
    found = list(batch.differences(engine, plan))
    assert not found, "\n".join([f"{len(found)} cells differ", *found[:TOLD]])
