"""The stages of aid (步) of one product: as written, or as an assumed priority has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dsl import Assumed, Assumption, Combine, Policy, Product, Stage

PRIORITY = "优先"


def stages_of(policy: Policy, product: Product, assumptions: Sequence[Assumption]) -> tuple[Stage, ...]:
    """In order. One without an 优先 of its own says nothing about priority, unless a 假定 does."""
    written = written_stages(policy, product)
    numbers = {*written, *(aid.stage for aid in policy.aids if aid.product == product.name)}
    found = [written.get(number, Stage(number, product.name, Combine.UNSTATED)) for number in sorted(numbers)]
    assumed = assumed_priority(product, assumptions)
    if assumed is None:
        return tuple(found)
    return tuple(replace(s, combine=assumed[1]) if s.combine is Combine.UNSTATED else s for s in found)


def written_stages(policy: Policy, product: Product) -> dict[int, Stage]:
    """Those with an 优先, by their number."""
    return {stage.number: stage for stage in policy.stages if stage.product == product.name}


def assumed_priority(product: Product, assumptions: Sequence[Assumption]) -> tuple[int, Combine] | None:
    """The priority assumed for this product, or else for all, with its place among the assumptions."""
    for target in (product.key(PRIORITY), PRIORITY):
        for index, assumption in enumerate(assumptions):
            if assumption.about is Assumed.PRIORITY and assumption.target == target:
                assert isinstance(assumption.value, Combine)
                return index, assumption.value
    return None
