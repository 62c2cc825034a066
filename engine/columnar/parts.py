"""What steps come to: some fields in one world, and a field over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..answer import Outcome
from ..interpret.combined import Combined, Loser
from ..interpret.situation import Situation

Lines = tuple[tuple[str, tuple[int | None, ...]], ...]
"""By the key of a decision: which of its lines decided, or may have (None: none of them)."""


@dataclass(frozen=True, slots=True)
class Aided:
    """What is told of the aids beside the amounts: which take part, and which comes next by how much less."""

    names: tuple[str, ...]
    runner_up: Loser | None


@dataclass(frozen=True, slots=True)
class Part:
    """Some fields in one world, in order. `lines` are of the decisions that gave them."""

    values: tuple[Any, ...]
    lines: Lines = ()
    aided: Aided | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A field over all worlds. `under`: what it is under each alternative of a reading that alone settles it."""

    outcome: Outcome
    lines: Lines = ()
    under: tuple[tuple[tuple[str, str], Outcome], ...] = ()
    aided: Aided | None = None


def lines_of(s: Situation, keys: Iterable[str]) -> Lines:
    return tuple((key, s.lines[key]) for key in keys if key in s.lines)


def aided_by(stages: Sequence[Combined]) -> Aided:
    names = dict.fromkeys(name for stage in stages for way in stage.allocations for name in way.names)
    best = None
    for loser in (loser for stage in stages for loser in stage.losers):
        if best is None or loser.amount > best.amount:
            best = loser
    return Aided(tuple(names), best)
