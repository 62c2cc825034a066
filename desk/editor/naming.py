"""The questions of an editor about a name: where it is defined and used, and giving it another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types

from dsl import Diagnostic, Source

from ..files import SCENARIO_FILE_LIMIT, read_text
from ..texts import text
from .occurrences import Occurrence, occurrence_at
from .protocol import offset_of, range_of
from .references import Found, may_be_renamed, renamed, used_at

if TYPE_CHECKING:
    from .server import RuleFileServer


def add_naming(server: RuleFileServer) -> None:
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
        found = used_at(one.target, server.families(params.text_document.uri, one.target), server.files.occurrences)
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
        made = renamed(one.target, params.new_name, server.families(uri, one.target), server.files.occurrences)
        if isinstance(made, Diagnostic):
            raise server.refused(made)
        _tell_of_scenarios(server, one.target.name, made)
        return server.edit(made)


def _tell_of_scenarios(server: RuleFileServer, name: str, made: Iterable[Source]) -> None:
    """Scenario files name categories, aids and readings too; they are an officer's own to change."""
    from ..testing import scenarios_beside

    files = [file for source in made for file in scenarios_beside(Path(source.name))]
    texts = {file.name: read_text(file, SCENARIO_FILE_LIMIT) for file in files}
    saying = [file for file, found in texts.items() if isinstance(found, Source) and name in found.text]
    if saying:
        told = text("lsp.scenarios_mention", server.language, name=name, files="、".join(saying))
        server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, told))


def _locations(server: RuleFileServer, found: Iterator[Found]) -> list[types.Location]:
    places = ((one.source, range_of(server.lines_of(one.source), one.span)) for one in found)
    return [types.Location(server.uri_of(source), place) for source, place in places]
