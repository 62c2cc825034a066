"""歧义: unclear clauses and the ways to read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..expressions import Counting
from ..model import Alternative, Reading
from ..nodes import AmbiguityNode, StatementNode
from .defined import is_own
from .scope import Scope


def readings(scope: Scope, statements: Sequence[StatementNode]) -> Mapping[str, Reading]:
    """By their names."""
    found: dict[str, Reading] = {}
    for node in statements:
        if isinstance(node, AmbiguityNode) and is_own(scope, node.name, node):
            seen: set[str] = set()
            for alternative in node.alternatives:
                if alternative.name.text in seen:
                    scope.report("P202", alternative.name.span, name=alternative.name.text)
                seen.add(alternative.name.text)
            if len(node.alternatives) < 2:
                scope.report("P325", node.span, name=node.name.text)
            found[node.name.text] = Reading(
                node.name.text,
                node.question,
                tuple(
                    Alternative(a.name.text, a.meaning, Counting[a.counting] if a.counting else None)
                    for a in node.alternatives
                ),
                scope.clauses(node.cite),
                node.span,
            )
    return found
