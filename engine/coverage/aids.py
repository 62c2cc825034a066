"""The goals of aids (资助) and of 财政补助: who gets what, and what the priority rule makes of two that meet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from dsl import Aid, Combine, PayerLine, Policy, Product, Stage

from ..interpret.stages import stages_of
from ..symbolic.cells import Reply, lacks
from ..symbolic.money import Money, worked_out
from ..symbolic.reach import expressions_of
from ..unknown import Unknown, join
from .conditions import Guard, Probe, both
from .fates import Outcome, counts, loses, meet, tie
from .goals import Sort
from .guarded import Guarded, Maker
from .watch import Owner, Part, Place, Watch


@dataclass(frozen=True)
class _Stage:
    """A stage (步) of one product, and the how many-th it is; `outcome` works it out."""

    product: Product
    stage: Stage
    at: int
    aids: tuple[Aid, ...]
    outcome: Callable[[Any], Any]

    def sees(self, seen: Outcome) -> Probe:
        """Is something so of what the stage comes to?"""

        def probe(s: Any) -> Any:
            found = self.outcome(s)
            return found if isinstance(found, Unknown) else seen(found)

        return probe


def watches_of_aids(maker: Maker, product: Product) -> Iterator[Watch]:
    policy = maker.policy
    if not any(aid.product == product.name for aid in policy.aids):
        return
    money = _kept_money(policy, maker, product)
    roots = _roots(policy, product)
    for at, stage in enumerate(stages_of(policy, product, maker.builder.assumptions)):
        aids = tuple(aid for aid in policy.aids if (aid.product, aid.stage) == (product.name, stage.number))
        place = _Stage(product, stage, at, aids, _nth(money, at))
        for aid in aids:
            yield from _of_aid(maker, place, aid, roots)
        yield from _of_priority(policy, place, roots)


def _of_aid(maker: Maker, stage: _Stage, aid: Aid, roots: tuple[Any, ...]) -> Iterator[Watch]:
    place = Place(maker.policy, f"资助 {aid.name}", aid.span, aid.clauses)
    owner: Owner = (Part.AID, f"{aid.product}·{aid.name}")
    given = stage.sees(counts(aid.name))
    yield Watch(place.goal(Sort.COUNTS), owner, given, roots)
    if aid.mode is not None:
        mode = Place(maker.policy, f"资助 {aid.name}", aid.span)
        goal = mode.goal(Sort.MODE, aid.mode_span, aid.mode_clauses or aid.clauses, text=aid.mode.value)
        yield Watch(goal, (Part.MODE, owner[1]), given, roots)
    applies = Guard(maker.builder, aid.applies)
    at_stage = stage.sees(lambda one: True)
    here = Guarded(place, aid.span, (), owner, at_stage, roots)
    for watch in maker.conditions(here, aid.applies, applies):
        yield replace(watch, probe=both(watch.probe, _unless_passed_over(applies, given)))
    yield from lines_of(maker, place, owner, aid.lines, given, roots)
    for expression in (aid.total, aid.personal):
        if expression is not None:
            yield from maker.rows(Guarded(place, aid.span, (), owner, given, roots), (expression,))


def _unless_passed_over(applies: Guard, given: Probe) -> Probe:
    """Who gets a better aid instead shows nothing of what this one asks for."""

    def probe(s: Any) -> Any:
        return given(s) if applies(s) is True else True

    return probe


def lines_of(
    maker: Maker, place: Place, owner: Owner, lines: Sequence[PayerLine], matters: Probe, roots: tuple[Any, ...]
) -> Iterator[Watch]:
    """Payer lines: each stands by itself."""
    for line in lines:
        guard = None if line.guard is None else Guard(maker.builder, line.guard)
        gives = matters if guard is None else both(matters, guard)
        # A payer line that stands in the line of the statement is no line of its own.
        goal = place.goal(Sort.GIVES, line.span, line.clauses, text=place.quote(line.span))
        yield Watch(goal, owner, gives, roots)
        if line.guard is not None:
            here = Guarded(place, line.span, line.clauses, owner, matters, roots)
            yield from maker.conditions(here, line.guard, guard)
        here = Guarded(place, line.span, line.clauses, owner, gives, roots)
        yield from maker.rows(here, expressions_of(line.value))


def _of_priority(policy: Policy, stage: _Stage, roots: tuple[Any, ...]) -> Iterator[Watch]:
    """Aids that meet in one person. They belong to the priority rule, where one is written."""
    written = stage.stage in policy.stages
    for aid in stage.aids if len(stage.aids) > 1 and stage.stage.combine is not Combine.STACK else ():
        place = Place(policy, f"资助 {aid.name}", aid.span, aid.clauses)
        cited = _clauses(stage.stage)
        owner: Owner = (Part.AID, f"{aid.product}·{aid.name}")
        goal = place.goal(Sort.LOSES, clauses=cited, shown=cited)
        yield Watch(goal, owner, stage.sees(loses(aid.name)), roots)
    for one, other in combinations(stage.aids, 2):
        span = stage.stage.span if written else other.span
        place = Place(policy, "优先", span, _clauses(stage.stage) if written else other.clauses)
        owner = (Part.AID, f"{other.product}·{other.name}")
        names = f"{one.name}、{other.name}"
        yield Watch(place.goal(Sort.MEET, text=names), owner, stage.sees(meet(one.name, other.name)), roots)
        if stage.stage.combine is Combine.HIGHEST:
            yield Watch(place.goal(Sort.TIES, text=names), owner, stage.sees(tie(one.name, other.name)), roots)


def _clauses(stage: Stage) -> tuple[Any, ...]:
    return (*stage.clauses, *(stage.tie.clauses if stage.tie is not None else ()))


def _kept_money(policy: Policy, maker: Maker, product: Product) -> Callable[[Any], Reply]:
    """Worked out once for each situation."""
    work_out = worked_out(policy, maker.builder, product)
    key = f"·{product.key('资助')}"

    def run(s: Any) -> Reply:
        if key not in s.memo:
            s.memo[key] = work_out(s)
        reply: Reply = s.memo[key]
        return reply

    return run


def _nth(money: Callable[[Any], Reply], at: int) -> Callable[[Any], Any]:
    """What a stage comes to, with 余额 as it is before it; or the facts that are lacking."""

    def outcome(s: Any) -> Any:
        reply = money(s)
        if not isinstance(reply.answer, Money):
            return Unknown(*join(value for value in reply.values if lacks(value)))
        s.money["余额"] = reply.answer.stages[at].balance
        return reply.answer.stages[at]

    return outcome


def _roots(policy: Policy, product: Product) -> tuple[Any, ...]:
    price = policy.decisions[product.key("缴费")]
    found = [e for rule in price.rules for e in (rule.guard, *expressions_of(rule.value))]
    for aid in policy.aids:
        if aid.product == product.name:
            found += [aid.applies, aid.total, aid.personal]
            found += [e for line in aid.lines for e in (line.guard, *expressions_of(line.value))]
    return tuple(e for e in found if e is not None)


def watches_of_funding(maker: Maker, product: Product) -> Iterator[Watch]:
    """财政补助 by level: its lines stand under the decided total."""
    policy = maker.policy
    decision = policy.decisions[product.key("财政补助")]
    lines = [line for part in policy.funding if part.product == product.name for line in part.lines]
    place = Place(policy, decision.key, decision.span, decision.clauses)
    roots = tuple(e for line in lines for e in (line.guard, *expressions_of(line.value)) if e is not None)
    owner: Owner = (Part.FUNDING, product.name)
    yield from lines_of(maker, place, owner, lines, lambda s: True, roots)
