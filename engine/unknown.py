"""Not knowing, as a value. A known value is itself (a plain Python value); anything else is an `Unknown`.

An unknown says why (its reasons), what it may still turn out to be (candidates) and between which bounds it lies.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum, StrEnum
from itertools import product
from math import prod
from typing import Any

from dsl import Clause


class Silence(IntEnum):
    """Why a value is not known; a larger one beats a smaller one where several meet."""

    MISSING = 1
    DEFERRED = 2
    NOT_STATED = 3


class Why(StrEnum):
    """What exactly is not stated."""

    UNSTATED = "unstated"
    GAP = "gap"
    ABSENT = "absent"
    NO_KEY = "no_key"
    OTHER_YEAR = "other_year"
    NO_PRIORITY = "no_priority"
    NO_SPLIT = "no_split"
    NO_MODE = "no_mode"
    BELOW_FEN = "below_fen"
    NOTHING_TO_COUNT_FROM = "nothing_to_count_from"
    MIXED_UNITS = "mixed_units"
    DIVIDED_BY_ZERO = "divided_by_zero"
    YEAR_NOT_HELD = "year_not_held"
    TOO_LARGE = "too_large"


@dataclass(frozen=True, slots=True)
class MissingFact:
    """缺事实: the record does not say. `year` for a fact by year."""

    fact: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NotStated:
    """未规定: the notice is silent at `where` (a decision, table, aid …)."""

    where: str
    why: Why
    clauses: tuple[Clause, ...] = ()
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Deferred:
    """待定: `by` fixes it; None where nobody is named."""

    where: str
    by: str | None
    clauses: tuple[Clause, ...] = ()


Reason = MissingFact | NotStated | Deferred


@dataclass(frozen=True, slots=True)
class Unknown:
    """`candidates` is None where they can't be listed; a listed candidate may itself be an unknown without candidates.

    `low` and `high` are inclusive bounds, None where there is none. `printed` is the level of another 年度, for show.
    """

    silence: Silence
    reasons: frozenset[Reason]
    candidates: tuple[Any, ...] | None = None
    low: Any = None
    high: Any = None
    printed: Any = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that are missing, in a stable order."""
        named = {
            r.fact if r.year is None else f"{r.fact}[{r.year}]" for r in self.reasons if isinstance(r, MissingFact)
        }
        return tuple(sorted(named))

    def leaf(self) -> Unknown:
        """The same without candidates: how it stands among the candidates of another."""
        return Unknown(self.silence, self.reasons, None, self.low, self.high, self.printed)


MOST_CANDIDATES = 12


def not_stated(where: str, why: Why, clauses: tuple[Clause, ...] = (), year: int | None = None) -> Unknown:
    return Unknown(Silence.NOT_STATED, frozenset((NotStated(where, why, clauses, year),)))


def join(unknowns: Iterable[Unknown]) -> tuple[Silence, frozenset[Reason]]:
    """Not stated beats deferred beats missing; reasons are united."""
    silence, reasons = Silence.MISSING, frozenset[Reason]()
    for unknown in unknowns:
        silence = max(silence, unknown.silence)
        reasons |= unknown.reasons
    return silence, reasons


def low_of(value: Any) -> Any:
    return value.low if value.__class__ is Unknown else value


def high_of(value: Any) -> Any:
    return value.high if value.__class__ is Unknown else value


def is_missing(value: Any) -> bool:
    """Is this unknown, and may facts of the person change that?"""
    return value.__class__ is Unknown and any(r.__class__ is MissingFact for r in value.reasons)


def spread(value: Any) -> tuple[Any, ...] | None:
    """The values that this may be: itself, or its candidates; None where they can't be listed."""
    if value.__class__ is not Unknown:
        return (value,)
    if value.candidates is None:
        return None
    return tuple(value.candidates)


def hull(values: Sequence[Any]) -> tuple[Any, Any]:
    """The smallest and largest that any of these may be; None where one has no bound, or they have no order."""
    lows, highs = [low_of(v) for v in values], [high_of(v) for v in values]
    return _extreme(lows, min), _extreme(highs, max)


def _extreme(bounds: list[Any], pick: Any) -> Any:
    if not bounds or any(b.__class__ not in (Decimal, int, date) for b in bounds):
        return None
    return pick(bounds) if len({b.__class__ for b in bounds}) == 1 else None


def one_of(values: Sequence[Any], because: Iterable[Unknown]) -> Any:
    """What holds when one of these values does and `because` keeps us from knowing which.

    All the same: that. All silent in the same way: still silent. Else an unknown with its candidates and their hull.
    """
    flat: list[Any] = []
    inner: list[Unknown] = []
    for value in values:
        if value.__class__ is Unknown:
            inner.append(value)
            if value.candidates is not None:
                flat.extend(value.candidates)
            else:
                flat.append(value)
        else:
            flat.append(value)
    flat = distinct(flat)
    if len(flat) == 1 and not inner:
        return flat[0]
    silence, reasons = join(because)
    if len(inner) == len(values):
        weakest = min(u.silence for u in inner)
        if weakest is not Silence.MISSING:
            silence = max(silence, weakest)
    for unknown in inner:
        reasons |= unknown.reasons
    low, high = hull(values)
    return Unknown(silence, reasons, tuple(flat) if len(flat) <= MOST_CANDIDATES else None, low, high)


Bounds = tuple[Any, Any]


def boundless(*operands: Any) -> Bounds:
    return None, None


def lifted(apply: Callable[..., Any], operands: Sequence[Any], bounds: Callable[..., Bounds] = boundless) -> Any:
    """`apply` where an operand is unknown: on every candidate where they can be listed, else only its bounds.

    `apply` takes known values; `bounds` takes the operands as they are.
    """
    unknowns = [v for v in operands if v.__class__ is Unknown]
    options = [spread(v) for v in operands]
    listed = [o for o in options if o is not None]
    if len(listed) < len(options) or prod(map(len, listed)) > MOST_CANDIDATES:
        return Unknown(*join(unknowns), None, *bounds(*operands))
    return one_of([_applied(apply, choice, bounds) for choice in product(*listed)], unknowns)


def _applied(apply: Callable[..., Any], choice: tuple[Any, ...], bounds: Callable[..., Bounds]) -> Any:
    unknowns = [v for v in choice if v.__class__ is Unknown]
    return Unknown(*join(unknowns), None, *bounds(*choice)) if unknowns else apply(*choice)


def agreed(values: Sequence[Any]) -> Unknown | None:
    """Unknowns that are open in the same way, or all not stated, come to one, with the reasons united."""
    first = values[0]
    if any(v.__class__ is not Unknown for v in values):
        return None
    reasons = frozenset(r for v in values for r in v.reasons)
    if all(_shape(v) == _shape(first) for v in values):
        return Unknown(first.silence, reasons, first.candidates, first.low, first.high, first.printed)
    if any(v.silence is not Silence.NOT_STATED for v in values):
        return None
    listed = [v.candidates for v in values if v.candidates is not None]
    candidates = tuple(distinct(c for found in listed for c in found)) if len(listed) == len(values) else None
    return Unknown(Silence.NOT_STATED, reasons, candidates, *hull(values))


def _shape(unknown: Unknown) -> tuple[Any, ...]:
    return (unknown.silence, unknown.candidates, unknown.low, unknown.high, unknown.printed)


def distinct(values: Iterable[Any]) -> list[Any]:
    """Without repetition, in the order met. `True` and `1` are different values."""
    marks = [(value.__class__, value) for value in values]
    try:
        kept = list(dict.fromkeys(marks))
    except TypeError:  # symbols can't be hashed: they are compared one by one
        kept = []
        for mark in marks:
            if mark not in kept:
                kept.append(mark)
    return [value for _, value in kept]
