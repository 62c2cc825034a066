"""Counts of persons by how they came out, added up: heads, and each total with what is left open of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from ...money import EXACT
from .counted import Counting, Facet, Share, Summed

OPEN = ("not_stated", "missing", "deferred", "ambiguous")
"""The kinds of an amount that counts and is not known; who is refused, closed or not concerned adds nothing."""
_NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Total:
    """`known` is the sum of the known amounts, `heads` says by kind how many persons stand behind the total.

    The whole lies between `low` and `high`; None where some amount that is open has no such bound.
    """

    known: Decimal
    heads: Mapping[str, int]
    low: Decimal | None
    high: Decimal | None

    @property
    def open(self) -> int:
        """Persons whose amount counts and is not known."""
        return sum(self.heads.get(kind, 0) for kind in OPEN)


@dataclass(frozen=True, slots=True)
class Line:
    """Some of the people. `kinds` says of 参保 and 受理 how many come out in which kind."""

    heads: int
    totals: Mapping[str, Total]
    kinds: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A row of the query: `numbers` by the column of a facet, how many persons, and their `sums` by column."""

    numbers: Mapping[str, int]
    heads: int
    sums: Mapping[str, Decimal]
    raw: Mapping[str, object]

    def said(self, facet: Facet) -> tuple[object, ...]:
        return facet.says[0 if facet.column is None else self.numbers[facet.column]]


class Gathered:
    """Rows of the query added up, facet by facet."""

    def __init__(self, counted: Counting) -> None:
        self._counted = counted
        self.heads = 0
        self._by_number: dict[tuple[int, int], int] = defaultdict(int)
        self._sums: dict[tuple[int, int, str], Decimal] = defaultdict(Decimal)
        self._facets = (*counted.money, *counted.gates)

    def add(self, row: Counted, times: int = 1) -> None:
        """`times`: as often as these persons count."""
        self.heads += row.heads * times
        for at, facet in enumerate(self._facets):
            number = 0 if facet.column is None else row.numbers[facet.column]
            self._by_number[at, number] += row.heads * times
            for column in _summed(facet, number) if row.sums else ():
                with localcontext(EXACT):
                    self._sums[at, number, column] += (row.sums[column] or _NOTHING) * times

    def line(self) -> Line:
        totals: dict[str, Total] = {}
        kinds: dict[str, dict[str, int]] = {}
        for at, facet in enumerate(self._facets):
            numbers = [(n, count) for (of, n), count in self._by_number.items() if of == at and count]
            for position, name in enumerate(facet.names):
                said = [(facet.says[n][position], n, count) for n, count in numbers]
                if at < len(self._counted.money):
                    totals[name] = self._total(at, said)
                else:
                    kinds[name] = _heads((kind, count) for kind, _, count in said)
        return Line(self.heads, totals, kinds)

    def _total(self, at: int, said: list[tuple[Share, int, int]]) -> Total:
        known, low, high = _NOTHING, _NOTHING, _NOTHING
        is_low = is_high = True
        with localcontext(EXACT):
            for share, number, count in said:
                if share.kind == "known":
                    known += self._sum(at, number, share.amount, count) or _NOTHING
                elif share.kind in OPEN:
                    least, most = (self._sum(at, number, end, count) for end in (share.low, share.high))
                    is_low, is_high = is_low and least is not None, is_high and most is not None
                    low, high = low + (least or _NOTHING), high + (most or _NOTHING)
            heads = _heads((share.kind, count) for share, _, count in said)
            return Total(known, heads, known + low if is_low else None, known + high if is_high else None)

    def _sum(self, at: int, number: int, amount: Decimal | Summed | None, count: int) -> Decimal | None:
        if isinstance(amount, Summed):
            return self._sums[at, number, amount.column]
        return None if amount is None else amount * count


def _summed(facet: Facet, number: int) -> list[str]:
    if not facet.names or not isinstance(facet.says[number][0], Share):
        return []
    shares = facet.says[number]
    ends = (end for share in shares for end in (share.amount, share.low, share.high))
    return [end.column for end in ends if isinstance(end, Summed)]


def _heads(counts: object) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, count in counts:  # type: ignore[attr-defined]
        found[kind] = found.get(kind, 0) + count
    return found
