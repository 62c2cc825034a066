"""Does it matter that a line decides: would the value be another one if its guard came out otherwise?

Where the lines on both sides of a day come to the same, nobody would see that the day is a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dsl import Decision, Role

from ..interpret.builder import PolicyBuilder
from ..interpret.decisions import value_closure
from ..interpret.situation import Situation
from ..symbolic.cells import lacks
from ..unknown import Silence, Unknown, Why, join, not_stated
from .conditions import Guard, Probe


def turns(builder: PolicyBuilder, decision: Decision, guards: Sequence[Guard | None], at: int) -> Probe:
    """The line's own value against that of the first line below it that holds; no line above it does."""
    final = decision.role is not Role.LET
    values = [value_closure(builder, rule.value, decision.key, rule.clauses, final) for rule in decision.rules[at:]]
    gap = not_stated(decision.key, Why.GAP)

    def probe(s: Situation) -> Any:
        own = values[0](s)
        for guard, value in zip(guards[at + 1 :], values[1:], strict=True):
            holds = True if guard is None else guard(s)
            if lacks(holds):
                return holds
            if holds is not False:
                return _differ(own, value(s))
        return _differ(own, gap)

    return probe


def _differ(own: Any, other: Any) -> Any:
    lacking = [value for value in (own, other) if lacks(value)]
    if lacking:
        return Unknown(*join(lacking))
    return not (_is_silent(own) and _is_silent(other)) and own != other


def _is_silent(value: Any) -> bool:
    """未规定, whatever it is that is silent."""
    return isinstance(value, Unknown) and value.silence is Silence.NOT_STATED and value.candidates is None
