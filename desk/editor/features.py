"""The questions of an editor about names and words, told in the protocol's records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from dsl import Diagnostic

from ..texts import text
from .colours import COLOURS, DEFINITION, colours
from .completion import Item, completion
from .fixes import laid_out
from .hints import hints
from .occurrences import Occurrence, occurrence_at
from .outline import Part, folds, outline
from .protocol import (
    ITEM_KINDS,
    OTHER_ITEM,
    RESULT_KIND,
    SYMBOL_KINDS,
    edits_of,
    location_of,
    offset_of,
    range_of,
    uri_of,
)
from .references import Found, may_be_renamed, renamed, used_at
from .shown import hover, of_target

if TYPE_CHECKING:
    from .positions import Lines
    from .server import RuleFileServer

LEGEND = types.SemanticTokensLegend(list(COLOURS), [DEFINITION])
MOST_EXPLAINED = 40
"""A longer list is not read; its explanations would only cost time."""
TRIGGERS = ["「", "、", "[", "(", "（", "=", " "]


def add_features(server: RuleFileServer) -> None:
    _reading(server)
    _names(server)
    _whole_files(server)


def _reading(server: RuleFileServer) -> None:
    @server.answers(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        lines = server.lines(params.text_document.uri)
        found = hover(server.asking(params.text_document.uri), offset_of(lines, params.position))
        if found is None:
            return None
        shown = get_capability(server.client_capabilities, "text_document.hover.content_format")
        return types.Hover(server.markup(found.markdown, shown), range_of(lines, found.span))

    @server.answers(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(TRIGGERS))
    def completed(params: types.CompletionParams) -> types.CompletionList:
        uri, lines = params.text_document.uri, server.lines(params.text_document.uri)
        asking = server.asking(uri)
        found = completion(asking, offset_of(lines, params.position))
        replaced = range_of(lines, found.replaced)
        items = [_item(server, item, at, found.typed, replaced) for at, item in enumerate(found.items)]
        for shown, item in zip(items, found.items, strict=True):
            if item.target is not None and len(items) <= MOST_EXPLAINED:
                shown.documentation = _documented(server, list(of_target(asking, item.target)))
        # Asked for again with each key: who is meant by Latin letters is for us to tell.
        return types.CompletionList(is_incomplete=True, items=items)

    @server.answers(types.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(params: types.InlayHintParams) -> list[types.InlayHint]:
        lines = server.lines(params.text_document.uri)
        first, last = offset_of(lines, params.range.start), offset_of(lines, params.range.end)
        return [
            types.InlayHint(
                types.Position(*lines.position(one.offset)),
                one.label,
                padding_left=True,
                tooltip=one.tooltip or None,
            )
            for one in hints(server.asking(params.text_document.uri))
            if first <= one.offset <= last
        ]


def _documented(server: RuleFileServer, paragraphs: list[str]) -> types.MarkupContent | None:
    key = "text_document.completion.completion_item.documentation_format"
    shown = get_capability(server.client_capabilities, key)
    return server.markup("\n\n".join(paragraphs), shown) if paragraphs else None


def _item(server: RuleFileServer, item: Item, at: int, typed: str, replaced: types.Range) -> types.CompletionItem:
    kind = text(f"lsp.kind.{item.kind}", server.language)
    return types.CompletionItem(
        label=item.label,
        kind=ITEM_KINDS.get(item.kind, OTHER_ITEM),
        detail=f"{kind} {item.detail}".strip(),
        sort_text=f"{item.rank:02}{at:05}",
        filter_text=typed or item.label,
        text_edit=types.TextEdit(replaced, item.text),
    )


def _names(server: RuleFileServer) -> None:
    def named(uri: str, position: types.Position) -> Occurrence | None:
        return occurrence_at(server.asking(uri).occurrences, offset_of(server.lines(uri), position))

    @server.answers(types.TEXT_DOCUMENT_DEFINITION)
    def defined(params: types.DefinitionParams) -> list[types.Location]:
        one = named(params.text_document.uri, params.position)
        return [] if one is None else _locations(server, server.defined(params.text_document.uri, one.target))

    @server.answers(types.TEXT_DOCUMENT_REFERENCES)
    def used(params: types.ReferenceParams) -> list[types.Location]:
        one = named(params.text_document.uri, params.position)
        if one is None:
            return []
        found = used_at(one.target, server.families(params.text_document.uri), server.files.occurrences)
        wanted = params.context.include_declaration
        return _locations(server, (f for f in found if wanted or not f.is_definition))

    @server.answers(types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlighted(params: types.DocumentHighlightParams) -> list[types.DocumentHighlight]:
        uri, one = params.text_document.uri, named(params.text_document.uri, params.position)
        lines, names = server.lines(uri), server.asking(uri).occurrences
        same = [other for other in names if one is not None and other.target == one.target]
        return [types.DocumentHighlight(range_of(lines, other.span)) for other in same]

    @server.answers(types.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(params: types.PrepareRenameParams) -> types.PrepareRenamePlaceholder:
        uri, one = params.text_document.uri, named(params.text_document.uri, params.position)
        refusal = Diagnostic("P951") if one is None else may_be_renamed(one.target, server.asking(uri).family)
        if one is None or refusal is not None:
            raise server.refused(refusal)
        return types.PrepareRenamePlaceholder(range_of(server.lines(uri), one.span), one.target.name)

    @server.answers(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
    def renaming(params: types.RenameParams) -> types.WorkspaceEdit:
        uri, one = params.text_document.uri, named(params.text_document.uri, params.position)
        refusal = Diagnostic("P951") if one is None else may_be_renamed(one.target, server.asking(uri).family)
        if one is None or refusal is not None:
            raise server.refused(refusal)
        made = renamed(one.target, params.new_name, server.families(uri), server.files.occurrences)
        if isinstance(made, Diagnostic):
            raise server.refused(made)
        return types.WorkspaceEdit(changes={uri_of(s): edits_of(server.lines_of(s), e) for s, e in made.items()})


def _locations(server: RuleFileServer, found: Iterator[Found]) -> list[types.Location]:
    return [location_of(one.source, one.span, server.encoding) for one in found]


def _whole_files(server: RuleFileServer) -> None:
    @server.answers(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        lines = server.lines(params.text_document.uri)
        return [_symbol(part, lines) for part in outline(server.asking(params.text_document.uri).document)]

    @server.answers(types.WORKSPACE_SYMBOL)
    def searched(params: types.WorkspaceSymbolParams) -> list[types.WorkspaceSymbol]:
        return list(server.symbols(params.query))

    @server.answers(types.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(params: types.FoldingRangeParams) -> list[types.FoldingRange]:
        lines = server.lines(params.text_document.uri)
        kinds = {True: types.FoldingRangeKind.Comment, False: types.FoldingRangeKind.Region}
        found = [
            types.FoldingRange(lines.line_at(span.start), lines.line_at(span.end), kind=kinds[is_comment])
            for span, is_comment in folds(server.asking(params.text_document.uri).document)
        ]
        return [one for one in found if one.end_line > one.start_line]

    @server.answers(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, LEGEND)
    def coloured(params: types.SemanticTokensParams) -> types.SemanticTokens:
        lines, asking = server.lines(params.text_document.uri), server.asking(params.text_document.uri)
        data: list[int] = []
        line = character = 0
        for one in colours(asking.document, asking.occurrences):
            start, end = lines.position(one.span.start), lines.position(one.span.end)
            first = start.character - (character if start.line == line else 0)
            data += [start.line - line, first, end.character - start.character]
            data += [COLOURS.index(one.colour), int(one.is_definition)]
            line, character = start.line, start.character
        return types.SemanticTokens(data)

    @server.answers(types.TEXT_DOCUMENT_FORMATTING)
    def laid(params: types.DocumentFormattingParams) -> list[types.TextEdit]:
        lines = server.lines(params.text_document.uri)
        return edits_of(lines, laid_out(server.asking(params.text_document.uri).document.source))


def _symbol(part: Part, lines: Lines) -> types.DocumentSymbol:
    return types.DocumentSymbol(
        name=part.name or part.head,
        kind=SYMBOL_KINDS.get(part.head, RESULT_KIND),
        range=range_of(lines, part.whole),
        selection_range=range_of(lines, part.span),
        children=[_symbol(one, lines) for one in part.parts] or None,
    )
