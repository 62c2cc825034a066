"""The language: what a rule file says. Other rooms import from here."""

from .codes import CODES, Row, Severity
from .diagnostics import Because, Diagnostic, Edit, InFile, InRecords, InSource, Label, Language, Place
from .source import Source, Span

__all__ = [
    "CODES",
    "Because",
    "Diagnostic",
    "Edit",
    "InFile",
    "InRecords",
    "InSource",
    "Label",
    "Language",
    "Place",
    "Row",
    "Severity",
    "Source",
    "Span",
]
