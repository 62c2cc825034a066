"""What changes from one notice to another, and for whom. Other rooms import from here."""

from .benefit_years import BenefitYear
from .changes import MIRRORED, Change, Changes, Concept, Days, Kind, Passage, compare, incomparable, percentage
from .exact import (
    Affected,
    Condition,
    Conditions,
    Difference,
    Exactly,
    Looked,
    Person,
    Short,
    Sort,
    Stretch,
    compare_exactly,
)

__all__ = [
    "MIRRORED",
    "Affected",
    "BenefitYear",
    "Change",
    "Changes",
    "Concept",
    "Condition",
    "Conditions",
    "Days",
    "Difference",
    "Exactly",
    "Kind",
    "Looked",
    "Passage",
    "Person",
    "Short",
    "Sort",
    "Stretch",
    "compare",
    "compare_exactly",
    "incomparable",
    "percentage",
]
