"""The lines under a statement: values, verdicts and properties."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..source import NOWHERE, Span
from .expressions import ExpressionNode
from .words import Cite, Word


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
