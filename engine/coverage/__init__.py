"""Coverage (覆盖): what tests of a notice should meet, and which scenarios meet it."""

from .goals import EDGES, OUTCOMES, Goal, Measure, Sort
from .measure import Checked, Coverage, Seen, Tally, coverage_of, measure, seen_by
from .possible import Never, Possible

__all__ = [
    "EDGES",
    "OUTCOMES",
    "Checked",
    "Coverage",
    "Goal",
    "Measure",
    "Never",
    "Possible",
    "Seen",
    "Sort",
    "Tally",
    "coverage_of",
    "measure",
    "seen_by",
]
