"""The questions of an editor about names and words, told in the protocol's records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from ..texts import text
from .colours import COLOURS, DEFINITION, colours
from .completion import Item, completion
from .fixes import laid_out
from .hints import hints
from .outline import Part, folds, outline
from .protocol import (
    ITEM_KINDS,
    OTHER_ITEM,
    RESULT_KIND,
    SYMBOL_KINDS,
    edits_of,
    offset_of,
    range_of,
)
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
