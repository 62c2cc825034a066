"""What a policy means. Other rooms import from here."""

from .answer import (
    KIND_WORDS,
    Ambiguous,
    Assessment,
    Case,
    Closed,
    Deadline,
    Known,
    NotApplicable,
    Outcome,
    Refused,
    World,
    kind_of,
)
from .interpret import Assessor, Facts
from .interpret.assess import outcome as published
from .interpret.calendar import Standing
from .interpret.openings import openings_of
from .unknown import Deferred, MissingFact, NotStated, Silence, Unknown, Why

__all__ = [
    "KIND_WORDS",
    "Ambiguous",
    "Assessment",
    "Assessor",
    "Case",
    "Closed",
    "Deadline",
    "Deferred",
    "Facts",
    "Known",
    "MissingFact",
    "NotApplicable",
    "NotStated",
    "Outcome",
    "Refused",
    "Silence",
    "Standing",
    "Unknown",
    "Why",
    "World",
    "kind_of",
    "openings_of",
    "published",
]
