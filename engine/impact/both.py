"""The two sides of a comparison made ready for one query."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dsl import Assumption, Policy

from ..columnar import InputColumn, Seen
from ..compare.aligned import aligned
from ..facts_used import facts_used
from ..fields import bare
from .query import Both, Varied
from .reading import Reading
from .side import Looked

_BORNE = "应缴"


@dataclass(frozen=True, slots=True)
class Table:
    """The table of persons: its columns, and what is known of them."""

    columns: Collection[InputColumn]
    seen: Seen


def both_sides(
    policies: tuple[Policy, Policy],
    table: Table,
    year: int | None,
    by: Sequence[str] = (),
    assume: tuple[tuple[Assumption, ...], tuple[Assumption, ...]] = ((), ()),
    *,
    largest: bool = False,
) -> Both:
    """`year` is the 年度 of the table, to which both notices are moved; None: they stay where they are.

    Breakdowns are those of the new notice. `largest`: the columns for `query.largest` are wanted too.
    """
    years = tuple(0 if year is None else policy.header.year - year for policy in policies)
    put = [policy if year is None else aligned(policy, year) for policy in policies]
    readings = tuple(
        Reading.of(policy, {*facts_used(policy), *names}, table.columns)
        for policy, names in zip(put, ((), by), strict=True)
    )
    old, new = (
        Looked(policy, names, assumed, reading.seen(table.seen))
        for policy, names, assumed, reading in zip(put, ((), by), assume, readings, strict=True)
    )
    bearing = next((field for field in new.amounts if bare(field) == _BORNE and field in old.amounts), None)
    varied = [
        _varied(field, old, new)
        for field in dict.fromkeys((*new.amounts, *old.amounts))
        if any(field in side.amounts and side.varies(field) for side in (old, new))
    ]
    compared = _varied(bearing, old, new) if largest and bearing is not None else None
    return Both(old.side(), new.side(), readings, years, tuple(varied), bearing, compared)  # type: ignore[arg-type]


def _varied(field: str, old: Looked, new: Looked) -> Varied:
    columns = [side.with_value(field) if field in side.amounts else None for side in (old, new)]
    return Varied(field, *columns)
