"""The language server `pol lsp`: the protocol around the rest of this package, and nothing else."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial, wraps
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.capabilities import get_capability
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from dsl import Diagnostic, Edit, Language, Source, citations

from ..our_line import our_line
from ..reports.diagnostics.wording import in_words
from ..rule_files.locks import read_lock_beside
from ..texts.language import choose_language
from .actions import add_actions
from .asking import Asking
from .definitions import Target, definitions_of
from .document import Document
from .family import Family
from .features import add_features
from .naming import add_naming
from .open_files import OpenFiles
from .pinyin import answers_to
from .positions import Encoding, Lines
from .protocol import RESULT_KIND, SYMBOL_KINDS, edits_of, location_of, path_of
from .publishing import Publishing
from .references import Found, defined_at
from .syncing import add_syncing

F = TypeVar("F", bound=Callable[..., Any])

_ENCODINGS: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class RuleFileServer(LanguageServer):
    """`is_asked_for`: the language was chosen on the command line, whatever the client says of its user's."""

    def __init__(self, language: Language, is_asked_for: bool) -> None:
        # A text comes whole with every change: no editor can drift away from us.
        super().__init__("pol", version("canbao"), text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.language = language
        self._is_asked_for = is_asked_for
        self.files = OpenFiles()
        self.publishing = Publishing(self.files, self.text_document_publish_diagnostics, self.log_our_bug)

    def settle(self, params: types.InitializeParams) -> None:
        """What the client said of itself: how it counts characters, and its user's language."""
        found = self.workspace.position_encoding
        self.encoding = _ENCODINGS[str(getattr(found, "value", found))]
        if params.locale and not self._is_asked_for:
            self.language = choose_language(params.locale, {})
        self.publishing.encoding, self.publishing.language = self.encoding, self.language

    def answers(self, method: str, options: object = None) -> Callable[[F], F]:
        """Answers a request. A bug of ours is logged by its place and leaves the editor without this one answer."""

        def decorator(handler: F) -> F:
            @wraps(handler)
            def guarded(params: Any) -> Any:
                try:
                    return handler(params)
                except JsonRpcException:
                    raise
                except Exception as error:
                    self.log_our_bug(our_line(error))
                    return None

            self.feature(method, options)(guarded)
            return handler

        return decorator

    def log_our_bug(self, error: str) -> None:
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, self.our_bug(error)))

    def our_bug(self, error: str) -> str:
        return in_words(Diagnostic("P709", None, {"error": error}), self.language)

    def refused(self, why: Diagnostic | None) -> JsonRpcException:
        """A request that can't be met, with the reason that the editor shows."""
        reason = Diagnostic("P951") if why is None else why
        return JsonRpcException(in_words(reason, self.language), types.LSPErrorCodes.RequestFailed.value)

    def markup(self, markdown: str, supported: Sequence[types.MarkupKind] | None) -> types.MarkupContent:
        """A client that shows no Markdown gets it as it is written: it reads well enough."""
        is_markdown = types.MarkupKind.Markdown in (supported or ())
        return types.MarkupContent(types.MarkupKind.Markdown if is_markdown else types.MarkupKind.PlainText, markdown)

    def edit(self, made: Mapping[Source, Sequence[Edit]]) -> types.WorkspaceEdit:
        """With the versions of the texts that it was made for, where the client can tell a newer one from them."""
        edits = {self.uri_of(source): edits_of(self.lines_of(source), of) for source, of in made.items()}
        if not get_capability(self.client_capabilities, "workspace.workspace_edit.document_changes"):
            return types.WorkspaceEdit(changes=edits)
        version = self.publishing.version
        texts = [types.OptionalVersionedTextDocumentIdentifier(uri, version(path_of(uri))) for uri in edits]
        changes = [types.TextDocumentEdit(one, list(edits[one.uri])) for one in texts]
        return types.WorkspaceEdit(document_changes=changes)

    # --- what answers rest on ----------------------------------------------------------------------------------------

    def uri_of(self, source: Source) -> str:
        return self.files.uri_of(source)

    def lines(self, uri: str) -> Lines:
        return self.lines_of(self.files.source(path_of(uri)))

    def lines_of(self, source: Source) -> Lines:
        return Lines(source.text, self.encoding)

    def asking(self, uri: str) -> Asking:
        path = path_of(uri)
        family = self.files.family(path)
        lock = read_lock_beside(path)
        known = lock if isinstance(lock, citations.Lock) else None
        names = self.files.occurrences(family.own, family)
        outline = None if known is None else self.files.notice(path.with_name(known.notice_name))
        return Asking(family.own, family, names, self.files.loaded(path)[0], known, self.language, outline)

    def defined(self, uri: str, target: Target) -> Iterator[Found]:
        path = path_of(uri)
        beside = (source for _, source in self.files.texts.of_folder(path.parent))
        return defined_at(target, self.files.family(path), beside)

    def families(self, uri: str, target: Target) -> Sequence[tuple[Document, Family]]:
        """The files in which this name of a file may be used, each with what its own names stand for."""
        path = path_of(uri)
        family = self.files.family(path)
        paths = [Path(document.source.name) for document in family.documents]
        # What rests on the file that defines it uses it too, siblings of the file at hand among them.
        for one in family.definitions.get(target, ()):
            defining = self.files.family(Path(one.source.name))
            paths += [Path(document.source.name) for document in defining.documents]
        if family.own is family.vocabulary:
            paths += [other for other, _ in self.files.texts.of_folder(path.parent)]
        made = [self.files.family(other) for other in dict.fromkeys(paths)]
        return [(one.own, one) for one in made]

    def symbols(self, query: str) -> Iterator[types.WorkspaceSymbol]:
        """Every name that a file of the open folders defines, by a part of it or by its pinyin."""
        roots = [to_fs_path(uri) for uri in self.workspace.folders] or [self.workspace.root_path]
        folders = [Path(root) for root in roots if root]
        parents = dict.fromkeys((*folders, *(path.parent for path in self.files.paths)))
        found = dict(one for folder in parents for one in self.files.texts.of_folder(folder))
        found.update(self.files.texts.instead)  # a text that was never saved stands in no folder
        for source in found.values():
            place = partial(location_of, source, encoding=self.encoding, uri=self.uri_of(source))
            for one in definitions_of(self.files.document(source)):
                if one.head != "VALUE" and answers_to(one.target.name, query):
                    kind = SYMBOL_KINDS.get(one.head, RESULT_KIND)
                    yield types.WorkspaceSymbol(place(one.span), one.target.name, kind)


def server(language: Language, is_asked_for: bool = False) -> RuleFileServer:
    # What pygls logs may hold texts of files; it would go to standard error.
    silent = logging.getLogger("pygls")
    silent.addHandler(logging.NullHandler())
    silent.propagate = False
    made = RuleFileServer(language, is_asked_for)
    add_syncing(made)
    add_features(made)
    add_naming(made)
    add_actions(made)
    return made
