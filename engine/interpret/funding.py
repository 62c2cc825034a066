"""财政补助 and its shares by level."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dsl import DecisionRef, PayerLine, Policy, Product

from ..arithmetic import compare
from ..money import ZERO
from ..unknown import Why, not_stated, one_of
from ..walk import rewritten
from .builder import PolicyBuilder, printed, printed_key
from .payers import Line, Split, by_payer, cases_of, fixed_parts, line_closures, rest_of, with_rest
from .situation import Situation

KEY = "财政补助"


class FundingRunner:
    """The total of one product, and what each level bears of it."""

    def __init__(self, policy: Policy, builder: PolicyBuilder, product: Product) -> None:
        self.key = key = product.key(KEY)
        decision = policy.decisions[key]
        other = None if builder.is_assumed(decision) else builder.other_year(decision)
        written = next((funding.lines for funding in policy.funding if funding.product == product.name), ())
        lines = written if other is None else tuple(_of_other_year(line, key) for line in written)
        self.other_year = other
        self.level = builder.decision(key if other is None else printed_key(key))
        self.lines = line_closures(builder, lines, lambda payer: product.key(f"财政.{payer}"), decision.clauses)
        self.levels = tuple(dict.fromkeys(line.payer for line in self.lines))
        self.fields = {level: product.key(f"财政.{level}") for level in self.levels}
        self.names = (key, *self.fields.values())
        self.no_split = not_stated(key, Why.NO_SPLIT, decision.clauses)

    def run(self, s: Situation, values: dict[str, Any]) -> None:
        level = self.level(s)
        shares = {self.key: level, **self._shares(s, level)}
        for field, amount in shares.items():
            values[field] = amount if self.other_year is None else printed(self.other_year, amount)

    def _shares(self, s: Situation, level: Any) -> dict[str, Any]:
        cases, because = cases_of(s, self.lines)
        splits = [dict(self._split(s, level, held)) for held in cases]
        if len(splits) == 1:
            return {field: splits[0].get(name, ZERO) for name, field in self.fields.items()}
        return {f: one_of([split.get(name, ZERO) for split in splits], because) for name, f in self.fields.items()}

    def _split(self, s: Situation, level: Any, held: list[Line]) -> Split:
        """Shares that do not come to the total are no split; the file is wrong there, and `check` says so."""
        fixed, paid = fixed_parts(s, held)
        rest = rest_of(held)
        if rest is not None:
            return with_rest(level, fixed, paid, rest, self.no_split)
        wrong = compare("=", level, paid) is False
        return by_payer([(payer, self.no_split if wrong else amount) for payer, amount in fixed])


def _of_other_year(line: PayerLine, key: str) -> PayerLine:
    """Shares of a level printed for another 年度 are shares of what is printed."""

    def change(part: Any) -> DecisionRef | None:
        asks = isinstance(part, DecisionRef) and part.decision == key
        return replace(part, decision=printed_key(key)) if asks else None

    changed: PayerLine = rewritten(line, change)
    return changed
