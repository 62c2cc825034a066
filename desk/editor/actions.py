"""What an editor offers to do: fixes, and trying a statement out."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from typing import TYPE_CHECKING

from lsprotocol import types

from dsl import InSource, Language, Span

from ..texts import text
from .fixes import Action, actions, all_safe
from .lenses import tried
from .protocol import diagnostics_of, offset_of, path_of, range_of
from .surveying import Answer, Failed, Request, Told

if TYPE_CHECKING:
    from .server import RuleFileServer

RUN_SCENARIOS, TRY_PERSON = "pol.runScenarios", "pol.tryPerson"
MOST_LINES = 3
"""Of an answer, in a message; the log has them all."""


def add_actions(server: RuleFileServer) -> None:
    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]

    @server.answers(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(kinds))
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, lines = params.text_document.uri, server.lines(params.text_document.uri)
        path, source = path_of(uri), server.asking(uri).document.source
        within = Span(offset_of(lines, params.range.start), offset_of(lines, params.range.end))
        known = server.publishing.known(path)
        found = [
            _action(server, uri, one, types.CodeActionKind.QuickFix)
            for one in actions(known, source, within, server.language)
        ]
        whole = all_safe(known, source, server.language)
        if whole is not None:
            found.append(_action(server, uri, whole, types.CodeActionKind.SourceFixAll))
        return [one for one in found if _is_wanted(one, params.context.only or ())]

    @server.answers(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    def lenses(params: types.CodeLensParams) -> list[types.CodeLens]:
        from ..testing import scenarios_beside  # with it come the evaluators, which a start can do without

        uri, lines = params.text_document.uri, server.lines(params.text_document.uri)
        has_scenarios = any(True for _ in scenarios_beside(path_of(uri)))
        titles = {RUN_SCENARIOS: "lsp.run_scenarios"} if has_scenarios else {}
        titles[TRY_PERSON] = "lsp.try_person"
        found = []
        for statement in tried(server.asking(uri).document):
            place = range_of(lines, statement.span)
            for name, key in titles.items():
                command = types.Command(text(key, server.language), name, arguments=[uri, place.start.line])
                found.append(types.CodeLens(types.Range(place.start, place.start), command))
        return found

    @server.command(RUN_SCENARIOS)
    async def run_scenarios(uri: str, line: int) -> str:
        return await _told(server, "scenarios", uri, line)

    @server.command(TRY_PERSON)
    async def try_person(uri: str, line: int) -> str:
        return await _told(server, "person", uri, line)


async def _told(server: RuleFileServer, about: str, uri: str, line: int) -> str:
    """The answer, which the client gets in its log as well: few show what a command gives back."""
    request = Request(
        "scenarios" if about == "scenarios" else "person",
        path_of(uri),
        server.files.texts.instead,
        line + 1,
        server.language,
    )
    answer: Answer = await server.publishing.clicked(request)
    if isinstance(answer, Told):
        told, kind = answer.text, types.MessageType.Warning if answer.is_amiss else types.MessageType.Info
    else:
        told, kind = server.our_bug(answer.error if isinstance(answer, Failed) else ""), types.MessageType.Error
    server.window_log_message(types.LogMessageParams(types.MessageType.Info, told))
    server.window_show_message(types.ShowMessageParams(kind, _begun(told, server.language)))
    return told


def _begun(told: str, language: Language) -> str:
    """A message is no page: what a report concludes, or the first lines, without the blanks that align them."""
    written = [" ".join(line.split()) for line in told.splitlines()]
    rule = next((at for at, line in enumerate(written) if line and set(line) == {"-"}), None)
    if rule is not None:
        concluded = takewhile(bool, written[rule + 1 :])
        return text("lsp.then", language).join(concluded) + "\n" + text("lsp.further", language)
    lines = [line for line in written if line]
    further = [text("lsp.further", language)] if len(lines) > MOST_LINES else []
    return "\n".join((*lines[:MOST_LINES], *further))


def _is_wanted(action: types.CodeAction, only: Iterable[types.CodeActionKind | str]) -> bool:
    """A client may ask for some kinds alone, each with what stands beneath it."""
    kinds = [kind.value if isinstance(kind, types.CodeActionKind) else kind for kind in only]
    own = action.kind.value if isinstance(action.kind, types.CodeActionKind) else action.kind or ""
    return not kinds or any(own.startswith(kind) for kind in kinds)


def _action(server: RuleFileServer, uri: str, action: Action, kind: types.CodeActionKind) -> types.CodeAction:
    lines = server.lines(uri)
    shown = [(one.place.span, one) for one in action.mended if isinstance(one.place, InSource)]
    return types.CodeAction(
        title=action.title,
        kind=kind,
        diagnostics=diagnostics_of(shown, lines, server.language, server.uri_of),
        edit=server.edit({server.files.source(path_of(uri)): action.edits}),
        is_preferred=action.is_safe or None,
    )
