"""The goals of what decides: lines with their conditions and edges, in decisions, aids and 财政补助."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from dsl import (
    YES_NO,
    Clause,
    Decision,
    Expression,
    Literal,
    Policy,
    Role,
    RuleValue,
    Span,
    TableRef,
    WindowRef,
    Within,
)

from ..interpret.builder import PolicyBuilder
from ..symbolic.reach import Reach, expressions_of
from ..walk import inside
from .conditions import Guard, Probe, always, both, decides, none_holds, reached
from .edges import Brink, day_of, edges_of, value_at
from .goals import Goal, Sort
from .rows import rows_of
from .turns import turns
from .watch import Owner, Part, Place, Watch, called


@dataclass(frozen=True)
class Guarded:
    """Where a line or a condition stands, and who gets so far that it matters; nobody does where it is `ruled_out`.

    `turns`: would the result be another one if the line's guard came out otherwise?
    """

    place: Place
    span: Span
    clauses: tuple[Clause, ...]
    owner: Owner
    matters: Probe
    roots: tuple[Any, ...]
    ruled_out: bool = False
    turns: Probe = always

    def watch(self, goal: Goal, probe: Probe, ruled_out: bool = False, there: Probe | None = None) -> Watch:
        return Watch(goal, self.owner, probe, self.roots, ruled_out or self.ruled_out, there=there)


class Maker:
    """Makes the watches of one policy."""

    def __init__(self, policy: Policy, builder: PolicyBuilder, reach: Reach) -> None:
        self.policy = policy
        self.builder = builder
        self.reach = reach

    # --- decisions ---------------------------------------------------------------------------------------------------

    def of_decision(self, decision: Decision) -> Iterator[Watch]:
        place = Place(self.policy, called(decision), decision.span, decision.clauses)
        owner = (Part.DECISION, decision.key)
        guards = [None if rule.guard is None else Guard(self.builder, rule.guard) for rule in decision.rules]
        roots = tuple(self.reach.lines(decision.key))
        for at, rule in enumerate(decision.rules):
            never = rule.guard is not None and self.reach.truth(rule.guard) is False
            here = Guarded(place, rule.span, rule.clauses, owner, reached(guards[:at]), roots, never)
            deciding = replace(here, matters=decides(guards[: at + 1]))
            yield from self._line(decision, deciding, rule.value, guards[at], is_only=rule.guard is None and at == 0)
            if rule.guard is not None:
                turning = replace(here, turns=turns(self.builder, decision, guards, at))
                yield from self.conditions(turning, rule.guard, guards[at])
            if isinstance(rule.value, Expression) and rule.value.type == YES_NO:
                yield from self.conditions(deciding, rule.value)
            yield from self.rows(deciding, expressions_of(rule.value))
        if decision.rules and decision.rules[-1].guard is not None:
            yield Watch(place.goal(Sort.RUNS_OUT, shown=()), owner, none_holds(guards), roots)

    def _line(
        self, decision: Decision, here: Guarded, value: RuleValue, guard: Guard | None, is_only: bool
    ) -> Iterator[Watch]:
        """A 人群, or a yes-or-no 定 without a guard, is met by whoever it holds for."""
        text = here.place.quote(here.span)
        if is_only and decision.type == YES_NO and isinstance(value, Expression) and not isinstance(value, Literal):
            holds = Guard(self.builder, value)
            goal = here.place.goal(Sort.HOLDS, here.span, here.clauses)
            yield here.watch(goal, both(here.matters, holds))
        elif decision.role is not Role.PURCHASE or not isinstance(value, Literal):
            goal = here.place.goal(Sort.DECIDES, here.span, here.clauses, text=text)
            yield here.watch(goal, here.matters, there=guard or always)

    # --- conditions --------------------------------------------------------------------------------------------------

    def conditions(self, here: Guarded, expression: Expression, made: Guard | None = None) -> Iterator[Watch]:
        """Each condition decisive both ways, and on both sides of its edges."""
        guard = made or Guard(self.builder, expression)
        for at, condition in enumerate(guard.conditions):
            text = here.place.spell(condition)
            for outcome in (True, False):
                sort = Sort.TRUE if outcome else Sort.FALSE
                windows = self._of_window(condition)
                shown = windows if outcome else ()
                goal = here.place.goal(sort, here.span, (*here.clauses, *windows), shown, text=text)
                decisive = both(here.matters, guard.decisive(at, outcome))
                ruled_out = self.reach.truth(condition) is (not outcome)
                yield here.watch(goal, decisive, ruled_out, guard.comes_out(at, outcome))
                yield from self._edges(here, condition, text, outcome, decisive)
            yield from self.rows(here, (condition,))

    def _of_window(self, condition: Expression) -> tuple[Clause, ...]:
        """Whoever stands inside a 期 shows what its clause says."""
        match condition:
            case Within(days=WindowRef(window=name)):
                return self.policy.windows[name].clauses
        return ()

    def _edges(
        self, here: Guarded, condition: Expression, text: str, outcome: bool, decisive: Probe
    ) -> Iterator[Watch]:
        edges = edges_of(self.policy, condition)
        brink = Brink(self.policy, self.builder, self.reach, condition) if edges else None
        if brink is None or not brink.facts:
            return
        place, span, clauses, shown = here.place, here.span, here.clauses, self._of_window(condition)
        if isinstance(condition, Within) and isinstance(condition.days, WindowRef):
            window = self.policy.windows[condition.days.window]
            place, span, clauses = Place(self.policy, f"期 {window.name}", window.span, window.clauses), window.span, ()
        for edge in edges:
            day = day_of(self.policy, condition, edge)
            goal = place.goal(edge, span, clauses, shown if outcome else (), text=text, inside=outcome, day=day)
            start = value_at(self.policy, self.builder, condition, edge, outcome)
            is_plain = bool(start) or not brink.is_moved
            yield replace(
                here.watch(goal, both(both(decisive, brink.at(edge, outcome)), here.turns)),
                start=start,
                at_all=None if is_plain else decisive,
                edge_of=condition,
                there=brink.at(edge, outcome) if is_plain else brink.comes_out(outcome),
            )

    def rows(self, here: Guarded, expressions: Iterable[Any]) -> Iterator[Watch]:
        """The cells of tables that these look up."""
        for expression in expressions:
            for part in inside(expression):
                if isinstance(part, TableRef):
                    table = self.policy.tables[part.table]
                    place = Place(self.policy, f"表 {table.name}", table.span, table.clauses)
                    for text, found in rows_of(self.builder, table, part, self.policy):
                        yield here.watch(place.goal(Sort.ROW, text=text), both(here.matters, found))
