"""The shape of one row of the table of diagnostic codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """Errors and warnings are findings and count for the exit code; notes are shown, never counted."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """A code with its sentences. `{name}` in a sentence is filled from the diagnostic's arguments."""

    code: str
    name: str
    severity: Severity
    message: Mapping[str, str]
    help: Mapping[str, str]


def row(code: str, name: str, severity: Severity, zh: str, en: str, help_zh: str = "", help_en: str = "") -> Row:
    return Row(code, name, severity, {"zh": zh, "en": en}, {"zh": help_zh, "en": help_en})


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
