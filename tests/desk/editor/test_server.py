"""`pol lsp` with a real client, over its standard streams, in each way to count characters."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient

from .conftest import NOTICE

SERVER = [sys.executable, "-c", "import sys; from desk.main import main; sys.exit(main())", "lsp"]
WAIT = 30
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_lsp.fixture(
    config=ClientServerConfig(server_command=SERVER), scope="module", params=["utf-8", "utf-16", "utf-32"]
)
async def client(lsp_client: LanguageClient, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind(request.param)])
    params = types.InitializeParams(capabilities=types.ClientCapabilities(general=general))
    await asyncio.wait_for(lsp_client.initialize_session(params), WAIT)
    yield
    await asyncio.wait_for(lsp_client.shutdown_session(), WAIT)


async def _opened(client: LanguageClient, path: Path, text: str) -> str:
    uri = path.as_uri()
    client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "pol", 1, text)))
    await asyncio.wait_for(client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS), WAIT)
    return uri


async def test_a_finding_stands_where_it_is_seen(client: LanguageClient, folder: Path) -> None:
    text = NOTICE.replace("缴费日期 在", '"𠮷" = 缴费日其 在')
    uri = await _opened(client, folder / "示例县2025.pol", text)
    print(client.diagnostics[uri])
