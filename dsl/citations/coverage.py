"""The lock against the notice's text, and against what a rule file cites and sets aside (不编码)."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum

from .clause import Clause
from .lock import Lock
from .outline import Outline


class Change(Enum):
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """How a clause of the text differs from what was locked."""

    change: Change
    number: str


def compare(lock: Lock, outline: Outline) -> tuple[ClauseChange, ...]:
    """Changed and added clauses in the order of the text, then removed ones in the order of the lock."""
    locked = {clause.number: clause.hash for clause in lock.clauses}
    present = {clause.number: clause.hash for clause in outline.clauses}
    changes = [
        ClauseChange(Change.CHANGED if number in locked else Change.ADDED, number)
        for number, digest in present.items()
        if locked.get(number) != digest
    ]
    removed = [ClauseChange(Change.REMOVED, number) for number in locked if number not in present]
    return (*changes, *removed)


def exists(lock: Lock, clause: Clause) -> bool:
    return lock.find(clause.number) is not None


def nearest(lock: Lock, clause: Clause) -> str | None:
    """The clause that was probably meant by one that does not exist; None where nothing comes near."""
    numbers = [locked.number for locked in lock.clauses]
    same_end = _ending_alike(lock, clause)
    if len(same_end) == 1:
        return same_end[0]
    above = clause.parent
    while above is not None:
        if above.number in numbers:
            return above.number
        above = above.parent
    return next(iter(get_close_matches(clause.number, numbers, n=1)), None)


def _ending_alike(lock: Lock, clause: Clause) -> list[str]:
    """What a section forgotten explains, (二) for 三(二), or one mistaken where numbers run on, 一(四) for 二(四)."""
    known = [locked.clause for locked in lock.clauses]
    inner = clause.steps[1:]
    if inner and inner[0].startswith("(") and _runs_on(known):
        return [other.number for other in known if other.steps[1:] == inner]
    return [other.number for other in known if other.steps[-len(clause.steps) :] == clause.steps]


def _runs_on(clauses: Iterable[Clause]) -> bool:
    """Whether （一）（二）… do not start anew in each section."""
    inner = [clause.steps[1] for clause in clauses if len(clause.steps) == 2 and clause.steps[1].startswith("(")]
    return len(inner) == len(set(inner))


def left_over(lock: Lock, cited: Iterable[Clause], set_aside: Iterable[Clause]) -> tuple[str, ...]:
    """Clauses with words to encode that are neither cited nor set aside.

    A citation covers a clause's own words alone; setting a clause aside covers all that stands beneath it too.
    """
    done = tuple(cited), tuple(set_aside)
    return tuple(
        locked.number for locked in lock.clauses if not locked.is_heading and not is_covered(locked.clause, *done)
    )


def is_covered(clause: Clause, cited: Collection[Clause], set_aside: Collection[Clause]) -> bool:
    """Whether a clause is cited itself, or it or what it stands beneath is set aside."""
    return clause in cited or any(clause.is_within(one) for one in set_aside)
