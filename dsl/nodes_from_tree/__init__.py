"""Parser trees → nodes. Nothing past this package sees a parser tree."""

from .statements import nodes_from_trees

__all__ = ["nodes_from_trees"]
