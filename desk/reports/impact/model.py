"""What a run of `pol diff --records` has to show of the cost, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dsl import Diagnostic, Policy
from engine.columnar.counts.gathered import Total
from engine.impact.model import AmountMoved, Impact


@dataclass(frozen=True, slots=True)
class Cost:
    """`receipt` says what records it was worked out from, and how many rows there were; `notes` are on what the records
    lack or seem to be."""

    impact: Impact
    old: Policy
    new: Policy
    receipt: Mapping[str, Any]
    notes: tuple[Diagnostic, ...] = ()


def tells(amount: AmountMoved) -> bool:
    """Is anything known of it that is not nothing for everybody?"""
    return any(map(_says, (amount.totals.before, amount.totals.after)))


def is_known_of_nobody(amount: AmountMoved) -> bool:
    """Do both notices leave it open for everybody to whom they apply?"""
    return all(map(_is_open, (amount.totals.before, amount.totals.after)))


def _is_open(total: Total | None) -> bool:
    return total is not None and total.open > 0 and not _says(total) and not total.known


def _says(total: Total | None) -> bool:
    if total is None or (total.known == 0 and not total.open):
        return False
    return total.heads.get("known", 0) > 0 or bool(total.low) or bool(total.high)
