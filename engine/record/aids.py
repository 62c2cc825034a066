"""Who gives what to the person, and which aids lost under the priority rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dsl import Aid, Mode, Product

from ..answer import Assessment
from ..branches import Branch, branches
from ..interpret.combine import Allocation, Combined
from ..interpret.stages import stages_of
from .parts import numbers, value_part
from .rules import aid_clauses, place_json

MODES = {Mode.PAID_DIRECTLY: "paid_directly", Mode.REFUNDED: "refunded", None: "not_stated"}


def aids_json(assessment: Assessment, product: Product) -> dict[str, Any]:
    """Of one product. `subsidies`: one entry per aid and payer; `lost`: one per aid that applied and did not win."""
    by_name = {aid.name: aid for aid in assessment.policy.aids}
    numbers_of = [stage.number for stage in stages_of(assessment.policy, product, ())]
    found = [
        (branch, list(zip(numbers_of, branch.value, strict=False)))
        for branch in branches(assessment, lambda world: world.stages.get(product.name, ()))
    ]
    return {
        "subsidies": [one for branch, stages in found for one in _subsidies(assessment, by_name, branch, stages)],
        "lost": [one for branch, stages in found for one in _lost(assessment, by_name, branch, stages)],
    }


Numbered = Sequence[tuple[int, Combined]]
"""Each stage (步) with its number; none is worked out for a person who is refused, or does not buy the product."""


def _subsidies(
    assessment: Assessment, aids: dict[str, Aid], branch: Branch, stages: Numbered
) -> Iterator[dict[str, Any]]:
    for number, made in stages:
        for allocation in made.allocations:
            for payer, amount in allocation.split:
                giving = [name for name in allocation.names if payer in {line.payer for line in aids[name].lines}]
                modes = {MODES[aids[name].mode] for name in giving}
                yield {
                    **_when(branch),
                    "stage": number,
                    "aids": giving,
                    "standing": _standing(made),
                    "payer": payer,
                    "amount": value_part(amount),
                    "mode": modes.pop() if len(modes) == 1 else "mixed",
                    "rules": [_rule(assessment, aids[name], payer) for name in giving],
                }


def _lost(assessment: Assessment, aids: dict[str, Aid], branch: Branch, stages: Numbered) -> Iterator[dict[str, Any]]:
    for number, made in stages:
        for loser in made.losers:
            yield {
                **_when(branch),
                "stage": number,
                "aid": loser.name,
                "amount": value_part(loser.amount),
                "margin": value_part(loser.margin),
                "won": _names(made.allocations),
                "rules": [
                    {
                        **place_json(assessment.policy, aids[loser.name].span),
                        "clauses": numbers(aids[loser.name].clauses),
                    }
                ],
                "priority": numbers(made.clauses),
            }


def _standing(made: Combined) -> str:
    if len(made.allocations) == 1:
        return "applies"
    return "tied" if made.tied else "may_apply"


def _names(allocations: tuple[Allocation, ...]) -> list[str]:
    return list(dict.fromkeys(name for allocation in allocations for name in allocation.names))


def _rule(assessment: Assessment, aid: Aid, payer: str) -> dict[str, Any]:
    return {**place_json(assessment.policy, aid.span), "clauses": numbers(aid_clauses(aid, (payer,)))}


def _when(branch: Branch) -> dict[str, Any]:
    return {"when": dict(branch.when)} if branch.when else {}
