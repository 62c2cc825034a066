"""What the client tells of its texts, and of the files beside them: opened, changed, closed, saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types
from pygls.capabilities import get_capability

from .protocol import path_of

if TYPE_CHECKING:
    from .server import RuleFileServer

WATCHED = ("**/*.pol", "**/*.cite.json", "**/*.scenarios.yaml", "**/*.txt")
"""What answers rest on beside the open texts."""


def add_syncing(server: RuleFileServer) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        server.settle(params)

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        if get_capability(server.client_capabilities, "workspace.did_change_watched_files.dynamic_registration"):
            watched = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watched)
            asked = types.Registration("files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            server.client_register_capability(types.RegistrationParams([asked]))

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
    def saved(_: types.DidSaveTextDocumentParams) -> None:
        server.files.forget()
        server.publishing.all_again()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def changed_on_disk(_: types.DidChangeWatchedFilesParams) -> None:
        server.files.forget()
        server.publishing.all_again()

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.publishing.stop()


def _put(server: RuleFileServer, uri: str, text: str, number: int) -> None:
    path = path_of(uri)
    server.files.put(path, text, uri)
    server.publishing.changed(path, number)
