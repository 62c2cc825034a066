"""One aid for one person (rule 4): does it apply, how much is it, who pays which part."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dsl import Aid, Mode

from ..arithmetic import compare, floored, lesser, operate
from ..money import ZERO
from ..unknown import Unknown, Why, not_stated, one_of
from .decisions import value_closure
from .expressions import Builder, Closure, closure
from .payers import Line, Split, cases_of, divided, fixed_parts, line_closures, rest_of, with_rest
from .situation import Situation


@dataclass(frozen=True, slots=True)
class Share:
    """What an aid comes to: `full` means that it surely pays all of the balance, whatever that is."""

    amount: Any
    due: Any
    split: Split
    full: bool


@dataclass(frozen=True, slots=True)
class Grant:
    """An aid that applies, or may: `doubt` says why it is not sure. `lines` are the payer lines that hold or may."""

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
    lines = line_closures(builder, aid.lines, lambda payer: aid.name, aid.clauses)
    declared = _declared(builder, aid)
    silent = not_stated(aid.name, Why.NO_SPLIT, aid.clauses)

    def run(s: Situation, balance: Any) -> Grant | None:
        holds = applies(s)
        if holds is False:
            return None
        cases, because = cases_of(s, lines)
        shares = [_share(s, balance, held, declared, silent, lines) for held in cases]
        share = shares[0] if len(shares) == 1 else _either(shares, because)
        used = tuple(dict.fromkeys(line.index for held in cases for line in held))
        doubt = holds if isinstance(holds, Unknown) else None
        return Grant(aid, share.amount, share.due, share.split, share.full, doubt, used)

    return run


Declared = Callable[[Situation, Any], Any]
"""The amount that 合计 states, or that 个人 leaves of the balance; None where the aid has neither."""


def _declared(builder: Builder, aid: Aid) -> Declared:
    if aid.personal is not None:
        personal: Closure = value_closure(builder, aid.personal, aid.name, aid.clauses)
        return lambda s, balance: floored(operate("-", balance, personal(s)))
    if aid.total is not None:
        total = value_closure(builder, aid.total, aid.name, aid.clauses)
        return lambda s, balance: total(s)
    return lambda s, balance: None


def _share(
    s: Situation, balance: Any, held: Sequence[Line], declared: Declared, silent: Unknown, lines: Sequence[Line]
) -> Share:
    full = next((line.payer for line in held if line.in_full), None)
    if full is not None:
        return Share(balance, ZERO, ((full, balance),), True)
    fixed, paid = fixed_parts(s, held)
    rest, stated = rest_of(held), declared(s, balance)
    wanted = stated if stated is not None else balance if rest is not None else paid
    fits = compare("≤", wanted, balance)
    whole = wanted is balance or compare("≥", wanted, balance) is True
    amount = balance if whole else wanted if fits is True else lesser(wanted, balance)
    due = ZERO if whole else floored(operate("-", balance, amount))
    if rest is not None:
        return Share(amount, due, with_rest(amount, fixed, paid, rest, silent, may_be_cut=True), whole)
    agrees = fits if stated is None else compare("=", amount, paid)
    return Share(amount, due, divided(amount, fixed or [(line.payer, ZERO) for line in lines], agrees, silent), whole)


def _either(shares: Sequence[Share], because: Sequence[Unknown]) -> Share:
    payers = dict.fromkeys(payer for share in shares for payer, _ in share.split)
    split = tuple(
        (payer, one_of([dict(share.split).get(payer, ZERO) for share in shares], because)) for payer in payers
    )
    amount, due = (one_of(values, because) for values in zip(*((s.amount, s.due) for s in shares), strict=True))
    return Share(amount, due, split, all(share.full for share in shares))
