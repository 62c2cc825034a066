"""Points of a course from which all goes on as it went on from one that another course had passed.

What decides how it goes on is found out by going: which columns are asked about from there, which earlier steps, and
what had been worked out before and is used again. Two courses that agree in these go on alike; what else they have
learned does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ..symbols.columns_read import columns_read
from ..symbols.terms import Test
from .knowledge import Knowledge, Learned
from .seen import Rows
from .tree import Tree


class Kept(NamedTuple):
    """Something worked out, between which answers of the course, and as the how manyeth."""

    start: int
    end: int
    number: int
    found: Any


@dataclass(slots=True)
class _Point:
    """`depth`: how many questions were open. `learned` and `kept`: how much had been by then."""

    state: Any
    rows: Rows
    depth: int
    chosen: dict[str, int]
    learned: int
    kept: int
    columns: set[str] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)
    used: dict[Any, Kept] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Passed:
    """What came from a point on, and all that decided it."""

    rows: Rows
    columns: frozenset[str]
    learned: tuple[Learned, ...]
    steps: tuple[tuple[str, int | None], ...]
    used: tuple[tuple[Any, Any], ...]
    tree: Tree


class Points:
    """The points that the course at hand has passed, and what came of those that earlier courses passed."""

    def __init__(self, knowledge: Knowledge, chosen: dict[str, int], kept: dict[Any, Kept]) -> None:
        self._knowledge, self._chosen, self._kept = knowledge, chosen, kept
        self._open: list[_Point] = []
        self._passed: dict[Any, list[_Passed]] = {}

    def open(self, state: Any, rows: Rows, depth: int) -> None:
        learned = len(self._knowledge.learned)
        self._open.append(_Point(state, rows, depth, dict(self._chosen), learned, len(self._kept)))

    def asked(self, test: Test) -> None:
        if self._open:
            self._open[-1].columns |= columns_read(test)

    def chose(self, step: str) -> None:
        if self._open:
            self._open[-1].steps.add(step)

    def used(self, key: Any, kept: Kept) -> None:
        """What was worked out since the point is what it is by what has been noted since."""
        if self._open and kept.number < self._open[-1].kept:
            self._open[-1].used[key] = kept

    def known(self, state: Any, rows: Rows) -> Tree | None:
        """What comes from here on, if that is known."""
        for passed in self._passed.get(state, ()):
            if passed.rows == rows and self._is_like(passed):
                self._read(passed.columns, (step for step, _ in passed.steps), (key for key, _ in passed.used))
                return passed.tree
        return None

    def _is_like(self, passed: _Passed) -> bool:
        return (
            all(self._chosen.get(step) == state for step, state in passed.steps)
            and all(key in self._kept and _is_same(self._kept[key].found, found) for key, found in passed.used)
            and _bearing_on(passed.columns, self._knowledge.learned) == passed.learned
        )

    def _read(self, columns: Iterable[str], steps: Iterable[str], keys: Iterable[Any]) -> None:
        """What decided from an inner point on decides from the point around it too."""
        if self._open:
            self._open[-1].columns.update(columns)
            self._open[-1].steps.update(steps)
            for key in keys:
                self.used(key, self._kept[key])

    def close(self, depth: int, tree: Tree) -> None:
        """This came of the points at which so many questions were open."""
        while self._open and self._open[-1].depth == depth:
            point = self._open.pop()
            columns = frozenset(point.columns)
            passed = _Passed(
                point.rows,
                columns,
                _bearing_on(columns, self._knowledge.learned[: point.learned]),
                tuple((step, point.chosen.get(step)) for step in sorted(point.steps)),
                tuple((key, kept.found) for key, kept in point.used.items()),
                tree,
            )
            self._passed.setdefault(point.state, []).append(passed)
            self._read(columns, point.steps, point.used)


def _is_same(one: Any, other: Any) -> bool:
    """Never asks: what is no plain value counts as the object that it is."""
    return one is other or (type(one) is type(other) and type(one) in (bool, int, str) and one == other)


def _bearing_on(columns: frozenset[str], learned: Iterable[Learned]) -> tuple[Learned, ...]:
    """What says something of these columns, be it by way of others."""
    told = [(one, columns_read(one[0])) for one in learned]
    reached, before = set(columns), -1
    while len(reached) > before:
        before = len(reached)
        for _, read in told:
            if not read.isdisjoint(reached):
                reached |= read
    return tuple(one for one, read in told if not read.isdisjoint(reached))
