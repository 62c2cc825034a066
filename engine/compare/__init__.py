"""What changes from one notice to another. Other rooms import from here."""

from .changes import MIRRORED, Change, Changes, Concept, Days, Kind, Passage
from .compare import compare, incomparable
from .values import percentage

__all__ = [
    "MIRRORED",
    "Change",
    "Changes",
    "Concept",
    "Days",
    "Kind",
    "Passage",
    "compare",
    "incomparable",
    "percentage",
]
