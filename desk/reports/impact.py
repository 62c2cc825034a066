"""What a run of `pol diff --records` has to show of the cost, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dsl import Policy
from engine.columnar.gathered import Total
from engine.impact.model import AmountMoved, Impact


@dataclass(frozen=True, slots=True)
class Cost:
    """`receipt` says what records it was worked out from, and how many rows there were."""

    impact: Impact
    old: Policy
    new: Policy
    receipt: Mapping[str, Any]


def tells(amount: AmountMoved) -> bool:
    """Is anything known of it that is not nothing for everybody?"""
    return any(map(_says, (amount.totals.before, amount.totals.after)))


def _says(total: Total | None) -> bool:
    if total is None or (total.known == 0 and not total.open):
        return False
    return total.heads.get("known", 0) > 0 or bool(total.low) or bool(total.high)
