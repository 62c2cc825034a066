"""Expression nodes → typed expressions. `None` means: already reported."""

from __future__ import annotations

from datetime import date

from ..expressions import (
    Advance,
    All,
    AnyOf,
    Arithmetic,
    Compare,
    DecisionRef,
    Expression,
    FactRef,
    Held,
    Inside,
    Literal,
    MoneyRef,
    MoneyWord,
    Not,
    OneOf,
    Population,
    ReadingRef,
    SpanEdge,
    TableRef,
    Within,
)
from ..functions import MEASURES
from ..lexicon import chinese_of
from ..miswritten import miswritten_at
from ..model import Fact
from ..nodes import (
    AdvancedNode,
    ArithmeticNode,
    AsOfNode,
    BothNode,
    CallNode,
    CategoryKeyNode,
    ComparedNode,
    DateNode,
    EdgeNode,
    EitherNode,
    ExpressionNode,
    LetNode,
    NameNode,
    NegatedNode,
    NoneNode,
    NumberNode,
    OneOfNode,
    PendingNode,
    QuantifiedNode,
    QuantityNode,
    ResultNode,
    SlotNode,
    TableNode,
    TextNode,
    TimeNode,
    ValueLine,
    WithinNode,
    Word,
    WordValueNode,
)
from ..source import Span
from ..types import DATE, DURATION, INTEGER, MONEY, REGION, TEXT, YES_NO, Kind, Type
from ..values import NONE, Identity
from .arithmetic import mixed_units, result_type, with_unit
from .calls import call
from .category_keys import category_asked
from .days import counting, day_span, window_place
from .literals import number, quantity
from .product_names import meant
from .scope import MOST_CHAINED, UNDECIDED, Scope, Symbol
from .scope import Kind as NameKind
from .times import clock_of, time_of_day
from .values_apart import values_apart

_VALUE = "值或者条件"
_SLOT_TYPES = {"CONTRIBUTION": MONEY, "WAITING": DURATION, "FUNDING": MONEY}


def condition(scope: Scope, node: ExpressionNode) -> Expression | None:
    """An expression that must be a truth value; a bare identity means that it is held."""
    lowered = expression(scope, node, YES_NO)
    if lowered is None:
        return None
    if lowered.type.kind is Kind.IDENTITY:
        return Held(lowered, scope.header.recognised_at, span=node.span)
    return expect(scope, lowered, YES_NO, node.span)


def typed(scope: Scope, node: ExpressionNode, wanted: Type) -> Expression | None:
    """An expression that must have this type."""
    lowered = expression(scope, node, wanted)
    return None if lowered is None else expect(scope, lowered, wanted, node.span)


def expect(scope: Scope, lowered: Expression, wanted: Type, span: Span) -> Expression | None:
    found = lowered.type
    if isinstance(lowered, Literal) and lowered.value is NONE:
        return Literal(NONE, wanted, span)
    if wanted is UNDECIDED:
        return lowered
    if isinstance(lowered, Literal) and found == YES_NO and wanted.kind is Kind.IDENTITY:
        return Literal(Identity() if lowered.value else False, wanted, span)
    if found.kind is wanted.kind and (found.kind is not Kind.ENUMERATION or not wanted.values or found == wanted):
        return lowered
    miswritten = miswritten_at(scope.source, span.start) if wanted == DATE and found == INTEGER else None
    if miswritten is not None:
        scope.diagnostics.append(miswritten.diagnostic(scope.source))
    elif wanted.kind is Kind.MONEY and found.kind is Kind.RATE:
        scope.report("P305", span)
    else:
        scope.report("P301", span, wanted=wanted.kind.chinese, found=found.kind.chinese)
    return None


def expression(scope: Scope, node: ExpressionNode, wanted: Type | None = None) -> Expression | None:
    """Lower one expression; `wanted` helps a bare word (一级, 海拉尔区) to be read as a member of that type."""
    if scope.depth >= MOST_CHAINED:
        scope.too_deep = scope.too_deep or node.span
        return None
    scope.depth += 1
    lowered = _expression(scope, node, wanted)
    scope.depth -= 1
    return lowered


def _expression(scope: Scope, node: ExpressionNode, wanted: Type | None) -> Expression | None:
    match node:
        case NumberNode():
            return number(scope, node, wanted)
        case QuantityNode():
            return quantity(scope, node, wanted)
        case DateNode():
            if node.value is None:
                scope.report("P306", node.span, text=node.text)
                return None
            return Literal(node.value, DATE, node.span)
        case TimeNode():
            return time_of_day(scope, node)
        case TextNode():
            return Literal(node.value, TEXT, node.span)
        case NoneNode():
            return Literal(NONE, wanted or TEXT, node.span)
        case NameNode():
            return _name(scope, node, wanted)
        case CategoryKeyNode():
            scope.report("P346", node.span)
            return None
        case SlotNode():
            return _slot(scope, node)
        case EdgeNode():
            return _edge(scope, node)
        case CallNode():
            return call(scope, node)
        case QuantifiedNode():
            items = [condition(scope, NameNode(w, span=w.span)) for w in node.names]
            return None if None in items else _joined(node.every, items, node.span)
        case EitherNode() if values_apart(scope, node):
            return None
        case EitherNode() | BothNode():
            items = [condition(scope, item) for item in node.items]
            return None if None in items else _joined(isinstance(node, BothNode), items, node.span)
        case NegatedNode():
            item = condition(scope, node.item)
            return None if item is None else Not(item, span=node.span)
        case ComparedNode():
            return _compared(scope, node)
        case ArithmeticNode():
            return _arithmetic(scope, node)
        case AsOfNode():
            return _as_of(scope, node)
        case AdvancedNode():
            start, length = typed(scope, node.start, DATE), typed(scope, node.length, DURATION)
            how = counting(scope, node.counting, node.span)
            return (
                None if start is None or length is None or how is None else Advance(start, length, how, span=node.span)
            )
        case WithinNode():
            day = typed(scope, node.day, DATE)
            days = window_place(scope, node.place)
            if day is None or days is None:
                return None
            is_clear, clock = clock_of(scope, day, days, node.span)
            return Within(day, days, clock, span=node.span) if is_clear else None
        case OneOfNode():
            return _one_of(scope, node)


def _joined(every: bool, items: list[Expression | None], span: Span) -> Expression:
    found = tuple(item for item in items if item is not None)
    return All(found, span=span) if every else AnyOf(found, span=span)


def _name(scope: Scope, node: NameNode, wanted: Type | None) -> Expression | None:
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


def _slot(scope: Scope, node: SlotNode) -> Expression | None:
    chinese = chinese_of(node.slot) or ""
    kind = _SLOT_TYPES.get(node.slot)
    if kind is None:
        scope.report("P204", node.span, name=chinese, kind="结果", wanted=_VALUE)
        return None
    product = meant(scope, chinese, node.indexes, node.span)
    return None if product is None else DecisionRef(product.key(chinese), kind, node.span)


def _edge(scope: Scope, node: EdgeNode) -> Expression | None:
    days = window_place(scope, NameNode(node.window, span=node.window.span))
    if days is None:
        return None
    if node.edge.text not in ("首日", "末日"):
        scope.unknown(node.edge, ("首日", "末日"), "P205")
        return None
    return SpanEdge(days, node.edge.text == "末日", span=node.span)


def _compared(scope: Scope, node: ComparedNode) -> Expression | None:
    left = expression(scope, node.left)
    if left is not None and left.type.kind is Kind.IDENTITY and not isinstance(node.right, NoneNode):
        scope.report("P333", node.span, name=scope.written(node.left.span))
        return None
    right = expression(scope, node.right, None if left is None else left.type)
    if left is None or right is None:
        return None
    right_checked = expect(scope, right, left.type, node.right.span)
    if right_checked is None:
        return None
    ordered = left.type.kind in (Kind.MONEY, Kind.RATE, Kind.INTEGER, Kind.DATE, Kind.TIME)
    if node.op not in ("=", "≠") and not ordered:
        scope.report("P302", node.span, op=node.op, kinds=left.type.kind.chinese, better="")
        return None
    return Compare(node.op, left, right_checked, span=node.span)


def _arithmetic(scope: Scope, node: ArithmeticNode) -> Expression | None:
    if node.op == "÷":
        scope.report("P340", node.span)
        return None
    left = expression(scope, node.left)
    named = isinstance(node.right, NameNode) and left is not None
    right = expression(scope, node.right, left.type if named and left is not None else None)
    if left is None or right is None:
        return None
    kind = result_type(node.op, left.type.kind, right.type.kind)
    if kind is None:
        kinds = f"{left.type.kind.chinese} {node.op} {right.type.kind.chinese}"
        better = with_unit(scope, node, left, right)
        scope.report("P302", node.span, fix=better or None, op=node.op, kinds=kinds, better=better)
        return None
    units = mixed_units((left, right)) if kind is Kind.DURATION else None
    if units is not None:
        scope.report("P343", node.span, one=units[0].value, other=units[1].value)
        return None
    return Arithmetic(node.op, left, right, Type(kind), node.span)


def _as_of(scope: Scope, node: AsOfNode) -> Expression | None:
    item, on = expression(scope, node.item), typed(scope, node.on, DATE)
    if item is None or on is None:
        return None
    if isinstance(item, Population):
        return Population(item.measure, item.category, on, item.type, node.span)
    if item.type.kind is not Kind.IDENTITY:
        scope.report("P301", node.item.span, wanted=Kind.IDENTITY.chinese, found=item.type.kind.chinese)
        return None
    return Held(item, on, span=node.span)


def _one_of(scope: Scope, node: OneOfNode) -> Expression | None:
    item = expression(scope, node.item)
    if item is None:
        return None
    if item.type.kind not in (Kind.ENUMERATION, Kind.REGION):
        scope.report("P301", node.item.span, wanted="枚举或地区", found=item.type.kind.chinese)
        return None
    members = [_written_member(scope, word, item.type) for word in node.names]
    values = tuple(m.value for m in members if m is not None)
    if len(values) != len(members):
        return None
    if item.type.kind is Kind.REGION:
        return Inside(item, tuple(str(v) for v in values), span=node.span)
    return OneOf(item, values, span=node.span)


def _written_member(scope: Scope, word: Word, wanted: Type) -> Literal | None:
    """After 属于 stand values written out; a fact there (`户籍地 属于 参保地`) is reported, never dropped."""
    member = expression(scope, NameNode(word, span=word.span), wanted)
    if member is None or isinstance(member, Literal):
        return member
    if wanted.kind is Kind.REGION:
        scope.unknown(word, [n for r in scope.vocabulary.regions for n in r.names], "P207")
    else:
        scope.unknown(word, wanted.values, "P205")
    return None


__all__ = ["condition", "day_span", "expect", "expression", "typed"]
