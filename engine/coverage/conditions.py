"""Conditions of a guard, and when one of them is decisive.

A guard is taken apart into its *conditions*: what 且, 或 and 非 combine. All of them are worked out, whatever the
others are, so that no 且 or 或 cuts a condition short. A condition is *decisive* for a person when forcing it to the
other truth, the rest left as it is, changes the verdict of the guard (masking MC/DC over Kleene's three values); one
that is written twice in a guard is forced in both places.

A line's conditions are worked out also where an earlier line decided. They only count as decisive, though, where a
change of the guard's verdict would change which line decides: where no earlier line surely holds. So a scenario that
the first line settles says nothing about the lines below it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dsl import All, AnyOf, Expression, Literal, Not

from ..interpret.expressions import Builder, Closure, closure, negated
from ..interpret.situation import Situation
from ..symbolic.cells import lacks
from ..unknown import Unknown, join

Probe = Callable[[Situation], Any]
"""Is something so for a person in a world? True, False, or an unknown that says which facts it lacks."""


def conditions(expression: Expression) -> tuple[Expression, ...]:
    """The conditions of a guard or of a yes-or-no value, each once, as written."""
    match expression:
        case All(items=items) | AnyOf(items=items):
            return tuple(dict.fromkeys(found for item in items for found in conditions(item)))
        case Not(item=item):
            return conditions(item)
        case Literal():
            return ()
    return (expression,)


class Guard:
    """A guard made ready: its verdict, and what it would be if a condition came out otherwise."""

    def __init__(self, builder: Builder, expression: Expression) -> None:
        self.conditions = conditions(expression)
        self._made = [kept(closure(builder, one)) for one in self.conditions]
        self._verdict = self._combination(expression)

    def __call__(self, s: Situation) -> Any:
        return self._verdict(s, None, False)

    def comes_out(self, at: int, outcome: bool) -> Probe:
        """Does this condition come out so, decisive or not?"""

        def probe(s: Situation) -> Any:
            value = self._made[at](s)
            return value if lacks(value) else value is outcome

        return probe

    def decisive(self, at: int, outcome: bool) -> Probe:
        """Does this condition come out so, and would the guard's verdict be another if it did not?"""

        def probe(s: Situation) -> Any:
            value = self._made[at](s)
            if value is not outcome:
                return value if lacks(value) else False
            return _differ(self._verdict(s, None, False), self._verdict(s, at, not outcome))

        return probe

    def _combination(self, expression: Expression) -> Verdict:
        match expression:
            case All(items=items):
                return _combined([self._combination(item) for item in items], stop=False)
            case AnyOf(items=items):
                return _combined([self._combination(item) for item in items], stop=True)
            case Not(item=item):
                inner = self._combination(item)
                return lambda s, at, to: negated(inner(s, at, to))
            case Literal(value=value):
                return lambda s, at, to: value
        own = self.conditions.index(expression)
        made = self._made[own]
        return lambda s, at, to: to if at == own else made(s)


Verdict = Callable[[Situation, int | None, bool], Any]
"""What a part of a guard comes to, with one condition forced to a truth, or none."""


def _combined(items: Sequence[Verdict], stop: bool) -> Verdict:
    def verdict(s: Situation, at: int | None, to: bool) -> Any:
        unknowns: list[Unknown] = []
        for item in items:
            value = item(s, at, to)
            if value is stop:
                return stop
            if isinstance(value, Unknown):
                unknowns.append(value)
        return Unknown(*join(unknowns)) if unknowns else not stop

    return verdict


def kept(made: Closure) -> Closure:
    """Worked out once for each situation: many goals ask for the same condition."""

    def run(s: Situation) -> Any:
        memo = s.memo
        if key not in memo:
            memo[key] = made(s)
        return memo[key]

    key = f"·{id(run)}"
    return run


def _differ(own: Any, other: Any) -> Any:
    lacking = [value for value in (own, other) if lacks(value)]
    if lacking:
        return Unknown(*join(lacking))
    return own is not other and not isinstance(own, Unknown) and not isinstance(other, Unknown)


def reached(guards: Sequence[Guard | None]) -> Probe:
    """No line of these surely holds."""

    def probe(s: Situation) -> Any:
        for guard in guards:
            holds = True if guard is None else guard(s)
            if holds is True or lacks(holds):
                return False if holds is True else holds
        return True

    return probe


def decides(guards: Sequence[Guard | None]) -> Probe:
    """The last of these lines is surely the first that holds."""
    *earlier, own = guards

    def probe(s: Situation) -> Any:
        for guard in earlier:
            holds = True if guard is None else guard(s)
            if holds is not False:
                return holds if lacks(holds) else False
        return True if own is None else own(s)

    return probe


def none_holds(guards: Sequence[Guard | None]) -> Probe:
    def probe(s: Situation) -> Any:
        for guard in guards:
            holds = True if guard is None else guard(s)
            if holds is not False:
                return holds if lacks(holds) else False
        return True

    return probe


def always(s: Situation) -> bool:
    return True


def both(first: Probe, second: Probe) -> Probe:
    """The second is asked only where the first is so."""

    def probe(s: Situation) -> Any:
        found = first(s)
        return second(s) if found is True else found

    return probe
