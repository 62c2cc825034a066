"""Coverage (覆盖): what tests of a notice should meet, and which scenarios meet it."""

from .goals import EDGES, OUTCOMES, Goal, Measure, Sort
from .measure import Checked, Coverage, Tally, measure
from .possible import Never

__all__ = ["EDGES", "OUTCOMES", "Checked", "Coverage", "Goal", "Measure", "Never", "Sort", "Tally", "measure"]
