"""Clauses of a notice (条款): their numbers, their outline, the lock beside a rule file."""

from .clause import PREFACE, Clause, Level
from .coverage import Change, ClauseChange, compare, exists, is_covered, left_over, nearest
from .lock import BadLock, Lock, LockedClause, LockError, make_lock, read_lock
from .number import CitationError, Malformed, parse_citation, parse_number
from .numerals import NUMERALS
from .outline import Doubt, Outline, OutlineClause, Unclear, outline_of

__all__ = [
    "NUMERALS",
    "PREFACE",
    "BadLock",
    "Change",
    "CitationError",
    "Clause",
    "ClauseChange",
    "Doubt",
    "Level",
    "Lock",
    "LockError",
    "LockedClause",
    "Malformed",
    "Outline",
    "OutlineClause",
    "Unclear",
    "compare",
    "exists",
    "is_covered",
    "left_over",
    "make_lock",
    "nearest",
    "outline_of",
    "parse_citation",
    "parse_number",
    "read_lock",
]
