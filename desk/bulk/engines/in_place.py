"""A policy over a table as it stands in an engine: looked at there, then evaluated by one query there.

No row comes here: only counts, and which columns go without a value together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlglot import exp, parse_one

from dsl import Diagnostic, InFile, InRecords
from engine.columnar import Plan, Seen, printed, select
from engine.facts import ID_NUMBER, NAME, regions_by_name
from engine.facts_used import facts_used

from ...output import FINDINGS, RunFailed
from .. import sql
from ..evaluation import Request, plan_of
from ..patterns import patterns_in
from ..staging import orderly
from ..staging.source import Field
from .names import with_cut_names
from .standing import StandingTable, standing_table

WHO = (ID_NUMBER, NAME)
"""The columns before those of the answer. Rows have no order in these engines, so there is no number of a row."""

_MOST_PATTERNS = 2_000
"""With more of them, nothing is taken to be known of the rows: the result is the same, and the query longer."""


class Engine(Protocol):
    """`ask` gives the rows of a small query, written for the engine; `longest` is how many bytes a name may have."""

    @property
    def name(self) -> str: ...

    @property
    def dialect(self) -> str: ...

    @property
    def longest(self) -> int | None: ...

    def ask(self, query: str) -> list[tuple[int, ...]]: ...


@dataclass(frozen=True, slots=True)
class Prepared:
    """The query for the whole answer, how many rows it is for, and what there is to say of the table."""

    plan: Plan
    query: str
    rows: Mapping[str, int]
    notes: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a run: the rows as in `Receipt`, and what there is to say."""

    rows: Mapping[str, int]
    notes: tuple[Diagnostic, ...]


def usable(request: Request, fields: Sequence[Field], engine: str) -> StandingTable:
    """The table by its columns. Those of another type end the run."""
    policy = request.policy
    table = standing_table(request.records, fields, policy.vocabulary, policy.header.year)
    if table.unlike:
        told = {"engine": engine, "columns": "、".join(table.unlike)}
        raise RunFailed(Diagnostic("P739", InFile(request.records), told), code=FINDINGS)
    return table


def prepare(request: Request, table: StandingTable, relation: str, engine: Engine) -> Prepared:
    """Look at the rows of `relation`, in which rows that cannot be used end the run, and make the query."""
    rows = _counted(request, table, relation, engine)
    view = _view(table, relation)

    def ask(query: str) -> list[tuple[int, ...]]:
        return engine.ask(_told(query, engine))

    columns = tuple(table.persons)
    patterns = patterns_in(columns, f"({view}) AS persons", ask, _MOST_PATTERNS)
    plan = plan_of(request, Seen(patterns, frozenset(column.name for column in columns)))
    answers = _spelled(select(plan, "persons", WHO), engine)
    query = f"WITH persons AS ({_told(view, engine)}) SELECT * FROM ({answers}) AS answers"
    counts = {"total": rows, "evaluated": rows, "set_aside": 0, "merged": 0}
    return Prepared(plan, query, counts, (*table.notes, *_notes(request, table, engine)))


def _counted(request: Request, table: StandingTable, relation: str, engine: Engine) -> int:
    """How many rows there are, all of them in order."""
    place = InFile(request.records)
    policy = request.policy
    tests = list(orderly.tests(table, regions_by_name((*policy.vocabulary.regions, policy.header.region))))
    wrong = [f"SUM(CASE WHEN {test} THEN 0 ELSE 1 END) AS w{at}" for at, (_, test) in enumerate(tests)]
    ((rows, *counts),) = engine.ask(_told(f"SELECT {', '.join(['COUNT(*) AS n', *wrong])} FROM {relation}", engine))
    if not rows:
        raise RunFailed(Diagnostic("P602", place))
    found: dict[str, int] = {}
    for (column, _), count in zip(tests, counts, strict=True):
        if count:
            found[column] = max(int(count), found.get(column, 0))
    if found:
        told = "、".join(f"{column}（{count:,}）" for column, count in found.items())
        raise RunFailed(Diagnostic("P740", place, {"engine": engine.name, "columns": told}), code=FINDINGS)
    if (doubled := orderly.doubled(table, relation)) is not None:
        ((several,),) = engine.ask(_told(doubled, engine))
        if several:
            said = {"engine": engine.name, "count": f"{several:,}"}
            raise RunFailed(Diagnostic("P741", place, said), code=FINDINGS)
    return int(rows)


def _view(table: StandingTable, relation: str) -> str:
    """The table of persons as a query, with every column that tells whose row it is."""
    persons = {column.name: value for column, value in table.persons.items()}
    absent = {name: "CAST(NULL AS VARCHAR)" for name in WHO if name not in persons}
    listed = ", ".join(f"{value} AS {sql.name(name)}" for name, value in {**persons, **absent}.items())
    return f"SELECT {listed} FROM {relation}"


def _told(query: str, engine: Engine) -> str:
    """A query in the spelling of DuckDB, as the engine spells it."""
    return _spelled(parse_one(query, read="duckdb"), engine)


def _spelled(query: exp.Expr, engine: Engine) -> str:
    return printed(query if engine.longest is None else with_cut_names(query, engine.longest), engine.dialect)


def _notes(request: Request, table: StandingTable, engine: Engine) -> list[Diagnostic]:
    given = {column.fact for column in table.persons}
    needed = facts_used(request.policy)
    notes = [Diagnostic("P744", InFile(request.records), {"engine": engine.name})]
    if absent := [name for name in request.policy.vocabulary.facts if name in needed and name not in given]:
        notes.append(Diagnostic("P625", InRecords(request.records), {"facts": "、".join(absent)}))
    return notes
