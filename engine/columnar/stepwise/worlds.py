"""The worlds of one person: a choice of readings each, as the evaluator meets them, and what holds in each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from .frozen import frozen

Found = TypeVar("Found")
Choice = Mapping[str, str]
"""The readings of a world with their alternatives, in the order in which they were met."""


class Choices:
    """The readings of a world. One that is met first is fixed to its first alternative, as the evaluator does."""

    def __init__(self, fixed: Choice, number: int = 0) -> None:
        """`number`: the worlds of a person are counted from 0."""
        self.fixed = dict(fixed)
        self.number = number
        self.met: list[str] = []

    def choice(self, reading: str, alternatives: Sequence[str]) -> str:
        if reading not in self.fixed:
            self.fixed[reading] = alternatives[0]
            self.met.append(reading)
        return self.fixed[reading]


def in_worlds(
    alternatives: Mapping[str, Sequence[str]],
    entered: list[Choices],
    run: Callable[[], Found],
    once: Callable[[Any, Callable[[], Any]], Any],
) -> list[tuple[Choice, Found]]:
    """What a run comes to in each world: every reading that is consulted multiplies, in the order of the evaluator.

    On top of `entered` stands the world at hand; `once` keeps what a world came to, by its number.
    """
    waiting: list[dict[str, str]] = [{}]
    found: list[tuple[Choice, Found]] = []

    def in_world() -> tuple[Choices, Found]:
        choices = Choices(before, len(found))
        entered.append(choices)
        try:
            return choices, run()
        finally:
            entered.pop()

    while waiting:
        before = waiting.pop()
        choices, came = once(len(found), in_world)
        found.append((choices.fixed, came))
        branches: list[dict[str, str]] = []
        for name in choices.met:
            first, *others = alternatives[name]
            branches.extend({**before, name: other} for other in others)
            before = {**before, name: first}
        waiting.extend(reversed(branches))
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """The same in every world."""

    found: Any


@dataclass(frozen=True, slots=True)
class Consulted:
    """It depends on a reading: what holds under each of its alternatives."""

    reading: str
    ways: tuple[tuple[str, ByWorld], ...]


ByWorld = Told | Consulted


def by_world(worlds: Sequence[tuple[Choice, Any]]) -> ByWorld:
    """What was found in each world, without readings that make no difference."""
    if len(worlds) == 1:
        return Told(worlds[0][1])
    return _by_reading([(list(choice.items()), found) for choice, found in worlds], 0)


def _by_reading(worlds: Sequence[tuple[list[tuple[str, str]], Any]], at: int) -> ByWorld:
    """What was met first was met first in all of them, and so on."""
    (choice, found), *others = worlds
    if not others:
        return Told(found)
    some: dict[str, list[Any]] = {}
    for world in worlds:
        some.setdefault(world[0][at][1], []).append(world)
    ways = tuple((alternative, _by_reading(those, at + 1)) for alternative, those in some.items())
    if len({frozen(way) for _, way in ways}) == 1:
        return ways[0][1]
    return Consulted(choice[at][0], ways)


def under(choices: Choices, found: ByWorld) -> Any:
    """What holds in one world. The readings that it depends on are met."""
    while isinstance(found, Consulted):
        chosen = choices.choice(found.reading, [alternative for alternative, _ in found.ways])
        found = next(way for alternative, way in found.ways if alternative == chosen)
    return found.found
