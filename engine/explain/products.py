"""One product (险种) of an explanation: bought or not, what it costs, who pays, when its benefit runs."""

from __future__ import annotations

from collections.abc import Iterator

from dsl import Product

from ..fields import levels_of, payers_of
from ..record.parts import numbers
from ..record.record import MONEY_FIELDS
from .aids import aid_ways
from .lines import step, works_of
from .model import LevelShown, ProductShown, Step
from .world import Person


def product_shown(person: Person, product: Product) -> ProductShown:
    policy, fields, key = person.assessment.policy, person.assessment.fields, product.key

    def own(name: str) -> Step | None:
        return step(person, key(name)) if product.declared and key(name) in policy.decisions else None

    return ProductShown(
        product=product,
        bought=own("险种"),
        eligibility=own("参保"),
        acceptance=own("受理"),
        fields={name: fields[key(name)] for name in MONEY_FIELDS},
        contribution=step(person, key("缴费")),
        aids=aid_ways(person, product),
        payers=tuple((payer, fields[field]) for payer, field in payers_of(policy, product).items()),
        waiting=step(person, key("等待期")),
        benefit_start=step(person, key("待遇开始")),
        benefit_end=step(person, key("待遇结束")),
        funding=step(person, key("财政补助")),
        levels=tuple(_levels(person, product)),
    )


def _levels(person: Person, product: Product) -> Iterator[LevelShown]:
    """Once per level, with all of its lines."""
    assessment, again = person.assessment, person.again(person.assessment.worlds[0])
    policy = assessment.policy
    lines = [line for funding in policy.funding if funding.product == product.name for line in funding.lines]
    above = policy.decisions[product.key("财政补助")].clauses
    for level, field in levels_of(policy, product).items():
        own = [line for line in lines if line.payer == level]
        clauses = [clause for line in own for clause in line.clauses or above]
        text = "；".join(again.prepared.quote(line.span) for line in own)
        yield LevelShown(level, text, assessment.fields[field], tuple(numbers(clauses)), works_of(again, own))
