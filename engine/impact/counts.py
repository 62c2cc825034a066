"""Persons counted by how a facet comes out on either side, and by the names of a breakdown.

They are taken from the small table that `query.counted` gives: persons who are alike on both sides are one row there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlglot import exp

from ..columnar.counts.budget import HEADS
from ..columnar.counts.counted import Dimension, Facet, Label, Summed
from ..columnar.sql.dialect import named_column
from .query import LEAST, MOST, NEW, OLD, Both
from .side import Answer

Ask = Callable[[exp.Select], Sequence[Sequence[Any]]]
"""Puts a query and gives its rows."""
ALL = Label("everybody")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Split:
    """How persons are put under labels: by what stands in `columns`."""

    name: str
    columns: tuple[str, ...]
    labels: Callable[[Row], tuple[Label, ...]]


EVERYBODY = Split("", (), lambda row: (ALL,))


@dataclass(frozen=True, slots=True)
class Count:
    """Persons under `labels`; what the facets say of them on either side (None: there is no such facet)."""

    labels: tuple[Label, ...]
    old: tuple[Any, ...] | None
    new: tuple[Any, ...] | None
    heads: int
    row: Row

    def sum(self, column: str) -> Decimal:
        found = self.row[column]
        return Decimal(0) if found is None else Decimal(found)


def counts(
    ask: Ask, table: str, split: Split, old: Facet | None, new: Facet | None, sums: Sequence[str] = ()
) -> Iterator[Count]:
    """`sums` are columns to be added up. Groups in which nobody is are left out."""
    before = None if old is None or old.column is None else OLD + old.column
    after = None if new is None or new.column is None else NEW + new.column
    keys = list(dict.fromkeys(filter(None, (*split.columns, before, after))))
    for cells in ask(_query(keys, sums, table)):
        row = dict(zip([*keys, HEADS, *sums], cells, strict=True))
        if row[HEADS]:
            yield Count(
                split.labels(row),
                None if old is None else old.says[0 if before is None else row[before]],
                None if new is None else new.says[0 if after is None else row[after]],
                int(row[HEADS]),
                row,
            )


def sums_of(facet: Facet | None, prefix: str) -> Iterator[str]:
    """The columns in which the facet's amounts are added up."""
    for says in facet.says if facet is not None else ():
        for answer in says:
            if isinstance(answer, Answer) and answer.share is not None:
                ends = (answer.share.amount, answer.share.low, answer.share.high)
                yield from (prefix + end.column for end in ends if isinstance(end, Summed))


def _query(keys: Sequence[str], sums: Sequence[str], table: str) -> exp.Select:
    columns: list[exp.Expr] = [named_column(name) for name in keys]
    for name in (HEADS, *sums):
        added = {LEAST: exp.Min, MOST: exp.Max}.get(name, exp.Sum)
        columns.append(added(this=named_column(name)))
    source = exp.Table(this=exp.Identifier(this=table, quoted=True))
    query = exp.Select(expressions=columns).from_(source, copy=False)
    if keys:
        query.set("group", exp.Group(expressions=[named_column(name) for name in keys]))
    return query


def by_dimension(dimension: Dimension) -> Split:
    """By a fact or a result, as the new notice has it."""
    facet = dimension.facet
    number = None if facet.column is None else NEW + facet.column
    raw = None if dimension.raw is None else NEW + dimension.raw

    def labels(row: Row) -> tuple[Label, ...]:
        (label,) = facet.says[0 if number is None else row[number]]
        if isinstance(label, Label):
            return (label,)
        assert raw is not None
        return (Label("missing") if row[raw] is None else Label("known", row[raw]),)

    return Split(dimension.name, tuple(filter(None, (number, raw))), labels)


def by_category(both: Both, name: str) -> Split:
    """By the 人群 of the new notice that somebody surely is in, and those that the old one alone has.

    Who is surely in none stands under 无, who may be in some under "missing".
    """
    new = [(NEW, facet) for facet in both.new.categories]
    names = {facet.names[0] for _, facet in new}
    known = [*new, *((OLD, facet) for facet in both.old.categories if facet.names[0] not in names)]
    columns = tuple(prefix + facet.column for prefix, facet in known if facet.column is not None)

    def labels(row: Row) -> tuple[Label, ...]:
        said = {
            facet.names[0]: facet.says[0 if facet.column is None else row[prefix + facet.column]][0]
            for prefix, facet in known
        }
        within = tuple(Label("known", category) for category, standing in said.items() if standing == "yes")
        is_clear = all(standing == "no" for standing in said.values())
        return within or (Label("known") if is_clear else Label("missing"),)

    return Split(name, columns, labels)
