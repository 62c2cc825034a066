"""What a change of notice comes to for a population: totals on both sides, who moves which way, and nobody in
particular unless the largest changes are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ..columnar.counts.counted import Label
from ..columnar.counts.gathered import Total
from ..snapshot.model import Heads, Line, Told, Way


class Direction(StrEnum):
    """How an amount of a person moves. `BEGAN`: it applies under the new notice alone; `ENDED`: under the old alone;
    `NEITHER`: under neither. `OPEN`: under one or both it is not known."""

    MORE = "more"
    LESS = "less"
    SAME = "same"
    BEGAN = "began"
    ENDED = "ended"
    NEITHER = "neither"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Moved:
    """Some persons, and the sums of their known amounts under the two notices; None where `heads` are withheld."""

    heads: Heads
    before: Decimal | None
    after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        return None if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True, slots=True)
class Open:
    """Why an amount is not known: its kind, the facts that are missing, where the notice is silent or unclear."""

    kind: str
    missing: tuple[str, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenCase:
    """Persons whose amount is open under one notice or both; None where it is not."""

    old: Open | None
    new: Open | None
    heads: Heads


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a new total is above the old one, in 元, both inclusive; None: no bound."""

    least: Decimal | None
    most: Decimal | None


@dataclass(frozen=True, slots=True)
class Totals:
    """An amount added up on both sides. A total is None where the notice has no such field; then the difference has no
    bounds. Where both notices are ambiguous in the same cases, the difference is that of each case with itself.

    `clear` are the known sums of those of whom it is known on both sides which way they move; None if withheld.
    """

    before: Total | None
    after: Total | None
    difference: Bounds
    clear: tuple[Decimal, Decimal] | None


@dataclass(frozen=True, slots=True)
class AmountMoved:
    """A field that is an amount."""

    totals: Totals
    moved: Mapping[Direction, Moved]
    open: tuple[OpenCase, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """Persons who come out as `old` under the one notice and as `new` under the other; None: it has no such field."""

    old: Way | None
    new: Way | None
    heads: Heads
    same: bool


@dataclass(frozen=True, slots=True)
class Course:
    """Persons for whom the line `old` decided, and now `new`: entries of `Impact.old_lines` and `new_lines`, several
    joined by 、. `turn`: how most of them come out, as in a `Turn`; None of an amount."""

    old: str | None
    new: str | None
    moved: Moved
    turn: tuple[Way | None, Way | None] | None = None


@dataclass(frozen=True, slots=True)
class Spread:
    """Persons whose difference lies from `least` to `most`, both inclusive, in 元; more under the new notice is
    positive. None: no bound; without either they are the differences that too few persons have to be told."""

    least: Decimal | None
    most: Decimal | None
    heads: Heads


@dataclass(frozen=True, slots=True)
class GroupMoved:
    """Persons under a label. `heads` and those by direction may be withheld; then `amounts` lack the field."""

    label: Label
    told: Told
    only_old: bool
    heads: Heads
    amounts: Mapping[str, Totals]
    directions: Mapping[str, Mapping[Direction, Heads]]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """`overlapping`: a person may be in several groups."""

    by: str
    groups: tuple[GroupMoved, ...]
    overlapping: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a 人群 by its name: persons by whether they are in it under the old and the new notice: yes, no, the kind of
    what is not known, None where the notice has no such 人群."""

    turns: Mapping[tuple[str | None, str | None], Heads]


@dataclass(frozen=True, slots=True)
class Individual:
    """One person of the records, by the row of the file and the number."""

    row: int
    id_number: str | None
    before: Decimal
    after: Decimal


@dataclass(frozen=True, slots=True)
class Impact:
    """`bearing` is the field whose differences are spread out: 应缴. `years`: by how many the 年度 of the old and the
    new notice lies after that of the records, to which they were moved. Fewer than `smallest` persons are withheld: in
    breakdowns always, elsewhere once `withheld` has gone over it."""

    heads: int
    years: tuple[int, int]
    bearing: str | None
    amounts: Mapping[str, AmountMoved]
    spread: tuple[Spread, ...]
    outcomes: Mapping[str, tuple[Turn, ...]]
    courses: Mapping[str, tuple[Course, ...]]
    old_lines: Mapping[str, Line]
    new_lines: Mapping[str, Line]
    standings: Mapping[str, Standing]
    breakdowns: tuple[Breakdown, ...]
    smallest: int
    largest: tuple[Individual, ...] = ()
