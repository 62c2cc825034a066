"""All 资助 of a rule file, and the steps (优先) in which they are combined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ..model import SOLE, Aid, Stage
from ..nodes import AidNode, PriorityNode, StatementNode
from .aids import aid, aid_name, stage
from .category_keys import named_apart, one_per_category
from .product_names import meant
from .scope import Scope


def aids_and_stages(scope: Scope, statements: Sequence[StatementNode]) -> tuple[tuple[Aid, ...], tuple[Stage, ...]]:
    written = [n for n in statements if isinstance(n, AidNode)]
    nodes = [one for node in written for one in one_per_category(node)]
    names: list[str] = []
    for node in nodes:
        name = aid_name(node)
        if node.name is None and name in names:
            scope.report("P202", node.span, name=f"资助 给 {name}")
        names.append(name)
    aids = [a for n in nodes if (a := aid(scope, n)) is not None]
    return tuple(aids), _stages(scope, statements, names)


def _stages(scope: Scope, statements: Sequence[StatementNode], aids: list[str]) -> tuple[Stage, ...]:
    """优先 without a product holds within every product that has none of its own for that step."""
    written = [n for n in statements if isinstance(n, AidNode)]
    nodes = [named_apart(n, written) for n in statements if isinstance(n, PriorityNode)]
    own = tuple(_stages_from(scope, [n for n in nodes if n.indexes], aids, lambda product, number: True))
    taken = {(stage.product, stage.number) for stage in own}
    shared = [n for n in nodes if not n.indexes]
    return (*own, *_stages_from(scope, shared, aids, lambda product, number: (product, number) not in taken))


def _stages_from(
    scope: Scope, nodes: list[PriorityNode], aids: list[str], wanted: Callable[[str, int], bool]
) -> Iterator[Stage]:
    seen: set[tuple[str, int]] = set()
    for node in nodes:
        if node.indexes:
            one = meant(scope, "优先", node.indexes, node.span)
            products = [] if one is None else [one]
        else:
            products = [*scope.products.values()] or [SOLE]
        marks = {(product.name, node.stage) for product in products}
        if marks & seen:
            scope.report("P202", node.span, name="优先")
            continue
        seen |= marks
        made = stage(scope, node, aids, SOLE)
        yield from (replace(made, product=p.name) for p in products if wanted(p.name, node.stage))
