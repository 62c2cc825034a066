"""Mutation: would anybody notice if the notice said something else?

text → slips (operators) → rule files read anew → scenarios run on each → survivors compared exactly with the notice
"""

from .judged import Affected, Fate, Tried
from .mutation import Mutation
from .notice import Notice
from .operators import OPERATORS, Operator, mutations
from .picked import picked, sample
from .proposed import proposed
from .run import Score, score
from .trial import Trial, Version
from .written import Written

__all__ = [
    "OPERATORS",
    "Affected",
    "Fate",
    "Mutation",
    "Notice",
    "Operator",
    "Score",
    "Trial",
    "Tried",
    "Version",
    "Written",
    "mutations",
    "picked",
    "proposed",
    "sample",
    "score",
]
