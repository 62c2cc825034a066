"""What tests of a notice should meet: goals, each with its place in the rule file and its clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Measure(Enum):
    """What is counted; the value is the published word."""

    STATEMENT = "statement"
    LINE = "line"
    CONDITION = "condition"
    EDGE = "edge"
    CLAUSE = "clause"


class Sort(Enum):
    """What has to happen for a goal to be met; the value is the published word.

    HOLDS: a 人群 (or another yes-or-no value) is true. GIVES: a payer's line is part of an aid that counts. COUNTS,
    LOSES, TIES, MEET: what the priority rule makes of aids. READ: an alternative of an open 歧义. TRUE and FALSE: a
    condition comes out so and is decisive. The rest are edges of conditions, each with an inside and an outside.
    """

    DECIDES = "decides"
    HOLDS = "holds"
    RUNS_OUT = "runs_out"
    GIVES = "gives"
    COUNTS = "counts"
    MODE = "mode"
    LOSES = "loses"
    TIES = "ties"
    MEET = "meet"
    READ = "read"
    ROW = "row"
    TRUE = "true"
    FALSE = "false"
    FIRST_DAY = "first_day"
    LAST_DAY = "last_day"
    FIRST_OF_MONTH = "first_of_month"
    LAST_OF_MONTH = "last_of_month"
    CLOSING_TIME = "closing_time"
    BOUND = "bound"
    CITED = "cited"


OUTCOMES = frozenset((Sort.TRUE, Sort.FALSE))
EDGES = frozenset(
    (Sort.FIRST_DAY, Sort.LAST_DAY, Sort.FIRST_OF_MONTH, Sort.LAST_OF_MONTH, Sort.CLOSING_TIME, Sort.BOUND)
)


@dataclass(frozen=True, slots=True)
class Goal:
    """`statement` as an officer calls it (受理, 资助 低保定额); `line` from 1, in the policy's own file or another.

    `text` is what the goal is about, as written: a line, a condition, an alternative, the names of aids. `inside` tells
    the two sides of an edge apart: on the inside the condition is true. `day` is the edge itself where it is a fixed
    day. What the text of a line is may change without its being another goal for `clauses`. Of these `shown` are the
    ones that take effect for whoever meets the goal: a condition that is false shows nothing of its clause.
    """

    sort: Sort
    statement: str
    line: int
    file: str = ""
    text: str = ""
    inside: bool | None = None
    day: str = ""
    clauses: tuple[str, ...] = field(default=(), compare=False)
    shown: tuple[str, ...] = field(default=(), compare=False)

    @property
    def measure(self) -> Measure:
        if self.sort is Sort.CITED:
            return Measure.CLAUSE
        if self.sort in OUTCOMES:
            return Measure.CONDITION
        return Measure.EDGE if self.sort in EDGES else Measure.LINE
