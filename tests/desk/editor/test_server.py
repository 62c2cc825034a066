"""`pol lsp` with a real client, over its standard streams, in each way to count characters."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from urllib.parse import unquote

import pytest
import pytest_lsp
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

from desk.editor.positions import Encoding, Lines, Position

from .conftest import NAME, NOTICE

SERVER = [sys.executable, "-c", "import sys; from desk.main import main; sys.exit(main())", "lsp"]
WAIT = 20
ENCODINGS: tuple[Encoding, ...] = ("utf-8", "utf-16", "utf-32")
WITH_WIDE = NOTICE.replace("人群 低保对象 当 低保 ", '人群 低保对象 当 "𠮷" = "𠮷" 且 特困 且 低保  ')
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_lsp.fixture(config=ClientServerConfig(server_command=SERVER), scope="module", params=ENCODINGS)
async def client(lsp_client: LanguageClient, request: pytest.FixtureRequest) -> AsyncIterator[None]:
    @lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)
    def registered(params: types.RegistrationParams) -> None:
        assert [one.method for one in params.registrations] == [types.WORKSPACE_DID_CHANGE_WATCHED_FILES]

    capabilities = client_capabilities("visual-studio-code")
    capabilities.general = types.GeneralClientCapabilities(
        position_encodings=[types.PositionEncodingKind(request.param)]
    )
    params = types.InitializeParams(capabilities=capabilities, locale="zh-cn")
    await asyncio.wait_for(lsp_client.initialize_session(params), WAIT)
    yield
    await asyncio.wait_for(lsp_client.shutdown_session(), WAIT)


@pytest.fixture
def encoding(request: pytest.FixtureRequest) -> Encoding:
    """That of the client."""
    found: Encoding = request.node.callspec.params["client"]
    return found


class Text:
    """An open file and places in it, as the client counts them."""

    def __init__(self, client: LanguageClient, path: Path, text: str, encoding: Encoding) -> None:
        self.client, self.uri, self.version = client, path.as_uri(), 1
        self.read(text, encoding)
        self.id = types.TextDocumentIdentifier(self.uri)
        item = types.TextDocumentItem(self.uri, "pol", 1, text)
        client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def read(self, text: str, encoding: Encoding) -> None:
        self.text, self.lines = text, Lines(text, encoding)

    def change(self, text: str) -> None:
        self.version += 1
        self.read(text, self.lines.encoding)
        which = types.VersionedTextDocumentIdentifier(version=self.version, uri=self.uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(which, [whole]))

    def at(self, before: str, behind: str = "") -> types.Position:
        return types.Position(*self.lines.position(self.text.index(before + behind) + len(before)))

    def within(self, found: types.Range) -> str:
        ends = [self.lines.offset(Position(edge.line, edge.character)) for edge in (found.start, found.end)]
        return self.text[ends[0] : ends[1]]

    def close(self) -> None:
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(self.id))

    async def findings(self, *codes: str, without: str = "") -> list[types.Diagnostic]:
        """What is shown of it, as soon as all these codes are among them and this one is not."""
        async with asyncio.timeout(WAIT):
            while True:
                found = list(self.client.diagnostics.get(self.uri, ()))
                shown = {one.code for one in found}
                if self.uri in self.client.diagnostics and set(codes) <= shown and without not in shown:
                    return found
                await asyncio.sleep(0.02)


async def test_a_finding_stands_where_it_is_seen(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    text = Text(client, folder / NAME, WITH_WIDE.replace("且 特困 且", "且 特用 且"), encoding)
    (found,) = await text.findings("P201")
    assert text.within(found.range) == "特用"
    assert found.message.startswith("没有叫「特用」的名称")
    offered = await client.text_document_code_action_async(
        types.CodeActionParams(text.id, found.range, types.CodeActionContext([found]))
    )
    (action,) = [one for one in offered or () if isinstance(one, types.CodeAction)]
    assert action.title == "改为：特困" and action.edit is not None
    (change,) = action.edit.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit) and change.text_document.version == text.version
    (edit,) = change.edits
    assert isinstance(edit, types.TextEdit) and text.within(edit.range) == "特用" and edit.new_text == "特困"
    text.close()


async def test_what_it_means_follows_a_moment_later(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    text = Text(client, folder / NAME, NOTICE + "人群 没人 当 特困 且 非 特困 依据 三\n", encoding)
    found = await text.findings("P506")
    (never,) = [one for one in found if one.code == "P506"]
    assert text.within(never.range).startswith("人群 没人")
    text.close()


async def test_names_in_a_line_with_a_wide_character(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    text = Text(client, folder / NAME, WITH_WIDE, encoding)
    place = text.at('"𠮷" 且 特', "困 且")
    hover = await client.text_document_hover_async(types.HoverParams(text.id, place))
    assert hover is not None and hover.range is not None and text.within(hover.range) == "特困"
    found = await client.text_document_definition_async(types.DefinitionParams(text.id, place))
    assert isinstance(found, (list, tuple)) and len(found) == 1
    with pytest.raises(JsonRpcException, match="不能从这里改名"):
        await client.text_document_rename_async(types.RenameParams(text.id, place, "甲"))
    renamed = await client.text_document_rename_async(types.RenameParams(text.id, text.at("人群 低保", "对象"), "𠮷人"))
    assert renamed is not None
    (change,) = renamed.document_changes or ()
    assert isinstance(change, types.TextDocumentEdit) and change.text_document.uri == text.uri
    assert [text.within(edit.range) for edit in change.edits] == ["低保对象"] * 2
    tokens = await client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(text.id))
    assert tokens is not None and len(tokens.data) % 5 == 0
    text.close()


async def test_completion_while_a_statement_is_half_typed(
    client: LanguageClient, folder: Path, encoding: Encoding
) -> None:
    text = Text(client, folder / NAME, WITH_WIDE + "人群 甲 当 tkr", encoding)
    found = await client.text_document_completion_async(types.CompletionParams(text.id, text.at("当 tkr")))
    assert isinstance(found, types.CompletionList) and found.is_incomplete
    (item,) = found.items
    assert item.label == "特困人员" and isinstance(item.text_edit, types.TextEdit)
    assert text.within(item.text_edit.range) == "tkr"
    assert item.filter_text == "tkr"
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text.id))
    assert symbols and len(symbols) == WITH_WIDE.count("\n人群") + WITH_WIDE.count("\n期") + 9
    text.close()


async def test_a_file_with_carriage_returns_keeps_them(
    client: LanguageClient, folder: Path, encoding: Encoding
) -> None:
    written = WITH_WIDE.replace("\n", "\r\n").replace("缴费：400 元 ", "缴费：400元 ")
    text = Text(client, folder / NAME, written, encoding)
    options = types.FormattingOptions(2, True)
    edits = await client.text_document_formatting_async(types.DocumentFormattingParams(text.id, options))
    assert edits and not any("\r" in edit.new_text for edit in edits)
    assert any(text.within(edit.range).startswith("缴费：400元") for edit in edits)
    text.close()


async def test_two_files_of_one_policy_open_at_once(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    """What an open file says counts for the other, whatever the disk says."""
    change = '政策 示例补充 "补充"\n  沿用 示例县2025\n  发布 2024-12-01\n\n删 人群 新来的\n'
    base = Text(client, folder / NAME, NOTICE, encoding)
    await base.findings()
    other = Text(client, folder / "补充.pol", change, encoding)
    (missing, *_) = await other.findings("P221")
    assert other.within(missing.range).startswith("删 人群 新来的")
    base.change(NOTICE + "人群 新来的 当 特困\n")
    await other.findings(without="P221")
    base.close()
    other.close()


async def test_lenses_run_scenarios_and_try_a_person(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    (folder / "示例县2025.scenarios.yaml").write_text(
        "政策: 示例县2025\n场景:\n  - 名称: 低保按时缴\n    事实: {缴费日期: '2024-10-08', 特困: 否, 低保: 是}\n"
        "    期望: {资助合计: '200.00'}\n    依据: 二(二)\n    理由: 一半\n",
        "utf-8",
    )
    text = Text(client, folder / NAME, NOTICE, encoding)
    lenses = await client.text_document_code_lens_async(types.CodeLensParams(text.id))
    line = text.at("资助 低保定额").line
    commands: Mapping[str, types.Command] = {
        one.command.title: one.command for one in lenses or () if one.range.start.line == line and one.command
    }
    assert list(commands) == ["运行这条规则的场景", "试一个人"]
    told = {}
    for title, command in commands.items():
        params = types.ExecuteCommandParams(command.command, list(command.arguments or ()))
        told[title] = await asyncio.wait_for(client.workspace_execute_command_async(params), WAIT)
    assert told["运行这条规则的场景"].splitlines() == ["用到这条规则的场景 1 个，不符的 0 个", "  ✓ 低保按时缴"]
    assert "资助合计  200.00 元" in told["试一个人"]
    concluded, further = client.messages[-1].message.splitlines()
    assert "；资助合计 200.00 元；" in concluded and further == "……其余写在输出面板（日志）里"
    text.close()


async def test_what_changes_on_the_disk_counts(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    change = '政策 示例补充 "补充"\n  沿用 示例县2025\n  发布 2024-12-01\n\n删 人群 新来的\n'
    other = Text(client, folder / "补充.pol", change, encoding)
    await other.findings("P221")
    (folder / NAME).write_text(NOTICE + "人群 新来的 当 特困\n", "utf-8")
    event = types.FileEvent((folder / NAME).as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    await other.findings(without="P221")
    other.close()


async def test_a_name_of_the_base_is_changed_in_every_file_that_rests_on_it(
    client: LanguageClient, folder: Path, encoding: Encoding
) -> None:
    change = '政策 示例{0} "补充"\n  沿用 示例县2025\n  发布 2024-12-01\n\n改 人群 低保对象 当 低保 或 特困人员\n'
    (folder / NAME).write_text(NOTICE, "utf-8")
    (folder / "甲.pol").write_text(change.format("甲"), "utf-8")
    text = Text(client, folder / "乙.pol", change.format("乙"), encoding)
    made = await client.text_document_rename_async(types.RenameParams(text.id, text.at("或 特困", "人员"), "孤老"))
    changes = [] if made is None else list(made.document_changes or ())
    named = [one.text_document for one in changes if isinstance(one, types.TextDocumentEdit)]
    assert {Path(unquote(one.uri)).name: one.version for one in named} == {NAME: None, "甲.pol": None, "乙.pol": 1}
    text.close()


async def test_a_text_that_was_never_saved(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    """Findings come under the name that the editor gave it, and facts from the shipped vocabulary."""
    text = Text(client, folder / "未保存.pol", NOTICE.replace("当 特困 ", "当 特用 "), encoding)
    text.close()
    item = types.TextDocumentItem("untitled:Untitled-1", "pol", 1, text.text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(item))
    text.uri = item.uri
    (found,) = await text.findings("P201")
    assert text.within(found.range) == "特用"
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(item.uri)))


async def test_a_text_that_is_too_long_is_left_alone(client: LanguageClient, folder: Path, encoding: Encoding) -> None:
    """Until it is shorter; nothing that is asked about it keeps the others waiting."""
    text = Text(client, folder / NAME, NOTICE + "人群 甲 当 特困\n" * 60_000, encoding)
    (found,) = await text.findings("P956")
    assert found.message.startswith("文件有 600") and "超过 5000 行" in found.message
    symbols = await client.text_document_document_symbol_async(types.DocumentSymbolParams(text.id))
    options = types.FormattingOptions(2, True)
    edits = await client.text_document_formatting_async(types.DocumentFormattingParams(text.id, options))
    assert not symbols and not edits
    place = text.at("人群 特困", "人员")
    assert not await client.text_document_definition_async(types.DefinitionParams(text.id, place))
    text.change(NOTICE)
    await text.findings(without="P956")
    text.close()
