"""What becomes of an aid (资助) under the priority rule of its stage: it counts, loses, ties with or meets another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..interpret.openings import conjunction
from ..money import ZERO
from ..symbolic.cells import lacks
from ..symbolic.money import StageOutcome
from ..unknown import Unknown

Outcome = Callable[[StageOutcome], Any]
"""Is something so of what a stage comes to? True, False, or an unknown that lacks facts."""


def _applies(one: StageOutcome, name: str) -> Any:
    """The amount can be settled while it is open whether a lesser aid applies."""
    grant = next((grant for grant in one.grants if grant.name == name), None)
    if grant is None or grant.doubt is None:
        return grant is not None
    return grant.doubt if lacks(grant.doubt) else False


def counts(name: str) -> Outcome:
    """It is surely given, alone or with others. Of two that tie, or come to the very same, neither is passed over."""

    def given(one: StageOutcome) -> Any:
        applies = _applies(one, name)
        return applies if applies is False else _is_taken(one, name) and conjunction([applies, _sure(one)])

    return given


def _sure(one: StageOutcome) -> Any:
    """Is it known which way the stage comes out?"""
    doubt = one.made.doubt
    return True if doubt is None else doubt if lacks(doubt) else False


def _is_taken(one: StageOutcome, name: str) -> bool:
    grant = next(grant for grant in one.grants if grant.name == name)
    same = not isinstance(grant.amount, Unknown) and grant.amount == one.made.amount != 0
    return any(name in way.names or (same and way.split == grant.split) for way in one.made.allocations)


def loses(name: str) -> Outcome:
    """Another is given. Where nothing is left to pay nobody gets anything, and no aid is passed over."""

    def passed_over(one: StageOutcome) -> Any:
        applies = _applies(one, name)
        if applies is False or _is_taken(one, name) or one.made.amount == ZERO:
            return False
        return conjunction([applies, _sure(one)])

    return passed_over


def meet(first: str, second: str) -> Outcome:
    return lambda one: conjunction([_applies(one, first), _applies(one, second)])


def tie(first: str, second: str) -> Outcome:
    """They come to the same amount, and nothing else is above it."""

    def tied(one: StageOutcome) -> Any:
        amounts = [grant.amount for grant in one.grants if grant.name in (first, second)]
        if len(amounts) < 2 or any(amount != one.made.amount or amount == 0 for amount in amounts):
            return False
        return conjunction([_applies(one, first), _applies(one, second)])

    return tied
