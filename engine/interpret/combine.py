"""Aids of one stage combined (rules 5–8): 就高, 叠加, 次序, or nothing said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from dsl import Clause, Combine, Mode, Stage, Tie, TieRule

from ..arithmetic import compare, operate
from ..money import ZERO
from ..unknown import Unknown, Why, distinct, high_of, join, low_of, not_stated, one_of
from .aids import Grant, Split, cap


@dataclass(frozen=True, slots=True)
class Allocation:
    """One way the stage's aid may come out: which aids, who pays what, how much directly and how much afterwards."""

    names: tuple[str, ...]
    split: Split
    direct: Any
    refunded: Any

    def of(self, payer: str) -> Any:
        """What this payer gives."""
        total: Any = ZERO
        for name, amount in self.split:
            if name == payer:
                total = operate("+", total, amount)
        return total


@dataclass(frozen=True, slots=True)
class Loser:
    """An aid that applies but does not win, and by how much it falls short of the winner."""

    name: str
    amount: Any
    margin: Any


@dataclass(frozen=True, slots=True)
class Combined:
    """What a stage gives. Several allocations: because of `doubt` where it is set, else a tie left open."""

    amount: Any
    due: Any
    allocations: tuple[Allocation, ...]
    doubt: Unknown | None = None
    tied: bool = False
    losers: tuple[Loser, ...] = ()
    clauses: tuple[Clause, ...] = field(default=())


NOTHING = Allocation((), (), ZERO, ZERO)


def combine(stage: Stage, balance: Any, grants: Sequence[Grant]) -> Combined:
    """`grants` are those that apply or may apply, in the order of the file."""
    giving = [g for g in grants if g.full or high_of(g.amount) is None or high_of(g.amount) != 0]
    if not giving:
        return Combined(ZERO, balance, (NOTHING,))
    match stage.combine:
        case Combine.HIGHEST:
            return _highest(stage, balance, giving)
        case Combine.STACK:
            return _stack(stage, balance, giving)
        case Combine.ORDER:
            ranked = sorted(giving, key=lambda g: _rank(stage.order, g))
            return _first_of(balance, ranked)
        case Combine.UNSTATED:
            return _unsaid(stage, balance, giving)


def allocation(grant: Grant) -> Allocation:
    amount = grant.amount
    if grant.mode is None:
        silent = not_stated(grant.name, Why.NO_MODE, grant.aid.clauses)
        return Allocation((grant.name,), grant.split, silent, silent)
    direct = grant.mode is Mode.PAID_DIRECTLY
    return Allocation((grant.name,), grant.split, amount if direct else ZERO, ZERO if direct else amount)


def _rank(order: tuple[str, ...], grant: Grant) -> int:
    return order.index(grant.name) if grant.name in order else len(order)


def _settled(grant: Grant) -> Combined:
    return Combined(grant.amount, grant.due, (allocation(grant),))


# --- 就高 ------------------------------------------------------------------------------------------------------------


def _highest(stage: Stage, balance: Any, grants: list[Grant]) -> Combined:
    alive = _able_to_win(grants)
    sure = [g for g in alive if g.doubt is None]
    winners = _winners(alive)
    if winners is None:
        return _open(balance, alive, None if sure else NOTHING)
    best = next(g for g in winners if g.doubt is None)
    lost = [g for g in grants if g.doubt is None and g not in winners]
    losers = tuple(Loser(g.name, g.amount, operate("-", best.amount, g.amount)) for g in lost)
    chosen = _break_tie(stage.tie, winners)
    allocations = _distinct(chosen)
    doubts = [g.doubt for g in chosen if g.doubt is not None]
    doubt = Unknown(*join(doubts)) if doubts and len(allocations) > 1 else None
    tied = len(allocations) > 1 and doubt is None
    return Combined(best.amount, best.due, allocations, doubt, tied, losers, stage.clauses)


def _able_to_win(grants: list[Grant]) -> list[Grant]:
    """Without those that surely fall short of what is sure."""
    sure = [g for g in grants if g.doubt is None]
    if any(g.full for g in sure):
        return [g for g in grants if g.full or _may_reach_full(g)]
    floors = [low_of(g.amount) for g in sure if low_of(g.amount) is not None]
    floor = max(floors, default=ZERO)
    return [g for g in grants if g.full or high_of(g.amount) is None or high_of(g.amount) >= floor]


def _may_reach_full(grant: Grant) -> bool:
    highest = high_of(grant.due)
    lowest = low_of(grant.due)
    return highest is None or lowest is None or lowest <= 0


def _winners(alive: list[Grant]) -> list[Grant] | None:
    """Those that share the highest amount, where that amount is known; None where it is not."""
    sure = [g for g in alive if g.doubt is None]
    if not sure:
        return None
    if any(g.full for g in sure):
        return [g for g in alive if g.full or compare("=", g.due, ZERO) is not False]
    if len(alive) == 1:
        return alive
    if any(g.amount.__class__ is Unknown for g in alive):
        return None
    best = max(g.amount for g in sure)
    if any(g.amount > best for g in alive):
        return None
    return [g for g in alive if g.amount == best]


def _break_tie(tie: Tie | None, winners: list[Grant]) -> list[Grant]:
    """同额 次序 keeps the first sure one and the unsure ones before it."""
    if tie is None or tie.rule is not TieRule.ORDER:
        return winners
    kept = []
    for grant in sorted(winners, key=lambda g: _rank(tie.order, g)):
        kept.append(grant)
        if grant.doubt is None:
            break
    return kept


def _distinct(grants: list[Grant]) -> tuple[Allocation, ...]:
    """Allocations that differ in who pays what or how; names of equal ones are not multiplied."""
    found: dict[Any, Allocation] = {}
    for made in (allocation(g) for g in grants):
        found.setdefault((_normal(made.split), made.direct, made.refunded), made)
    return tuple(found.values())


def _normal(split: Split) -> frozenset[tuple[str, Any]]:
    return frozenset((payer, amount) for payer, amount in split if amount.__class__ is Unknown or amount != 0)


def _open(balance: Any, alive: list[Grant], otherwise: Allocation | None) -> Combined:
    """The highest amount is not known: candidates are what each that can win would make of it."""
    doubts = [g.doubt for g in alive if g.doubt is not None]
    unknown_amounts = [g.amount for g in alive if g.amount.__class__ is Unknown]
    because = [*doubts, *unknown_amounts] or [balance]
    options = [(g.amount, g.due, allocation(g)) for g in alive]
    sure = [g for g in alive if g.doubt is None]
    known = [g.amount for g in sure if g.amount.__class__ is not Unknown]
    floor = max(known, default=None)
    if floor is not None:
        options = [o for o in options if o[0].__class__ is Unknown or o[0] >= floor]
    if otherwise is not None:
        options.insert(0, (ZERO, balance, otherwise))
    amount = _at_least(one_of([o[0] for o in options], because), sure)
    due = one_of([o[1] for o in options], because)
    doubt = Unknown(*join(because))
    if len(options) == 1:
        return Combined(amount, due, (options[0][2],), None)
    return Combined(amount, due, tuple(distinct(o[2] for o in options)), doubt)


def _at_least(amount: Any, sure: list[Grant]) -> Any:
    """Raise the lower bound to what is sure."""
    floors = [low_of(g.amount) for g in sure if low_of(g.amount) is not None]
    if amount.__class__ is not Unknown or not floors:
        return amount
    low = max(floors) if amount.low is None else max(amount.low, *floors)
    return Unknown(amount.silence, amount.reasons, amount.candidates, low, amount.high)


# --- 叠加, 次序, 未规定 ------------------------------------------------------------


def _stack(stage: Stage, balance: Any, grants: list[Grant]) -> Combined:
    """Sums, capped at the balance; a surely saturated sum is known although its members are not."""
    sums: Any = ZERO
    sure: Any = ZERO
    parts: list[tuple[str, Any]] = []
    direct: Any = ZERO
    refunded: Any = ZERO
    for grant in grants:
        if grant.doubt is None:
            sure = operate("+", sure, grant.amount)
        made = allocation(grant)
        sums = operate("+", sums, _doubted(grant.amount, grant.doubt))
        direct = operate("+", direct, _doubted(made.direct, grant.doubt))
        refunded = operate("+", refunded, _doubted(made.refunded, grant.doubt))
        parts.extend((payer, _doubted(amount, grant.doubt)) for payer, amount in grant.split)
    names = tuple(g.name for g in grants)
    saturated = any(g.full and g.doubt is None for g in grants) or compare("≥", sure, balance) is True
    amount = balance if saturated else cap(sums, balance)[0]
    due = ZERO if saturated else operate("-", balance, amount)
    fits = compare("≤", sums, balance) is True
    if not fits:
        silent = not_stated("叠加", Why.NO_SPLIT, stage.clauses)
        payers = distinct(p for p, _ in parts)
        parts = [(payers[0], amount)] if len(payers) == 1 else [(p, silent) for p in payers]
        one_mode = {g.mode for g in grants}
        if one_mode == {Mode.PAID_DIRECTLY}:
            direct, refunded = amount, ZERO
        elif one_mode == {Mode.REFUNDED}:
            direct, refunded = ZERO, amount
        else:
            direct = refunded = silent
    return Combined(amount, due, (Allocation(names, tuple(parts), direct, refunded),), clauses=stage.clauses)


def _doubted(amount: Any, doubt: Unknown | None) -> Any:
    return amount if doubt is None else one_of([amount, ZERO], [doubt])


def _first_of(balance: Any, ranked: list[Grant]) -> Combined:
    possible: list[Grant] = []
    for grant in ranked:
        possible.append(grant)
        if grant.doubt is None:
            break
    return _candidates(balance, possible, last_is_sure=possible[-1].doubt is None)


def _candidates(balance: Any, possible: list[Grant], last_is_sure: bool) -> Combined:
    if len(possible) == 1 and last_is_sure:
        return _settled(possible[0])
    doubts = [g.doubt for g in possible if g.doubt is not None]
    options: list[tuple[Any, Any, Allocation]] = [(g.amount, g.due, allocation(g)) for g in possible]
    if not last_is_sure:
        options.append((ZERO, balance, NOTHING))
    amount, due = one_of([o[0] for o in options], doubts), one_of([o[1] for o in options], doubts)
    allocations = tuple(distinct(o[2] for o in options))
    return Combined(amount, due, allocations, Unknown(*join(doubts)) if len(allocations) > 1 else None)


def _unsaid(stage: Stage, balance: Any, grants: list[Grant]) -> Combined:
    """No priority: one possible aid stands, several that come to the same stand; else the notice does not say."""
    sure = [g for g in grants if g.doubt is None]
    unsure = [g for g in grants if g.doubt is not None]
    same = len(_distinct(grants)) == 1 and len(distinct(g.amount for g in grants)) == 1
    if same and sure:
        return _settled(sure[0])
    if len(grants) == 1 or (same and unsure):
        return _candidates(balance, [grants[0]], last_is_sure=False)
    silent = not_stated("优先", Why.NO_PRIORITY, stage.clauses)
    if len(_distinct(sure)) > 1 or len(distinct(g.amount for g in sure)) > 1:
        most = balance if isinstance(balance, Decimal) else high_of(balance)
        amount = Unknown(silent.silence, silent.reasons, None, ZERO, most)
        due = Unknown(silent.silence, silent.reasons, None, ZERO, most)
        payers = distinct(p for g in grants for p, _ in g.split)
        names = tuple(g.name for g in grants)
        return Combined(amount, due, (Allocation(names, tuple((p, silent) for p in payers), silent, silent),))
    doubts = [g.doubt for g in unsure if g.doubt is not None]
    options = [(g.amount, g.due, allocation(g)) for g in (sure[:1] or unsure)]
    if not sure:
        options.append((ZERO, balance, NOTHING))
    payers = distinct(p for g in grants for p, _ in g.split)
    together = Allocation(tuple(g.name for g in grants), tuple((p, silent) for p in payers), silent, silent)
    options.append((silent, silent, together))
    amount, due = one_of([o[0] for o in options], doubts), one_of([o[1] for o in options], doubts)
    return Combined(amount, due, tuple(distinct(o[2] for o in options)), Unknown(*join(doubts)))
