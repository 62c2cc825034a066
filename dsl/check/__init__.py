"""Checks of a whole policy that need no evaluator."""

from .citations import check_citations, lock_beside
from .notice import check_notice

__all__ = ["check_citations", "check_notice", "lock_beside"]
