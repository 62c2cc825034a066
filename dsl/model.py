"""What a rule file comes to mean: one small typed model of decisions, guarded rules and combination rules.

Everything that decides is a `Decision` (first match over guarded rules) or a combination of `Aid`s by a `Stage`.
Evaluators read only this; they never see nodes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from .citations import Clause
from .expressions import Counting, DaySpan, Expression
from .source import NOWHERE, Source, Span
from .types import Type
from .values import OtherKey, Value

BASIC = "基本"
"""The name of the single product of a policy that declares none."""


@dataclass(frozen=True, slots=True)
class Fact:
    """事实: one thing known of a person. `years` is the range of a fact held by year (both inclusive).

    `clock` (钟点) names the fact that holds the time of day of this date, '' where there is none.
    """

    name: str
    key: str
    type: Type
    years: tuple[int, int] | None = None
    default: Value | None = None
    required: bool = False
    nullable: bool = False
    holder: str = ""
    synonyms: tuple[str, ...] = ()
    note: str = ""
    clock: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Region:
    """行政区划: a six-digit code with its names, the official one first."""

    code: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """词汇: every fact that a record may carry, and the regions known by name."""

    source: Source
    facts: Mapping[str, Fact]
    regions: tuple[Region, ...] = ()


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
class Alternative:
    """读法: one way to read an unclear clause; `counting` where it settles whether the first day counts."""

    name: str
    meaning: str = ""
    counting: Counting | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """歧义: an unclear clause with its possible readings."""

    name: str
    question: str
    alternatives: tuple[Alternative, ...]
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


class Assumed(Enum):
    """What an assumption is about."""

    READING = "reading"
    FACT = "fact"
    RESULT = "result"
    PRIORITY = "priority"


@dataclass(frozen=True, slots=True)
class Assumption:
    """假定: chooses a reading, fills a missing fact or a silent result, or settles the priority, with a reason."""

    target: str
    about: Assumed
    value: Value | Combine
    reason: str
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def is_written(self) -> bool:
        """In the file; otherwise it was made for the occasion."""
        return self.span != NOWHERE


@dataclass(frozen=True, slots=True)
class Constraint:
    """约束: checked, never decides. `normally` (原则上) makes a violation a warning."""

    condition: Expression
    text: str
    normally: bool = False
    clauses: tuple[Clause, ...] = ()
    name: str = ""
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class SetAside:
    """不编码: clauses that are deliberately not modelled."""

    clauses: tuple[Clause, ...]
    reason: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Funding:
    """财政补助 by level: payer lines over the decided total."""

    product: str
    lines: tuple[PayerLine, ...]


@dataclass(frozen=True, slots=True)
class Product:
    """险种: a component bought together with others, compulsory (必缴) or chosen, with its tiers (档次).

    Who buys it is a decision (`险种`). `declared` is False for the single product of a policy without 险种.
    """

    name: str
    compulsory: bool = True
    tiers: tuple[str, ...] = ()
    chosen_by: str = ""
    declared: bool = True
    clauses: tuple[Clause, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def key(self, name: str) -> str:
        """What a predeclared name is called for this product: 缴费[长护险]; the bare name where there is only one."""
        return f"{name}[{self.name}]" if self.declared else name


SOLE = Product(BASIC, declared=False)
"""The product of a policy that declares none."""


class Status(Enum):
    """状态: whether a notice holds."""

    IN_FORCE = "现行"
    DRAFT = "草案"
    REPEALED = "已废止"


@dataclass(frozen=True, slots=True)
class Header:
    """政策: what the notice says of itself. `issued` None means 未注明."""

    id: str
    title: str
    region: Region
    year: int
    number: str = ""
    issued: date | None = None
    effective: date | None = None
    expires: date | None = None
    status: Status = Status.IN_FORCE
    vocabulary: str = ""
    superior: str = ""
    base: str = ""
    invokes: tuple[str, ...] = ()
    recognised_at: Expression | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A notice as an officer cites it, with the rule file that encodes it. `issued` None means 未注明."""

    id: str
    number: str
    issued: date | None
    source: Source = field(repr=False)


class LeftOut(Enum):
    """Why a text does not govern."""

    DRAFT = "draft"
    REPEALED = "repealed"
    NOT_YET_ISSUED = "not_yet_issued"
    NOT_YET_EFFECTIVE = "not_yet_effective"
    EXPIRED = "expired"
    CHANGES_ONE_LEFT_OUT = "changes_one_left_out"


@dataclass(frozen=True, slots=True)
class Texts:
    """Which texts govern: on which day, as known on which day, what they are, and what was left out and why."""

    as_of: date | None = None
    known_on: date | None = None
    amended_by: tuple[Text, ...] = ()
    based_on: tuple[Text, ...] = ()
    left_out: tuple[tuple[Text, LeftOut], ...] = ()


@dataclass(frozen=True)
class Policy:
    """One notice. Mappings keep the order of the file."""

    source: Source
    header: Header
    vocabulary: Vocabulary
    products: tuple[Product, ...]
    decisions: Mapping[str, Decision]
    windows: Mapping[str, Window]
    tables: Mapping[str, Table]
    aids: tuple[Aid, ...]
    stages: tuple[Stage, ...]
    funding: tuple[Funding, ...]
    readings: Mapping[str, Reading]
    assumptions: tuple[Assumption, ...]
    constraints: tuple[Constraint, ...]
    set_aside: tuple[SetAside, ...]
    texts: Texts = Texts()

    @property
    def has_products(self) -> bool:
        """Does the file say 险种?"""
        return self.products[0].declared
