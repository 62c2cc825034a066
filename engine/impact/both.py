"""The two sides of a comparison made ready for one query."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dsl import Assumption, Policy

from ..columnar import InputColumn, Seen
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
    years: tuple[int, int],
    by: Sequence[str] = (),
    assume: tuple[tuple[Assumption, ...], tuple[Assumption, ...]] = ((), ()),
    *,
    largest: bool = False,
) -> Both:
    """`years`: by how many the dates move for the old and for the new notice. Breakdowns are those of the new one.

    `largest`: the columns for `query.largest` are wanted too.
    """
    readings = tuple(
        Reading.of(policy, {*facts_used(policy), *names}, table.columns, moved)
        for policy, names, moved in zip(policies, ((), by), years, strict=True)
    )
    old, new = (
        Looked(policy, names, assumed, reading.seen(table.seen))
        for policy, names, assumed, reading in zip(policies, ((), by), assume, readings, strict=True)
    )
    bearing = next((field for field in new.amounts if bare(field) == _BORNE and field in old.amounts), None)
    varied = [
        _varied(field, old, new)
        for field in dict.fromkeys((*new.amounts, *old.amounts))
        if any(field in side.amounts and side.varies(field) for side in (old, new))
    ]
    compared = _varied(bearing, old, new) if largest and bearing is not None else None
    return Both(old.side(), new.side(), readings, tuple(varied), bearing, compared)  # type: ignore[arg-type]


def _varied(field: str, old: Looked, new: Looked) -> Varied:
    columns = [side.with_value(field) if field in side.amounts else None for side in (old, new)]
    return Varied(field, *columns)
