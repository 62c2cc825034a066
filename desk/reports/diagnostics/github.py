"""Diagnostics as workflow commands, which GitHub shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dsl import Diagnostic, InFile, InRecords, InSource, Language, Place, Severity

from . import wording
from .regions import region_of

COMMAND = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    return "".join(_command(diagnostic, language) + "\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic, language: Language) -> str:
    properties = {**_place(diagnostic.place), "title": diagnostic.code}
    return command(COMMAND[diagnostic.severity], properties, _text(diagnostic, language))


def command(level: str, properties: Mapping[str, str], message: str) -> str:
    """A workflow command; what would end it early is escaped."""
    listed = ",".join(f"{name}={_in_property(value)}" for name, value in properties.items())
    return f"::{level} {listed}::{_in_message(message)}"


def _place(place: Place) -> Mapping[str, str]:
    match place:
        case InSource(source, span):
            region = region_of(source, span)
            properties = {"file": source.name, "line": str(region.start_line), "col": str(region.start_column)}
            # A column at the end is only understood on the same line.
            if region.end_line == region.start_line:
                properties |= {"endLine": str(region.end_line), "endColumn": str(region.end_column)}
            return properties
        case InRecords(file=file) | InFile(file=file):
            return {"file": file}
        case None:
            return {}


def _text(diagnostic: Diagnostic, language: Language) -> str:
    """Everything that the annotation says; a sheet's row has no property of its own, so it goes in front."""
    place = diagnostic.place
    cell = wording.cell(place, language) if isinstance(place, InRecords) else ""
    return (cell + wording.COLON[language] if cell else "") + wording.in_words(diagnostic, language)


def _in_message(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_message(text).replace(":", "%3A").replace(",", "%2C")
