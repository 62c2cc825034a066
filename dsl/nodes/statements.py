"""The statements of a rule file, and the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..source import NOWHERE, Source, Span
from .expressions import EventSpanNode, ExpressionNode, MonthlyNode, SpanNode
from .lines import HeaderLine, Line, OtherwiseNode, ValueNode
from .words import Cite, Word


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
