"""What differs between the worlds of one person: one branch per case, told apart by as few readings as possible."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .answer import Ambiguous, Assessment, Known, Outcome, World
from .interpret.assess import across


@dataclass(frozen=True, slots=True)
class Branch:
    """`when` is empty where all worlds agree; `world` is one of those in which `value` holds."""

    when: Mapping[str, str]
    world: World
    value: Any


def branches(assessment: Assessment, pick: Callable[[World], Any]) -> tuple[Branch, ...]:
    """`pick` takes something comparable out of a world."""
    worlds = list(assessment.worlds)
    # Wrapped, so that an unknown value counts as a value like any other here.
    values = [(pick(world),) for world in worlds]
    found = across(worlds, values, "")
    if not isinstance(found, Ambiguous):
        return (Branch({}, worlds[0], values[0][0]),)
    return tuple(_branch(dict(case.label), case.outcome, worlds, values) for case in found.cases)


def _branch(label: dict[str, str], outcome: Outcome, worlds: list[World], values: list[tuple[Any]]) -> Branch:
    at = next(
        i
        for i, (world, value) in enumerate(zip(worlds, values, strict=True))
        if outcome == Known(value) and label.items() <= dict(world.choices).items()
    )
    return Branch(label, worlds[at], values[at][0])
