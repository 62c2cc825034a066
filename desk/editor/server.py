"""The language server `pol lsp`: the protocol around the rest of this package, and nothing else."""

from __future__ import annotations

import logging
from importlib.metadata import version

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from dsl import Language

from ..language import choose_language
from .open_files import OpenFiles
from .positions import Encoding
from .protocol import path_of
from .publishing import Publishing

_ENCODINGS: dict[str, Encoding] = {"utf-8": "utf-8", "utf-16": "utf-16", "utf-32": "utf-32"}


class RuleFileServer(LanguageServer):
    """`is_asked_for`: the language was chosen on the command line, whatever the client says of its user's."""

    def __init__(self, language: Language, is_asked_for: bool) -> None:
        # A text comes whole with every change: no editor can drift away from us.
        super().__init__("pol", version("canbao"), text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.language = language
        self._is_asked_for = is_asked_for
        self.files = OpenFiles()
        self.publishing = Publishing(self.files, self.text_document_publish_diagnostics)

    def settle(self, params: types.InitializeParams) -> None:
        """What the client said of itself: how it counts characters, and its user's language."""
        found = self.workspace.position_encoding
        self.encoding = _ENCODINGS[str(getattr(found, "value", found))]
        if params.locale and not self._is_asked_for:
            self.language = choose_language(params.locale, {})
        self.publishing.encoding, self.publishing.language = self.encoding, self.language


def server(language: Language, is_asked_for: bool = False) -> RuleFileServer:
    # What pygls logs may hold texts of files; it would go to standard error.
    silent = logging.getLogger("pygls")
    silent.addHandler(logging.NullHandler())
    silent.propagate = False
    made = RuleFileServer(language, is_asked_for)
    _texts(made)
    return made


def _texts(server: RuleFileServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.settle(params)

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        _put(server, params.text_document.uri, params.text_document.text, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        _put(server, uri, server.workspace.get_text_document(uri).source, params.text_document.version)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        server.files.drop(path)
        server.publishing.closed(path)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.files.forget()

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.publishing.stop()


def _put(server: RuleFileServer, uri: str, text: str, number: int) -> None:
    path = path_of(uri)
    server.files.put(path, text)
    server.publishing.changed(path, number)
