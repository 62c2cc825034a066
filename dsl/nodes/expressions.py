"""What can be worked out, as it was written: values, conditions, and stretches of days (`期`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from ..source import NOWHERE, Span
from ..values import TimeOfDay
from .words import Word


@dataclass(frozen=True, slots=True)
class NumberNode:
    value: Decimal
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class QuantityNode:
    """A number with its unit; `unit` is a key of `lexicon.UNITS`."""

    value: Decimal
    unit: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DateNode:
    """`value` None: the day does not exist in the calendar."""

    value: date | None
    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TimeNode:
    """`value` None: no day has such a moment. 24:00 is the end of a day."""

    value: TimeOfDay | None
    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextNode:
    value: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NoneNode:
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NameNode:
    name: Word
    indexes: tuple[ExpressionNode, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CategoryKeyNode:
    """`[人群]`: the key of a table whose rows are categories; in an aid's line, the category that is being aided."""

    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SlotNode:
    """A predeclared result by its terminal (CONTRIBUTION, WAITING …)."""

    slot: str
    indexes: tuple[ExpressionNode, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EdgeNode:
    """`期 的 末日`."""

    window: Word
    edge: Word
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CallNode:
    function: Word
    arguments: tuple[ExpressionNode, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class QuantifiedNode:
    """任一(…) and 全部(…)."""

    every: bool
    names: tuple[Word, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EitherNode:
    items: tuple[ExpressionNode, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class BothNode:
    items: tuple[ExpressionNode, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class NegatedNode:
    item: ExpressionNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ComparedNode:
    op: str
    left: ExpressionNode
    right: ExpressionNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ArithmeticNode:
    op: str
    left: ExpressionNode
    right: ExpressionNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CountingNode:
    """`terminal` INCLUSIVE, EXCLUSIVE, COUNTING_BY or '' where the officer left it out; `by` names the reading."""

    terminal: str
    by: Word | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AsOfNode:
    item: ExpressionNode
    on: ExpressionNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AdvancedNode:
    start: ExpressionNode
    length: ExpressionNode
    counting: CountingNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SpanNode:
    first: ExpressionNode
    last: ExpressionNode
    closes: TimeNode | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EventSpanNode:
    start: ExpressionNode
    length: ExpressionNode
    counting: CountingNode
    closes: TimeNode | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class MonthlyNode:
    """`每月 1 日 至 20 日`; of `每月 15 日` both ends are the same."""

    first: QuantityNode
    last: QuantityNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WithinNode:
    """`place` is a name of a 期, or a span written out."""

    day: ExpressionNode
    place: ExpressionNode | SpanNode | EventSpanNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OneOfNode:
    item: ExpressionNode
    names: tuple[Word, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


ExpressionNode = (
    NumberNode
    | QuantityNode
    | DateNode
    | TimeNode
    | TextNode
    | NoneNode
    | NameNode
    | CategoryKeyNode
    | SlotNode
    | EdgeNode
    | CallNode
    | QuantifiedNode
    | EitherNode
    | BothNode
    | NegatedNode
    | ComparedNode
    | ArithmeticNode
    | AsOfNode
    | AdvancedNode
    | WithinNode
    | OneOfNode
)
