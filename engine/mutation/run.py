"""All mutations of a notice tried, in several processes; and what they come to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..cases import Prepared
from ..symbolic.cells import MOST_EFFORT
from .judged import Fate, Tried, tried
from .mutation import Mutation
from .notice import Notice
from .trial import Trial

_TOGETHER = 4
"""Mutations handed to a process at once: a few neighbours, which the same scenario tends to notice."""
_ready: list[Trial] = []
"""In a process of the pool: the trial that it was started with."""


@dataclass(frozen=True)
class Score:
    """Every mutation that can be read, in the order of the file."""

    tried: tuple[Tried, ...]

    def of(self, *fates: Fate) -> tuple[Tried, ...]:
        return tuple(one for one in self.tried if one.fate in fates)

    @cached_property
    def counted(self) -> int:
        """Those that somebody could notice, as far as is known."""
        return len(self.tried) - len(self.of(Fate.EQUIVALENT))

    @cached_property
    def killed(self) -> int:
        return len(self.of(Fate.KILLED))

    @property
    def per_mille(self) -> int:
        """Rounded, but only a full score shows as one; 1000 where there is nothing to notice."""
        if self.killed == self.counted:
            return 1000
        return min(999, (self.killed * 2000 + self.counted) // (2 * self.counted))


def score(
    notice: Notice, scenarios: Sequence[Prepared], mutations: Sequence[Mutation], jobs: int = 1, most: int = MOST_EFFORT
) -> Score:
    """`scenarios` are those that count, all borne out by the notice itself. `most` bounds each comparison's effort."""
    found = _tried(notice, scenarios, mutations, min(jobs, len(mutations)), most)
    return Score(tuple(one for one in found if one is not None))


def _tried(
    notice: Notice, scenarios: Sequence[Prepared], mutations: Sequence[Mutation], jobs: int, most: int
) -> Iterator[Tried | None]:
    if jobs <= 1:
        trial = Trial(notice, scenarios)
        yield from (tried(trial, mutation, most) for mutation in mutations)
        return
    # Imported late: it costs a good deal of a short run.
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(notice, tuple(scenarios))) as pool:
        try:
            yield from pool.map(_try, mutations, [most] * len(mutations), chunksize=_TOGETHER)
        finally:
            pool.shutdown(cancel_futures=True)


def _start(notice: Notice, scenarios: tuple[Prepared, ...]) -> None:
    _ready[:] = [Trial(notice, scenarios)]


def _try(mutation: Mutation, most: int) -> Tried | None:
    return tried(_ready[0], mutation, most)
