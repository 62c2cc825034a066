"""How the differences of an amount spread: each by itself where they are few, else from so much to so much."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal

from ..columnar.counts.counted import Facet
from .counts import EVERYBODY, Ask, Split, counts
from .model import Spread
from .query import BAND, EDGES, LEAST, MOST, Both
from .side import Answer

MOST_DIFFERENCES = 24
"""More different differences than this are told in bands."""
_FEN = Decimal("0.01")
Ends = tuple[Decimal, Decimal]


def spread(both: Both, table: str, ask: Ask, smallest: int) -> tuple[Spread, ...]:
    """Of persons whose amount is known on both sides, the smallest difference first.

    A difference that comes from what stands in records is told by itself only if it is that of `smallest` persons.
    """
    if both.bearing is None:
        return ()
    found: dict[Ends, int] = defaultdict(int)
    for ends, heads in _differences(both, both.bearing, table, ask):
        found[ends] += heads
    is_exact = all(least == most for least, most in found) and len(found) <= MOST_DIFFERENCES
    if both.banded is not None:
        is_exact = is_exact and all(heads >= smallest for heads in found.values())
    if is_exact:
        return tuple(Spread(least, most, heads) for (least, most), heads in sorted(found.items()))
    bands: dict[int, int] = defaultdict(int)
    for (least, _), heads in found.items():
        bands[band_of(least)] += heads
    return tuple(Spread(*ends_of(band), heads) for band, heads in sorted(bands.items()))


def _differences(both: Both, field: str, table: str, ask: Ask) -> list[tuple[Ends, int]]:
    """(the least, the most), heads. Both ends are of one band."""
    old, new = (next(f for f in side.fields if field in f.names) for side in (both.old, both.new))
    split: Split = EVERYBODY
    sums: tuple[str, ...] = ()
    if both.banded is not None:
        split, sums = Split("", (BAND,), EVERYBODY.labels), (LEAST, MOST)
    found = []
    for count in counts(ask, table, split, old, new, sums):
        before, after = _answer(old, count.old, field), _answer(new, count.new, field)
        if before.way.kind == after.way.kind == "known":
            if both.banded is not None:
                found.append(((count.row[LEAST], count.row[MOST]), count.heads))
            else:
                difference = _amount(after) - _amount(before)
                found.append(((difference, difference), count.heads))
    return found


def _answer(facet: Facet, says: tuple[Answer, ...] | None, field: str) -> Answer:
    assert says is not None
    return says[facet.names.index(field)]


def _amount(answer: Answer) -> Decimal:
    amount = answer.share.amount if answer.share else None
    return amount if isinstance(amount, Decimal) else Decimal(0)


def band_of(difference: Decimal) -> int:
    """As `query.counted` has it."""
    size = sum(abs(difference) > edge for edge in EDGES)
    return -size if difference < 0 else size


def ends_of(band: int) -> tuple[Decimal | None, Decimal | None]:
    """Inclusive, in whole fen."""
    if not band:
        return Decimal(0), Decimal(0)
    size = abs(band)
    least, most = EDGES[size - 1] + _FEN, EDGES[size] if size < len(EDGES) else None
    return (least, most) if band > 0 else (None if most is None else -most, -least)
