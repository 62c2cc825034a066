"""An amount of one person as it is added up: known, or between two ends."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce

from ...answer import Ambiguous, Known, Outcome
from ...symbol import Symbol
from ...unknown import Unknown
from ..symbols.symbols import Amount, Number, raised
from ..symbols.terms import Constant, Either, Less, Term
from .flattened import bound_of, value_of
from .output import Cell

Ends = tuple[Cell, Cell]
NOTHING = Decimal(0)


def ends_of(outcome: Outcome) -> Ends:
    """(low, high) of what is open, None where there is no bound; nothing for what is known or does not apply."""
    match outcome:
        case Unknown():
            return bound_of(outcome, "low"), bound_of(outcome, "high")
        case Ambiguous(cases=cases):
            lows, highs = zip(*(of_case(case.outcome) for case in cases), strict=True)
            return _extreme(lows, least=True), _extreme(highs, least=False)
    return None, None


def of_case(outcome: Outcome) -> Ends:
    """Who is turned away in this case pays and gets nothing."""
    match outcome:
        case Known():
            return value_of(outcome), value_of(outcome)
        case Unknown() | Ambiguous():
            return ends_of(outcome)
    return NOTHING, NOTHING


def _extreme(cells: Sequence[Cell], *, least: bool) -> Cell:
    if any(cell is None for cell in cells):
        return None
    if any(isinstance(cell, Symbol) for cell in cells):
        return reduce(lambda one, other: _picked(one, other, least), cells)
    pick = min if least else max
    return pick(cells)  # type: ignore[type-var]


def _picked(one: Cell, other: Cell, least: bool) -> Cell:
    """The smaller or the larger of two, told row by row."""
    first, second = _digits(one), _digits(other)
    scale = max(first[1], second[1])
    left, right = raised(first[0], scale - first[1]), raised(second[0], scale - second[1])
    chosen = Either(Less(left, right), *((left, right) if least else (right, left)))
    return Amount(chosen, scale, max(first[2], second[2]) * 10**scale)


def _digits(cell: Cell) -> tuple[Term, int, int]:
    """A whole number of 10 ** -scale, the scale, and the largest that it can be."""
    if isinstance(cell, Number):
        return cell.term, cell.scale, cell.most
    exact = Decimal(cell)  # type: ignore[arg-type]
    scale = max(0, -int(exact.as_tuple().exponent))
    whole = int(exact.scaleb(scale))
    return Constant(whole), scale, abs(whole)
