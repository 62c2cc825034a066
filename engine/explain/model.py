"""What an explanation consists of, in no language yet: an officer's questions in order, each with what decided it.

Values are typed values, `Unknown`s or outcomes; the words are put by `desk.reports`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from dsl import (
    Alternative,
    Assumption,
    Combine,
    Counting,
    Duration,
    Mode,
    Policy,
    Product,
    TieRule,
    TimeOfDay,
    Type,
    Value,
)

from ..answer import Ambiguous, Deadline, Outcome
from ..unknown import Deferred, MissingFact, NotStated, Unknown


class Basis(Enum):
    """Where the value of an operand comes from."""

    GIVEN = "given"
    DEFAULT = "default"
    ASSUMED = "assumed"
    MISSING = "missing"
    WORKED_OUT = "worked_out"
    WINDOW = "window"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Place:
    """A line (from 1) of the policy's own rule file, or of another that is named."""

    line: int
    file: str = ""


@dataclass(frozen=True, slots=True)
class Operand:
    """Something that a condition or a sum asks about, with what it is for this person.

    The value of a 期 is its pair of days. `line` and `clauses` say where a worked-out value was decided.
    """

    name: str
    basis: Basis
    value: Any
    type: Type | None = None
    line: Place | None = None
    clauses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A condition, or a part of one: True, False, or an `Unknown`. `parts` are those that decide it."""

    text: str
    verdict: Any
    operands: tuple[Operand, ...] = ()
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Counted:
    """A date moved by a duration, step by step: `start` + `length` = `reached`; not counting the day, one day more."""

    start: date
    length: Duration
    counting: Counting
    reached: date
    result: date


@dataclass(frozen=True, slots=True)
class Divided:
    """A division by hand: `digits` are the first of its decimals (… where more follow), `function` rounds it."""

    function: str
    numerator: Any
    denominator: int
    digits: str
    result: Any
    type: Type


@dataclass(frozen=True, slots=True)
class Work:
    """How a line's value was worked out: the formula as written, what stands for its names, what it comes to."""

    text: str
    operands: tuple[Operand, ...]
    value: Any
    type: Type
    counted: Counted | None = None
    divided: tuple[Divided, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A guarded line of the rule file. `condition` None means 其他, or no condition at all."""

    place: Place
    text: str
    clauses: tuple[str, ...]
    verdict: Any
    condition: Part | None = None
    work: Work | None = None


@dataclass(frozen=True, slots=True)
class Way:
    """How a field came about in some worlds (`when` is empty for all): what decided, and what was passed over.

    Several decided lines: it is not known which. `gap`: it may run out of lines, or does.
    """

    when: Mapping[str, str]
    decided: tuple[Line, ...]
    skipped: tuple[Line, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One field with its outcome and the ways it came about."""

    field: str
    outcome: Outcome
    type: Type
    ways: tuple[Way, ...] = ()


@dataclass(frozen=True, slots=True)
class Categories:
    """人群 that apply, that may apply, and the names of those that do not."""

    held: tuple[Step, ...]
    open: tuple[Step, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WindowShown:
    """A 期 with its days for this person, and where the person's day stands in it.

    `closes` is the last moment of the last day, `month_days` the days of each month that are open; None for all.
    """

    name: str
    outcome: Outcome
    first: Any
    last: Any
    line: Place
    clauses: tuple[str, ...]
    closes: TimeOfDay | None = None
    month_days: tuple[int, int] | None = None


class Fate(Enum):
    """What became of an aid under the priority rule."""

    COUNTS = "counts"
    MAY_COUNT = "may_count"
    TIED = "tied"
    SAME = "same"
    LOST = "lost"
    LATER = "later"
    UNSETTLED = "unsettled"
    NOTHING = "nothing"
    NOT_FOR_THEM = "not_for_them"


@dataclass(frozen=True, slots=True)
class PayerShown:
    """One payer's lines as written, what they come to, and how."""

    payer: str
    text: str
    amount: Any
    works: tuple[Work, ...] = ()


@dataclass(frozen=True, slots=True)
class AidShown:
    """One 资助. `amount` and `payers` are what it gives by itself; `margin` how far it falls short of what won.

    `total` (合计) and `personal` (个人) stand as written, empty where the aid has none.
    """

    name: str
    line: Place
    clauses: tuple[str, ...]
    condition: Part
    fate: Fate
    amount: Any = None
    payers: tuple[PayerShown, ...] = ()
    mode: Mode | None = None
    margin: Any = None
    total: str = ""
    personal: str = ""


@dataclass(frozen=True, slots=True)
class StageShown:
    """One 步 of aid, with the 优先 that combines it; `line` is None where none was written."""

    number: int
    balance: Any
    amount: Any
    due: Any
    combine: Combine
    line: Place | None
    clauses: tuple[str, ...]
    tie: TieRule | None
    aids: tuple[AidShown, ...]

    def of_fate(self, *fates: Fate) -> tuple[AidShown, ...]:
        return tuple(aid for aid in self.aids if aid.fate in fates)


@dataclass(frozen=True, slots=True)
class AidWay:
    """The stages of aid in some worlds."""

    when: Mapping[str, str]
    stages: tuple[StageShown, ...]


@dataclass(frozen=True, slots=True)
class LevelShown:
    """The share of one level of government in 财政补助."""

    level: str
    text: str
    outcome: Outcome
    clauses: tuple[str, ...]
    works: tuple[Work, ...] = ()


@dataclass(frozen=True)
class ProductShown:
    """One 险种. `bought` and the steps of 参保 and 受理 are None where it has no such lines of its own.

    `fields` are its amounts by their bare names; `payers` and `levels` its aid and funding by who gives it.
    """

    product: Product
    bought: Step | None
    eligibility: Step | None
    acceptance: Step | None
    fields: Mapping[str, Outcome]
    contribution: Step
    aids: tuple[AidWay, ...]
    payers: tuple[tuple[str, Outcome], ...]
    waiting: Step
    benefit_start: Step
    benefit_end: Step
    funding: Step
    levels: tuple[LevelShown, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A missing fact, who holds it, and the fields that it keeps open with what they may come to."""

    fact: MissingFact
    holder: str
    fields: tuple[tuple[str, Unknown], ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """A silence of the notice, or a value that someone else fixes, and the fields that it keeps open."""

    reason: NotStated | Deferred
    fields: tuple[tuple[str, Unknown], ...]


@dataclass(frozen=True, slots=True)
class ReadingShown:
    """A 歧义 that was consulted for this person; `matters` where some field differs by it."""

    name: str
    question: str
    clauses: tuple[str, ...]
    line: Place
    alternatives: tuple[Alternative, ...]
    matters: bool


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings consulted, and the fields that differ by them."""

    consulted: tuple[ReadingShown, ...]
    fields: tuple[tuple[str, Ambiguous], ...]


@dataclass(frozen=True, slots=True)
class Default:
    """默认: a value that stands because the record does not say."""

    fact: str
    value: Value
    type: Type


@dataclass(frozen=True)
class Explanation:
    """Everything in the order in which an officer asks. Fields that a refusal made pointless have no ways.

    A policy without 险种 has one product.
    """

    policy: Policy
    fields: Mapping[str, Outcome]
    categories: Categories
    eligibility: Step
    acceptance: Step
    windows: tuple[WindowShown, ...]
    products: tuple[ProductShown, ...]
    results: tuple[Step, ...]
    asked: tuple[Asked, ...]
    silent: tuple[Silent, ...]
    readings: Readings
    assumptions: tuple[Assumption, ...]
    defaults: tuple[Default, ...]
    deadlines: tuple[Deadline, ...]
    citations: tuple[str, ...]
