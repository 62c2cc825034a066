"""Which types may be added and multiplied: a table, so that nothing mixes unnoticed."""

from __future__ import annotations

from ..types import Kind

_RESULTS: dict[tuple[str, Kind, Kind], Kind] = {
    **{(op, kind, kind): kind for op in "+-" for kind in (Kind.MONEY, Kind.INTEGER, Kind.RATE)},
    **{(op, Kind.DATE, Kind.DURATION): Kind.DATE for op in "+-"},
    ("×", Kind.RATE, Kind.MONEY): Kind.MONEY,
    ("×", Kind.MONEY, Kind.RATE): Kind.MONEY,
    ("×", Kind.MONEY, Kind.INTEGER): Kind.MONEY,
    ("×", Kind.INTEGER, Kind.MONEY): Kind.MONEY,
    ("×", Kind.RATE, Kind.RATE): Kind.RATE,
    ("×", Kind.INTEGER, Kind.INTEGER): Kind.INTEGER,
}


def result_type(op: str, left: Kind, right: Kind) -> Kind | None:
    """The type of `left op right`; None where it has no meaning."""
    return _RESULTS.get((op, left, right))
