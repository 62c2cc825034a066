"""The money question: the price, and what each stage of aid makes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dsl import BASIC, Aid, Assumed, Combine, Policy, Stage

from ..interpret.aids import Grant, GrantClosure, grant_closure
from ..interpret.builder import PolicyBuilder
from ..interpret.combine import combine
from ..interpret.combined import Combined, either
from ..interpret.situation import Situation
from ..unknown import spread
from .cells import Cell, Question, Reply, at_once, lacks
from .reach import expressions_of


@dataclass(frozen=True, slots=True)
class StageOutcome:
    """One stage for one cell: the aids that apply, and what they come to."""

    stage: Stage
    balance: Any
    grants: tuple[Grant, ...]
    made: Combined


@dataclass(frozen=True, slots=True)
class Money:
    price: Any
    stages: tuple[StageOutcome, ...]
    due: Any

    @property
    def values(self) -> Iterator[Any]:
        yield self.price
        for one in self.stages:
            yield from values_of(one.made)


def outcomes_of(cell: Cell) -> tuple[StageOutcome, ...]:
    """The stages of a cell of the money question."""
    return cell.answer.stages if isinstance(cell.answer, Money) else ()


def stages_of(policy: Policy) -> tuple[Stage, ...]:
    """Stages in order. One without an 优先 says nothing about priority, unless a 假定 does."""
    assumed = next((a.value for a in policy.assumptions if a.about is Assumed.PRIORITY), None)
    written = {stage.number: stage for stage in policy.stages}
    found = []
    for number in sorted({*written, *(aid.stage for aid in policy.aids)}):
        stage = written.get(number, Stage(number, BASIC, Combine.UNSTATED))
        if stage.combine is Combine.UNSTATED and isinstance(assumed, Combine):
            stage = Stage(number, BASIC, assumed, stage.order, stage.tie, stage.clauses, stage.span)
        found.append(stage)
    return tuple(found)


def money_question(policy: Policy, builder: PolicyBuilder) -> Question:
    work_out = worked_out(policy, builder)
    price = policy.decisions["缴费"]
    roots = [e for rule in price.rules for e in (rule.guard, *expressions_of(rule.value)) if e is not None]
    roots += [e for aid in policy.aids for e in _expressions(aid)]
    return Question("资助", work_out, tuple(roots))


def worked_out(policy: Policy, builder: PolicyBuilder) -> Callable[[Situation], Reply]:
    """Price and stages in turn, stopping at the first that lacks a fact."""
    price = builder.decision("缴费")
    stages = [(stage, [grant_closure(builder, aid) for aid in _aids(policy, stage)]) for stage in stages_of(policy)]

    def run(s: Situation) -> Reply:
        balance = first = at_once(s, price)
        found: list[StageOutcome] = []
        for stage, makers in stages:
            grants, made = _stage(s, stage, makers, balance)
            values = tuple(values_of(made))
            if any(lacks(value) for value in values):
                return Reply(None, values)
            found.append(StageOutcome(stage, balance, grants, made))
            balance = made.due
        s.money["应缴"] = balance
        return Reply(Money(first, tuple(found), balance))

    return run


def _stage(
    s: Situation, stage: Stage, makers: Sequence[GrantClosure], balance: Any
) -> tuple[tuple[Grant, ...], Combined]:
    """Once, or for each balance that there may be; the grants are those of the first."""
    found = []
    for left in spread(balance) or (balance,):
        s.money["余额"] = left
        grants = tuple(grant for make in makers if (grant := make(s, left)) is not None)
        found.append((grants, combine(stage, left, grants)))
    return found[0] if len(found) == 1 else (found[0][0], either([made for _, made in found], balance))


def values_of(made: Combined) -> Iterator[Any]:
    yield from (made.amount, made.due, made.doubt)
    for way in made.allocations:
        yield from (way.direct, way.refunded)
        yield from (amount for _, amount in way.split)


def _aids(policy: Policy, stage: Stage) -> Sequence[Aid]:
    return [aid for aid in policy.aids if aid.stage == stage.number]


def _expressions(aid: Aid) -> Iterator[Any]:
    yield from (e for e in (aid.applies, aid.total, aid.personal) if e is not None)
    for line in aid.lines:
        if line.guard is not None:
            yield line.guard
        yield from expressions_of(line.value)
