"""What was written, statement by statement: nothing is resolved yet. Spans never count in equality."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .source import NOWHERE, Source, Span
from .values import TimeOfDay


@dataclass(frozen=True, slots=True)
class Word:
    """A name as written (without 「」), with its place."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cite:
    """The text behind 依据, not yet read."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


# --- expressions -----------------------------------------------------------------------------------------------------


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


# --- values and lines ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WordValueNode:
    """其余, 全额 or 未规定, by terminal."""

    terminal: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PendingNode:
    by: Word | None
    at_least: ExpressionNode | None
    at_most: ExpressionNode | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


ValueNode = ExpressionNode | WordValueNode | PendingNode


@dataclass(frozen=True, slots=True)
class OtherwiseNode:
    span: Span = field(default=NOWHERE, compare=False, repr=False)


GuardNode = ExpressionNode | OtherwiseNode | None


@dataclass(frozen=True, slots=True)
class ValueLine:
    """`edge` is 'FROM' or 'TO' on the lines of 待遇期, '' elsewhere."""

    value: ValueNode
    guard: GuardNode = None
    label: Word | None = None
    edge: str = ""
    cite: Cite | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class VerdictLine:
    admit: bool
    reason: str
    guard: GuardNode = None
    cite: Cite | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PropertyLine:
    """方式, 合计, 个人, 险种, 步: by terminal, with what follows."""

    terminal: str
    value: ValueNode | Word
    cite: Cite | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """A whole line that starts with a header word, such as 年度 2023 under a result."""

    key: str
    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


Line = ValueLine | VerdictLine | PropertyLine | HeaderLine


# --- statements ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class PolicyNode:
    id: Word
    title: str
    headers: tuple[HeaderLine, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class FactNode:
    name: Word
    type: Word
    values: tuple[Word, ...]
    key: str = ""
    holder: str = ""
    note: str = ""
    synonyms: tuple[str, ...] = ()
    default: Word | ExpressionNode | None = None
    required: bool = False
    nullable: bool = False
    by_year: bool = False
    years: tuple[int, int] | None = None
    clock: Word | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CategoryNode:
    name: Word
    condition: ExpressionNode
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class WindowNode:
    name: Word
    days: SpanNode | EventSpanNode
    cite: Cite | None
    monthly: MonthlyNode | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LetNode:
    name: Word
    lines: tuple[Line, ...]
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class RowNode:
    """Cells from the left; None is an empty cell, a tuple of words a list of keys, 其他 any other key."""

    cells: tuple[ValueNode | tuple[Word, ...] | OtherwiseNode | None, ...]
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TableNode:
    name: Word
    keys: tuple[ExpressionNode, ...]
    rows: tuple[RowNode, ...]
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ResultNode:
    """结果 NAME, or a predeclared result by its `slot` terminal."""

    name: Word
    slot: str
    indexes: tuple[ExpressionNode, ...]
    lines: tuple[Line, ...]
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ProductNode:
    name: Word
    compulsory: bool
    condition: ExpressionNode | None
    tiers: tuple[Word, ...]
    chosen_by: Word | None
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AidNode:
    name: Word | None
    categories: tuple[Word, ...]
    condition: ExpressionNode | None
    lines: tuple[Line, ...]
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TieNode:
    terminal: str
    order: tuple[Word, ...]
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PriorityNode:
    indexes: tuple[ExpressionNode, ...]
    stage: int
    terminal: str
    order: tuple[Word, ...]
    tie: TieNode | None
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AlternativeNode:
    name: Word
    counting: str
    meaning: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AmbiguityNode:
    name: Word
    question: str
    alternatives: tuple[AlternativeNode, ...]
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AssumeNode:
    """`slot` is the terminal of a predeclared result or PRIORITY, '' for a name; `value` a terminal for 就高/叠加."""

    target: Word
    slot: str
    indexes: tuple[ExpressionNode, ...]
    value: ExpressionNode | str
    reason: str
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ConstraintNode:
    condition: ExpressionNode
    name: Word | None
    normally: bool
    cite: Cite | None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SetAsideNode:
    """The whole line; its small parser lives with the citations."""

    text: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KeyNode:
    """What 删 names: the word of a statement by terminal, with what tells it apart; `written` for 不编码."""

    terminal: str
    name: Word | None = None
    indexes: tuple[ExpressionNode, ...] = ()
    stage: int = 1
    written: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EditNode:
    """改 or 增 before a statement, by terminal; 删 before the key of one."""

    terminal: str
    statement: StatementNode | KeyNode
    span: Span = field(default=NOWHERE, compare=False, repr=False)


StatementNode = (
    PolicyNode
    | FactNode
    | CategoryNode
    | WindowNode
    | LetNode
    | TableNode
    | ResultNode
    | ProductNode
    | AidNode
    | PriorityNode
    | AmbiguityNode
    | AssumeNode
    | ConstraintNode
    | SetAsideNode
    | EditNode
)


@dataclass(frozen=True, slots=True)
class FileNode:
    source: Source
    statements: tuple[StatementNode, ...]
