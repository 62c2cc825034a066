"""What rests on what in a policy. A circle could never be worked out, and a very long chain hardly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass

from ..expressions import DecisionRef, MoneyRef, MoneyWord, TableRef, WindowRef
from ..model import Aid, Policy, Product
from ..source import Span
from ..types import Type
from .scope import MOST_CHAINED

_DUE = "应缴"


@dataclass(frozen=True, slots=True)
class Reference:
    """A name used somewhere, and how deep in its expression it stands."""

    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Circle:
    names: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class LongChain:
    name: str
    span: Span


def first_fault(policy: Policy) -> Circle | LongChain | None:
    """A circle among the definitions, or a chain of them that is too long; None where all is well."""
    parts = _parts(policy)
    products = policy.products
    uses = {n: [used for used in _references(part, products) if used.name in parts] for n, (part, _) in parts.items()}
    depth: dict[str, int] = {}
    for name in parts:
        circle = _measure(name, uses, depth)
        if circle is not None:
            return Circle(circle, parts[circle[0]][1])
    deepest = max(depth, key=depth.__getitem__, default=None)
    if deepest is None or depth[deepest] <= MOST_CHAINED:
        return None
    return LongChain(deepest, parts[deepest][1])


def _parts(policy: Policy) -> Mapping[str, tuple[object, Span]]:
    """Everything that has a name and is worked out; 应缴 of a product rests on its 缴费 and on each of its aids."""
    parts: dict[str, tuple[object, Span]] = {}
    for key, decision in policy.decisions.items():
        parts[key] = ((*decision.rules,), decision.span)
    for name, window in policy.windows.items():
        parts[name] = (window.days, window.span)
    for name, table in policy.tables.items():
        parts[name] = ((*table.keys, *table.rows.values()), table.span)
    for product in policy.products:
        parts[product.key(_DUE)] = (_behind_due(policy, product), policy.decisions[product.key("缴费")].span)
    return parts


def _behind_due(policy: Policy, product: Product) -> tuple[object, ...]:
    """Of one among several also whether it is bought, and may be."""
    gates = ("险种", "参保", "受理") if product.declared else ()
    own = [key for name in (*gates, "缴费") if (key := product.key(name)) in policy.decisions]
    aids = [_given(aid) for aid in policy.aids if aid.product == product.name]
    return (*(DecisionRef(key, policy.decisions[key].type) for key in own), *aids)


def _given(aid: Aid) -> tuple[object, ...]:
    return (aid.applies, *aid.lines, aid.total, aid.personal)


def _references(part: object, products: Sequence[Product]) -> Iterator[Reference]:
    """Every reference in a part of the model, without recursion."""
    waiting = [(part, 0)]
    while waiting:
        item, depth = waiting.pop()
        match item:
            case tuple():
                waiting.extend((inner, depth) for inner in item)
            case DecisionRef():
                yield Reference(item.decision, depth)
            case WindowRef():
                yield Reference(item.window, depth)
            case MoneyRef(word=MoneyWord.DUE, product=name):
                yield from (Reference(product.key(_DUE), depth) for product in products if product.name == name)
            case MoneyRef():
                # What is left before a stage rests on the price alone, of whichever product the aid is for.
                yield from (Reference(product.key("缴费"), depth) for product in products)
            case Type():
                pass
            case _ if is_dataclass(item):
                if isinstance(item, TableRef):
                    yield Reference(item.table, depth)
                waiting.extend((getattr(item, field.name), depth + 1) for field in fields(item))


def _measure(start: str, uses: Mapping[str, list[Reference]], depth: dict[str, int]) -> tuple[str, ...] | None:
    """Enter how deep a part reaches, and all that it rests on; or the names of a circle, the first repeated."""
    path = {} if start in depth else {start: 1}  # each part on the way down, with the depth found so far
    while path:
        name = next(reversed(path))
        waiting = uses[name]
        while waiting and waiting[-1].name in depth:
            used = waiting.pop()
            path[name] = max(path[name], used.depth + 1 + depth[used.name])
        if not waiting:
            depth[name] = path.pop(name)
        elif waiting[-1].name in path:
            names = list(path)
            return (*names[names.index(waiting[-1].name) :], waiting[-1].name)
        else:
            path[waiting[-1].name] = 1
    return None
