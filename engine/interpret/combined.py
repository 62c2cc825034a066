"""What a stage of aid comes to: the ways in which it may come out, and what they have in common."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from typing import Any

from dsl import Clause, Mode

from ..arithmetic import compare, may_be_nothing
from ..money import ZERO
from ..unknown import Unknown, Why, agreed, distinct, high_of, is_missing, join, not_stated, one_of
from .aids import Grant
from .payers import Split


@dataclass(frozen=True, slots=True)
class Allocation:
    """One way the stage's aid may come out: which aids, who pays what, how much directly and how much afterwards.

    `names` are the aids that take part; `given` is the published 资助名, which leaves out what comes to nothing.
    """

    names: tuple[str, ...]
    split: Split
    direct: Any
    refunded: Any
    given: Any = ()

    def of(self, payer: str) -> Any:
        """What this payer gives."""
        return next((amount for name, amount in self.split if name == payer), ZERO)


@dataclass(frozen=True, slots=True)
class Loser:
    """An aid that applies but does not win, and by how much it falls short of the winner."""

    name: str
    amount: Any
    margin: Any


@dataclass(frozen=True, slots=True)
class Tied:
    """In-world value that differs between tied aids: (name of the aid, value) each."""

    cases: tuple[tuple[str, Any], ...]


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

    def value(self, pick: Callable[[Allocation], Any]) -> Any:
        """The same in every way: that. Different because of a doubt: unknown. Different by a tie: one case per aid."""
        picked = [pick(way) for way in self.allocations]
        if len(picked) == 1 or all(value == picked[0] for value in picked):
            return picked[0]
        if self.doubt is not None:
            return one_of(picked, [self.doubt])
        return agreed(picked) or Tied(
            tuple(("、".join(way.names), value) for way, value in zip(self.allocations, picked, strict=True))
        )


NOTHING = Allocation((), (), ZERO, ZERO)


def allocation(grant: Grant) -> Allocation:
    """One aid alone. Without a 方式 nobody knows how much of it is advanced."""
    amount, given = grant.amount, given_by((grant.name,), grant.amount)
    if grant.mode is None:
        silent = no_mode(grant)
        return Allocation((grant.name,), grant.split, silent, silent, given)
    direct = grant.mode is Mode.PAID_DIRECTLY
    return Allocation((grant.name,), grant.split, amount if direct else ZERO, ZERO if direct else amount, given)


def no_mode(grant: Grant) -> Unknown:
    """方式 is not written: between nothing and all of it. Where the aid may come to nothing, so may this."""
    said = not_stated(grant.name, Why.NO_MODE, grant.aid.clauses)
    silent = Unknown(said.silence, said.reasons, None, ZERO, high_of(grant.amount))
    waiting = may_be_nothing(grant.amount)
    found: Unknown = silent if waiting is None else one_of([silent, ZERO], [waiting])
    return found


def given_by(names: tuple[str, ...], amount: Any) -> Any:
    """资助名 of an aid that takes part: an aid that comes to nothing is not named."""
    gives = compare(">", amount, ZERO)
    if gives is True:
        return names
    if gives is False:
        return ()
    return one_of([names, ()], [gives]) if is_missing(gives) else names


def alone(grant: Grant) -> Combined:
    """One aid that surely applies, and no other."""
    return Combined(grant.amount, grant.due, (allocation(grant),))


def nothing(balance: Any) -> Combined:
    return Combined(ZERO, balance, (NOTHING,))


Option = tuple[Any, Any, Allocation]
"""(amount, what is left to pay, how): one way in which a stage may come out."""


def option(grant: Grant) -> Option:
    return grant.amount, grant.due, allocation(grant)


def open_between(options: Sequence[Option], doubt: Unknown, clauses: tuple[Clause, ...] = ()) -> Combined:
    """One of these; `doubt` keeps us from knowing which."""
    amount, due = (one_of([o[i] for o in options], [doubt]) for i in (0, 1))
    ways = tuple(distinct(o[2] for o in options))
    return Combined(amount, due, ways, doubt if len(ways) > 1 else None, clauses=clauses)


def either(found: Sequence[Combined], balance: Unknown) -> Combined:
    """A stage worked out for every balance that there may be."""
    doubts = [c.doubt for c in found if c.doubt is not None]
    least = min(d.silence for d in doubts) if len(doubts) == len(found) else balance.silence
    doubt = Unknown(max(least, balance.silence), join([balance, *doubts])[1])
    amount, due = one_of([c.amount for c in found], [balance]), one_of([c.due for c in found], [balance])
    ways = tuple(distinct(way for c in found for way in c.allocations))
    losers = found[0].losers if all(c.losers == found[0].losers for c in found) else ()
    return Combined(amount, due, ways, doubt if len(ways) > 1 else None, False, losers, found[0].clauses)


def joint(values: Sequence[Any], join_two: Callable[[Any, Any], Any]) -> Any:
    """Values put together, from the left; what is tied in one of them stays tied in the whole."""
    if len(values) == 1:
        return values[0]
    if not any(isinstance(value, Tied) for value in values):
        return reduce(join_two, values)
    ways = product(*(value.cases if isinstance(value, Tied) else (("", value),) for value in values))
    return Tied(
        tuple(("、".join(name for name, _ in way if name), reduce(join_two, [v for _, v in way])) for way in ways)
    )
