"""How long an officer waits in an editor: from a key to the findings, and for an answer about a word.

    python benchmarks/editor.py

A notice of 500 lines, typed into: `pol lsp` runs as an editor runs it, over its standard streams, asked by a client.
Target: 200 ms from a key to what can be read off the text; what it means for people may follow.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from lsprotocol import types
from pygls.lsp.client import LanguageClient

POLICIES = Path(__file__).parents[1] / "policies"
LINES = 500
TIMES = 15
SERVER = (sys.executable, "-c", "import sys; from desk.main import main; sys.exit(main())", "lsp")


def notice() -> str:
    """A shipped notice, with categories and values of the same kind added until it has so many lines."""
    text = (POLICIES / "hulunbuir-2024.pol").read_text("utf-8")
    added, number = [], 0
    while text.count("\n") + len(added) < LINES:
        number += 1
        added += [
            f"人群 第{number}类人员   当 特困 且 残疾等级 属于 一级、二级   依据 六(一)一是",
            f"结果 第{number}项                                   依据 六(一)一是",
            f"  {number * 10} 元   当 第{number}类人员 且 缴费日期 在 集中缴费期",
            "  未规定   其他",
            "",
        ]
    return text + "\n".join(added[: LINES - text.count("\n")]) + "\n"


class Editor(LanguageClient):
    def __init__(self) -> None:
        super().__init__("benchmark", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.published.put_nowait(params)


async def measured(folder: Path) -> None:
    editor = Editor()
    await editor.start_io(*SERVER)
    start = perf_counter()
    await editor.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
    editor.initialized(types.InitializedParams())
    print(f"start                          {perf_counter() - start:6.3f} s")
    text, path = notice(), folder / "示例.pol"
    which = types.TextDocumentItem(path.as_uri(), "pol", 1, text)
    editor.text_document_did_open(types.DidOpenTextDocumentParams(which))
    first = await editor.published.get()
    print(f"findings of {text.count(chr(10))} lines: {len(first.diagnostics)}")
    at_once, in_full = [], []
    for version in range(2, 2 + TIMES):
        changed = text + "# " + "字" * version + "\n"
        start = perf_counter()
        _change(editor, which.uri, version, changed)
        while (await editor.published.get()).version != version:
            pass
        at_once.append(perf_counter() - start)
        if version % 5 == 0:
            await editor.published.get()
            in_full.append(perf_counter() - start)
    print(f"a key → syntax, names, clauses {median(at_once):6.3f} s (longest {max(at_once):.3f})")
    print(f"a key → all findings           {median(in_full):6.3f} s")
    identifier = types.TextDocumentIdentifier(which.uri)
    place = types.Position(text[: text.index("给 特困人员") + 2].count("\n"), 9)
    asked = {
        "hover": lambda: editor.text_document_hover_async(types.HoverParams(identifier, place)),
        "completion": lambda: editor.text_document_completion_async(types.CompletionParams(identifier, place)),
        "references": lambda: editor.text_document_references_async(
            types.ReferenceParams(types.ReferenceContext(True), identifier, place)
        ),
        "semantic tokens": lambda: editor.text_document_semantic_tokens_full_async(
            types.SemanticTokensParams(identifier)
        ),
    }
    for name, ask in asked.items():
        took = []
        for _ in range(TIMES):
            start = perf_counter()
            await ask()
            took.append(perf_counter() - start)
        print(f"{name:<30} {median(took):6.3f} s")
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()


def _change(editor: Editor, uri: str, version: int, text: str) -> None:
    which = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
    whole = types.TextDocumentContentChangeWholeDocument(text)
    editor.text_document_did_change(types.DidChangeTextDocumentParams(which, [whole]))


def main() -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(measured(Path(folder)))


if __name__ == "__main__":
    main()
