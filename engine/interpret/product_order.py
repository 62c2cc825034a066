"""In which order products are worked out: one that asks for the 应缴 of another comes after it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import TopologicalSorter
from typing import Any

from dsl import DecisionRef, MoneyRef, MoneyWord, Policy, Product, TableRef, WindowRef

from ..walk import inside


def in_order(policy: Policy) -> tuple[str, ...]:
    """Names of products. There is no circle: one would have been reported when the file was read."""
    if not policy.has_products:
        return tuple(product.name for product in policy.products)
    asked = {product.name: dues_asked(policy, _roots(policy, product)) for product in policy.products}
    return tuple(TopologicalSorter(asked).static_order())


def _roots(policy: Policy, product: Product) -> list[Any]:
    """What decides whether a product is bought, what it costs and who pays."""
    keys = (product.key(name) for name in ("险种", "参保", "受理", "缴费"))
    rules = [rule for key in keys if key in policy.decisions for rule in policy.decisions[key].rules]
    return [*rules, *(aid for aid in policy.aids if aid.product == product.name)]


def behind_dues(policy: Policy, roots: Iterable[Any]) -> tuple[str, ...]:
    """The products that must be worked out before these can be, in order."""
    by_name = {product.name: product for product in policy.products}
    waiting, found = dues_asked(policy, roots), set[str]()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(dues_asked(policy, _roots(policy, by_name[name])))
    return tuple(name for name in in_order(policy) if name in found)


def dues_asked(policy: Policy, roots: Iterable[Any]) -> list[str]:
    """The products whose 应缴 these ask for, themselves or through what they ask for."""
    found: dict[str, None] = {}
    entered: set[tuple[type, str]] = set()
    waiting = list(roots)
    while waiting:
        for part in inside(waiting.pop()):
            if isinstance(part, MoneyRef) and part.word is MoneyWord.DUE:
                found[part.product] = None
            name = _name_of(part)
            if name is not None and (type(part), name) not in entered:
                entered.add((type(part), name))
                waiting.extend(_behind(policy, part))
    return list(found)


def _name_of(part: Any) -> str | None:
    match part:
        case DecisionRef(decision=name) | TableRef(table=name) | WindowRef(window=name):
            return name
    return None


def _behind(policy: Policy, part: Any) -> Iterator[Any]:
    match part:
        case DecisionRef(decision=key):
            yield from policy.decisions[key].rules
        case TableRef(table=name):
            yield from policy.tables[name].rows.values()
        case WindowRef(window=name):
            yield policy.windows[name].days
