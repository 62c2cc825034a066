"""Trees of questions about a row, with the state in which it comes out at the leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..symbols.terms import Test


@dataclass(frozen=True, slots=True)
class Leaf:
    """What came of the course, by its number."""

    state: int


@dataclass(frozen=True, slots=True)
class Branch:
    test: Test
    yes: Tree
    no: Tree


@dataclass(frozen=True, slots=True)
class Switch:
    """One way on for each state of an earlier step; states with the same way on stand together."""

    step: str
    cases: tuple[tuple[tuple[int, ...], Tree], ...]


Tree = Leaf | Branch | Switch


class Trees:
    """Makes trees from the leaves up, each once: equal ones are the same object."""

    def __init__(self) -> None:
        self._made: dict[Any, Tree] = {}

    def leaf(self, state: int) -> Tree:
        return self._made.setdefault(state, Leaf(state))

    def joined(self, question: Test | str, options: Sequence[Any], ways: Sequence[Tree]) -> Tree:
        """What comes of a question, or of an earlier step, by the answers; nothing is asked that changes nothing."""
        if all(way is ways[0] for way in ways):
            return ways[0]
        if not isinstance(question, str):
            yes, no = ways
            return self._made.setdefault((question, id(yes), id(no)), Branch(question, yes, no))
        same: dict[int, tuple[list[int], Tree]] = {}
        for option, way in zip(options, ways, strict=True):
            same.setdefault(id(way), ([], way))[0].append(option)
        cases = tuple((tuple(states), way) for states, way in same.values())
        mark = (question, tuple((states, id(way)) for states, way in cases))
        return self._made.setdefault(mark, Switch(question, cases))
