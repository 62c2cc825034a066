"""Typed, resolved expressions: the leaves and branches of the model. Spans never count in equality."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from .source import NOWHERE, Span
from .types import DATE, INTEGER, MONEY, RATE, YES_NO, Type
from .values import TimeOfDay, Value


class Counting(Enum):
    """计日: whether the first day counts."""

    INCLUSIVE = "计当日"
    EXCLUSIVE = "不计当日"


@dataclass(frozen=True, slots=True)
class CountingBy:
    """计日按: the counting is what the named reading says."""

    reading: str


@dataclass(frozen=True, slots=True)
class Literal:
    value: Value
    type: Type
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FactRef:
    """A fact of the person; `year` picks one year of a fact that is held by year."""

    fact: str
    type: Type
    year: Expression | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class DecisionRef:
    """The value of another decision: a 人群, 定 or 结果. `decision` is its key."""

    decision: str
    type: Type
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TableRef:
    table: str
    keys: tuple[Expression, ...]
    type: Type
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ReadingRef:
    """Which alternative of a 歧义 is chosen; its type is the enumeration of the alternatives."""

    reading: str
    type: Type
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class MoneyWord(Enum):
    BALANCE = "余额"
    DUE = "应缴"


@dataclass(frozen=True, slots=True)
class MoneyRef:
    """余额 (what is left before this stage) or 应缴 (what is left after the last).

    应缴 names its product; 余额 is always that of the aid for which it is asked.
    """

    word: MoneyWord
    product: str = ""
    type: Type = MONEY
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Population:
    """A total over a population (参保率, 人数 …), of one category or of all, optionally as of a date."""

    measure: str
    category: str | None
    on: Expression | None
    type: Type = RATE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """`op` is one of + - ×."""

    op: str
    left: Expression
    right: Expression
    type: Type
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Compare:
    """`op` is one of = ≠ < ≤ > ≥."""

    op: str
    left: Expression
    right: Expression
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class All:
    """且, and 全部(…)."""

    items: tuple[Expression, ...]
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """或, and 任一(…)."""

    items: tuple[Expression, ...]
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    item: Expression
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Held:
    """An identity is held: at all, or on a day (`低保 于 2024-08-31`)."""

    identity: Expression
    on: Expression | None = None
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class OneOf:
    """属于 for an enumeration: is the value among the members."""

    item: Expression
    members: tuple[Value, ...]
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Inside:
    """属于 for a region: containment by code prefix. `codes` are six-digit codes."""

    region: Expression
    codes: tuple[str, ...]
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FixedSpan:
    """From a day to a day, both inclusive."""

    first: Expression
    last: Expression


@dataclass(frozen=True, slots=True)
class EventSpan:
    """`D 起 L 内`: from the day of an event, so long."""

    start: Expression
    length: Expression
    counting: Counting | CountingBy


@dataclass(frozen=True, slots=True)
class WindowRef:
    window: str


@dataclass(frozen=True, slots=True)
class MonthlySpan:
    """每月 A 日 至 B 日: of a span, these days of each month. A day that a month does not have is its last day."""

    days: FixedSpan | EventSpan
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class TimedSpan:
    """A span that closes at a time of day on its last day; the moment itself is still inside."""

    days: FixedSpan | EventSpan
    closes: TimeOfDay


DaySpan = FixedSpan | EventSpan | MonthlySpan | TimedSpan | WindowRef


@dataclass(frozen=True, slots=True)
class Within:
    """`日期 在 期`: the day lies in the span, both ends included.

    `clock` is the fact that says at what time of that day; only a span that closes at a time asks for it.
    """

    day: Expression
    days: DaySpan
    clock: FactRef | None = None
    type: Type = YES_NO
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SpanEdge:
    """`期 的 首日` and `期 的 末日`."""

    days: DaySpan
    last: bool
    type: Type = DATE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Advance:
    """`D 起满 L`: the first day after the span."""

    start: Expression
    length: Expression
    counting: Counting | CountingBy
    type: Type = DATE
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """A builtin function; `function` is its Chinese name, a row of `dsl.functions`."""

    function: str
    arguments: tuple[Expression, ...]
    type: Type = INTEGER
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Expression = (
    Literal
    | FactRef
    | DecisionRef
    | TableRef
    | ReadingRef
    | MoneyRef
    | Population
    | Arithmetic
    | Compare
    | All
    | AnyOf
    | Not
    | Held
    | OneOf
    | Inside
    | Within
    | SpanEdge
    | Advance
    | Call
)
