"""The counts that a summary is made of: persons by how they came out, for everybody and by the names of a breakdown.

They are taken from a small table that already has persons who are alike in everything as one row (`budget_query`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlglot import exp

from ..columnar.counts.budget import HEADS
from ..columnar.counts.counted import Dimension, Facet, Label, Summed
from ..columnar.counts.facets import Faceted
from ..columnar.sql.dialect import named_column
from .survey import Said

Ask = Callable[[exp.Select], Sequence[Sequence[Any]]]
"""Puts a query and gives its rows."""
EVERYBODY = Label("everybody")


@dataclass(frozen=True, slots=True)
class Count:
    """Persons under `label` of whom a facet says the same: `sums` by column."""

    label: Label
    says: tuple[Any, ...]
    heads: int
    sums: dict[str, Decimal]


def counts(survey: Faceted, facet: Facet, by: Dimension | None, table: str, ask: Ask) -> Iterator[Count]:
    """Groups in which nobody is are left out."""
    columns = [] if by is None else [name for name in (by.facet.column, by.raw) if name is not None]
    keys = list(dict.fromkeys([*columns, *([] if facet.column is None else [facet.column])]))
    sums = [name for name in survey.sums if name in _summed(facet)]
    for cells in ask(_query(keys, sums, table)):
        row = dict(zip([*keys, HEADS, *sums], cells, strict=True))
        if row[HEADS]:
            number = 0 if facet.column is None else row[facet.column]
            label = EVERYBODY if by is None else _label(row, by)
            added = {name: row[name] if row[name] is not None else Decimal(0) for name in sums}
            yield Count(label, facet.says[number], int(row[HEADS]), added)


def _query(keys: Sequence[str], sums: Sequence[str], table: str) -> exp.Select:
    columns = [named_column(name) for name in keys]
    added = [exp.Sum(this=named_column(name)) for name in (HEADS, *sums)]
    query = exp.Select(expressions=[*columns, *added]).from_(
        exp.Table(this=exp.Identifier(this=table, quoted=True)), copy=False
    )
    if keys:
        query.set("group", exp.Group(expressions=[column.copy() for column in columns]))
    return query


def _summed(facet: Facet) -> frozenset[str]:
    said = (one for says in facet.says for one in says if isinstance(one, Said) and one.share is not None)
    ends = (end for one in said if one.share for end in (one.share.amount, one.share.low, one.share.high))
    return frozenset(end.column for end in ends if isinstance(end, Summed))


def _label(row: dict[str, Any], by: Dimension) -> Label:
    label = by.facet.says[0 if by.facet.column is None else row[by.facet.column]][0]
    if isinstance(label, Label):
        return label
    assert by.raw is not None
    value = row[by.raw]
    return Label("missing") if value is None else Label("known", value)
