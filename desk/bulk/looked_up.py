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
from engine.columnar.select import words_of
from engine.symbol import Symbol

from .engines.copied import arrow
from .written import query_of

if TYPE_CHECKING:
    import pyarrow as pa

_BYTE = 2**8


def answered(connection: duckdb.DuckDBPyConnection, plan: Plan, relation: str, keep: Sequence[str]) -> pa.Table:
    """For each row of `relation` its columns that are to be kept, then those of the plan: as `query_of` gives them."""
    worked_out = {output.name: output for output in plan.outputs if _is_worked_out(output)}
    looked_up = [output for output in plan.outputs if output.name not in worked_out]
    steps = dict.fromkeys(output.step.name for output in looked_up if not output.step.is_settled)
    of_rows = replace(plan, outputs=tuple(worked_out.values()))
    found = connection.execute(query_of(connection, of_rows, relation, (*keep, *steps))).to_arrow_table()
    others = len(keep) + len(steps)
    states = dict(zip(steps, found.columns[len(keep) : others], strict=True))
    by_name = dict(zip(worked_out, found.columns[others:], strict=True))
    alike: dict[Hashable, pa.Array | pa.ChunkedArray] = {}
    for output in looked_up:
        kind = (output.step.name, output.shape, output.cells)
        if kind not in alike:
            alike[kind] = _looked_up(output, states.get(output.step.name), found.num_rows)
        by_name[output.name] = alike[kind]
    names = [output.name for output in plan.outputs]
    columns = [*found.columns[: len(keep)], *(by_name[name] for name in names)]
    return arrow().table(columns, names=[*keep, *names])


def _is_worked_out(output: Output) -> bool:
    return any(isinstance(cell, Symbol) for cell in output.cells)


def _looked_up(output: Output, states: pa.ChunkedArray | None, rows: int) -> pa.Array | pa.ChunkedArray:
    """What stands for the states; None where there is but one."""
    cells = _cells(output)
    return arrow().repeat(cells[0], rows) if states is None else cells.take(states)


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
