"""The names that a rule file defines."""

from __future__ import annotations

from collections.abc import Sequence

from ..nodes import (
    AidNode,
    AmbiguityNode,
    CategoryNode,
    EditNode,
    FactNode,
    LetNode,
    NameNode,
    ProductNode,
    ResultNode,
    StatementNode,
    TableNode,
    WindowNode,
    Word,
)
from .scope import Kind, Scope

_DEFINING = {
    CategoryNode: Kind.CATEGORY,
    WindowNode: Kind.WINDOW,
    LetNode: Kind.LET,
    TableNode: Kind.TABLE,
    ProductNode: Kind.PRODUCT,
    AmbiguityNode: Kind.READING,
}


def define(scope: Scope, statements: Sequence[StatementNode]) -> None:
    """Enter every name that a statement defines; statements that have no place in a policy are reported."""
    for node in statements:
        match node:
            case CategoryNode() | WindowNode() | LetNode() | TableNode() | ProductNode() | AmbiguityNode():
                scope.define(_DEFINING[type(node)], node.name, node)
            case ResultNode():
                scope.define(Kind.RESULT, result_name(node), node)
            case AidNode() if node.name is not None:
                scope.define(Kind.AID, node.name, node)
            case FactNode():
                scope.report("P214", node.span)
            case EditNode():
                scope.report("P218", node.span)


def is_own(scope: Scope, word: Word, node: object) -> bool:
    """False for the second definition of a name, which was reported already."""
    symbol = scope.symbols.get(word.text)
    return symbol is not None and symbol.node is node


def result_name(node: ResultNode) -> Word:
    """A predeclared result of one product is a result of its own."""
    if not node.slot or not node.indexes:
        return node.name
    return Word(f"{node.name.text}[{index_text(node)}]", node.name.span)


def index_text(node: ResultNode) -> str:
    index = node.indexes[0] if node.indexes else None
    return index.name.text if isinstance(index, NameNode) else ""
