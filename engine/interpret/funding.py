"""财政补助 and its shares by level."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dsl import BASIC, DecisionRef, Funding, PayerLine, Policy

from ..arithmetic import compare
from ..money import ZERO
from ..unknown import Why, not_stated, one_of
from ..walk import rewritten
from .builder import PolicyBuilder, printed, printed_key
from .payers import Line, Split, by_payer, cases_of, fixed_parts, line_closures, rest_of, with_rest
from .situation import Situation

KEY = "财政补助"


class FundingRunner:
    """The total, and what each level bears of it."""

    def __init__(self, policy: Policy, builder: PolicyBuilder) -> None:
        decision = policy.decisions[KEY]
        other = None if builder.is_assumed(decision) else builder.other_year(decision)
        written = policy.funding[0] if policy.funding else Funding(BASIC, ())
        lines = written.lines if other is None else tuple(map(_of_other_year, written.lines))
        self.other_year = other
        self.level = builder.decision(KEY if other is None else printed_key(KEY))
        self.lines = line_closures(builder, lines, lambda payer: f"财政.{payer}", decision.clauses)
        self.levels = tuple(dict.fromkeys(line.payer for line in self.lines))
        self.no_split = not_stated(KEY, Why.NO_SPLIT, decision.clauses)

    def run(self, s: Situation, values: dict[str, Any]) -> None:
        level = self.level(s)
        shares = {KEY: level, **self._shares(s, level)}
        for name, amount in shares.items():
            field = name if name == KEY else f"财政.{name}"
            values[field] = amount if self.other_year is None else printed(self.other_year, amount)

    def _shares(self, s: Situation, level: Any) -> dict[str, Any]:
        cases, because = cases_of(s, self.lines)
        splits = [dict(self._split(s, level, held)) for held in cases]
        if len(splits) == 1:
            return {name: splits[0].get(name, ZERO) for name in self.levels}
        return {name: one_of([split.get(name, ZERO) for split in splits], because) for name in self.levels}

    def _split(self, s: Situation, level: Any, held: list[Line]) -> Split:
        """Shares that do not come to the total are no split; the file is wrong there, and `check` says so."""
        fixed, paid = fixed_parts(s, held)
        rest = rest_of(held)
        if rest is not None:
            return with_rest(level, fixed, paid, rest, self.no_split)
        wrong = compare("=", level, paid) is False
        return by_payer([(payer, self.no_split if wrong else amount) for payer, amount in fixed])


def _of_other_year(line: PayerLine) -> PayerLine:
    """Shares of a level printed for another 年度 are shares of what is printed."""

    def change(part: Any) -> DecisionRef | None:
        asks = isinstance(part, DecisionRef) and part.decision == KEY
        return replace(part, decision=printed_key(KEY)) if asks else None

    changed: PayerLine = rewritten(line, change)
    return changed
