"""Diagnostics as SARIF 2.1.0, the format that code-scanning services exchange."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from dsl import CODES, Diagnostic, Fix, InFile, InRecords, InSource, Label, Language, Row, Source, Span

from . import wording
from .regions import region_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LOCALE: Mapping[Language, str] = {"zh": "zh-CN", "en": "en-US"}
OTHER: Mapping[Language, Language] = {"zh": "en", "en": "zh"}

Json = Mapping[str, object]


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """One run; rules in the reader's language, and translated into the other one."""
    # Imported late: it costs more than all the rest of the formats.
    from importlib.metadata import version

    codes = sorted({diagnostic.code for diagnostic in diagnostics})
    run = {
        "tool": {"driver": _component(codes, language) | {"version": version("canbao")}},
        "language": LOCALE[language],
        "translations": [_component(codes, OTHER[language])],
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code), language) for diagnostic in diagnostics],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _component(codes: Sequence[str], language: Language) -> dict[str, object]:
    rules = [_rule(CODES[code], language) for code in codes]
    return {"name": "pol", "language": LOCALE[language], "rules": rules}


def _rule(row: Row, language: Language) -> Json:
    rule: dict[str, object] = {
        "id": row.code,
        "name": row.name,
        "shortDescription": {"text": _general(row.message[language])},
        "defaultConfiguration": {"level": row.severity.value},
    }
    if advice := row.help[language]:
        rule["help"] = {"text": _general(advice)}
    return rule


def _general(sentence: str) -> str:
    """The sentence about no file in particular: what a diagnostic would fill in is left open."""
    return re.sub(r"\{[^{}]*\}", "…", sentence)


def _message(text: str) -> Json:
    """A finished text: braces would be read as blanks to fill."""
    return {"text": text.replace("{", "{{").replace("}", "}}")}


def _result(diagnostic: Diagnostic, index: int, language: Language) -> Json:
    place, fix = diagnostic.place, diagnostic.fix
    result: dict[str, object] = {
        "ruleId": diagnostic.code,
        "ruleIndex": index,
        "level": diagnostic.severity.value,
        "message": _message(wording.in_words(diagnostic, language)),
        "locations": [_location(place)] if place else [],
    }
    if diagnostic.labels:
        result["relatedLocations"] = [_related(label, language) for label in diagnostic.labels]
    if fix and isinstance(place, InSource):
        result["fixes"] = [_fix(place.source, fix)]
    if diagnostic.witness:
        result["properties"] = {"witness": dict(diagnostic.witness)}
    return result


def _location(place: InSource | InRecords | InFile) -> Json:
    match place:
        case InSource(source, span):
            physical = {"artifactLocation": _artifact(source.name), "region": _region(source, span)}
            return {"physicalLocation": physical}
        case InRecords(file, sheet, row, column):
            path = [str(part) for part in (sheet, row, column) if part is not None]
            location: dict[str, object] = {"physicalLocation": {"artifactLocation": _artifact(file)}}
            if path:
                location["logicalLocations"] = [{"name": path[-1], "fullyQualifiedName": "/".join(path)}]
            return location
        case InFile(file):
            return {"physicalLocation": {"artifactLocation": _artifact(file)}}


def _artifact(name: str) -> Json:
    """A path as a URI reference; Chinese file names are percent-encoded."""
    path = Path(name)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _region(source: Source, span: Span) -> Json:
    region = region_of(source, span)
    return {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _related(label: Label, language: Language) -> Json:
    return {**_location(label.place), "message": _message(wording.BECAUSE[language][label.why])}


def _fix(source: Source, fix: Fix) -> Json:
    replacements = [
        {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {"artifactChanges": [{"artifactLocation": _artifact(source.name), "replacements": replacements}]}
