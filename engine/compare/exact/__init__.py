"""For whom two notices differ, and by how much: every person that there can be, without data."""

from .axes import Sort
from .compare import compare_exactly
from .described import Condition, Conditions, Stretch
from .effects import Difference
from .model import Affected, Exactly, Looked, Short
from .witnessed import Person

__all__ = [
    "Affected",
    "Condition",
    "Conditions",
    "Difference",
    "Exactly",
    "Looked",
    "Person",
    "Short",
    "Sort",
    "Stretch",
    "compare_exactly",
]
