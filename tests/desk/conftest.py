"""An invented county's desk: its notice, rule file, vocabulary and lock in a folder, and `pol` run from there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from desk.files import write_whole
from desk.main import main
from dsl import Diagnostic, InFile

TESTS = Path(__file__).parent.parent
CHECKOUT = TESTS.parent


@dataclass(frozen=True)
class Ran:
    """What a run left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, which is also the current one: 示例县.pol, 示例县.cite.json, 示例县.txt and person.pol."""
    folder = tmp_path / "示例县"
    folder.mkdir()
    shutil.copy(TESTS / "dsl" / "fixtures" / "示例县2025.txt", folder / "示例县.txt")
    shutil.copy(CHECKOUT / "policies" / "person.pol", folder)
    rules = (TESTS / "dsl" / "example.pol").read_text(encoding="utf-8")
    (folder / "示例县.pol").write_text(rules.replace("不编码 六(二)", "不编码 前言、二(二)、六(二)"), encoding="utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("POL_TRACEBACK", raising=False)
    assert pol("cite", "lock", "示例县.txt").code == 0
    return folder


def pol(*arguments: str, lang: str | None = "zh", stdin: bytes = b"") -> Ran:
    """Run the command in this process."""
    runner = CliRunner()
    with runner.isolation(input=stdin, env={"POL_LANG": lang}) as streams:
        code = main(arguments)
    return Ran(code, streams[0].getvalue().decode(), streams[1].getvalue().decode())


def refusing(name: str) -> Callable[[Path, bytes], Diagnostic | None]:
    """Writes files, but for the one of this name."""

    def write(path: Path, content: bytes) -> Diagnostic | None:
        if path.name == name:
            return Diagnostic("P706", InFile(str(path)), {"reason": "Permission denied"})
        return write_whole(path, content)

    return write
