"""A notice made to speak of another year: how notices of different years are held against one person.

The dates near its own 年度, and its year itself, move by whole years to the other one (the last day of February to the
last day of February), so that "paid in the window" means the same in both. Other dates, such as a birthday that is
written out, are those of the calendar and stay. Persons stay as they are: moved persons would be as old as before, but
on the other side of every such birthday.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from dsl import Aid, Assumption, Decision, Funding, Literal, Policy, Table, Window

from ..walk import rewritten
from .benefit_years import BenefitYear


def aligned(policy: Policy, year: int) -> Policy:
    """The policy as it would be for this 年度."""
    return policy if policy.header.year == year else _Moving(BenefitYear(policy.header.year, year)).policy(policy)


class _Moving:
    def __init__(self, years: BenefitYear) -> None:
        self.years = years
        self.by = years.other - years.year

    def policy(self, policy: Policy) -> Policy:
        header = policy.header
        return replace(
            policy,
            header=replace(header, year=self.years.other, recognised_at=self._part(header.recognised_at)),
            decisions={key: self._decision(one) for key, one in policy.decisions.items()},
            windows={name: self._window(one) for name, one in policy.windows.items()},
            tables={name: self._table(one) for name, one in policy.tables.items()},
            aids=tuple(self._aid(one) for one in policy.aids),
            funding=tuple(self._funding(one) for one in policy.funding),
            assumptions=tuple(self._assumption(one) for one in policy.assumptions),
        )

    def _decision(self, one: Decision) -> Decision:
        """A result's own 年度 moves along: last year's level is still last year's."""
        year = None if one.year is None else one.year + self.by
        return replace(one, rules=tuple(map(self._part, one.rules)), year=year)

    def _window(self, one: Window) -> Window:
        return replace(one, days=self._part(one.days))

    def _table(self, one: Table) -> Table:
        rows = {tuple(map(self._value, key)): self._part(value) for key, value in one.rows.items()}
        return replace(one, keys=tuple(map(self._part, one.keys)), rows=rows)

    def _aid(self, one: Aid) -> Aid:
        moved: Aid = self._part(one)
        return moved

    def _funding(self, one: Funding) -> Funding:
        moved: Funding = self._part(one)
        return moved

    def _assumption(self, one: Assumption) -> Assumption:
        return replace(one, value=self._value(one.value))

    def _part(self, part: Any) -> Any:
        return None if part is None else rewritten(part, self._moved)

    def _moved(self, part: Any) -> Any | None:
        return replace(part, value=self._value(part.value)) if isinstance(part, Literal) else None

    def _value(self, value: Any) -> Any:
        match value:
            case date():
                return self.years.moved(value)
            case int() if not isinstance(value, bool):
                word, number = self.years.number(value)
                return number + self.years.other if word == "year" else value
        return value
