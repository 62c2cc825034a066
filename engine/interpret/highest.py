"""就高 (rules 5 and 8): the best of what is sure against the best of what is possible, and ties."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dsl import Stage, Tie, TieRule

from ..arithmetic import compare, operate
from ..money import ZERO
from ..unknown import Unknown, distinct, join, low_of, one_of
from .aids import Grant
from .combined import NOTHING, Combined, Loser, allocation, open_between, option


def highest(stage: Stage, balance: Any, grants: Sequence[Grant]) -> Combined:
    """`grants` give something, or may."""
    sure = [g for g in grants if g.doubt is None]
    alive = [g for g in grants if not any(_surely_above(s, g) for s in sure)]
    best = next((g for g in alive if g.doubt is None and all(_reaches(g, other) for other in alive)), None)
    if best is None:
        return _open(stage, balance, alive)
    verdicts = [(g, _ties(g, best)) for g in alive]
    winners = [(g, _doubt(g, verdict)) for g, verdict in verdicts if verdict is not False]
    chosen = _by_tie(stage.tie, winners)
    ways = _ways(chosen)
    doubts = [doubt for _, doubt in chosen if doubt is not None]
    several = len(ways) > 1
    lost = [g for g in sure if all(g is not winner for winner, _ in chosen)]
    return Combined(
        best.amount,
        best.due,
        tuple(allocation(g) for g in ways),
        Unknown(*join(doubts)) if doubts and several else None,
        several and not doubts,
        tuple(Loser(g.name, g.amount, operate("-", best.amount, g.amount)) for g in lost),
        stage.clauses,
    )


def _surely_above(high: Grant, low: Grant) -> bool:
    if high.full:
        return not low.full and compare(">", low.due, ZERO) is True
    return compare(">", high.amount, low.amount) is True


def _reaches(best: Grant, other: Grant) -> bool:
    """Nothing is above all of the balance, even where that is not known."""
    return best is other or best.full or compare("≥", best.amount, other.amount) is True


def _ties(grant: Grant, best: Grant) -> Any:
    """Does it come to the same as the best? True, false or unknown."""
    if grant is best or (grant.full and best.full):
        return True
    if grant.full or best.full:
        return compare("=", best.due if grant.full else grant.due, ZERO)
    return compare("=", grant.amount, best.amount)


def _doubt(grant: Grant, ties: Any) -> Unknown | None:
    """Why it is not sure that this one wins."""
    doubts = [d for d in (grant.doubt, ties) if isinstance(d, Unknown)]
    return Unknown(*join(doubts)) if doubts else None


Winner = tuple[Grant, Unknown | None]


def _by_tie(tie: Tie | None, winners: list[Winner]) -> list[Winner]:
    """同额 次序 keeps the first sure one and the unsure ones before it."""
    if tie is None or tie.rule is not TieRule.ORDER:
        return winners
    kept = []
    for winner in sorted(winners, key=lambda w: rank(tie.order, w[0].name)):
        kept.append(winner)
        if winner[1] is None:
            break
    return kept


def rank(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)


def _ways(chosen: Sequence[Winner]) -> list[Grant]:
    """Winners that differ in who pays what or how: of sure ones that come to the same, the first stands for all."""
    marks: list[Any] = []
    found: list[Grant] = []
    for grant, doubt in chosen:
        mark = grant.name if doubt is not None else sameness(grant)
        if mark not in marks:
            marks.append(mark)
            found.append(grant)
    return found


def sameness(grant: Grant) -> Any:
    """Equal for two aids only if they surely come to the same, from the same payers in the same way."""
    paying = tuple(sorted((payer, amount) for payer, amount in grant.split if amount != 0))
    is_open = any(isinstance(amount, Unknown) for _, amount in paying)
    return grant.name if is_open and not (grant.full and len(paying) == 1) else (paying, grant.mode)


def _open(stage: Stage, balance: Any, alive: list[Grant]) -> Combined:
    """The highest amount is not known: candidates are what each that can win would make of it."""
    sure = [g for g in alive if g.doubt is None]
    because = [g.doubt for g in alive if g.doubt is not None]
    because += [g.amount for g in alive if isinstance(g.amount, Unknown)]
    options = [option(g) for g in alive]
    if not sure:
        options.insert(0, (ZERO, balance, NOTHING))
    found = open_between(options, Unknown(*join(because)), stage.clauses)
    floors = [low for g in sure if (low := low_of(g.amount)) is not None]
    if not floors or not isinstance(found.amount, Unknown):
        return found
    amount = _at_least(found.amount, max(floors))
    due = found.due if isinstance(balance, Unknown) else operate("-", balance, amount)
    return Combined(amount, due, found.allocations, found.doubt, clauses=stage.clauses)


def _at_least(amount: Unknown, floor: Any) -> Any:
    """Without the candidates that fall short of what is sure."""
    if amount.candidates is None:
        low = floor if amount.low is None else max(amount.low, floor)
        return Unknown(amount.silence, amount.reasons, None, low, amount.high)
    kept = [c for c in amount.candidates if compare("<", c, floor) is not True]
    raised = [_at_least(c, floor) if isinstance(c, Unknown) else c for c in kept]
    return one_of(distinct(raised), [amount])
