"""The answer for one person: an outcome for every field, and what it rests on.

The outcome belongs to each field, not to the person: an amount can be known while its payer is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dsl import Assumption, Clause, Policy, TimeOfDay, Value

from .unknown import Silence, Unknown

if TYPE_CHECKING:  # the evaluator imports this module
    from .interpret.combine import Combined
    from .interpret.situation import Facts


@dataclass(frozen=True, slots=True)
class Known:
    value: Any


@dataclass(frozen=True, slots=True)
class Refused:
    """参保 不准."""

    reason: str


@dataclass(frozen=True, slots=True)
class Closed:
    """受理 不准."""

    reason: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """不适用, because of what is named: 参保 refused, 受理 closed, or 险种 not bought."""

    because: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case of an ambiguity. `label` pairs a reading with its alternative; for a tie, ('', name of the aid)."""

    label: tuple[tuple[str, str], ...]
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """有歧义: `by` 'reading' or 'tie'; one outcome per case, at least two that differ."""

    by: str
    cases: tuple[Case, ...]


Outcome = Known | Unknown | Ambiguous | Refused | Closed | NotApplicable

KIND_WORDS: Mapping[str, tuple[str, str]] = {
    "known": ("已知", "known"),
    "not_stated": ("未规定", "not stated"),
    "missing": ("缺事实", "missing facts"),
    "deferred": ("待定", "deferred"),
    "ambiguous": ("有歧义", "ambiguous"),
    "refused": ("不予参保", "refused"),
    "closed": ("不予受理", "closed"),
    "not_applicable": ("不适用", "not applicable"),
}
"""The published kinds, with the words shown to readers."""

_SILENCES = {Silence.MISSING: "missing", Silence.DEFERRED: "deferred", Silence.NOT_STATED: "not_stated"}
_KINDS: dict[type, str] = {
    Known: "known",
    Ambiguous: "ambiguous",
    Refused: "refused",
    Closed: "closed",
    NotApplicable: "not_applicable",
}


def kind_of(outcome: Outcome) -> str:
    """The published word for an outcome's kind."""
    return _SILENCES[outcome.silence] if isinstance(outcome, Unknown) else _KINDS[type(outcome)]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The days on which this person can be accepted under one 期, both inclusive.

    `closes` is the last moment of the last day, `month_days` the days of each month that are open; None for all.
    """

    window: str
    first: Outcome
    last: Outcome
    clauses: tuple[Clause, ...]
    closes: TimeOfDay | None = None
    month_days: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class World:
    """One choice of readings, with everything worked out in it.

    `lines`: which rules decided each decision (None stands for running out of rules); `stages`: what each stage of aid
    came to, by the name of the product; `money`: 应缴 of each product, as other lines ask for it.
    """

    choices: Mapping[str, str]
    values: Mapping[str, Any]
    lines: Mapping[str, tuple[int | None, ...]]
    stages: Mapping[str, tuple[Combined, ...]]
    memo: Mapping[str, Any]
    money: Mapping[str, Any]


@dataclass(frozen=True)
class Assessment:
    """What the policy says for one person. `fields` are in the published order; `worlds` are what they rest on."""

    policy: Policy
    facts: Facts
    fields: Mapping[str, Outcome]
    categories: Mapping[str, Outcome]
    windows: Mapping[str, Outcome]
    deadlines: tuple[Deadline, ...]
    worlds: tuple[World, ...]
    defaults: Mapping[str, Value] = field(default_factory=dict)
    assumptions: tuple[Assumption, ...] = ()

    @property
    def held(self) -> tuple[str, ...]:
        """The categories that surely apply."""
        return tuple(name for name, outcome in self.categories.items() if outcome == Known(True))
