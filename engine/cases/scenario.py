"""What a scenario file says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dsl import NOWHERE, Asked, InSource, Source, Span

Expected = str | tuple[str, ...] | Mapping[str, "Expected"]
"""A known value or outcome word, a list of names, or an outcome with its details; outcome words are Chinese."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where a name and its value stand. `case` is the row of a table that says it, None outside tables."""

    name: Span
    value: Span
    case: int | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a scenario stand in its file."""

    whole: Span = NOWHERE
    clauses: Span = NOWHERE
    facts: Mapping[str, Written] = field(default_factory=dict)
    assume: Mapping[str, Written] = field(default_factory=dict)
    expected: Mapping[str, Written] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """场景: one person's facts as written, and the expected parts of the result. `line` counts from 1.

    `assume` are assumptions (假定) for this person alone, `texts` the days by which the texts are chosen. `proposed`
    (提议): no officer has accepted the expectation yet, so it counts for nothing. A row of a table (各例) is one too.
    """

    name: str
    facts: Mapping[str, str]
    assume: Mapping[str, str]
    texts: Asked
    expected: Mapping[str, Expected]
    clauses: str
    why: str
    line: int
    proposed: bool = False
    places: Places = field(default=Places(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ScenarioFile:
    """`policy` is the stem or the id of the policy that the scenarios are for."""

    source: Source
    policy: str
    policy_place: Span
    scenarios: tuple[Scenario, ...]

    def at(self, span: Span) -> InSource:
        return InSource(self.source, span)
