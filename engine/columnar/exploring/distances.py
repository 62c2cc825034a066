"""Whole numbers and days by how far apart they are at most: what follows from many such bounds together."""

from __future__ import annotations

from collections.abc import Hashable

from .trail import Trail

Node = Hashable


class Distances:
    """Bounds `one - other <= most`, always with everything that follows from them."""

    def __init__(self, trail: Trail) -> None:
        self._trail = trail
        self._most: dict[Node, dict[Node, int]] = {}
        self._never: dict[tuple[Node, Node], frozenset[int]] = {}

    def between(self, one: Node, other: Node) -> tuple[int | None, int | None]:
        """The least and the most that `one - other` can be; None where nothing bounds it."""
        most, back = self._most.get(one, {}).get(other), self._most.get(other, {}).get(one)
        least = None if back is None else -back
        ruled_out = self._never.get((one, other))
        if ruled_out:
            while most is not None and most in ruled_out:
                most -= 1
            while least is not None and least in ruled_out:
                least += 1
        return least, most

    def at_most(self, one: Node, other: Node, most: int) -> None:
        """From now on `one - other <= most`."""
        known = self._most.get(one, {}).get(other)
        if known is not None and known <= most:
            return
        put = self._trail.put
        for node in (one, other):
            if node not in self._most:
                put(self._most, node, {node: 0})
        before = [(node, row[one]) for node, row in self._most.items() if one in row]
        after = list(self._most[other].items())
        for node, first in before:
            row = self._most[node]
            for end, last in after:
                found = first + most + last
                if end not in row or row[end] > found:
                    put(row, end, found)

    def never(self, one: Node, other: Node, value: int) -> None:
        """From now on `one - other` is not this."""
        for pair, ruled_out in (((one, other), value), ((other, one), -value)):
            self._trail.put(self._never, pair, self._never.get(pair, frozenset()) | {ruled_out})
        least, most = self.between(one, other)
        if most is not None:
            self.at_most(one, other, most)
        if least is not None:
            self.at_most(other, one, -least)
