"""Who gives how much (资助, 财政补助), and how the aids of one stage combine (优先)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from ..citations import Clause
from ..expressions import Expression
from ..source import NOWHERE, Span
from .decisions import RuleValue
from .products import BASIC


@dataclass(frozen=True, slots=True)
class PayerLine:
    """What one payer gives, if its guard holds."""

    payer: str
    value: RuleValue
    guard: Expression | None = None
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Mode(Enum):
    """方式: the payer pays directly (the person never advances it), or the person pays first and is refunded."""

    PAID_DIRECTLY = "代缴"
    REFUNDED = "先缴后补"


@dataclass(frozen=True, slots=True)
class Aid:
    """资助: who gives how much to whom. `personal` is a fixed personal payment, `total` a declared total."""

    name: str
    applies: Expression
    lines: tuple[PayerLine, ...]
    product: str = BASIC
    stage: int = 1
    total: Expression | None = None
    personal: Expression | None = None
    mode: Mode | None = None
    clauses: tuple[Clause, ...] = ()
    mode_clauses: tuple[Clause, ...] = ()
    categories: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)
    mode_span: Span = field(default=NOWHERE, compare=False, repr=False)


class Combine(Enum):
    """How the aids of one stage combine."""

    HIGHEST = "就高"
    STACK = "叠加"
    ORDER = "次序"
    UNSTATED = "未规定"


class TieRule(Enum):
    """同额: what holds when two aids tie."""

    ORDER = "次序"
    ANY = "均可"
    UNSTATED = "未规定"


@dataclass(frozen=True, slots=True)
class Tie:
    rule: TieRule
    order: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """优先: the combination rule of one stage of one product. `tie` None means no 同额 line was written."""

    number: int
    product: str
    combine: Combine
    order: tuple[str, ...] = ()
    tie: Tie | None = None
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Funding:
    """财政补助 by level: payer lines over the decided total."""

    product: str
    lines: tuple[PayerLine, ...]
