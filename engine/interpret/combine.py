"""Aids of one stage combined (rules 5–8): 就高, 叠加, 次序, or nothing said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from typing import Any

from dsl import Combine, Mode, Stage

from ..arithmetic import compare, floored, lesser, may_be_nothing, operate
from ..money import ZERO
from ..unknown import MOST_CANDIDATES, Unknown, Why, distinct, high_of, join, not_stated, one_of
from .aids import Grant
from .combined import (
    NOTHING,
    Allocation,
    Combined,
    Loser,
    Tied,
    allocation,
    alone,
    nothing,
    open_between,
    option,
)
from .highest import highest, rank, sameness
from .payers import divided, summed

__all__ = ["NOTHING", "Allocation", "Combined", "Loser", "Tied", "combine", "giving"]


def giving(grants: Sequence[Grant]) -> list[Grant]:
    """Those that give something, or may."""
    return [g for g in grants if high_of(g.amount) != 0]


def combine(stage: Stage, balance: Any, grants: Sequence[Grant]) -> Combined:
    """`grants` are those that apply or may apply, in the order of the file."""
    able = giving(grants)
    if not able:
        return nothing(balance)
    if len(grants) == 1 and able[0].doubt is None:
        return alone(able[0])
    match stage.combine:
        case Combine.HIGHEST:
            return highest(stage, balance, able)
        case Combine.STACK:
            return _stack(stage, balance, able)
        case Combine.ORDER:
            return _first(stage, balance, sorted(grants, key=lambda g: rank(stage.order, g.name)))
        case Combine.UNSTATED:
            return _unsaid(stage, balance, able)


def _first(stage: Stage, balance: Any, ranked: Sequence[Grant]) -> Combined:
    """次序: the first that applies; unsure ones before it may come instead."""
    sure = next((i for i, g in enumerate(ranked) if g.doubt is None), None)
    possible = ranked if sure is None else ranked[: sure + 1]
    doubts = [g.doubt for g in possible if g.doubt is not None]
    if not doubts:
        return alone(possible[0])
    options = [option(g) for g in possible]
    if sure is None:
        options.append((ZERO, balance, NOTHING))
    return open_between(options, Unknown(*join(doubts)), stage.clauses)


def _unsaid(stage: Stage, balance: Any, grants: Sequence[Grant]) -> Combined:
    """No priority: one possible aid stands, several that come to the same stand; else the notice does not say.

    Then any of them alone, or all together, may be meant.
    """
    if len(distinct(map(sameness, grants))) == 1:
        return _first(stage, balance, grants)
    unsure = {g.name: d for g in grants if (d := g.doubt if g.full else _whether_given(g))}
    sure = [g for g in grants if g.name not in unsure]
    silence, reasons = join([not_stated("优先", Why.NO_PRIORITY, stage.clauses), *unsure.values()])
    if len(distinct(map(sameness, sure))) < 2:
        silence = join(unsure.values())[0]
    together = _stack(stage, balance, grants)
    options = [*map(option, grants), (together.amount, together.due, together.allocations[0])]
    if not sure:
        options.insert(0, (ZERO, balance, NOTHING))
    return open_between(options, Unknown(silence, reasons), stage.clauses)


# --- 叠加 ------------------------------------------------------------------------------------------------------------


def _stack(stage: Stage, balance: Any, grants: Sequence[Grant]) -> Combined:
    """Sums, capped at the balance; a surely saturated sum is known although its members are not."""
    amounts = [_doubted(g.amount, g.doubt) for g in grants]
    total, sure = summed(amounts), summed(g.amount for g in grants if g.doubt is None)
    full = next((i for i, g in enumerate(grants) if g.full and g.doubt is None), None)
    saturated = full is not None or compare("≥", sure, balance) is True
    fits = compare("≤", total, balance)
    if full is not None:
        fits = compare("=", summed(a for i, a in enumerate(amounts) if i != full), ZERO)
    amount = balance if saturated else total if fits is True else lesser(total, balance)
    due = ZERO if saturated else floored(operate("-", balance, amount))
    silent = not_stated("叠加", Why.NO_SPLIT, stage.clauses)
    parts = [(payer, _doubted(part, g.doubt)) for g in grants for payer, part in g.split]
    direct, refunded = _modes(grants, amount, fits, silent)
    way = Allocation(
        tuple(g.name for g in grants), divided(amount, parts, fits, silent), direct, refunded, _given(grants)
    )
    return Combined(amount, due, (way,), clauses=stage.clauses)


def _doubted(amount: Any, doubt: Unknown | None) -> Any:
    return amount if doubt is None else one_of([amount, ZERO], [doubt])


def _modes(grants: Sequence[Grant], amount: Any, fits: Any, silent: Unknown) -> tuple[Any, Any]:
    """How much of the sum is paid directly, how much refunded."""
    modes = {g.mode for g in grants}
    if len(modes) == 1 and None not in modes:
        return (amount, ZERO) if modes == {Mode.PAID_DIRECTLY} else (ZERO, amount)
    if fits is False:
        return silent, silent
    ways = [(allocation(g), g.doubt) for g in grants]
    direct = summed(_doubted(way.direct, doubt) for way, doubt in ways)
    refunded = summed(_doubted(way.refunded, doubt) for way, doubt in ways)
    if fits is True:
        return direct, refunded
    return one_of([direct, silent], [fits]), one_of([refunded, silent], [fits])


def _given(grants: Sequence[Grant]) -> Any:
    """资助名: every combination of the aids that may or may not take part."""
    options: list[tuple[tuple[str, ...], ...]] = []
    because: list[Unknown] = []
    for grant in grants:
        doubt = _whether_given(grant)
        options.append(((grant.name,), ()) if doubt else ((grant.name,),))
        because += [doubt] if doubt else []
    if not because:
        return tuple(g.name for g in grants)
    if 2 ** len(because) > MOST_CANDIDATES:
        return Unknown(*join(because))
    return one_of([tuple(name for part in way for name in part) for way in product(*options)], because)


def _whether_given(grant: Grant) -> Unknown | None:
    """Why it is open whether the aid gives anything: it may not apply, or come to nothing."""
    open_questions = [d for d in (grant.doubt, may_be_nothing(grant.amount)) if d is not None]
    return Unknown(*join(open_questions)) if open_questions else None
