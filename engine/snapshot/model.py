"""A population as a policy leaves it: how many came out how and with how much, and nobody in particular."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

Heads = int | str
"""How many persons; of few possibly a mark instead: `<5` for fewer than so many, `*` for what would give a `<5`
away by subtraction."""
WITHHELD = "*"
Told = str | bool | None
"""A known value: amounts with two decimals, other numbers and days as they are written; None for 无."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way in which a field comes out.

    `rule` is what stands under `__rule` in results; `value` is told where a field has few known values (`is_told`).
    """

    kind: str
    rule: str | None = None
    is_told: bool = False
    value: Told = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Of an amount, in 元: the known ones; the whole lies between `low` and `high` (None: no such bound)."""

    known: Decimal
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the rule file, or an aid, as it was written: `key` is what it decides, `guard` empty for 其他."""

    key: str
    guard: str
    value: str
    clauses: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class FieldSummary:
    """`sum` is None of a field that is no amount. `ways` has those that somebody came out in, `heads` how many."""

    sum: Sum | None
    ways: tuple[Way, ...]
    heads: tuple[Heads, ...]


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """Persons of one value of a fact or result, or of whom it is not known (`kind`).

    `ways` has the heads of each of the field's `FieldSummary.ways`. A group that is withheld has nothing but `heads`.
    """

    kind: str
    value: Told
    words: str
    heads: Heads
    sums: Mapping[str, Sum]
    ways: Mapping[str, tuple[Heads, ...]]
    categories: Mapping[str, Mapping[str, Heads]]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`by` is the name that persons are grouped by."""

    by: str
    groups: tuple[GroupSummary, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """`categories`: name → standing (yes, no, or the kind of what is not known) → heads."""

    heads: int
    rules: Mapping[str, Line]
    fields: Mapping[str, FieldSummary]
    categories: Mapping[str, Mapping[str, Heads]]
    breakdowns: tuple[Breakdown, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """`policy`: the notice with the texts that govern; `source`: what else it was made from, by the names of a receipt.

    Fewer than `smallest` persons are withheld; sums of everybody are told.
    """

    policy: Mapping[str, Any]
    source: Mapping[str, Any]
    smallest: int
    summary: Summary
