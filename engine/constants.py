"""What a policy says whoever it is about: amounts, days and lengths that no fact, default or reading changes."""

from __future__ import annotations

from datetime import date

from dsl import DaySpan, Expression, Policy, Value

from .interpret import Assessor
from .interpret.expressions import closure
from .interpret.situation import Situation
from .symbolic.spans import fixed_days
from .unknown import Unknown


class Constants:
    """The evaluator itself, asked about nobody: what it then knows is the same for all."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        self._builder = Assessor(policy).builder

    def value(self, expression: Expression) -> Value | None:
        """None where it depends on the person, or on how something is read or assumed."""
        situation = Situation({}, {})
        found = closure(self._builder, expression)(situation)
        rests_on_more = situation.defaults or situation.met or situation.assumed
        return None if isinstance(found, Unknown) or rests_on_more else found

    def days(self, days: DaySpan) -> tuple[date, date] | None:
        """The first and the last day of a span, both inclusive."""
        return fixed_days(self._policy, days)
