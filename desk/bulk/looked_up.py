"""The answers of a plan as an Arrow table, nearly all of whose cells are looked up.

A column of the answer hangs on the state of one step. So the query gives the states, some twenty numbers a row for two
hundred columns, and of the columns only those in which something is worked out from the row itself.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb

from engine.columnar import Output, Plan, Shape
from engine.columnar.sql.select import words_of
from engine.symbol import Symbol

from .engines.copied import arrow
from .written import query_of

if TYPE_CHECKING:
    import pyarrow as pa

_BYTE = 2**8


def answered(connection: duckdb.DuckDBPyConnection, plan: Plan, relation: str, keep: Sequence[str]) -> pa.Table:
    """For each row of `relation` its columns that are to be kept, then those of the plan: as `query_of` gives them."""
    worked_out = {output.name: output for output in plan.outputs if _is_worked_out(output)}
    looked_up = [_without_repeats(output) for output in plan.outputs if output.name not in worked_out]
    differing = {output.name: output.step.name for output in looked_up if len(output.cells) > 1}
    steps = dict.fromkeys(differing.values())
    of_rows = replace(plan.only([*worked_out, *differing]), outputs=tuple(worked_out.values()))
    found = connection.sql(query_of(connection, of_rows, relation, (*keep, *steps))).to_arrow_table()
    others = len(keep) + len(steps)
    states = dict(zip(steps, found.columns[len(keep) : others], strict=True))
    columns = dict(zip(worked_out, found.columns[others:], strict=True))
    alike: dict[Hashable, pa.Array | pa.ChunkedArray] = {}
    for output in looked_up:
        step = differing.get(output.name)
        kind = (step, output.shape, output.cells)
        if kind not in alike:
            cells = _cells(output)
            alike[kind] = arrow().repeat(cells[0], found.num_rows) if step is None else cells.take(states[step])
        columns[output.name] = alike[kind]
    names = [output.name for output in plan.outputs]
    return arrow().table([*found.columns[: len(keep)], *map(columns.get, names)], names=[*keep, *names])


def _is_worked_out(output: Output) -> bool:
    return any(isinstance(cell, Symbol) for cell in output.cells)


def _without_repeats(output: Output) -> Output:
    """With one cell where every state has the same."""
    return replace(output, cells=output.cells[:1]) if len(set(output.cells)) == 1 else output


def _cells(output: Output) -> pa.Array:
    """What stands for each state, in the type that the engine gives to the whole column."""
    pyarrow = arrow()
    words = words_of(output)
    if words is not None:
        places: Mapping[object, int] = {word: place for place, word in enumerate(words)}
        narrow = pyarrow.uint8() if len(words) < _BYTE else pyarrow.uint16()
        indices = pyarrow.array([places.get(cell) for cell in output.cells], narrow)
        return pyarrow.DictionaryArray.from_arrays(indices, pyarrow.array(words))
    types = {
        Shape.TRUTH: pyarrow.bool_(),
        Shape.DATE: pyarrow.date32(),
        Shape.WHOLE: pyarrow.int64(),
        Shape.MONEY: pyarrow.decimal128(18, 2),
        Shape.RATE: pyarrow.decimal128(18, 8),
        Shape.TEXT: pyarrow.string(),
        Shape.WORD: pyarrow.string(),
    }
    return pyarrow.array(output.cells, types[output.shape])
