"""What changes from one notice to another. Other rooms import from here."""

from .axes import Sort
from .changes import MIRRORED, Change, Changes, Concept, Days, Kind, Passage
from .compare import compare, incomparable
from .described import Condition, Conditions, Stretch
from .effects import Difference
from .exact import Affected, Exactly, Looked, Short, compare_exactly
from .values import percentage
from .witnessed import Person

__all__ = [
    "MIRRORED",
    "Affected",
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
