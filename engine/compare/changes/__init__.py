"""What changed from one notice to another, by meaning, without data."""

from .change import MIRRORED, Change, Changes, Concept, Days, Kind, Passage
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
