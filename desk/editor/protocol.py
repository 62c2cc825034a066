"""Our records as those of the language server protocol."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from dsl import CODES, Diagnostic, Edit, InSource, Language, Severity, Source, Span

from ..reports.diagnostics import wording
from .positions import Encoding, Lines, Position

SOURCE = "pol"
UNSAVED = "untitled:"
UriOf = Callable[[Source], str]
"""How the client calls a file."""
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.NOTE: types.DiagnosticSeverity.Information,
}


def path_of(uri: str) -> Path:
    """The file of an address; a text that was never saved stands alone, in a folder that there is not."""
    found = to_fs_path(uri) if not uri.startswith(UNSAVED) else None
    name = uri.rpartition(":")[2].replace("\\", "/").rpartition("/")[2] or "untitled"
    return Path(found or Path(UNSAVED, name)).absolute()


def offset_of(lines: Lines, position: types.Position) -> int:
    return lines.offset(Position(position.line, position.character))


def range_of(lines: Lines, span: Span) -> types.Range:
    start, end = lines.position(span.start), lines.position(span.end)
    return types.Range(types.Position(*start), types.Position(*end))


def location_of(source: Source, span: Span, encoding: Encoding, uri: str) -> types.Location:
    return types.Location(uri, range_of(Lines(source.text, encoding), span))


def edits_of(lines: Lines, edits: Iterable[Edit]) -> list[types.TextEdit]:
    return [types.TextEdit(range_of(lines, edit.span), edit.text) for edit in edits]


def diagnostics_of(
    found: Iterable[tuple[Span, Diagnostic]], lines: Lines, language: Language, uri_of: UriOf
) -> list[types.Diagnostic]:
    return [_diagnostic(span, diagnostic, lines, language, uri_of) for span, diagnostic in found]


def _diagnostic(span: Span, found: Diagnostic, lines: Lines, language: Language, uri_of: UriOf) -> types.Diagnostic:
    """A finding without a width is shown on the character that it stands before."""
    shown = span if span.end > span.start else Span(span.start, min(span.start + 1, len(lines.text)))
    return types.Diagnostic(
        range=range_of(lines, shown),
        message="\n".join(_message(span, found, language)),
        severity=SEVERITIES[found.severity],
        code=found.code,
        source=SOURCE,
        related_information=list(_related(found, span, lines, language, uri_of)) or None,
        data={"code": found.code, "name": CODES[found.code].name},
    )


def _message(span: Span, found: Diagnostic, language: Language) -> Iterator[str]:
    place = found.place
    elsewhere = "" if place is None or _is_here(place, span) else wording.where(place) + wording.COLON[language]
    yield elsewhere + wording.in_words(found, language)


def _is_here(place: object, span: Span) -> bool:
    return isinstance(place, InSource) and place.span == span


def _related(
    found: Diagnostic, span: Span, lines: Lines, language: Language, uri_of: UriOf
) -> Iterator[types.DiagnosticRelatedInformation]:
    places = [(label.place, wording.BECAUSE[language][label.why]) for label in found.labels]
    if isinstance(found.place, InSource) and not _is_here(found.place, span):
        places.append((found.place, found.message(language)))
    for place, message in places:
        location = location_of(place.source, place.span, lines.encoding, uri_of(place.source))
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
