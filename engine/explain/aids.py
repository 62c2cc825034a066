"""The aids of one person: which apply, what each gives by itself, and what the priority rule makes of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dsl import Aid, Combine, Product, Stage

from ..answer import World
from ..branches import branches
from ..interpret.aids import Grant
from ..interpret.combine import Combined
from ..interpret.stages import stages_of, written_stages
from ..money import ZERO
from ..record.parts import numbers
from .conditions import part
from .lines import works_of
from .model import AidShown, AidWay, Fate, PayerShown, Place, StageShown
from .quoting import place_of
from .world import Again, Person


def aid_ways(person: Person, product: Product) -> tuple[AidWay, ...]:
    """None at all for a person who is refused or does not buy the product, or where it has no aids."""
    assessment = person.assessment
    aids = [aid for aid in assessment.policy.aids if aid.product == product.name]
    if not aids or not any(world.stages.get(product.name) for world in assessment.worlds):
        return ()
    found = branches(assessment, lambda world: world.stages.get(product.name, ()))
    return tuple(
        AidWay(branch.when, tuple(_stages(person.again(branch.world), branch.world, product, aids))) for branch in found
    )


def _stages(again: Again, world: World, product: Product, aids: list[Aid]) -> Iterator[StageShown]:
    balance = world.values.get(product.key("缴费"))
    written = written_stages(again.policy, product)
    stages = stages_of(again.policy, product, again.builder.assumptions)
    for stage, made in zip(stages, world.stages.get(product.name, ()), strict=False):
        again.situation.money["余额"] = balance
        own = written.get(stage.number)
        line = None if own is None else place_of(again.policy, own.span)
        yield _stage(again, stage, line, balance, made, [aid for aid in aids if aid.stage == stage.number])
        balance = made.due


def _stage(again: Again, stage: Stage, line: Place | None, balance: Any, made: Combined, aids: list[Aid]) -> StageShown:
    return StageShown(
        number=stage.number,
        balance=balance,
        amount=made.amount,
        due=made.due,
        combine=stage.combine,
        line=line,
        clauses=tuple(numbers((*stage.clauses, *(stage.tie.clauses if stage.tie is not None else ())))),
        tie=None if stage.tie is None else stage.tie.rule,
        aids=tuple(_aid(again, stage, aid, balance, made) for aid in aids),
    )


def _aid(again: Again, stage: Stage, aid: Aid, balance: Any, made: Combined) -> AidShown:
    grant = again.prepared.grant(aid)(again.situation, balance)
    condition = part(again, aid.applies)
    line, clauses = place_of(again.policy, aid.span), tuple(numbers((*aid.clauses, *aid.mode_clauses)))
    if grant is None:
        return AidShown(aid.name, line, clauses, condition, Fate.NOT_FOR_THEM)
    margin = next((loser.margin for loser in made.losers if loser.name == aid.name), None)
    fate = _fate(stage, grant, made)
    payers = tuple(_payers(again, aid, grant))
    total, personal = ("" if one is None else again.prepared.text(one) for one in (aid.total, aid.personal))
    return AidShown(aid.name, line, clauses, condition, fate, grant.amount, payers, aid.mode, margin, total, personal)


def _fate(stage: Stage, grant: Grant, made: Combined) -> Fate:
    named = [allocation for allocation in made.allocations if grant.name in allocation.names]
    if any(loser.name == grant.name for loser in made.losers):
        return Fate.LOST
    if grant.amount == ZERO:
        return Fate.NOTHING
    if named and stage.combine is Combine.UNSTATED and any(len(a.names) > 1 for a in named):
        return Fate.UNSETTLED
    if named and made.tied:
        return Fate.TIED
    if named and (len(made.allocations) > 1 or grant.doubt is not None):
        return Fate.MAY_COUNT
    if named:
        return Fate.COUNTS
    return Fate.SAME if _gives_the_same(grant, made) else Fate.LATER


def _gives_the_same(grant: Grant, made: Combined) -> bool:
    return any(allocation.split == grant.split for allocation in made.allocations)


def _payers(again: Again, aid: Aid, grant: Grant) -> Iterator[PayerShown]:
    """The payer lines that hold or may hold, with what they come to; a payer with two lines is shown once."""
    amounts = dict(grant.split)
    for payer, amount in amounts.items():
        lines = [aid.lines[index] for index in grant.lines if aid.lines[index].payer == payer]
        text = "；".join(again.prepared.quote(line.span) for line in lines)
        yield PayerShown(payer, text, amount, works_of(again, lines))
