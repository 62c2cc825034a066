"""Names → what they stand for: facts, categories, definitions, tables, readings, and what no file need define."""

from __future__ import annotations

from datetime import date

from ..expressions import (
    DecisionRef,
    Expression,
    FactRef,
    Literal,
    MoneyRef,
    MoneyWord,
    Population,
    ReadingRef,
    SpanEdge,
    TableRef,
)
from ..functions import MEASURES
from ..lexicon import chinese_of
from ..model import Fact
from ..nodes import (
    CategoryKeyNode,
    EdgeNode,
    LetNode,
    NameNode,
    PendingNode,
    ResultNode,
    SlotNode,
    TableNode,
    ValueLine,
    Word,
    WordValueNode,
)
from ..source import Span
from ..types import DATE, DURATION, INTEGER, MONEY, REGION, TEXT, YES_NO, Kind, Type
from .category_keys import category_asked
from .days import window_place
from .product_names import meant
from .scope import Kind as NameKind
from .scope import Scope, Symbol

_VALUE = "值或者条件"
_SLOT_TYPES = {"CONTRIBUTION": MONEY, "WAITING": DURATION, "FUNDING": MONEY}


def named(scope: Scope, node: NameNode, wanted: Type | None) -> Expression | None:
    name, span = node.name.text, node.span
    if wanted is not None and not node.indexes:
        member = _member(scope, node.name, wanted)
        if member is not None:
            return member
    found = scope.lookup(name)
    if isinstance(found, Fact):
        return _fact(scope, found, node)
    if found is not None:
        return _symbol(scope, found, node, wanted)
    if name in MEASURES:
        return _population(scope, node)
    if name == MoneyWord.DUE.value:
        product = meant(scope, name, node.indexes, span)
        return None if product is None else MoneyRef(MoneyWord.DUE, product.name, span=span)
    predeclared = _predeclared(scope, name, span)
    if predeclared is not None:
        return predeclared
    if wanted is not None and wanted.kind is Kind.ENUMERATION:
        scope.unknown(node.name, wanted.values, "P205")
    elif wanted is not None and wanted.kind is Kind.REGION:
        scope.unknown(node.name, [n for r in scope.vocabulary.regions for n in r.names], "P207")
    else:
        scope.unknown(node.name)
    return None


def _member(scope: Scope, word: Word, wanted: Type) -> Expression | None:
    if wanted.kind is Kind.ENUMERATION and word.text in wanted.values:
        return Literal(word.text, wanted, word.span)
    if wanted.kind is Kind.REGION and word.text not in scope.vocabulary.facts:
        code = scope.region_code(word.text)
        return None if code is None else Literal(code, REGION, word.span)
    return None


def _fact(scope: Scope, fact: Fact, node: NameNode) -> Expression | None:
    from .expressions import typed

    if not node.indexes:
        if fact.years is not None:
            scope.report("P316", node.span, name=fact.name)
            return None
        return FactRef(fact.name, fact.type, span=node.span)
    if fact.years is None or len(node.indexes) > 1:
        wanted = "0" if fact.years is None else "1"
        scope.report("P309", node.span, name=fact.name, wanted=wanted, found=str(len(node.indexes)))
        return None
    year = typed(scope, node.indexes[0], INTEGER)
    return None if year is None else FactRef(fact.name, fact.type, year, node.span)


def _is_silent(symbol: Symbol) -> bool:
    """A 定 or 结果 that only says 未规定 or 待定 has no type of its own: it fits wherever a value is wanted."""
    node = symbol.node
    return isinstance(node, LetNode | ResultNode) and all(
        isinstance(line, ValueLine) and isinstance(line.value, WordValueNode | PendingNode) for line in node.lines
    )


def _symbol(scope: Scope, symbol: Symbol, node: NameNode, wanted: Type | None) -> Expression | None:
    if symbol.kind is NameKind.TABLE:
        return _table(scope, symbol, node)
    if symbol.kind is NameKind.READING:
        reading = scope.readings[symbol.name]
        return ReadingRef(symbol.name, Type(Kind.ENUMERATION, tuple(a.name for a in reading.alternatives)), node.span)
    if symbol.kind in (NameKind.CATEGORY, NameKind.LET, NameKind.RESULT):
        kind = scope.type_of(symbol.name)
        if node.indexes:
            scope.report("P309", node.span, name=symbol.name, wanted="0", found=str(len(node.indexes)))
            return None
        if kind is None and _is_silent(symbol):
            kind = wanted or TEXT
        return None if kind is None else DecisionRef(symbol.name, kind, node.span)
    scope.report("P204", node.span, also=symbol, name=symbol.name, kind=symbol.kind.value, wanted=_VALUE)
    return None


def _table(scope: Scope, symbol: Symbol, node: NameNode) -> Expression | None:
    from .expressions import expression, typed

    assert isinstance(symbol.node, TableNode)
    if len(node.indexes) != len(symbol.node.keys):
        scope.report(
            "P309", node.span, name=symbol.name, wanted=str(len(symbol.node.keys)), found=str(len(node.indexes))
        )
        return None
    keys: list[Expression] = []
    for index, key_node in zip(node.indexes, symbol.node.keys, strict=True):
        if isinstance(key_node, CategoryKeyNode):
            key = category_asked(scope, symbol.node, len(keys), index)
        else:
            own = expression(scope, key_node)
            key = None if own is None else typed(scope, index, own.type)
        if key is None:
            return None
        keys.append(key)
    kind = scope.type_of(symbol.name)
    return None if kind is None else TableRef(symbol.name, tuple(keys), kind, node.span)


def _predeclared(scope: Scope, name: str, span: Span) -> Expression | None:
    year = scope.header.year
    match name:
        case "年初":
            return Literal(date(year, 1, 1), DATE, span)
        case "年末":
            return Literal(date(year, 12, 31), DATE, span)
        case "年度":
            return Literal(year, INTEGER, span)
        case "本地":
            return Literal(scope.header.region.code, REGION, span)
        case "余额":
            return MoneyRef(MoneyWord.BALANCE, span=span)
        case "是" | "否":
            return Literal(name == "是", YES_NO, span)
    return None


def _population(scope: Scope, node: NameNode) -> Expression | None:
    category: str | None = None
    for index in node.indexes:
        if not isinstance(index, NameNode):
            scope.report("P301", node.span, wanted="人群", found=scope.written(index.span))
            return None
        symbol = scope.symbols.get(index.name.text)
        if symbol is None or symbol.kind is not NameKind.CATEGORY:
            scope.not_of(NameKind.CATEGORY, index.name)
            return None
        category = symbol.name
    return Population(node.name.text, category, None, MEASURES[node.name.text], node.span)


def slot(scope: Scope, node: SlotNode) -> Expression | None:
    chinese = chinese_of(node.slot) or ""
    kind = _SLOT_TYPES.get(node.slot)
    if kind is None:
        scope.report("P204", node.span, name=chinese, kind="结果", wanted=_VALUE)
        return None
    product = meant(scope, chinese, node.indexes, node.span)
    return None if product is None else DecisionRef(product.key(chinese), kind, node.span)


def edge(scope: Scope, node: EdgeNode) -> Expression | None:
    days = window_place(scope, NameNode(node.window, span=node.window.span))
    if days is None:
        return None
    if node.edge.text not in ("首日", "末日"):
        scope.unknown(node.edge, ("首日", "末日"), "P205")
        return None
    return SpanEdge(days, node.edge.text == "末日", span=node.span)
