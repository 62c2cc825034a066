"""What changed between two notices, in no language yet: kinds of change, and the passages of both that show it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from dsl import Combine, Mode, Policy, RuleValue, Source, Span, TieRule, Value


class Concept(Enum):
    """What a change is about; the value is the published word."""

    HEADER = "header"
    PRODUCT = "product"
    ELIGIBILITY = "eligibility"
    ACCEPTANCE = "acceptance"
    CONTRIBUTION = "contribution"
    CATEGORY = "category"
    AID = "aid"
    PRIORITY = "priority"
    WINDOW = "window"
    WAITING = "waiting_period"
    BENEFIT_START = "benefit_start"
    BENEFIT_END = "benefit_end"
    FUNDING = "funding"
    RESULT = "result"
    TABLE = "table"
    LET = "let"
    READING = "reading"
    ASSUMPTION = "assumption"
    CONSTRAINT = "constraint"
    SET_ASIDE = "set_aside"


class Kind(Enum):
    """How it changed; the value is the published word. `MIRRORED` has what it is the other way round."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    JOINED = "joined_into_another"
    PARTED = "parted_from_another"
    WIDER = "wider"
    NARROWER = "narrower"
    CONDITION = "condition_changed"
    LINE_ADDED = "line_added"
    LINE_REMOVED = "line_removed"
    LINE_WIDER = "line_wider"
    LINE_NARROWER = "line_narrower"
    LINE_CONDITION = "line_condition_changed"
    LINE_ORDER = "line_order"
    AMOUNT = "amount"
    SHARE = "share"
    VALUE = "value"
    FILLED = "silence_filled"
    SILENCED = "became_silent"
    SETTLED = "pending_filled"
    DEFERRED = "became_pending"
    BOUND = "bounds_changed"
    OWN_YEAR = "own_year"
    PAYER_ADDED = "payer_added"
    PAYER_REMOVED = "payer_removed"
    PAYER = "payer_replaced"
    MODE = "mode"
    STAGE = "stage"
    COMBINE = "combine"
    TIE = "tie"
    MOVED = "moved"
    LENGTHENED = "lengthened"
    SHORTENED = "shortened"
    SPLIT = "split"
    MERGED = "merged"
    DAYS = "days_changed"
    NOT_MOVED_ON = "not_moved_on"
    RAISED = "raised"
    LOWERED = "lowered"
    BINDING = "made_binding"
    SOFTENED = "softened"
    READING_SETTLED = "reading_settled"
    READING_OPENED = "reading_opened"


_MIRRORS = (
    (Kind.ADDED, Kind.REMOVED),
    (Kind.JOINED, Kind.PARTED),
    (Kind.WIDER, Kind.NARROWER),
    (Kind.LINE_ADDED, Kind.LINE_REMOVED),
    (Kind.LINE_WIDER, Kind.LINE_NARROWER),
    (Kind.FILLED, Kind.SILENCED),
    (Kind.SETTLED, Kind.DEFERRED),
    (Kind.PAYER_ADDED, Kind.PAYER_REMOVED),
    (Kind.LENGTHENED, Kind.SHORTENED),
    (Kind.SPLIT, Kind.MERGED),
    (Kind.RAISED, Kind.LOWERED),
    (Kind.BINDING, Kind.SOFTENED),
    (Kind.READING_SETTLED, Kind.READING_OPENED),
)
MIRRORED = {kind: kind for kind in Kind} | dict(_MIRRORS) | {two: one for one, two in _MIRRORS}


@dataclass(frozen=True, slots=True)
class Days:
    """A window with fixed ends, both inclusive; `open` is on how many days it is open."""

    first: date
    last: date
    open: int


Shown = RuleValue | Value | Days | Mode | Combine | TieRule | None


@dataclass(frozen=True, slots=True)
class Passage:
    """One notice's side of a change.

    `name` is that of the statement, `part` the payer or the row of a table that is meant, `value` what the line says,
    `written` the same in the officer's words, `amount` what it comes to where that is a plain number, `guard` the
    condition as written, `otherwise` for the line of all others (其他), `only` what this side has and the other lacks,
    `apart` what both have while it holds for others, `year` another 年度 than its own for which a level is printed,
    `fits` the aids of the other notice whose conditions its persons certainly meet, each with who does (empty: all),
    `partly` for a statement that leaves some of its cases 未规定.
    `text` are the lines as written, without citations and comments; they stand in `source` at `span`.
    """

    name: str
    text: str
    clauses: tuple[str, ...]
    source: Source = field(repr=False)
    span: Span = field(repr=False)
    part: str = ""
    value: Shown = None
    written: str = ""
    amount: Value | None = None
    guard: str = ""
    otherwise: bool = False
    only: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    year: int | None = None
    fits: tuple[tuple[str, tuple[str, ...]], ...] = ()
    partly: bool = False

    @property
    def line(self) -> int:
        """The line of the file, from 1."""
        return self.source.position(self.span.start)[0]


@dataclass(frozen=True, slots=True)
class Change:
    """`old` None: only the new notice has it, and the other way round.

    `gaps` are the days by which the first and the last day of a window moved; `rate` says that the amounts are rates.
    `users` are the statements of the new notice that rest on a category of which it is told.
    """

    kind: Kind
    concept: Concept
    old: Passage | None
    new: Passage | None
    gaps: tuple[int, int] = (0, 0)
    rate: bool = False
    users: tuple[tuple[Concept, str], ...] = ()

    @property
    def passage(self) -> Passage:
        """That of the new notice, where it has one."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def mirrored(self) -> Change:
        """What it is seen from the new notice."""
        first, last = self.gaps
        return replace(self, kind=MIRRORED[self.kind], old=self.new, new=self.old, gaps=(-first, -last))


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed, in the order of the new notice; what only the old one has stands behind its concept.

    `absolute`: dates were compared by the calendar, and not from benefit year to benefit year.
    """

    old: Policy
    new: Policy
    found: tuple[Change, ...]
    absolute: bool = False
