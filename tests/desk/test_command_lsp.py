"""`pol lsp` on the command line: what is said without the libraries, and that nothing but the protocol is printed."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from desk.main import main

INITIALIZE = {"processId": None, "rootUri": None, "capabilities": {}}


def message(method: str, params: Any = None, number: int | None = None) -> bytes:
    body = {"jsonrpc": "2.0", "method": method, "params": params, **({} if number is None else {"id": number})}
    content = json.dumps(body).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(content), content)


def run(*messages: bytes, options: tuple[str, ...] = ()) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "import sys; from desk.main import main; sys.exit(main())", "lsp", *options]
    return subprocess.run(command, input=b"".join(messages), capture_output=True, timeout=60)


def bodies(output: bytes) -> list[Any]:
    """Every byte of the output has to belong to a message."""
    found = []
    while output:
        head, _, rest = output.partition(b"\r\n\r\n")
        length = next(int(line[16:]) for line in head.split(b"\r\n") if line.startswith(b"Content-Length: "))
        found.append(json.loads(rest[:length]))
        output = rest[length:]
    return found


def test_without_the_libraries_it_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("desk.editor")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    monkeypatch.setitem(sys.modules, "lsprotocol", None)
    assert main(["lsp", "--lang", "zh"]) == 3
    assert "P730" in (said := capfd.readouterr().err) and "pip install 'canbao[editor]'" in said


@pytest.mark.parametrize(
    ("locale", "options", "said"),
    [
        ("zh-cn", (), "这里没有可以改名的名称"),
        ("en-US", (), "there is no name here"),
        ("zh-cn", ("--lang", "en"), "there is no name here"),
    ],
)
def test_it_speaks_the_editors_language_unless_told_otherwise(locale: str, options: tuple[str, ...], said: str) -> None:
    document = {"uri": "untitled:甲.pol", "languageId": "pol", "version": 1, "text": '政策 甲 "甲"\n'}
    ran = run(
        message("initialize", {**INITIALIZE, "locale": locale}, 1),
        message("initialized", {}),
        message("textDocument/didOpen", {"textDocument": document}),
        message("textDocument/prepareRename", {"textDocument": document, "position": {"line": 0, "character": 0}}, 2),
        message("shutdown", None, 3),
        message("exit"),
        options=options,
    )
    assert ran.returncode == 0 and ran.stderr == b""
    (refused,) = [body for body in bodies(ran.stdout) if body.get("id") == 2]
    assert refused["error"]["message"].startswith(said)


def test_it_ends_when_the_editor_does() -> None:
    ran = run(message("initialize", INITIALIZE, 1))
    assert ran.stderr == b""
    assert bodies(ran.stdout)[0]["result"]["serverInfo"]["name"] == "pol"
