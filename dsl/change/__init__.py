"""Change over time (沿用 with 改, 增, 删): which texts govern, and the whole notice that they make together."""

from .folder import Folder, Policies, ReadBeside, no_policies
from .glance import base_in, id_in
from .governing import Governing, Stopped, broken_base, governing
from .in_force import Asked, Standing, standing
from .pieces import Piece, pieces_of
from .removed import blame_removals
from .rule_file import RuleFile, rule_file

__all__ = [
    "Asked",
    "Folder",
    "Governing",
    "Piece",
    "Policies",
    "ReadBeside",
    "RuleFile",
    "Standing",
    "Stopped",
    "base_in",
    "blame_removals",
    "broken_base",
    "governing",
    "id_in",
    "no_policies",
    "pieces_of",
    "rule_file",
    "standing",
]
