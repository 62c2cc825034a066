"""The fields of an assessment: the name of a predeclared one, and the product (险种) that it is of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dsl import Policy, Product

AID, SHARE = "资助.", "财政."
PUBLISHED: Mapping[str, str] = {
    "险种": "bought",
    "参保": "eligibility",
    "受理": "acceptance",
    "缴费": "contribution",
    "资助名": "aid_names",
    "资助合计": "aid_total",
    "应缴": "borne",
    "先付": "up_front",
    "退补": "refunded",
    "等待期": "waiting_period",
    "待遇开始": "benefit_start",
    "待遇结束": "benefit_end",
    "财政补助": "funding_total",
}
"""Predeclared fields → their published keys."""


def split(field: str) -> tuple[str, str]:
    """(name, product): 缴费[长护险] is 缴费 of 长护险; a field of no product in particular has an empty one."""
    name, bracket, product = field.partition("[")
    is_ours = name in PUBLISHED or name.startswith((AID, SHARE))
    return (name, product.removesuffix("]")) if bracket and is_ours else (field, "")


def bare(field: str) -> str:
    """Without the product."""
    return split(field)[0]


def published_key(field: str) -> str:
    """The published key of a predeclared field, with its product; any other field keeps its name."""
    name = bare(field)
    return PUBLISHED[name] + field.removeprefix(name) if name in PUBLISHED else field


def payers_of(policy: Policy, product: Product | None = None) -> Mapping[str, str]:
    """Payer → the field of what it gives, for one product or in total."""
    aids = (aid for aid in policy.aids if product is None or aid.product == product.name)
    return _by_name(AID, (line.payer for aid in aids for line in aid.lines), product)


def levels_of(policy: Policy, product: Product | None = None) -> Mapping[str, str]:
    """Level of government → the field of what it bears, for one product or in total."""
    parts = (part for part in policy.funding if product is None or part.product == product.name)
    return _by_name(SHARE, (line.payer for part in parts for line in part.lines), product)


def _by_name(prefix: str, names: Iterable[str], product: Product | None) -> Mapping[str, str]:
    fields = ((name, prefix + name) for name in dict.fromkeys(names))
    return {name: field if product is None else product.key(field) for name, field in fields}
