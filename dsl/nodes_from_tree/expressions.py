"""Expression trees → expression nodes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from lark import Token, Tree

from ..lexicon import UNITS
from ..nodes import (
    AdvancedNode,
    ArithmeticNode,
    AsOfNode,
    BothNode,
    CallNode,
    CategoryKeyNode,
    ComparedNode,
    CountingNode,
    DateNode,
    EdgeNode,
    EitherNode,
    EventSpanNode,
    ExpressionNode,
    NameNode,
    NegatedNode,
    NoneNode,
    NumberNode,
    OneOfNode,
    QuantifiedNode,
    QuantityNode,
    SlotNode,
    SpanNode,
    TextNode,
    TimeNode,
    WithinNode,
)
from ..values import END_OF_DAY, TimeOfDay
from .pieces import Branch, branch, branches, span_of, text, token, tokens, word, words

_UNIT_GROUP = {spelling: group for group, spellings in UNITS.items() for spelling in spellings}
_SIGNS = str.maketrans(
    {
        "＋": "+",
        "－": "-",
        "−": "-",
        "*": "×",
        "＊": "×",
        "✕": "×",
        "/": "÷",
        "／": "÷",
        "＝": "=",
        "＜": "<",
        "＞": ">",
    }
)
_COMPARISONS = {"<=": "≤", ">=": "≥", "!=": "≠"}


def expression(tree: Branch) -> ExpressionNode:
    """One expression; the depth of the recursion is bounded by `parse.MOST_DEPTH`."""
    return _CONVERTERS[str(tree.data)](tree)


def _literal(tree: Branch) -> ExpressionNode:
    return literal(tokens(tree)[0])


def literal(leaf: Token) -> ExpressionNode:
    """A number, quantity, date, time of day, text or 无."""
    span, written = span_of(leaf), str(leaf)
    if leaf.type == "NUMBER":
        return NumberNode(Decimal(written), span)
    if leaf.type == "QUANTITY":
        return _quantity(written, leaf)
    if leaf.type == "DATE":
        return DateNode(calendar_day(written), written, span)
    if leaf.type == "TIME":
        return time_node(leaf)
    if leaf.type == "STRING":
        return TextNode(text(leaf), span)
    return NoneNode(span)


def time_node(leaf: Token) -> TimeNode:
    """17:30, with a colon of either width."""
    written = str(leaf).replace("：", ":")
    hour, minute, *seconds = (int(part) for part in written.split(":"))
    moment = TimeOfDay.of(hour, minute, *seconds)
    exists = minute < 60 and all(second < 60 for second in seconds) and moment <= END_OF_DAY
    return TimeNode(moment if exists else None, written, span_of(leaf))


def _quantity(written: str, leaf: Token) -> QuantityNode:
    digits = 0
    while digits < len(written) and (written[digits] in "0123456789."):
        digits += 1
    return QuantityNode(Decimal(written[:digits]), _UNIT_GROUP[written[digits:].strip()], span_of(leaf))


def calendar_day(written: str) -> date | None:
    """The day, or None where the calendar has no such day, or it is not written 2024-09-01."""
    if len(written) != 10 or "W" in written:  # the only other form of that length: a week and a day of it
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def indexes(tree: Branch) -> tuple[ExpressionNode, ...]:
    """What stands in […] behind a name."""
    return tuple(_index(index) for index in branches(tree, "index"))


def _index(tree: Branch) -> ExpressionNode:
    category = token(tree, "CATEGORY")
    return expression(branches(tree)[0]) if category is None else CategoryKeyNode(span_of(category))


def _name(tree: Branch) -> ExpressionNode:
    return NameNode(word(tokens(tree, "NAME")[0]), indexes(tree), span_of(tree))


def _slot_value(tree: Branch) -> ExpressionNode:
    return SlotNode(tokens(branches(tree, "slot")[0])[0].type, indexes(tree), span_of(tree))


def _edge(tree: Branch) -> ExpressionNode:
    window, edge = tokens(tree, "NAME")
    return EdgeNode(word(window), word(edge), span_of(tree))


def _call(tree: Branch) -> ExpressionNode:
    return CallNode(word(tokens(tree, "CALL")[0]), tuple(expression(b) for b in branches(tree)), span_of(tree))


def _quantified(tree: Branch) -> ExpressionNode:
    return QuantifiedNode(token(tree, "ALL_AMONG") is not None, words(branch(tree, "names")), span_of(tree))


def _either(tree: Branch) -> ExpressionNode:
    return EitherNode(tuple(expression(b) for b in branches(tree)), span_of(tree))


def _both(tree: Branch) -> ExpressionNode:
    return BothNode(tuple(expression(b) for b in branches(tree)), span_of(tree))


def _negated(tree: Branch) -> ExpressionNode:
    return NegatedNode(expression(branches(tree)[0]), span_of(tree))


def sign(leaf: Token) -> str:
    """An operator in its one canonical spelling."""
    plain = str(leaf).translate(_SIGNS)
    return _COMPARISONS.get(plain, plain)


def _compared(tree: Branch) -> ExpressionNode:
    left, right = branches(tree)
    return ComparedNode(sign(tokens(tree)[0]), expression(left), expression(right), span_of(tree))


def _chained(tree: Branch) -> ExpressionNode:
    """`a + b - c`, from the left."""
    operands = [expression(b) for b in branches(tree)]
    result = operands[0]
    for op, operand in zip(tokens(tree), operands[1:], strict=True):
        result = ArithmeticNode(sign(op), result, operand, result.span.to(operand.span))
    return result


def _within(tree: Branch) -> ExpressionNode:
    day, place = branches(tree)
    return WithinNode(expression(day), day_place(place), span_of(tree))


def day_place(tree: Branch) -> ExpressionNode | SpanNode | EventSpanNode:
    """What follows 在: a name, `A 至 B`, or `D 起 L 内`."""
    parts = branches(tree)
    moment = token(tree, "TIME")
    closes = None if moment is None else time_node(moment)
    if token(tree, "AFTER") is not None:
        start, length, how = parts
        return EventSpanNode(expression(start), expression(length), counting(how), closes, span_of(tree))
    if len(parts) == 2:
        return SpanNode(expression(parts[0]), expression(parts[1]), closes, span_of(tree))
    return expression(parts[0])


def counting(tree: Branch) -> CountingNode:
    word_token = token(tree, "INCLUSIVE", "EXCLUSIVE", "COUNTING_BY")
    by = token(tree, "NAME")
    terminal = "" if word_token is None else word_token.type
    return CountingNode(terminal, None if by is None else word(by), span_of(tree))


def _one_of(tree: Branch) -> ExpressionNode:
    item, names = branches(tree)
    return OneOfNode(expression(item), words(names), span_of(tree))


def _as_of(tree: Branch) -> ExpressionNode:
    item, on = branches(tree)
    return AsOfNode(expression(item), expression(on), span_of(tree))


def _advanced(tree: Branch) -> ExpressionNode:
    start, length, how = branches(tree)
    return AdvancedNode(expression(start), expression(length), counting(how), span_of(tree))


_CONVERTERS: dict[str, Callable[[Tree[Token]], ExpressionNode]] = {
    "literal": _literal,
    "name": _name,
    "slot_value": _slot_value,
    "edge": _edge,
    "call": _call,
    "quantified": _quantified,
    "either": _either,
    "both": _both,
    "negated": _negated,
    "compared": _compared,
    "chained": _chained,
    "within": _within,
    "one_of": _one_of,
    "as_of": _as_of,
    "advanced": _advanced,
}
