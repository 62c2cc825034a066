"""结果 and the predeclared results → decisions, one for each product."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import SOLE, Decision, Funding, Product, Role
from ..nodes import ResultNode
from ..types import DATE, DURATION, MONEY, YES_NO
from .decisions import END, SLOTS, START, benefit, own_year, result
from .defined import index_text
from .product_names import left_out, meant
from .products import outside_tiers
from .rules import payers
from .scope import UNDECIDED, Scope

_GATES = ((Role.ELIGIBILITY, "参保", YES_NO), (Role.ACCEPTANCE, "受理", YES_NO))
_ABSENT = (
    (Role.CONTRIBUTION, "缴费", MONEY),
    (Role.WAITING, "等待期", DURATION),
    (Role.BENEFIT_START, START, DATE),
    (Role.BENEFIT_END, END, DATE),
    (Role.FUNDING, "财政补助", MONEY),
)


def decisions_of(scope: Scope, node: ResultNode) -> Iterator[Decision]:
    """A bare 等待期 or 待遇期 stands for every product that has none of its own: one decision each."""
    if not node.slot:
        if node.indexes:
            scope.report("P326", node.span, name=node.name.text)
        yield result(scope, node, scope.type_of(node.name.text) or UNDECIDED)
        return
    for at, product in enumerate(_products_of(scope, node)):
        quiet = len(scope.diagnostics)
        scope.within = product if product.declared else None
        yield from _slot(scope, node, product)
        scope.within = None
        if at:
            del scope.diagnostics[quiet:]


def _products_of(scope: Scope, node: ResultNode) -> Iterable[Product]:
    if node.indexes or not scope.products:
        one = meant(scope, node.name.text, node.indexes, node.span)
        return () if one is None else (one,)
    if node.slot in ("ELIGIBILITY", "ACCEPTANCE"):
        return (SOLE,)
    if node.slot in ("CONTRIBUTION", "FUNDING"):
        left_out(scope, node.span, node.name.text, f"{node.name.text}[{next(iter(scope.products))}]")
        return ()
    others = [p for p in scope.products.values() if p.key(node.name.text) not in scope.symbols]
    if not others:
        scope.report("P202", node.span, name=node.name.text)
    return others


def _slot(scope: Scope, node: ResultNode, product: Product) -> tuple[Decision, ...]:
    if node.slot == "BENEFIT":
        own_year(scope, node.lines)
        return benefit(scope, node, product)
    before = outside_tiers(scope, product) if node.slot == "CONTRIBUTION" else ()
    return (result(scope, node, SLOTS[node.slot][1], product, before),)


def levels_of(scope: Scope, node: ResultNode) -> Iterator[Funding]:
    """What 财政补助 lays down, payer by payer."""
    if node.slot == "FUNDING" and (node.indexes or not scope.products):
        product = scope.products.get(index_text(node), SOLE)
        scope.within = product if product.declared else None
        yield Funding(product.name, payers(scope, node.lines, full=False))
        scope.within = None


def with_absent(scope: Scope, decisions: dict[str, Decision]) -> dict[str, Decision]:
    """A predeclared result that the file does not mention decides nothing: it has no rules, so is not stated."""
    absent = [Decision(name, name, role, kind, ()) for role, name, kind in _GATES]
    for product in scope.products.values() or (SOLE,):
        own = product.name if product.declared else None
        absent += [Decision(product.key(name), name, role, kind, (), own) for role, name, kind in _ABSENT]
    return {**{decision.key: decision for decision in absent}, **decisions}
