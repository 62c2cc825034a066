"""What steps come to: some fields in one world, and a field over all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ...answer import Outcome
from ...interpret.combined import Combined, Loser
from ...interpret.situation import Situation
from .frozen import Same

AIDED = "资助合计"
"""The field of which is told, beside the amount, by which aids it comes."""
Lines = tuple[tuple[str, tuple[int | None, ...]], ...]
"""By the key of a decision: which of its lines decided, or may have (None: none of them)."""


@dataclass(frozen=True, slots=True)
class Aided:
    """What is told of the aids beside the amounts: which take part, and which comes next by how much less."""

    names: tuple[str, ...]
    runner_up: Loser | None


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Some fields in one world, in order. `lines` are of the decisions that gave them.

    `Parts` makes each once: they are told apart by identity.
    """

    values: tuple[Any, ...]
    lines: Lines = ()
    aided: Aided | None = None


class Parts:
    """Makes parts, and keeps them: the same for the same values, lines and aids."""

    def __init__(self) -> None:
        self.same = Same().of
        self._made: dict[Any, Part] = {}

    def part(self, values: Iterable[Any], lines: Lines = (), aided: Aided | None = None) -> Part:
        kept = tuple(map(self.same, values))
        told = self.same(aided)
        mark = (tuple(map(id, kept)), lines, id(told))
        if mark not in self._made:
            self._made[mark] = Part(kept, lines, told)
        return self._made[mark]


@dataclass(frozen=True, slots=True, eq=False)
class Answered:
    """A field over all worlds. `under`: what it is under each alternative of a reading that alone settles it.

    `lines` are of the field's own decision, `aided` is there for 资助合计 alone, where all worlds agree.
    `Answers` makes each once: they are told apart by identity.
    """

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
