"""约束: what the notice demands of its own results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Constraint
from ..nodes import ConstraintNode, StatementNode
from .expressions import condition
from .scope import Scope


def constraints(scope: Scope, statements: Sequence[StatementNode]) -> Iterator[Constraint]:
    nodes = [node for node in statements if isinstance(node, ConstraintNode)]
    named = [node.name.text for node in nodes if node.name is not None]
    for node in nodes:
        if node.name is not None and named.count(node.name.text) > 1:
            scope.report("P202", node.name.span, name=f"约束 {node.name.text}")
        lowered = condition(scope, node.condition)
        if lowered is not None:
            name = "" if node.name is None else node.name.text
            clauses = scope.clauses(node.cite)
            yield Constraint(lowered, scope.written(node.span), node.normally, clauses, name, node.span)
