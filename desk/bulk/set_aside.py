"""The rows of a population that were set aside: written as they come, the first of them kept to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dsl import InFile, Language
from engine.facts import Rejected

from ..output import RunFailed
from ..records import write_rejects
from .staging.stage import Staged

MOST_SHOWN = 10


def write_set_aside(staged: Staged, path: Path, told: Path, language: Language) -> tuple[Rejected, ...]:
    """Gives the first ones; where there are none, no file is written. `told` is the path that failures name."""
    first: list[Rejected] = []
    if staged.rejected:
        rows = _noting(staged.rejected_rows(), first)
        problem = write_rejects(path, rows, language, staged.rejected_headers())
        if problem is not None:
            raise RunFailed(replace(problem, place=InFile(str(told))))
    return tuple(first)


def _noting(rows: Iterable[Rejected], first: list[Rejected]) -> Iterator[Rejected]:
    for row in rows:
        if len(first) < MOST_SHOWN:
            first.append(row)
        yield row
