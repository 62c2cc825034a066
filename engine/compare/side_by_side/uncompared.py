"""What a superior (上级) demands that can't be held against a notice, which says nothing that could fall short."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import DecisionRef, Policy, Population

from ...symbolic.graft import Demand, demands, is_comparable
from ...unknown import Silence, Unknown
from ...walk import inside
from .model import Uncompared
from .plain import Plain


def uncompared(lower: Policy, upper: Policy) -> Uncompared:
    """Nothing where the superior is of another 年度: it binds its own alone, and check says so."""
    if lower.header.year != upper.header.year:
        return Uncompared(upper.header.id)
    asked = [demand for demand in demands(upper) if is_comparable(lower, upper, demand)]
    fields = Plain(lower).ask().assessment.fields
    silent = {name for name, outcome in fields.items() if isinstance(outcome, Unknown) and _is_silent(outcome)}
    open_ = {demand.constraint.condition: demand for demand in reversed(asked) if _results(demand) & silent}
    return Uncompared(
        upper.header.id,
        tuple(demand.constraint.text for demand in asked if demand in open_.values()),
        tuple(_counted(upper)),
    )


def _is_silent(outcome: Unknown) -> bool:
    return outcome.silence is Silence.NOT_STATED


def _results(demand: Demand) -> set[str]:
    return {part.decision for part in inside(demand.constraint.condition) if isinstance(part, DecisionRef)}


def _counted(upper: Policy) -> Iterator[str]:
    """What is demanded of a population, which takes records to tell."""
    for constraint in upper.constraints:
        if any(isinstance(part, Population) for part in inside(constraint.condition)):
            yield constraint.text
