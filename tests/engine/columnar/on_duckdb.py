"""Persons through DuckDB: a table made of their facts, and the rows that the plan's SELECT gives for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import duckdb

from dsl import Assumption, Policy
from engine.columnar import Seen, input_columns, patterns_of, plan_for, row_of, select
from engine.columnar.plan import Plan
from engine.columnar.printing import printed

Facts = Mapping[Any, Any]


def answers(
    policy: Policy, persons: Sequence[Facts], assume: tuple[Assumption, ...] = ()
) -> tuple[Plan, list[dict[str, Any]]]:
    """One row a person, in order. The plan knows which columns these persons go without."""
    columns = input_columns(policy.vocabulary.facts.values())
    used = {name if isinstance(name, str) else name[0] for facts in persons for name in facts}
    columns = tuple(column for column in columns if column.fact in used)
    rows = [row_of(facts, columns) for facts in persons]
    plan = plan_for(policy, assume, Seen(patterns_of(rows), frozenset(column.name for column in columns)))
    sql = printed(select(plan, "people", ("row",)), "duckdb")
    with duckdb.connect() as connection:
        defined = ", ".join(f'"{column.name}" {column.physical.value}' for column in columns)
        connection.execute(f'CREATE TABLE people ("row" BIGINT{", " if columns else ""}{defined})')
        marks = ", ".join("?" * (1 + len(columns)))
        values = [[number, *row.values()] for number, row in enumerate(rows)]
        connection.executemany(f"INSERT INTO people VALUES ({marks})", values)
        found = connection.execute(f'SELECT * FROM ({sql}) ORDER BY "row"')
        names = [described[0] for described in found.description or ()]
        return plan, [dict(zip(names[1:], row[1:], strict=True)) for row in found.fetchall()]
