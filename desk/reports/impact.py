"""What a run of `pol diff --records` has to show of the cost, whatever the format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dsl import Policy
from engine.impact.model import Impact


@dataclass(frozen=True, slots=True)
class Cost:
    """`receipt` says what records it was worked out from, and how many rows there were."""

    impact: Impact
    old: Policy
    new: Policy
    receipt: Mapping[str, Any]
