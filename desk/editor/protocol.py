"""Our records as those of the language server protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path, to_fs_path

from dsl import CODES, Diagnostic, Edit, InSource, Language, Severity, Source, Span

from ..reports import wording
from .positions import Encoding, Lines, Position

SOURCE = "pol"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def path_of(uri: str) -> Path:
    """The file of an address; a text that was never saved stands for a file of its name."""
    found = to_fs_path(uri)
    return Path(found if found else uri.rpartition(":")[2].rpartition("/")[2] or "untitled").absolute()


def uri_of(source: Source) -> str:
    return from_fs_path(source.name) or source.name


def offset_of(lines: Lines, position: types.Position) -> int:
    return lines.offset(Position(position.line, position.character))


def range_of(lines: Lines, span: Span) -> types.Range:
    start, end = lines.position(span.start), lines.position(span.end)
    return types.Range(types.Position(*start), types.Position(*end))


def location_of(source: Source, span: Span, encoding: Encoding) -> types.Location:
    return types.Location(uri_of(source), range_of(Lines(source.text, encoding), span))


def edits_of(lines: Lines, edits: Iterable[Edit]) -> list[types.TextEdit]:
    return [types.TextEdit(range_of(lines, edit.span), edit.text) for edit in edits]


def diagnostics_of(
    found: Iterable[tuple[Span, Diagnostic]], lines: Lines, language: Language
) -> list[types.Diagnostic]:
    return [_diagnostic(span, diagnostic, lines, language) for span, diagnostic in found]


def _diagnostic(span: Span, found: Diagnostic, lines: Lines, language: Language) -> types.Diagnostic:
    """A finding without a width is shown on the character that it stands before."""
    shown = span if span.end > span.start else Span(span.start, min(span.start + 1, len(lines.text)))
    return types.Diagnostic(
        range=range_of(lines, shown),
        message="\n".join(_message(span, found, language)),
        severity=SEVERITIES[found.severity],
        code=found.code,
        source=SOURCE,
        related_information=list(_related(found, span, lines, language)) or None,
        data={"code": found.code, "name": CODES[found.code].name},
    )


def _message(span: Span, found: Diagnostic, language: Language) -> Iterator[str]:
    place = found.place
    elsewhere = "" if place is None or _is_here(place, span) else wording.where(place) + wording.COLON[language]
    yield elsewhere + wording.in_words(found, language)


def _is_here(place: object, span: Span) -> bool:
    return isinstance(place, InSource) and place.span == span


def _related(
    found: Diagnostic, span: Span, lines: Lines, language: Language
) -> Iterator[types.DiagnosticRelatedInformation]:
    places = [(label.place, wording.BECAUSE[language][label.why]) for label in found.labels]
    if isinstance(found.place, InSource) and not _is_here(found.place, span):
        places.append((found.place, found.message(language)))
    for place, message in places:
        location = location_of(place.source, place.span, lines.encoding)
        yield types.DiagnosticRelatedInformation(location, message)


SYMBOL_KINDS = {
    "POLICY": types.SymbolKind.Module,
    "FACT": types.SymbolKind.Property,
    "CATEGORY": types.SymbolKind.Class,
    "WINDOW": types.SymbolKind.Event,
    "LET": types.SymbolKind.Variable,
    "TABLE": types.SymbolKind.Array,
    "PRODUCT": types.SymbolKind.Package,
    "AID": types.SymbolKind.Struct,
    "PRIORITY": types.SymbolKind.Operator,
    "AMBIGUITY": types.SymbolKind.Enum,
    "READING": types.SymbolKind.EnumMember,
    "ASSUME": types.SymbolKind.Key,
    "CONSTRAINT": types.SymbolKind.Boolean,
    "SET_ASIDE": types.SymbolKind.Null,
}
"""By the terminal of the word that defines; whatever else there is decides a result."""
RESULT_KIND = types.SymbolKind.Function
ITEM_KINDS = {
    "KEYWORD": types.CompletionItemKind.Keyword,
    "FACT": types.CompletionItemKind.Property,
    "CATEGORY": types.CompletionItemKind.Class,
    "WINDOW": types.CompletionItemKind.Event,
    "FUNCTION": types.CompletionItemKind.Function,
    "VALUE": types.CompletionItemKind.EnumMember,
    "REGION": types.CompletionItemKind.EnumMember,
    "READING": types.CompletionItemKind.EnumMember,
    "CLAUSE": types.CompletionItemKind.Reference,
    "WORD": types.CompletionItemKind.Constant,
}
OTHER_ITEM = types.CompletionItemKind.Variable
