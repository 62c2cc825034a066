"""认定时点: the day on which a status must be held."""

from __future__ import annotations

from ..expressions import Expression
from ..nodes import LetNode, PendingNode, PolicyNode, ValueLine, WordValueNode
from ..nodes_from_tree import nodes_from_trees
from ..parse import parse_expression
from ..source import Span
from ..types import DATE
from .expressions import typed
from .header import NOT_GIVEN
from .scope import Scope


def recognised_at(scope: Scope, node: PolicyNode) -> Expression | None:
    """Any date expression; it may use names of the file, so it is read once they are all known."""
    line = next((line for line in node.headers if line.key == "recognised_at"), None)
    if line is None or line.text == NOT_GIVEN:
        return None
    parsed = parse_expression(scope.source, Span(line.span.end - len(line.text), line.span.end))
    scope.diagnostics.extend(parsed.diagnostics)
    for statement in nodes_from_trees(scope.source, parsed.trees).statements:
        match statement:
            case LetNode(lines=(ValueLine(value=value),)) if not isinstance(value, WordValueNode | PendingNode):
                return typed(scope, value, DATE)
    if not parsed.diagnostics:
        scope.report("P315", line.span, name="认定时点", example="2024-12-31")
    return None
