"""Diagnostics for programs: the format of `desk/schemas/diagnostics.schema.json`, which only ever grows."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from dsl import CODES, Diagnostic, Fix, InFile, InRecords, InSource, Label, Language, Place, Severity, Source, Span

from . import wording
from .regions import region_of

FORMAT = 1

Json = Mapping[str, object]


def render(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    counts = wording.count(diagnostics)
    document = {
        "format": FORMAT,
        "language": language,
        "summary": {severity.value + "s": counts.get(severity, 0) for severity in Severity},
        "diagnostics": [member(diagnostic, language) for diagnostic in diagnostics],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def member(diagnostic: Diagnostic, language: Language) -> Json:
    """One finding, as every report for programs gives it."""
    place, fix = diagnostic.place, diagnostic.fix
    return {
        "code": diagnostic.code,
        "name": CODES[diagnostic.code].name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message(language),
        "help": diagnostic.help(language) or None,
        "arguments": dict(diagnostic.arguments),
        "place": _place(place),
        "labels": [_label(label, language) for label in diagnostic.labels],
        "fix": _fix(place.source, fix) if fix and isinstance(place, InSource) else None,
        "witness": dict(diagnostic.witness) if diagnostic.witness is not None else None,
    }


def _place(place: Place) -> Json | None:
    match place:
        case InSource(source, span):
            return {"kind": "source", "file": source.name, **_range(source, span)}
        case InRecords(file, sheet, row, column):
            return {"kind": "records", "file": file, "sheet": sheet, "row": row, "column": column}
        case InFile(file):
            return {"kind": "file", "file": file}
        case None:
            return None


def _range(source: Source, span: Span) -> Json:
    region = region_of(source, span)
    return {
        "start": {"line": region.start_line, "column": region.start_column, "offset": span.start},
        "end": {"line": region.end_line, "column": region.end_column, "offset": span.end},
    }


def _label(label: Label, language: Language) -> Json:
    return {"why": label.why.value, "message": wording.BECAUSE[language][label.why], "place": _place(label.place)}


def _fix(source: Source, fix: Fix) -> Json:
    """As one replacement, and piece by piece."""
    edits = [{**_range(source, edit.span), "text": edit.text} for edit in fix.edits]
    whole = fix.as_one(source)
    return {**_range(source, whole.span), "text": whole.text, "safe": fix.is_safe, "edits": edits}
