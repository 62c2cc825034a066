"""The types of what a rule file defines."""

from __future__ import annotations

from ..expressions import Literal
from ..nodes import (
    CategoryNode,
    ExpressionNode,
    LetNode,
    PendingNode,
    ResultNode,
    TableNode,
    ValueLine,
    WordValueNode,
)
from ..types import TEXT, YES_NO, Type
from .decisions import SLOTS
from .expressions import expression
from .scope import Scope, Symbol
from .tables import table


class TypesOfNames:
    """Found when they are asked for, so that the order of statements does not matter."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.types: dict[str, Type | None] = {}
        self.pending: list[str] = []

    def type_of(self, name: str) -> Type | None:
        """The type of a 人群, 定, 结果 or 表, found from its first value that has one; a circle is reported."""
        if name in self.types:
            return self.types[name]
        symbol = self.scope.symbols[name]
        if name in self.pending:
            circle = " → ".join([*self.pending[self.pending.index(name) :], name])
            self.scope.report("P215", symbol.span, names=circle)
            return None
        self.pending.append(name)
        defining, self.scope.defining = self.scope.defining, None
        self.types[name] = self._find_type(symbol)
        self.scope.defining = defining
        self.pending.pop()
        return self.types[name]

    def _find_type(self, symbol: Symbol) -> Type | None:
        node = symbol.node
        match node:
            case CategoryNode():
                return YES_NO
            case ResultNode() if node.slot in SLOTS:
                return SLOTS[node.slot][1]
            case TableNode():
                quiet = len(self.scope.diagnostics)
                lowered = table(self.scope, node)
                del self.scope.diagnostics[quiet:]
                return None if lowered is None else lowered.type
            case LetNode() | ResultNode():
                return self._type_of_lines([line.value for line in node.lines if isinstance(line, ValueLine)])
        return None

    def _type_of_lines(self, values: list[ExpressionNode | WordValueNode | PendingNode]) -> Type | None:
        quiet = len(self.scope.diagnostics)
        found = None
        for value in values:
            if isinstance(value, PendingNode):
                value = value.at_least or value.at_most or WordValueNode("UNSTATED")
            if not isinstance(value, WordValueNode | PendingNode):
                lowered = expression(self.scope, value)
                if lowered is not None and not (isinstance(lowered, Literal) and lowered.type is TEXT and found):
                    found = lowered.type
                    break
        circles = [d for d in self.scope.diagnostics[quiet:] if d.code == "P215"]
        self.scope.diagnostics[quiet:] = circles
        return found
