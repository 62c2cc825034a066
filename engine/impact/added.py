"""An amount of some persons added up: its total on either side, who moves which way, and why it is open."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal, localcontext
from typing import NamedTuple

from ..columnar.counts.counted import Share, Summed
from ..columnar.counts.gathered import OPEN, Total
from ..money import EXACT
from .counts import Count
from .model import AmountMoved, Bounds, Direction, Moved, Open, OpenCase, Totals
from .query import NEW, OLD, Varied
from .side import Answer

_NOTHING = Decimal("0.00")
NO_FIELD = "absent"
"""The kind of an amount that the notice does not have; the ends of what it gives are not known."""


class _Ends(NamedTuple):
    """What is known of an amount of some persons together, and between what it lies; None: no bound."""

    known: Decimal = _NOTHING
    low: Decimal | None = _NOTHING
    high: Decimal | None = _NOTHING


class _Difference:
    """The bounds of a difference while it is added up."""

    def __init__(self) -> None:
        self._least: Decimal | None = _NOTHING
        self._most: Decimal | None = _NOTHING

    def add(self, least: Decimal | None, most: Decimal | None) -> None:
        self._least = None if least is None or self._least is None else self._least + least
        self._most = None if most is None or self._most is None else self._most + most

    def bounds(self) -> Bounds:
        return Bounds(self._least, self._most)


class _Sum:
    """A total while it is added up."""

    def __init__(self) -> None:
        self.heads: dict[str, int] = defaultdict(int)
        self.known = self.low = self.high = _NOTHING
        self.is_low = self.is_high = True

    def add(self, share: Share, count: Count, prefix: str) -> _Ends:
        self.heads[share.kind] += count.heads
        if share.kind == "known":
            known = _added(share.amount, count, prefix) or _NOTHING
            self.known += known
            return _Ends(known, known, known)
        if share.kind in OPEN:
            low, high = _added(share.low, count, prefix), _added(share.high, count, prefix)
            self.is_low, self.is_high = self.is_low and low is not None, self.is_high and high is not None
            self.low, self.high = self.low + (low or _NOTHING), self.high + (high or _NOTHING)
            return _Ends(_NOTHING, low, high)
        return _Ends()

    def total(self) -> Total:
        low = self.known + self.low if self.is_low else None
        return Total(self.known, dict(self.heads), low, self.known + self.high if self.is_high else None)


def _added(amount: Decimal | Summed | None, count: Count, prefix: str) -> Decimal | None:
    if isinstance(amount, Summed):
        return count.sum(prefix + amount.column)
    return None if amount is None else amount * count.heads


class _Part(NamedTuple):
    """As `Moved`, with nothing withheld."""

    heads: int
    before: Decimal
    after: Decimal


class Adding:
    """One field of some persons. `varied`: its amounts differ from row to row."""

    def __init__(self, varied: Varied | None) -> None:
        self._varied = varied
        self._before, self._after = _Sum(), _Sum()
        self._has_before = self._has_after = False
        self._difference = _Difference()
        self._moved: dict[Direction, list[Decimal]] = defaultdict(lambda: [_NOTHING, _NOTHING, _NOTHING])
        self._open: dict[tuple[Open | None, Open | None], int] = defaultdict(int)

    def add(self, old: Answer | None, new: Answer | None, count: Count) -> None:
        with localcontext(EXACT):
            before = after = _Ends()
            if old is not None and old.share is not None:
                self._has_before, before = True, self._before.add(old.share, count, OLD)
            if new is not None and new.share is not None:
                self._has_after, after = True, self._after.add(new.share, count, NEW)
            kinds = (old.way.kind if old else NO_FIELD, new.way.kind if new else NO_FIELD)
            by_case = _by_case(old, new)
            if by_case:
                self._difference.add(min(by_case) * count.heads, max(by_case) * count.heads)
            else:
                self._difference.add(_less(after.low, before.high), _less(after.high, before.low))
            whole = _Part(count.heads, before.known, after.known)
            parts = [(Direction.SAME, whole)] if set(by_case) == {0} else self._parts(kinds, whole, count)
            if parts[0][0] is Direction.OPEN:
                self._open[_why(kinds[0], old), _why(kinds[1], new)] += count.heads
            for direction, part in parts:
                moved = self._moved[direction]
                moved[0] += part.heads
                moved[1] += part.before
                moved[2] += part.after

    def _parts(self, kinds: tuple[str, str], whole: _Part, count: Count) -> list[tuple[Direction, _Part]]:
        if set(OPEN) & set(kinds) or set(kinds) == {NO_FIELD, "known"}:
            return [(Direction.OPEN, whole)]
        match kinds[0] == "known", kinds[1] == "known":
            case True, True:
                return self._by_sign(whole, count)
            case True, False:
                return [(Direction.ENDED, whole)]
            case False, True:
                return [(Direction.BEGAN, whole)]
        return [(Direction.NEITHER, whole)]

    def _by_sign(self, whole: _Part, count: Count) -> list[tuple[Direction, _Part]]:
        if self._varied is None:
            if whole.after == whole.before:
                return [(Direction.SAME, whole)]
            return [(Direction.MORE if whole.after > whole.before else Direction.LESS, whole)]
        found = []
        for direction, names in zip((Direction.MORE, Direction.LESS), self._varied.sums(), strict=True):
            heads, before, after = map(count.sum, names)
            found.append((direction, _Part(int(heads), before, after)))
        more, less = (moved for _, moved in found)
        same = _Part(
            whole.heads - more.heads - less.heads,
            whole.before - more.before - less.before,
            whole.after - more.after - less.after,
        )
        return [*found, (Direction.SAME, same)]

    def directions(self) -> dict[Direction, int]:
        return {direction: int(moved[0]) for direction, moved in self._moved.items()}

    def totals(self) -> Totals:
        before = self._before.total() if self._has_before else None
        after = self._after.total() if self._has_after else None
        none = before is None or after is None
        clear = [moved for direction, moved in self._moved.items() if direction is not Direction.OPEN]
        with localcontext(EXACT):
            sums = (sum((one[1] for one in clear), _NOTHING), sum((one[2] for one in clear), _NOTHING))
        return Totals(before, after, Bounds(None, None) if none else self._difference.bounds(), sums)

    def made(self) -> AmountMoved:
        moved = {
            direction: Moved(int(heads), before, after)
            for direction in Direction
            for heads, before, after in [self._moved.get(direction, (0, _NOTHING, _NOTHING))]
        }
        ordered = sorted(self._open.items(), key=lambda item: (-item[1], str(item[0])))
        cases = [OpenCase(old, new, heads) for (old, new), heads in ordered]
        return AmountMoved(self.totals(), moved, tuple(cases))


def _by_case(old: Answer | None, new: Answer | None) -> tuple[Decimal, ...]:
    """The differences for one person, case by case, where both notices are ambiguous in the same cases; else none."""
    if old is None or new is None or not old.cases:
        return ()
    before, after = dict(old.cases), dict(new.cases)
    return tuple(after[label] - before[label] for label in before) if before.keys() == after.keys() else ()


def _less(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one - other


def _why(kind: str, answer: Answer | None) -> Open | None:
    if kind == NO_FIELD:
        return Open(kind, (), ())
    if answer is None or kind not in OPEN:
        return None
    return Open(kind, answer.missing, answer.silent)
