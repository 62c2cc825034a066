"""Pairing what belongs together in two lists, the likeliest first; the same whichever list comes first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

One = TypeVar("One")


def paired(
    old: Sequence[One], new: Sequence[One], likeness: Callable[[One, One], float]
) -> tuple[list[tuple[One, One]], list[One], list[One]]:
    """(pairs, what only `old` has, what only `new` has); a likeness of 0 is none."""
    scored = [
        (-score, at + to, abs(at - to), at, to)
        for at, one in enumerate(old)
        for to, other in enumerate(new)
        if (score := likeness(one, other)) > 0
    ]
    taken: dict[int, int] = {}
    for *_, at, to in sorted(scored):
        if at not in taken and to not in taken.values():
            taken[at] = to
    pairs = [(old[at], new[to]) for at, to in sorted(taken.items(), key=lambda pair: pair[1])]
    left = [one for at, one in enumerate(old) if at not in taken]
    return pairs, left, [one for to, one in enumerate(new) if to not in taken.values()]
