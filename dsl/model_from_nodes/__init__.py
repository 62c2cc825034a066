"""Nodes → model: names resolved, types checked, statements lowered. Collects every problem."""

from .policy import policy_from_nodes
from .vocabulary import vocabulary_from_nodes

__all__ = ["policy_from_nodes", "vocabulary_from_nodes"]
