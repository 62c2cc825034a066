"""The lines of two rule files brought together by what is written in them, not by where they stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from .lines import AID_KEY
from .model import Line


@dataclass(frozen=True, slots=True)
class Pair:
    """A line before and after, by their entries; None where there is none."""

    before: str | None
    after: str | None


def paired(before: Mapping[str, Line], after: Mapping[str, Line]) -> tuple[Pair, ...]:
    """First those that say the same; of the rest those with the same condition, then those that give the same, where
    there is one on each side. An aid is the same while it has its name. In the order of `after`, then what is gone.
    """
    found: dict[str, str] = {}
    for mark in _MARKS:
        left = _by_mark(mark, {entry: line for entry, line in before.items() if entry not in found.values()})
        right = _by_mark(mark, {entry: line for entry, line in after.items() if entry not in found})
        for key, entries in right.items():
            others = left.get(key, [])
            if mark is _written or len(entries) == len(others) == 1:
                found |= dict(zip(entries, others, strict=False))
    gone = [entry for entry in before if entry not in found.values()]
    return (*(Pair(found.get(entry), entry) for entry in after), *(Pair(entry, None) for entry in gone))


def _by_mark(mark: Callable[[Line], Any], lines: Mapping[str, Line]) -> Mapping[Any, list[str]]:
    found: dict[Any, list[str]] = {}
    for entry, line in lines.items():
        if (key := mark(line)) is not None:
            found.setdefault(key, []).append(entry)
    return found


def _written(line: Line) -> Any:
    return line.key, line.guard, line.value, line.clauses


def _without_clauses(line: Line) -> Any:
    return line.key, line.guard, line.value


def _guarded(line: Line) -> Any:
    return line.key, line.guard


def _giving(line: Line) -> Any:
    return line.key, line.value


def _named(line: Line) -> Any:
    return line.key if line.key.startswith(AID_KEY) else None


_MARKS = (_written, _without_clauses, _guarded, _giving, _named)
