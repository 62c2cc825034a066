"""How persons are told apart when a whole population is counted, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from dsl import Policy

from ..columns.output import Cell
from ..columns.plan import Plan


@dataclass(frozen=True, slots=True)
class Summed:
    """An amount that differs from row to row: the query adds it up in this column."""

    column: str


@dataclass(frozen=True, slots=True)
class Share:
    """What a field comes to for each of some persons: `amount` if known, `low` and `high` where it is bounded."""

    kind: str
    amount: Decimal | Summed | None = None
    low: Decimal | Summed | None = None
    high: Decimal | Summed | None = None


@dataclass(frozen=True, slots=True)
class Label:
    """What persons are counted under: a known value (None: 无), or the kind of what is not known."""

    kind: str
    value: Cell = None


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to tell persons apart. `says[number]` has an entry for each of `names`.

    `column` of the query holds the number; without one everybody is number 0.
    """

    column: str | None
    names: tuple[str, ...]
    says: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A name to count by.

    The facet says a `Label`, or None: then it is the value in the column `raw`, and NULL is missing.
    """

    name: str
    facet: Facet
    raw: str | None


@dataclass(frozen=True, slots=True)
class Counting:
    """What is counted: `money` says a `Share` for each field, `gates` the kind of 参保 and of 受理 where they turn
    anybody away; and by what.

    `enrolment` says first ("by", at) of who paid not later than `days[at]` (beyond the last: later), ("unpaid",) or
    ("unknown",); then of enrolment in another way "yes", "no" or "unknown". It is None if the vocabulary
    has no day of payment; `not_told` are facts of enrolment in another way of which the records say nothing at all.
    `categories` say "yes", "no" or the kind of what is not known. `sums` are the columns that are added up.
    """

    policy: Policy
    plan: Plan
    keep: tuple[str, ...]
    sums: tuple[str, ...]
    money: tuple[Facet, ...]
    gates: tuple[Facet, ...]
    enrolment: tuple[Facet, Facet] | None
    not_told: tuple[str, ...]
    days: tuple[date, ...]
    categories: tuple[Facet, ...]
    dimensions: tuple[Dimension, ...]
    by_category: bool

    @property
    def facets(self) -> tuple[Facet, ...]:
        own = self.enrolment or ()
        return (*self.money, *self.gates, *own, *self.categories, *(d.facet for d in self.dimensions))

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns that persons are counted by."""
        numbered = (facet.column for facet in self.facets if facet.column is not None)
        raw = (d.raw for d in self.dimensions if d.raw is not None)
        return tuple(dict.fromkeys((*numbered, *raw)))
