"""假定: what the file takes for granted where the notice is silent or unclear."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..expressions import Literal
from ..model import SOLE, Assumed, Assumption, Combine
from ..nodes import AssumeNode, StatementNode
from ..types import DATE, Type
from ..types import Kind as TypeKind
from .decisions import END, SLOTS, START
from .expressions import typed
from .product_names import meant
from .scope import Kind, Scope, Symbol

_BY_PRODUCT = ("等待期", START, END)
"""Written without a product, these hold for every product that has none of its own."""


def assumptions(scope: Scope, statements: Sequence[StatementNode]) -> Iterator[Assumption]:
    """假定 of 等待期 and the like without a product stands for every product that has none of its own."""
    found = [a for n in statements if isinstance(n, AssumeNode) and (a := _assumption(scope, n))]
    targets = {assumption.target for assumption in found}
    for assumption in found:
        if assumption.target in _BY_PRODUCT and scope.products:
            keys = [product.key(assumption.target) for product in scope.products.values()]
            yield from (replace(assumption, target=key) for key in keys if key not in targets)
        else:
            yield assumption


def _assumption(scope: Scope, node: AssumeNode) -> Assumption | None:
    clauses = scope.clauses(node.cite)
    if not node.reason.strip():
        scope.report("P327", node.span)
    if isinstance(node.value, str):
        if node.slot != "PRIORITY":
            scope.report("P314", node.span)
            return None
        target = _target(scope, node)
        if target is None:
            return None
        return Assumption(target, Assumed.PRIORITY, Combine[node.value], node.reason, clauses, node.span)
    found, target = _assumed(scope, node), _target(scope, node)
    if found is None or target is None:
        return None
    about, kind = found
    value = typed(scope, node.value, kind)
    if not isinstance(value, Literal):
        if value is not None:
            scope.report("P328", node.span)
        return None
    return Assumption(target, about, value.value, node.reason, clauses, node.span)


def _target(scope: Scope, node: AssumeNode) -> str | None:
    """What is assumed, with its product: one that stands for several products keeps its bare name."""
    name = node.target.text
    if node.slot == "PRIORITY" or name in _BY_PRODUCT:
        product = meant(scope, name, node.indexes, node.span) if node.indexes else SOLE
    elif node.slot:
        product = meant(scope, name, node.indexes, node.span)
    elif node.indexes:
        scope.report("P326", node.span, name=name)
        return None
    else:
        product = SOLE
    return None if product is None else product.key(name)


def _assumed(scope: Scope, node: AssumeNode) -> tuple[Assumed, Type] | None:
    name = node.target.text
    if name in scope.readings:
        names = tuple(a.name for a in scope.readings[name].alternatives)
        return Assumed.READING, Type(TypeKind.ENUMERATION, names)
    if node.slot in SLOTS and node.slot not in ("ELIGIBILITY", "ACCEPTANCE"):
        return Assumed.RESULT, SLOTS[node.slot][1]
    if name in (START, END):
        return Assumed.RESULT, DATE
    symbol = scope.lookup(name)
    if isinstance(symbol, Symbol) and symbol.kind in (Kind.LET, Kind.RESULT):
        kind = scope.type_of(name)
        return None if kind is None else (Assumed.RESULT, kind)
    if name in scope.vocabulary.facts:
        return Assumed.FACT, scope.vocabulary.facts[name].type
    scope.unknown(node.target)
    return None
