"""Aids on a course: each is worked out once, and what follows depends on what they come to, not on why."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dsl import Aid

from ...interpret.aids import Grant, GrantClosure
from ...interpret.situation import Situation
from .behind import Behind
from .parts import Lines
from .steps import Steps

Priced = Callable[[Aid, Situation], tuple[Any, Lines] | None]
"""The price of an aid's product, and the lines that gave it; None where it may change from stage to stage."""
_SO_FAR = "至此资助"
"""Under this key stands what has been worked out in a situation; no decision is called so."""


class _SoFar:
    """What the aids have come to until now; `at` is how many answers that took."""

    def __init__(self, price: tuple[Any, ...] | None, at: int) -> None:
        self.found: tuple[Any, ...] | None = price
        self.at = at


class Granted:
    """Aids of a policy. Equal amounts and equal grants are the same objects (`same`)."""

    def __init__(self, steps: Steps, behind: Behind, same: Callable[[Any], Any], priced: Priced) -> None:
        self._steps, self._behind, self._same, self._priced = steps, behind, same, priced
        self._made: dict[Any, Grant] = {}

    def grant(self, aid: Aid, work: GrantClosure) -> GrantClosure:
        meets_readings = bool(self._behind.readings((aid,)))

        def run(s: Situation, balance: Any) -> Grant | None:
            balance, before = self._same(balance), self._before(aid, s)
            if meets_readings:  # it has to meet them again
                found = self._once(work(s, balance))
            else:
                found = self._steps.explorer.once((id(aid), id(balance)), lambda: self._once(work(s, balance)))
            self._pass(before, (id(aid), id(balance), id(found)))
            return found

        return run

    def _once(self, grant: Grant | None) -> Grant | None:
        if grant is None:
            return None
        same = self._same
        amount, due, doubt = map(same, (grant.amount, grant.due, grant.doubt))
        split = tuple((payer, same(part)) for payer, part in grant.split)
        paid = tuple((payer, id(part)) for payer, part in split)
        mark = (id(grant.aid), id(amount), id(due), id(doubt), paid, grant.full, grant.lines)
        if mark not in self._made:
            self._made[mark] = Grant(grant.aid, amount, due, split, grant.full, doubt, grant.lines)
        return self._made[mark]

    def _before(self, aid: Aid, s: Situation) -> _SoFar:
        """What has been worked out before this aid. Whatever asks between two aids leaves more behind than they do."""
        explorer = self._steps.explorer
        if _SO_FAR not in s.memo:
            price = self._priced(aid, s)
            told = None if price is None else (id(price[0]), price[1])
            s.memo[_SO_FAR] = _SoFar(told, explorer.position)
        so_far: _SoFar = s.memo[_SO_FAR]
        if so_far.at != explorer.position:
            so_far.found = None
        return so_far

    def _pass(self, so_far: _SoFar, came: tuple[int, int, int]) -> None:
        """The worlds after the first go on from what those before came to: there nothing is passed."""
        explorer, world = self._steps.explorer, self._steps.world
        so_far.at = explorer.position
        if so_far.found is not None:
            so_far.found = (*so_far.found, came)
            if world.number == 0:
                explorer.passing((so_far.found, tuple(world.fixed.items())))
