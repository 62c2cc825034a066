"""Notices side by side, concept by concept. Other rooms import from here."""

from .compare import side_by_side
from .model import Cell, Cited, Entry, Mark, Measure, Row, SideBySide, State, Uncompared, Verdict

__all__ = [
    "Cell",
    "Cited",
    "Entry",
    "Mark",
    "Measure",
    "Row",
    "SideBySide",
    "State",
    "Uncompared",
    "Verdict",
    "side_by_side",
]
