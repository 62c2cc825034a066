"""The unclear clauses that were met on the way, and what each way of reading them gives."""

from __future__ import annotations

from ..answer import Ambiguous, Assessment
from ..record.parts import numbers
from .model import Readings, ReadingShown
from .quoting import place_of


def readings(assessment: Assessment) -> Readings:
    met = dict.fromkeys(name for world in assessment.worlds for name in world.choices)
    outcomes = {**assessment.fields, **assessment.categories, **assessment.windows}
    fields = tuple((n, o) for n, o in outcomes.items() if isinstance(o, Ambiguous) and o.by == "reading")
    telling = {name for _, outcome in fields for case in outcome.cases for name, _ in case.label}
    return Readings(tuple(_shown(assessment, name, name in telling) for name in met), fields)


def _shown(assessment: Assessment, name: str, matters: bool) -> ReadingShown:
    reading = assessment.policy.readings[name]
    line = place_of(assessment.policy, reading.span)
    return ReadingShown(name, reading.question, tuple(numbers(reading.clauses)), line, reading.alternatives, matters)
