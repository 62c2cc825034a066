"""Which product (险种) a name stands for, in [ ] or by where it stands."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import SOLE, Product
from ..nodes import ExpressionNode, NameNode, Word
from ..source import Span
from .scope import Scope


def meant(scope: Scope, name: str, indexes: Sequence[ExpressionNode], span: Span) -> Product | None:
    """The product in [ ]; without, the one whose statement this is, or the only one. None: already reported."""
    if not indexes:
        if scope.within is None and scope.products:
            left_out(scope, span, name, f"{name}[{next(iter(scope.products))}]")
            return None
        return scope.within or SOLE
    index = indexes[0]
    if len(indexes) > 1 or not isinstance(index, NameNode) or index.indexes:
        scope.report("P309", span, name=name, wanted="1", found=str(len(indexes)))
        return None
    return called(scope, index.name)


def called(scope: Scope, word: Word) -> Product | None:
    """The product of this name."""
    found = scope.products.get(word.text)
    if found is None and word.text in scope.broken:
        scope.unsound = True
    elif found is None and not scope.products:
        scope.report("P336", word.span, name=word.text)
    elif found is None:
        scope.unknown(word, scope.products, "P335", names="、".join(scope.products))
    return found


def left_out(scope: Scope, span: Span, name: str, example: str) -> None:
    scope.report("P334", span, name=name, names="、".join(scope.products), example=example)
