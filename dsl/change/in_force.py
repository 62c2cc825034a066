"""Which of the files that change a policy govern on a day, as known on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..diagnostics import Because, Diagnostic, InSource, Label
from ..model import LeftOut, Status
from .key import Key
from .pieces import edits_of
from .rule_file import RuleFile


@dataclass(frozen=True, slots=True)
class Asked:
    """On which day the texts are to govern, and on which day they were known; None: no limit was asked for."""

    as_of: date | None = None
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What a header says of whether its notice holds. One without a date of issue counts as known."""

    status: Status
    issued: date | None
    effective: date | None
    expires: date | None

    def left_out(self, as_of: date, known_on: date | None) -> LeftOut | None:
        """Why it does not govern."""
        if self.status is Status.DRAFT:
            return LeftOut.DRAFT
        if known_on is not None and self.issued is not None and self.issued > known_on:
            return LeftOut.NOT_YET_ISSUED
        if self.effective is not None and self.effective > as_of:
            return LeftOut.NOT_YET_EFFECTIVE
        if self.status is Status.REPEALED:
            return LeftOut.REPEALED
        return LeftOut.EXPIRED if self.expires is not None and self.expires <= as_of else None


def standing(file: RuleFile) -> Standing:
    status = next((s for s in Status if s.value == file.status), Status.IN_FORCE)
    return Standing(status, file.issued, file.day("effective"), file.day("expires"))


def in_order(files: Iterable[RuleFile]) -> tuple[RuleFile, ...]:
    """By date of issue, but never before the file that one changes itself; without a date first, which is reported
    where it matters.
    """
    waiting = sorted(files, key=lambda file: (file.issued or date.min, file.source.name))
    found: list[RuleFile] = []
    while waiting:
        left = {file.id for file in waiting}
        found.append(next((file for file in waiting if file.base not in left), waiting[0]))
        waiting.remove(found[-1])
    return tuple(found)


def unknown_order(files: tuple[RuleFile, ...]) -> Iterator[Diagnostic]:
    """Two files that change the same statement must say which came later."""
    seen: dict[Key, list[tuple[RuleFile, InSource]]] = {}
    for file in files:
        for edit in edits_of(file):
            if edit.key is None:
                continue
            place = InSource(file.source, edit.node.span)
            for other, before in seen.get(edit.key, []):
                dates = {file.issued, other.issued}
                unsure = None in dates or len(dates) == 1
                if other is not file and unsure and not _rests_on(file, other, files):
                    words = {"name": str(edit.key), "one": other.id, "other": file.id}
                    yield Diagnostic("P227", place, words, (Label(before, Because.FIRST_HERE),))
            seen.setdefault(edit.key, []).append((file, place))


def _rests_on(file: RuleFile, other: RuleFile, files: tuple[RuleFile, ...]) -> bool:
    """One that changes the other comes after it, whatever their dates."""
    by_id = {one.id: one for one in files}
    above: RuleFile | None = file
    while above is not None and above is not other:
        above = by_id.get(above.base)
    return above is other
