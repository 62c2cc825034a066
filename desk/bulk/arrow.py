"""For programs: persons in memory, answers as an Arrow table. The extra `arrow` brings pyarrow.

    from desk.bulk.arrow import answers
    found = answers(policy, [{"姓名": "示例一", "出生日期": "1960-05-01", "低保": True}])
    found.table, found.rejected
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dsl import Assumption, Policy
from engine.facts import Rejected
from engine.facts_used import facts_used

from ..output import required
from ..records.rejects import as_text
from . import planning, sql
from .connection import connected
from .engines.copied import arrow
from .evaluation import WHO, chosen, with_who
from .patterns import seen
from .staging.shapes import shape_of
from .staging.source import Field, Source
from .staging.stage import stage
from .written import query_of

if TYPE_CHECKING:
    import pyarrow as pa

_GIVEN = "given_persons"
_MEMORY = "2GB"
_ROW = "row"


@dataclass(frozen=True, slots=True)
class Answers:
    """`table` has the columns of `pol columns` after "row" (the place in the list, from 1), 证件号码 and 姓名.

    Persons who can't be used are in `rejected` with their reasons instead; of identical ones the first stands for all.
    """

    table: pa.Table
    rejected: tuple[Rejected, ...]


def answers(
    policy: Policy,
    persons: Sequence[Mapping[str, Any]] | pa.Table,
    assume: tuple[Assumption, ...] = (),
    columns: Sequence[str] | None = None,
) -> Answers:
    """What a policy says of these persons. Cells mean what they mean in a roster; a fact that is left out is missing.

    The run ends (`RunFailed`) where pyarrow is not installed or a column that is asked for does not exist.
    """
    pyarrow = arrow()
    given = persons if isinstance(persons, pyarrow.Table) else _table(persons)
    with connected(memory=_MEMORY) as connection:
        numbers = pyarrow.array(range(1, given.num_rows + 1), pyarrow.int64())
        connection.register("arrow", given.append_column("", numbers))
        # A table of the engine's own: what is registered is not there for the readers of odd cells.
        connection.execute(f"CREATE TABLE {_GIVEN} AS SELECT * FROM arrow")
        staged = required(stage(connection, _source(connection, given), policy, facts_needed=facts_used(policy)))
        plan = planning.plan(policy, assume, seen(connection, staged))
        if columns is not None:
            plan = plan.only(chosen(plan.outputs, columns))
        query = query_of(connection, plan, with_who(connection, staged), WHO)
        return Answers(connection.sql(query).to_arrow_table(), tuple(staged.rejected_rows()))


def _table(persons: Sequence[Mapping[str, Any]]) -> pa.Table:
    """Every key of every person is a column: Arrow by itself would look at the first person only."""
    names = list(dict.fromkeys(name for person in persons for name in person))
    return arrow().table([_column([person.get(name) for person in persons]) for name in names], names=names)


def _column(cells: list[Any]) -> Any:
    """Cells of several types in one column are taken as they would be typed."""
    pyarrow = arrow()
    try:
        return pyarrow.array(cells)
    except (pyarrow.ArrowInvalid, pyarrow.ArrowTypeError):
        return pyarrow.array([None if cell is None else as_text(cell) for cell in cells])


def _source(connection: Any, given: pa.Table) -> Source:
    """The table as an input like any other; its columns by position, since names may be there twice."""
    described = connection.execute(f"DESCRIBE SELECT * FROM {_GIVEN}").fetchall()
    names = [name for name, *_ in described]
    fields = tuple(
        Field(header, f"c{at}", shape_of(kind))
        for at, (header, (_, kind, *_)) in enumerate(zip(given.column_names, described[:-1], strict=True))
    )
    listed = ", ".join(f"{sql.name(name)} AS c{at}" for at, name in enumerate(names[:-1]))
    scan = f'SELECT {sql.name(names[-1])} AS "{_ROW}", {listed} FROM {_GIVEN}'
    return Source("", scan, fields, given.num_rows)
