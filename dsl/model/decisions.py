"""What decides: first match over guarded rules, with the tables and windows that they read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from ..citations import Clause
from ..expressions import DaySpan, Expression
from ..source import NOWHERE, Span
from ..types import Type
from ..values import OtherKey, Value


@dataclass(frozen=True, slots=True)
class Unstated:
    """未规定: the notice is silent here, and the rule file says so."""


@dataclass(frozen=True, slots=True)
class Pending:
    """待定: someone else fixes the value (`by` None: nobody is named), within bounds where the notice gives them."""

    by: str | None = None
    at_least: Expression | None = None
    at_most: Expression | None = None


@dataclass(frozen=True, slots=True)
class Rest:
    """其余: what the other payers leave."""


@dataclass(frozen=True, slots=True)
class InFull:
    """全额: all that is left before this stage."""


@dataclass(frozen=True, slots=True)
class Admit:
    """准许."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """不准, with the reason that is given to the person."""

    reason: str


RuleValue = Expression | Unstated | Pending | Rest | InFull | Admit | Refuse


@dataclass(frozen=True, slots=True)
class Rule:
    """A guarded line. `guard` None means 其他."""

    value: RuleValue
    guard: Expression | None = None
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Role(Enum):
    """What a decision decides. The value is the published English key."""

    CATEGORY = "category"
    LET = "let"
    RESULT = "result"
    PURCHASE = "bought"
    ELIGIBILITY = "eligibility"
    ACCEPTANCE = "acceptance"
    CONTRIBUTION = "contribution"
    WAITING = "waiting_period"
    BENEFIT_START = "benefit_start"
    BENEFIT_END = "benefit_end"
    FUNDING = "funding"


@dataclass(frozen=True, slots=True)
class Decision:
    """A named value decided by the first rule whose guard holds; running out of rules is a gap: not stated.

    `key` is unique in the policy (name, with the product where it has one); `year` is the result's own 年度.
    `shared`: written once, without a product, for several.
    """

    key: str
    name: str
    role: Role
    type: Type
    rules: tuple[Rule, ...]
    product: str | None = None
    shared: bool = False
    year: int | None = None
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Window:
    """期: a named span of days."""

    name: str
    days: DaySpan
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class CategoryKey:
    """人群 as a key: the rows are categories, and whoever asks names one of them."""

    type: Type


@dataclass(frozen=True, slots=True)
class Table:
    """表: a value by one or two keys. A key that no row names, nor 其他 covers, is a gap: not stated."""

    name: str
    keys: tuple[Expression | CategoryKey, ...]
    rows: Mapping[tuple[Value | OtherKey, ...], RuleValue]
    type: Type
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)
