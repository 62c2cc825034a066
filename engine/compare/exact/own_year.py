"""The person of a group as the notice itself would meet them, in its own 年度: paid a year earlier, say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dsl import Assumption, Duration, Identity, Policy, Unit

from ...answer import Known, Outcome
from ...dates import plus
from ...interpret import Assessor
from ...interpret.situation import Facts
from ...symbolic.alike import alike
from ...symbolic.domains import FactKey
from ...unknown import NotStated, Unknown
from ..benefit_years import BenefitYear
from .witnessed import outcome_of


def in_own_year(
    policy: Policy, year: int, facts: Facts, readings: tuple[Assumption, ...], told: Mapping[str, Outcome]
) -> Facts:
    """The facts that are other ones there, if the notice as it stands then says the same; else none.

    `told` is what it says when moved to `year`, of which the facts are.
    """
    assess = Assessor(policy, readings)
    for moved in _moved(facts, BenefitYear(year, policy.header.year)):
        if moved == facts:
            return {}
        there = assess(moved)
        if all(_is_same(outcome_of(there, field), outcome) for field, outcome in told.items()):
            return {key: value for key, value in moved.items() if facts.get(key) != value}
    return {}


def _moved(facts: Facts, years: BenefitYear) -> Iterator[dict[FactKey, Any]]:
    """What lies near the year; or else everything, a birthday too, as ages follow from it."""
    by = years.other - years.year
    yield {key: _in(value, years.moved) for key, value in facts.items()}
    every = {key: _in(value, lambda day: _later(day, by)) for key, value in facts.items()}
    yield {key if isinstance(key, str) else (key[0], key[1] + by): value for key, value in every.items()}


def _in(value: Any, move: Any) -> Any:
    if isinstance(value, Identity):
        ends = {name: getattr(value, name) for name in ("since", "until")}
        return replace(value, **{name: None if day is None else move(day) for name, day in ends.items()})
    return move(value) if isinstance(value, date) else value


def _later(day: date, years: int) -> date:
    return plus(day, Duration(abs(years), Unit.YEAR), 1 if years >= 0 else -1)


def _is_same(there: Outcome, told: Outcome) -> bool:
    """Days are those of another year."""
    days = [isinstance(one, Known) and isinstance(one.value, date) for one in (there, told)]
    return all(days) or alike(_undated(there), _undated(told))


def _undated(outcome: Outcome) -> Outcome:
    """What is printed for another 年度 moved with the notice."""
    if not isinstance(outcome, Unknown):
        return outcome
    reasons = (replace(one, year=None) if isinstance(one, NotStated) else one for one in outcome.reasons)
    return replace(outcome, reasons=frozenset(reasons))
