"""险种 → products, and who buys them."""

from __future__ import annotations

from ..expressions import FactRef, Literal, Not, OneOf
from ..model import Decision, Product, Role, Rule, Unstated
from ..nodes import ProductNode
from ..types import YES_NO, Kind
from .expressions import condition
from .scope import Scope

BOUGHT = "险种"


def product(scope: Scope, node: ProductNode) -> Product:
    """A chosen product says on what the choice stands; tiers are told from a fact that lists them."""
    if not node.compulsory and node.condition is None:
        scope.report("P337", node.span, name=node.name.text)
    _check_tiers(scope, node)
    return Product(
        name=node.name.text,
        compulsory=node.compulsory,
        tiers=tuple(tier.text for tier in node.tiers),
        chosen_by="" if node.chosen_by is None else node.chosen_by.text,
        clauses=scope.clauses(node.cite),
        span=node.span,
    )


def _check_tiers(scope: Scope, node: ProductNode) -> None:
    if not node.tiers and node.chosen_by is None:
        return
    fact = None if node.chosen_by is None else scope.vocabulary.facts.get(node.chosen_by.text)
    if node.chosen_by is not None and fact is None:
        scope.unknown(node.chosen_by, [f.name for f in scope.vocabulary.facts.values() if f.type.values])
    elif fact is None or fact.type.kind is not Kind.ENUMERATION or not node.tiers:
        scope.report("P338", node.span, name=node.name.text)
    else:
        for tier in node.tiers:
            if tier.text not in fact.type.values:
                scope.unknown(tier, fact.type.values, "P339", fact=fact.name, members="、".join(fact.type.values))


def purchase(scope: Scope, node: ProductNode, bought: Product) -> Decision:
    """Is the product bought: whoever it is compulsory for buys it, others if they chose it."""
    truth = Literal(True, YES_NO) if node.condition is None else condition(scope, node.condition)
    rules = () if truth is None else (Rule(truth, None, (), node.span),)
    key = bought.key(BOUGHT)
    return Decision(key, BOUGHT, Role.PURCHASE, YES_NO, rules, bought.name, clauses=bought.clauses, span=node.span)


def outside_tiers(scope: Scope, offered: Product) -> tuple[Rule, ...]:
    """A tier that the notice does not offer has no price: 未规定, before all other lines of 缴费."""
    fact = scope.vocabulary.facts.get(offered.chosen_by)
    if fact is None or not offered.tiers or (set(fact.type.values) == set(offered.tiers) and not fact.nullable):
        return ()
    chosen = OneOf(FactRef(fact.name, fact.type, span=offered.span), offered.tiers, span=offered.span)
    return (Rule(Unstated(), Not(chosen, span=offered.span), offered.clauses, offered.span),)
