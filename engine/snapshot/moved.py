"""What there is to say about what moved between two snapshots."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from .model import WITHHELD, Heads, Snapshot
from .paired import Pair

_ENDLESS = Decimal("Infinity")
Measured = Decimal | Heads | None
"""An amount in 元, or heads; None where there is none, or it is not known."""


@dataclass(frozen=True, slots=True)
class Change:
    before: Measured
    after: Measured

    @property
    def is_any(self) -> bool:
        """Surely another; what is withheld may be the same."""
        (low, high), (least, most) = _range(self.before), _range(self.after)
        return high < least or most < low

    @property
    def by(self) -> Decimal | None:
        """None where one of them is no number."""
        if isinstance(self.before, str | None) or isinstance(self.after, str | None):
            return None
        return Decimal(self.after) - Decimal(self.before)

    @property
    def size(self) -> Decimal:
        return abs(self.by or Decimal(0))


def _range(measured: Measured) -> tuple[Decimal, Decimal]:
    """What it may be; an amount that is not there is no number at all."""
    if measured is None:
        return -_ENDLESS, -_ENDLESS
    if isinstance(measured, str):
        return Decimal(1), _ENDLESS if measured == WITHHELD else Decimal(measured.removeprefix("<")) - 1
    return Decimal(measured), Decimal(measured)


@dataclass(frozen=True, slots=True)
class Counted:
    """Persons of one kind, rule, value or standing."""

    what: Any
    heads: Change


@dataclass(frozen=True, slots=True)
class SumMoved:
    known: Change
    low: Change
    high: Change

    @property
    def is_any(self) -> bool:
        return self.known.is_any or self.low.is_any or self.high.is_any


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A line by its entries before and after; `-`: none of the lines held."""

    before: str | None
    after: str | None


Rule = tuple[RuleLine, ...]
"""The lines that decided together, or may have; none where a field is not decided by lines."""


@dataclass(frozen=True, slots=True)
class FieldMoved:
    """Only what moved, largest first. `what` of `kinds` is a kind, of `rules` a `Rule`, of `values` a `Told`."""

    name: str
    sum: SumMoved | None
    kinds: tuple[Counted, ...]
    rules: tuple[Counted, ...]
    values: tuple[Counted, ...]

    @property
    def is_any(self) -> bool:
        return bool((self.sum and self.sum.is_any) or self.kinds or self.rules or self.values)

    @property
    def size(self) -> tuple[Decimal, Decimal]:
        counted = (*self.kinds, *self.rules, *self.values)
        return self.sum.known.size if self.sum else Decimal(0), max((c.heads.size for c in counted), default=Decimal(0))


@dataclass(frozen=True, slots=True)
class CategoryMoved:
    """`what` of `standings` is yes, no, or the kind of what is not known."""

    name: str
    standings: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class GroupMoved:
    """`fields` without rules and values; a group that is only on one side has no heads on the other."""

    by: str
    words: str
    heads: Change
    fields: tuple[FieldMoved, ...]
    categories: tuple[CategoryMoved, ...]

    @property
    def is_any(self) -> bool:
        return self.heads.is_any or bool(self.fields or self.categories)


@dataclass(frozen=True, slots=True)
class Movement:
    """`inputs`: names of what the two were made from and what differs in them. `fields`, `categories` and `groups`
    have what moved; `unmoved` the names of the fields and 人群 that did not. `lines`: pairs that are not the same text.
    `only_one`: names of breakdowns that only one of them has.
    """

    before: Snapshot
    after: Snapshot
    inputs: tuple[str, ...]
    heads: Change
    lines: tuple[Pair, ...]
    fields: tuple[FieldMoved, ...]
    categories: tuple[CategoryMoved, ...]
    groups: tuple[GroupMoved, ...]
    unmoved: tuple[str, ...]
    only_one: tuple[str, ...]

    @property
    def is_any(self) -> bool:
        """Did anything move? Other inputs alone are no movement."""
        return bool(self.heads.is_any or self.fields or self.categories or self.groups)
