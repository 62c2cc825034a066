"""Payer lines: which of them hold, and how an amount divides among those that do. Aids and 财政补助 share this."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from dsl import Clause, InFull, PayerLine, Rest

from ..arithmetic import compare, floored, may_be_nothing, operate
from ..money import ZERO
from ..unknown import Unknown, is_missing, one_of
from .decisions import value_closure
from .expressions import Builder, Closure, closure
from .situation import Situation

Split = tuple[tuple[str, Any], ...]
"""Payer → amount (a value or an unknown), each payer once, in the order written."""


@dataclass(frozen=True, slots=True)
class Line:
    """A payer line made ready; `value` is None for 其余 and 全额."""

    index: int
    payer: str
    guard: Closure | None
    value: Closure | None
    in_full: bool


def line_closures(
    builder: Builder, lines: Sequence[PayerLine], where: Callable[[str], str], clauses: tuple[Clause, ...]
) -> tuple[Line, ...]:
    """`where` names the place of a payer's line, for reasons."""
    return tuple(_line(builder, index, line, where(line.payer), clauses) for index, line in enumerate(lines))


def _line(builder: Builder, index: int, line: PayerLine, where: str, clauses: tuple[Clause, ...]) -> Line:
    guard = None if line.guard is None else closure(builder, line.guard)
    value = None
    if not isinstance(line.value, Rest | InFull):
        value = value_closure(builder, line.value, where, line.clauses or clauses)
    return Line(index, line.payer, guard, value, isinstance(line.value, InFull))


def cases_of(s: Situation, lines: Sequence[Line]) -> tuple[list[list[Line]], list[Unknown]]:
    """The lines that hold, once for each way in which the open guards may turn out; and why they are open."""
    options: list[tuple[tuple[Line, ...], ...]] = []
    because: list[Unknown] = []
    for line in lines:
        holds = True if line.guard is None else line.guard(s)
        if isinstance(holds, Unknown):
            options.append(((line,), ()))
            because.append(holds)
        elif holds:
            options.append(((line,),))
    return [[line for part in way for line in part] for way in product(*options)], because


def fixed_parts(s: Situation, held: Sequence[Line]) -> tuple[list[tuple[str, Any]], Any]:
    """What the lines with an amount of their own give, and its sum."""
    parts = [(line.payer, line.value(s)) for line in held if line.value is not None]
    return parts, summed(amount for _, amount in parts)


def rest_of(held: Sequence[Line]) -> str | None:
    """The payer of 其余."""
    return next((line.payer for line in held if line.value is None and not line.in_full), None)


def with_rest(
    amount: Any, fixed: Sequence[tuple[str, Any]], paid: Any, rest: str, silent: Unknown, may_be_cut: bool = False
) -> Split:
    """其余 is what the others leave; where they leave less than nothing, nobody says who pays what.

    Where that is open, a missing fact may show it if the amount may be cut; otherwise the file's shares are trusted.
    """
    remainder = operate("-", amount, paid)
    verdict = compare("≥", remainder, ZERO)
    fits = verdict if may_be_cut and is_missing(verdict) else verdict is not False
    return divided(amount, [*fixed, (rest, floored(remainder))], fits, silent)


def divided(amount: Any, parts: Sequence[tuple[str, Any]], fits: Any, silent: Unknown) -> Split:
    """`fits`: do the parts come to the amount? If not, a single payer bears it; of several, the split is not stated."""
    split = by_payer(parts)
    if len(split) == 1:
        return ((split[0][0], amount),)
    if fits is True:
        return split
    if fits is False:
        return tuple((payer, silent) for payer, _ in split)
    cut = [silent, ZERO] if may_be_nothing(amount) else [silent]
    return tuple((payer, one_of([value, *cut], [fits])) for payer, value in split)


def by_payer(parts: Sequence[tuple[str, Any]]) -> Split:
    """Each payer once, with the sum of its parts."""
    payers = dict.fromkeys(payer for payer, _ in parts)
    return tuple((payer, summed(value for name, value in parts if name == payer)) for payer in payers)


def summed(values: Any) -> Any:
    total: Any = None
    for value in values:
        total = value if total is None else operate("+", total, value)
    return ZERO if total is None else total
