"""Sums over the products that a person buys: what a product does not come to counts as nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from ..arithmetic import operate
from ..fields import AID, SHARE
from ..money import ZERO
from ..unknown import Silence, Unknown, Why, high_of, not_stated
from .combined import joint
from .product import DIRECT, REFUNDED, Doubts, ProductRunner, if_at_all

_SUMMED = ("缴费", "资助合计", "应缴", DIRECT, REFUNDED)
_BEFORE_PAYERS = 3
FUNDED = "财政补助"


class Totals:
    """The fields that are sums, of a policy with several products."""

    def __init__(self, products: Sequence[ProductRunner]) -> None:
        self.products = products
        self.payers = tuple(dict.fromkeys(payer for one in products for payer in one.payers))
        self.levels = tuple(dict.fromkeys(level for one in products for level in one.funding.levels))
        aids = (f"{AID}{payer}" for payer in self.payers)
        levels = (f"{SHARE}{level}" for level in self.levels)
        self.names = (*_SUMMED[:_BEFORE_PAYERS], *aids, *_SUMMED[_BEFORE_PAYERS:], FUNDED, *levels)

    def run(self, values: dict[str, Any], standing: Mapping[str, Doubts | None]) -> None:
        """`standing`: why it is open whether a product counts; None where it surely does not."""
        counted = [(one, doubts) for one in self.products if (doubts := standing[one.product.name]) is not None]
        for name in self.names:
            parts = [(part(one, name, values), doubts) for one, doubts in counted]
            values[name] = total([if_at_all(amount, doubts) for amount, doubts in parts if amount is not None])


def part(one: ProductRunner, name: str, values: Mapping[str, Any]) -> Any:
    """What one product adds to a total; None where it has no such part."""
    if name == FUNDED:
        return values[one.funding.key]
    if name.startswith(SHARE):
        return _share(one, name.removeprefix(SHARE), values)
    if name.startswith(AID):
        field = one.payers.get(name.removeprefix(AID))
        return None if field is None else values[field]
    return values[one.key[name]]


def total(amounts: list[Any]) -> Any:
    return joint(amounts or [ZERO], partial(operate, "+"))


def _share(one: ProductRunner, level: str, values: Mapping[str, Any]) -> Any:
    """What a level bears of one product; where no shares are written nobody knows, unless there is nothing to share."""
    if one.funding.levels:
        field = one.funding.fields.get(level)
        return ZERO if field is None else values[field]
    total = values[one.funding.key]
    if total.__class__ is not Unknown and total == 0:
        return ZERO
    silent = not_stated(one.funding.key, Why.NO_SPLIT).reasons
    reasons = silent | total.reasons if total.__class__ is Unknown else silent
    return Unknown(Silence.NOT_STATED, reasons, None, ZERO, high_of(total))
