"""Checks of a whole policy that need no evaluator."""

from .citations import check_citations, lock_beside
from .notice import check_notice
from .statements import clauses_named
from .unfinished import UNFINISHED

__all__ = ["UNFINISHED", "check_citations", "check_notice", "clauses_named", "lock_beside"]
