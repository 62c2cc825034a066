"""A goal to be watched for: where it stands in the policy, and the question whether a person in a world meets it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from dsl import NOWHERE, Clause, Decision, Expression, Policy, Role, Span

from ..explain.quoting import quoted, spelled
from ..interpret.situation import Facts
from ..record import file_of, line_of
from ..record.parts import numbers
from .conditions import Probe
from .goals import Goal, Sort


class Part(Enum):
    """What kind of part of a policy a field may rest on."""

    DECISION = "decision"
    AID = "aid"
    MODE = "mode"
    FUNDING = "funding"
    READING = "reading"


Owner = tuple[Part, str]
"""A part of a policy: a decision by its key, an aid by product and name, a 歧义 by its name …"""


@dataclass(frozen=True)
class Watch:
    """`roots` are the expressions that the question rests on.

    `ruled_out`: the readings that a 假定 settles leave nobody who could meet it. Of an edge, `start` is the
    fact that puts a person there; where that depends on the person, `at_all` asks whether the condition comes out
    decisive on that side. `edge_of` is that condition. `there`: does somebody stand at the edge at all (or, where that
    depends on the person, on its side), fit the line, or have the condition come out so, whatever decides for them?
    """

    goal: Goal
    owner: Owner
    probe: Probe
    roots: tuple[Any, ...]
    ruled_out: bool = False
    at_all: Probe | None = None
    start: Facts = field(default_factory=dict)
    edge_of: Expression | None = None
    there: Probe | None = None


@dataclass(frozen=True)
class Place:
    """Makes the goals of one statement."""

    policy: Policy
    statement: str
    span: Span
    clauses: tuple[Clause, ...] = ()

    def goal(
        self,
        sort: Sort,
        span: Span = NOWHERE,
        clauses: Iterable[Clause] = (),
        shown: Iterable[Clause] | None = None,
        **more: Any,
    ) -> Goal:
        """At the span, or else at the statement; it stands for its own clauses and for the statement's.

        All of them take effect for whoever meets the goal, if `shown` does not say which.
        """
        at = self.span if span == NOWHERE else span
        cited = tuple(numbers((*clauses, *self.clauses)))
        line, file = line_of(self.policy, at), file_of(self.policy, at)
        effective = cited if shown is None else tuple(numbers(shown))
        return Goal(sort, self.statement, line, file, clauses=cited, shown=effective, **more)

    def quote(self, span: Span) -> str:
        return quoted(self.policy, span)

    def spell(self, expression: Any) -> str:
        return spelled(self.policy, expression)


_WORDS: Mapping[Role, str] = {Role.CATEGORY: "人群 ", Role.LET: "定 ", Role.RESULT: "结果 "}


def called(decision: Decision) -> str:
    """What an officer calls a decision; one that is written once for several products is one."""
    name = decision.name if decision.shared or decision.product is None else decision.key
    return _WORDS.get(decision.role, "") + name
