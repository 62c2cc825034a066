"""Nodes → model: names resolved, types checked, statements lowered. Collects every problem."""

from .policy import check_header, policy_from_nodes
from .vocabulary import vocabulary_from_nodes

__all__ = ["check_header", "policy_from_nodes", "vocabulary_from_nodes"]
