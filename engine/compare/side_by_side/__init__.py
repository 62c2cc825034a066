"""Notices side by side, concept by concept. Other rooms import from here."""

from .compare import side_by_side
from .model import Cell, Cited, Entry, Mark, Measure, Row, SideBySide, State, Verdict

__all__ = ["Cell", "Cited", "Entry", "Mark", "Measure", "Row", "SideBySide", "State", "Verdict", "side_by_side"]
