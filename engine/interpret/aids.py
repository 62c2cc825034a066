"""One aid for one person (rule 4): does it apply, how much is it, who pays which part."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from dsl import Aid, InFull, Mode, PayerLine, Rest

from ..arithmetic import compare, operate
from ..money import ZERO
from ..unknown import Unknown, Why, high_of, low_of, not_stated, one_of
from .decisions import value_closure
from .expressions import Builder, closure
from .situation import Situation

Split = tuple[tuple[str, Any], ...]
"""Payer → amount (a value or an unknown), in the order written."""


@dataclass(frozen=True, slots=True)
class Grant:
    """An aid that applies, or may: `doubt` says why it is not sure. `full`: it pays all of the balance.

    `lines` are the payer lines that hold.
    """

    aid: Aid
    amount: Any
    due: Any
    split: Split
    full: bool
    doubt: Unknown | None
    lines: tuple[int, ...] = ()

    @property
    def name(self) -> str:
        return self.aid.name

    @property
    def mode(self) -> Mode | None:
        return self.aid.mode


GrantClosure = Callable[[Situation, Any], Grant | None]
"""Takes the balance before the stage; None where the aid surely does not apply."""


def grant_closure(builder: Builder, aid: Aid) -> GrantClosure:
    applies = closure(builder, aid.applies)
    total = None if aid.total is None else closure(builder, aid.total)
    personal = None if aid.personal is None else closure(builder, aid.personal)
    lines = [_line(builder, line, aid) for line in aid.lines]
    no_split = not_stated(aid.name, Why.NO_SPLIT, aid.clauses)

    def run(s: Situation, balance: Any) -> Grant | None:
        holds = applies(s)
        if holds is False:
            return None
        doubt = holds if holds.__class__ is Unknown else None
        fixed: list[tuple[str, Any]] = []
        rest: str | None = None
        full: str | None = None
        used = []
        for index, (line, guard, value) in enumerate(lines):
            verdict = True if guard is None else guard(s)
            if verdict is False:
                continue
            used.append(index)
            if isinstance(line.value, InFull):
                full = line.payer
            elif isinstance(line.value, Rest):
                rest = line.payer
            elif value is not None:
                amount = value(s)
                fixed.append((line.payer, amount if verdict is True else one_of([amount, ZERO], [verdict])))
        declared = None
        if personal is not None:
            declared = _floored(operate("-", balance, personal(s)))
        elif total is not None:
            declared = total(s)
        if full is not None:
            return Grant(aid, balance, ZERO, ((full, balance),), True, doubt, tuple(used))
        amount, split, whole = _divide(balance, fixed, rest, declared, no_split)
        due = ZERO if whole else _floored(operate("-", balance, amount))
        return Grant(aid, amount, due, split, whole, doubt, tuple(used))

    return run


def _line(builder: Builder, line: PayerLine, aid: Aid) -> tuple[PayerLine, Any, Any]:
    guard = None if line.guard is None else closure(builder, line.guard)
    if isinstance(line.value, InFull | Rest):
        return line, guard, None
    return line, guard, value_closure(builder, line.value, aid.name, line.clauses or aid.clauses)


def _divide(
    balance: Any, fixed: list[tuple[str, Any]], rest: str | None, declared: Any, no_split: Unknown
) -> tuple[Any, Split, bool]:
    """(amount, who pays which part, whether that is all of the balance); never above the balance."""
    summed: Any = ZERO
    for _, value in fixed:
        summed = operate("+", summed, value)
    amount = declared if declared is not None else balance if rest is not None else summed
    amount, capped = cap(amount, balance)
    if rest is not None:
        remainder = operate("-", amount, summed)
        if compare("≥", remainder, ZERO) is not True and not _all_known(remainder):
            remainder = _floored(remainder)
        if _all_known(remainder) and remainder < 0:
            return amount, tuple((payer, no_split) for payer in (*(p for p, _ in fixed), rest)), capped
        return amount, (*fixed, (rest, remainder)), declared is None or capped
    if len(fixed) == 1:
        return amount, ((fixed[0][0], amount),), capped
    agrees = compare("=", amount, summed)
    if agrees is True or (not capped and declared is None):
        return amount, tuple(fixed), capped
    return amount, tuple((payer, no_split) for payer, _ in fixed), capped


def _all_known(*values: Any) -> bool:
    return all(v.__class__ is not Unknown for v in values)


def cap(amount: Any, balance: Any) -> tuple[Any, bool]:
    """(the smaller of the two, whether the balance surely is what limits it)."""
    fits = compare("≤", amount, balance)
    if fits is True:
        return amount, False
    if fits is False:
        return balance, True
    if amount.__class__ is Unknown and balance.__class__ is not Unknown:
        return lowered(amount, balance), False
    unknowns = [v for v in (amount, balance) if v.__class__ is Unknown]
    highs = [h for h in (high_of(amount), high_of(balance)) if h is not None]
    found = one_of([amount, balance], unknowns)
    lows = [low_of(amount), low_of(balance)]
    low = None if None in lows else min(lows)
    return Unknown(found.silence, found.reasons, None, low, min(highs) if highs else None), False


def lowered(amount: Unknown, most: Decimal) -> Any:
    """An unknown amount, at most so much."""
    if amount.candidates is not None and all(c.__class__ is not Unknown for c in amount.candidates):
        return one_of([min(c, most) for c in amount.candidates], [amount])
    low = None if amount.low is None else min(amount.low, most)
    high = most if amount.high is None else min(amount.high, most)
    return Unknown(amount.silence, amount.reasons, None, low, high)


def _floored(value: Any) -> Any:
    """Never below zero."""
    if value.__class__ is not Unknown:
        return value if value > 0 else ZERO
    candidates = value.candidates
    if candidates is not None:
        candidates = tuple(dict.fromkeys(c if c.__class__ is Unknown or c > 0 else ZERO for c in candidates))
    low = ZERO if value.low is None or value.low < 0 else value.low
    high = value.high if value.high is None or value.high > 0 else ZERO
    return Unknown(value.silence, value.reasons, candidates, low, high, value.printed)
