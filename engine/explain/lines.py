"""How a field came about: the line that decided, the earlier lines that did not apply, and the sum behind its value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from dsl import NOWHERE, YES_NO, Advance, Counting, CountingBy, Decision, Duration, Expression, Kind, PayerLine, Rule

from ..answer import NotApplicable, World
from ..branches import branches
from ..dates import after, plus
from ..record.parts import numbers
from ..walk import inside
from .conditions import part
from .divisions import divisions
from .model import Counted, Line, Step, Way, Work
from .operands import is_plain, operands
from .quoting import place_of
from .world import NOT_ASKED, Again, Person


def step(person: Person, key: str) -> Step:
    """A field that a decision decides. Worlds in which the same lines decide the same value share a way."""
    assessment = person.assessment
    decision = assessment.policy.decisions[key]
    outcome = assessment.fields[key] if key in assessment.fields else assessment.categories[key]
    if isinstance(outcome, NotApplicable):
        return Step(key, outcome, decision.type)
    found = branches(assessment, lambda world: (world.lines.get(key), _value(world, key)))
    ways = (_way(person.again(branch.world), decision, branch.when) for branch in found)
    return Step(key, outcome, decision.type, tuple(ways))


def _value(world: World, key: str) -> Any:
    return world.values.get(key, world.memo.get(key))


def _way(again: Again, decision: Decision, when: Any) -> Way:
    indexes = again.world.lines.get(decision.key, ())
    decided = [index for index in indexes if index is not None]
    last = max(decided, default=-1) if None not in indexes else len(decision.rules)
    skipped = [index for index in range(last) if index not in decided and _is_own(decision, decision.rules[index])]
    return Way(
        when,
        tuple(_line(again, decision, decision.rules[index], worked=True) for index in decided),
        tuple(_line(again, decision, decision.rules[index], worked=False) for index in skipped),
        gap=None in indexes,
    )


def _is_own(decision: Decision, rule: Rule) -> bool:
    """A rule that 档次分 of the product put before the lines is told only where it decides."""
    return decision.span == NOWHERE or decision.span.start <= rule.span.start < decision.span.end


def _line(again: Again, decision: Decision, rule: Rule, worked: bool) -> Line:
    condition = None if rule.guard is None else part(again, rule.guard)
    value = rule.value if isinstance(rule.value, Expression) else None
    if condition is None and value is not None and value.type == YES_NO and not is_plain(value):
        condition, value = part(again, value), None
    return Line(
        place=place_of(again.policy, rule.span),
        text=again.prepared.quote(rule.span),
        clauses=tuple(numbers(rule.clauses or decision.clauses)),
        verdict=True if condition is None else condition.verdict,
        condition=condition,
        work=None if value is None or not worked else work(again, value),
    )


def work(again: Again, expression: Expression) -> Work | None:
    """None where the value stands there as it is, or was never asked for."""
    value = again.value(expression)
    if is_plain(expression) or value is NOT_ASKED or expression.type.kind is Kind.TEXT:
        return None
    counted = next((_counted(again, found) for found in inside(expression) if isinstance(found, Advance)), None)
    asked, divided = operands(again, expression), tuple(divisions(again, expression))
    return Work(again.prepared.text(expression), asked, value, expression.type, counted, divided)


def _counted(again: Again, advance: Advance) -> Counted | None:
    """Only where there is a day to count from and a span to count."""
    start, length = again.value(advance.start), again.value(advance.length)
    if not isinstance(start, date) or not isinstance(length, Duration):
        return None
    counting = advance.counting
    if isinstance(counting, CountingBy):
        counting = _chosen(again, counting.reading)
    return Counted(start, length, counting, plus(start, length), after(start, length, counting))


def _chosen(again: Again, reading: str) -> Counting:
    s = again.situation
    return again.builder.counting(reading)(again.builder.reading(reading)(s))


def works_of(again: Again, lines: Iterable[PayerLine]) -> tuple[Work, ...]:
    """The sums behind payer lines; 全额 and 其余 have none of their own."""
    made = (work(again, line.value) for line in lines if isinstance(line.value, Expression))
    return tuple(one for one in made if one is not None)
