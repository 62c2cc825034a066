"""What comes of comparing two notices for every person: who differs, in what, and what was looked at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from dsl import Policy

from .described import Conditions
from .effects import Difference
from .witnessed import Person


class Short(Enum):
    """Why the groups of some fields may not be all of them; the value is the published word."""

    TOO_MANY = "too_many_cells"
    VARIES = "follows_own_values"
    NOT_SHOWN = "no_person_found"
    NOT_APART = "not_told_apart"
    ASSUMED = "assumed_facts"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was looked at for fields that are worked out together. `short` empty: every cell, and all are told.

    What is said in the `varying` fields follows from a person's own values of `facts`, of which only some were tried.
    """

    fields: tuple[str, ...]
    cells: int
    short: frozenset[Short] = frozenset()
    varying: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Affected:
    """Persons for whom the same fields differ in the same way: `whom` are alternatives of conditions.

    `differences` are in-world values before and after; of `varying` fields those of one cell, and only that they are
    more or less, or that one of them has a value, is common to all. `exact`: nobody else meets the conditions.
    """

    differences: tuple[Difference, ...]
    whom: tuple[Conditions, ...]
    cells: int
    varying: frozenset[str]
    person: Person
    exact: bool = True


@dataclass(frozen=True)
class Exactly:
    """`year` is the 年度 to which both notices were moved; None: they stayed where they are.

    `only_old` and `only_new` are fields that only one notice has, which are not compared.
    """

    old: Policy
    new: Policy
    year: int | None
    groups: tuple[Affected, ...]
    looked: tuple[Looked, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]

    def moved(self, policy: Policy) -> int:
        """By how many years one of the two was moved on, below 0: back."""
        return 0 if self.year is None else self.year - policy.header.year

    @property
    def cells(self) -> int:
        return sum(one.cells for one in self.looked)

    @property
    def complete(self) -> bool:
        return not any(one.short for one in self.looked)

    @property
    def equal(self) -> bool:
        """Checked: nobody of whom all is known that either notice asks is told anything else."""
        return self.complete and not (self.groups or self.only_old or self.only_new)
