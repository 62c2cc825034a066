"""For programs: persons in memory, answers as an Arrow table. The extra `arrow` brings pyarrow.

from desk.bulk.arrow import answers
found = answers(policy, [{"姓名": "示例一", "出生日期": "1960-05-01", "低保": True}])
found.table, found.rejected
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Any

import duckdb

from dsl import Assumption, Diagnostic, Policy, Vocabulary
from engine.facts import Rejected
from engine.facts_used import facts_used

from ..output import RunFailed, required
from . import planning
from .connection import connected
from .engines.copied import arrow
from .evaluation import WHO, chosen, with_who
from .gathered import Gathered, gathered
from .given import listed
from .looked_up import answered
from .staging.shapes import TAGGED, as_shaped, shape_of
from .staging.source import Field, Source
from .staging.stage import stage

if TYPE_CHECKING:
    import pyarrow as pa

_GIVEN = "given_persons"
_MEMORY = "2GB"
_ROW = "row"
_SOME = 1_000
"""Cells that are looked at to guess whether those of a column are words, of which there are few."""


@dataclass(frozen=True, slots=True)
class Answers:
    """`table` has the columns of `pol columns` after "row" (the place in the list, from 1), 证件号码 and 姓名.

    Persons who can't be used are in `rejected` with their reasons instead; of identical ones the first stands for all.
    """

    table: pa.Table
    rejected: tuple[Rejected, ...]

    def dictionaries(self) -> list[dict[str, Any]]:
        """What `table.to_pylist()` gives, in a fraction of the time: equal cells of a column become one value."""
        rows = zip(*map(_values, self.table.columns), strict=True)
        return list(map(dict, map(zip, repeat(self.table.column_names), rows)))


def answers(
    policy: Policy,
    persons: Iterable[Mapping[str, Any]] | pa.Table,
    assume: tuple[Assumption, ...] = (),
    columns: Sequence[str] | None = None,
) -> Answers:
    """What a policy says of these persons. Cells mean what they mean in a roster; a fact that is left out is missing.

    The run ends (`RunFailed`) where pyarrow is not installed, a column that is asked for does not exist or one of the
    table can't be read. `TypeError`, `ValueError`: somebody is no mapping, or has keys that are no texts.
    """
    # Of two threads one would wait most of the time, and use up a core while it does.
    with connected(memory=_MEMORY, threads=1) as connection:
        source = source_of(connection, persons, policy.vocabulary)
        staged = required(stage(connection, source, policy, facts_needed=facts_used(policy)))
        plan = planning.plan(policy, assume, staged.seen)
        if columns is not None:
            plan = plan.only(chosen(plan.outputs, columns))
        table = answered(connection, plan, with_who(connection, staged), WHO)
        return Answers(table, tuple(staged.rejected_rows()))


def source_of(connection: Any, persons: Iterable[Mapping[str, Any]] | pa.Table, vocabulary: Vocabulary) -> Source:
    """The persons as an input like any other; its columns by position, since names may be there twice."""
    pyarrow = arrow()
    if isinstance(persons, pyarrow.Table):
        given, rows = Gathered(persons, frozenset()), len(persons)
    else:
        persons = listed(persons)
        given, rows = gathered(persons, vocabulary), len(persons)
    headers = given.table.column_names
    numbers = pyarrow.compute.cumulative_sum(pyarrow.repeat(pyarrow.scalar(1, pyarrow.int64()), rows))
    columns = [f"c{at}" for at in range(len(headers))]
    cells = map(_by_word, given.table.columns)
    table = pyarrow.table([numbers, *cells], names=[_ROW, *columns])
    _, *described = _described(connection, table)
    shaped = {column: as_shaped(column, kind) for column, kind, *_ in described}
    others = ", ".join(f"{value} AS {column}" for column, value in shaped.items() if value != column)
    # What is above a limit is not left to Arrow, to which NaN is not the greatest number.
    scan = f"SELECT *{f' REPLACE ({others})' if others else ''} FROM {_GIVEN} LIMIT {rows}"
    fields = tuple(
        Field(header, column, TAGGED if at in given.tagged else shape_of(kind))
        for at, (header, (column, kind, *_)) in enumerate(zip(headers, described, strict=True))
    )
    return Source("", scan, fields, rows, tables={_GIVEN: table})


def _described(connection: duckdb.DuckDBPyConnection, table: pa.Table) -> list[tuple[str, ...]]:
    """The columns of the table, of which the connection is told: name, type and more."""
    try:
        connection.register(_GIVEN, table)
        return connection.execute(f"DESCRIBE SELECT * FROM {_GIVEN}").fetchall()
    except duckdb.NotImplementedException as error:  # a type of Arrow's that the engine has not
        raise RunFailed(Diagnostic("P679")) from error


def _by_word(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts as a dictionary of its own, if there seem to be few different ones."""
    types = arrow().types
    if types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    first = column.slice(0, _SOME)
    has_few = types.is_string(column.type) and len(first.unique()) <= len(first) // 2
    return column.dictionary_encode() if has_few else column


def _values(column: pa.ChunkedArray) -> Iterator[Any]:
    encoded = column.combine_chunks().dictionary_encode()
    values = [*encoded.dictionary.to_pylist(), None]
    places = encoded.indices.cast(arrow().int32()).fill_null(len(values) - 1)
    return map(values.__getitem__, memoryview(places.buffers()[1]).cast("i")[places.offset :][: len(places)])
