"""What a notice wants of its whole population (约束 参保率 ≥ 95%), against what the records can tell.

A rate is always of the people in the records: whom the notice means by everybody, no record says. What the records
leave open makes the rate lie between two ends, and a target is met or missed only where both ends say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from dsl import Compare, Constraint, Literal, Population

from ...arithmetic import COMPARISONS
from ...walk import inside
from .counted import Counting
from .gathered import Counted

ENROLMENT, COMPLETION, HEADS = "参保率", "完成率", "人数"
_TURNED = {"≥": "≤", "≤": "≥", ">": "<", "<": ">", "=": "=", "≠": "≠"}


class Verdict(StrEnum):
    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    NOT_JUDGED = "not_judged"


class Why(StrEnum):
    """Why a target cannot be judged from the records."""

    NO_TASK = "no_task"
    NO_RECORD = "no_record"
    NO_PAYMENT = "no_payment"
    COMPOSED = "composed"


@dataclass(frozen=True, slots=True)
class Enrolled:
    """How many of a group had paid, as far as the records tell; with a day, not later than that.

    `heads` are surely in the group, and of `unclear` others it is not known. Of the heads, `paid` have; of the others
    `unknown` have no payment recorded either way, and `elsewhere` are, or may be, enrolled in another way, or refused.
    """

    heads: int
    unclear: int
    paid: int
    unknown: int
    elsewhere: int


@dataclass(frozen=True, slots=True)
class Target:
    """`low` and `high` are the ends of the rate, or of the number of heads. `enrolled` stands where it can be told."""

    text: str
    constraint: Constraint
    category: str | None
    on: date | None
    verdict: Verdict
    why: Why | None = None
    enrolled: Enrolled | None = None
    low: Fraction | None = None
    high: Fraction | None = None


def targets(counted: Counting, rows: Sequence[Counted]) -> tuple[Target, ...]:
    """One for each 约束 of the notice that speaks of the whole population, in its order."""
    of_all = (rule for rule in counted.policy.constraints if any(isinstance(p, Population) for p in inside(rule)))
    return tuple(_target(rule, counted, rows) for rule in of_all)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A day that the notice names, and who had paid by then."""

    day: date
    enrolled: Enrolled


def reached(counted: Counting, rows: Sequence[Counted]) -> tuple[Milestone, ...]:
    """One for each day that the notice names."""
    if counted.enrolment is None:
        return ()
    return tuple(Milestone(day, _tallied(counted, None, day, rows).enrolled()) for day in counted.days)


def _target(rule: Constraint, counted: Counting, rows: Sequence[Counted]) -> Target:
    match rule.condition:
        case Compare(op=op, left=Population() as measure, right=Literal(value=Decimal() | int() as wanted)):
            return _judged(rule, op, measure, Fraction(wanted), counted, rows)
        case Compare(op=op, left=Literal(value=Decimal() | int() as wanted), right=Population() as measure):
            return _judged(rule, _TURNED[op], measure, Fraction(wanted), counted, rows)
    return Target(rule.text, rule, None, None, Verdict.NOT_JUDGED, Why.COMPOSED)


def _judged(
    rule: Constraint, op: str, measure: Population, wanted: Fraction, counted: Counting, rows: Sequence[Counted]
) -> Target:
    on = measure.on.value if isinstance(measure.on, Literal) and isinstance(measure.on.value, date) else None
    if measure.on is not None and on is None:
        return Target(rule.text, rule, measure.category, None, Verdict.NOT_JUDGED, Why.COMPOSED)
    if measure.measure not in (ENROLMENT, COMPLETION, HEADS):
        return Target(rule.text, rule, measure.category, on, Verdict.NOT_JUDGED, Why.NO_RECORD)
    if counted.enrolment is None and measure.measure != HEADS:
        return Target(rule.text, rule, measure.category, on, Verdict.NOT_JUDGED, Why.NO_PAYMENT)
    tally = _tallied(counted, measure.category, on, rows)
    if measure.measure == COMPLETION:
        why = Why.NO_TASK
        return Target(rule.text, rule, measure.category, on, Verdict.NOT_JUDGED, why, tally.enrolled())
    if measure.measure == HEADS and on is not None:
        return Target(rule.text, rule, measure.category, on, Verdict.NOT_JUDGED, Why.NO_RECORD)
    low, high = tally.heads_between() if measure.measure == HEADS else tally.rate_between()
    verdict = Verdict.OPEN if low is None or high is None else _verdict(op, low, high, wanted)
    enrolled = None if counted.enrolment is None else tally.enrolled()
    return Target(rule.text, rule, measure.category, on, verdict, None, enrolled, low, high)


def _verdict(op: str, low: Fraction, high: Fraction, wanted: Fraction) -> Verdict:
    if op in ("=", "≠") and low < wanted < high:
        return Verdict.OPEN
    ends = {COMPARISONS[op](end, wanted) for end in (low, high)}
    if len(ends) > 1 or (op in ("=", "≠") and low != high and wanted in (low, high)):
        return Verdict.OPEN
    return Verdict.MET if ends.pop() else Verdict.MISSED


class _Tally:
    """Counts who is in a group and has paid, surely and perhaps."""

    def __init__(self, counted: Counting, category: str | None, on: date | None) -> None:
        self._enrolment = counted.enrolment
        self._category = next((f for f in counted.categories if f.names[0] == category), None)
        self._last = len(counted.days) if on is None else counted.days.index(on)
        self._eligibility = next((f for f in counted.gates if f.names[0] == "参保"), None)
        self._counts: dict[tuple[bool, str], int] = {}

    def add(self, row: Counted) -> None:
        member = "yes" if self._category is None else row.said(self._category)[0]
        if member != "no":
            key = member == "yes", self._standing(row)
            self._counts[key] = self._counts.get(key, 0) + row.heads

    def _standing(self, row: Counted) -> str:
        if self._enrolment is None:
            return "unpaid"
        (paid,), (elsewhere,) = map(row.said, self._enrolment)
        if paid[0] == "by" and paid[1] <= self._last:  # type: ignore[index]
            return "paid"
        if self._eligibility is not None and row.said(self._eligibility)[0] == "refused":
            return "elsewhere"
        if elsewhere == "yes":
            return "elsewhere"
        if paid[0] == "unknown":  # type: ignore[index]
            return "unknown"
        return "unpaid" if elsewhere == "no" else "elsewhere"

    def _of(self, is_sure: bool, standings: Iterable[str] = ("paid", "unknown", "elsewhere", "unpaid")) -> int:
        return sum(self._counts.get((is_sure, standing), 0) for standing in standings)

    def enrolled(self) -> Enrolled:
        sure = {standing: self._of(True, [standing]) for standing in ("paid", "unknown", "elsewhere")}
        return Enrolled(self._of(True), self._of(False), sure["paid"], sure["unknown"], sure["elsewhere"])

    def heads_between(self) -> tuple[Fraction, Fraction]:
        return Fraction(self._of(True)), Fraction(self._of(True) + self._of(False))

    def rate_between(self) -> tuple[Fraction | None, Fraction | None]:
        """At worst only those who surely paid count, at best all who may; likewise for who may be in the group."""
        may = ("paid", "unknown", "elsewhere")
        paid, heads = self._of(True, ["paid"]), self._of(True)
        lowest = heads + self._of(False) - self._of(False, ["paid"])
        highest = heads + self._of(False, may)
        if not heads:
            return None, None
        low = Fraction(paid, lowest) if lowest else None
        return low, Fraction(self._of(True, may) + self._of(False, may), highest)


def _tallied(counted: Counting, category: str | None, on: date | None, rows: Sequence[Counted]) -> _Tally:
    tally = _Tally(counted, category, on)
    for row in rows:
        tally.add(row)
    return tally
