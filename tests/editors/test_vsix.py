"""The packaged extension for VS Code: what is in it, and what it does without `pol`."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest

from desk.highlight import EDITOR_FILES

EDITORS = Path(__file__).parents[2] / "editors"
VSCODE = EDITORS / "vscode"
GENERATED = [name for name in EDITOR_FILES if name.startswith("vscode/")]


@pytest.fixture(scope="module")
def vsix() -> dict[str, bytes]:
    """The files of the extension, by name. `make vsix` packages it."""
    with ZipFile(VSCODE / "dist" / "canbao-pol.vsix") as packed:
        names = [name for name in packed.namelist() if name.startswith("extension/")]
        return {name.removeprefix("extension/"): packed.read(name) for name in names}


@pytest.fixture(scope="module")
def manifest(vsix: dict[str, bytes]) -> dict:
    return json.loads(vsix["package.json"])


def test_it_holds_what_it_needs_and_nothing_else(vsix: dict[str, bytes]) -> None:
    assert sorted(vsix) == [
        "README.md",
        "dist/extension.js",
        "icons/canbao.png",
        "icons/pol.svg",
        "l10n/bundle.l10n.zh-cn.json",
        "language-configuration.json",
        "package.json",
        "package.nls.json",
        "package.nls.zh-cn.json",
        "snippets/pol.json",
        "syntaxes/pol.tmLanguage.json",
    ]


@pytest.mark.parametrize("name", GENERATED)
def test_it_holds_the_files_of_this_lexicon(name: str, vsix: dict[str, bytes]) -> None:
    assert vsix[name.removeprefix("vscode/")] == (EDITORS / name).read_bytes()


def test_every_file_that_it_names_is_there(manifest: dict, vsix: dict[str, bytes]) -> None:
    named = re.findall(r'"\./([^"]+\.\w+)"', json.dumps(manifest))
    assert len(named) == 6 and {*named, manifest["icon"]} <= set(vsix)


def test_every_text_of_the_settings_is_there_in_both_languages(manifest: dict, vsix: dict[str, bytes]) -> None:
    used = set(re.findall(r'"%(\w+)%"', json.dumps(manifest)))
    for name in ("package.nls.json", "package.nls.zh-cn.json"):
        assert set(json.loads(vsix[name])) == used


def test_every_message_has_its_chinese(vsix: dict[str, bytes]) -> None:
    source = (VSCODE / "src" / "extension.ts").read_text("utf-8")
    said = set(re.findall(r'l10n\.t\(\s*"([^"]+)"', source))
    assert set(json.loads(vsix["l10n/bundle.l10n.zh-cn.json"])) == said


def test_it_needs_no_other_package(vsix: dict[str, bytes]) -> None:
    required = set(re.findall(rb'\brequire\("([^"]+)"\)', vsix["dist/extension.js"]))
    built_in = {
        b"child_process",
        b"crypto",
        b"fs",
        b"net",
        b"os",
        b"path",
        b"url",
        b"util",
        b"vscode",
        b"worker_threads",
    }
    assert {name.removeprefix(b"node:") for name in required} <= built_in


def test_the_lock_names_no_address() -> None:
    text = (VSCODE / "package-lock.json").read_text("utf-8")
    assert json.loads(text)["packages"]
    assert '"resolved"' not in text and "://" not in text


def said_without(command: str | Path) -> str:
    """What the user is told where the server is started by this command."""
    run = subprocess.run(
        ["node", "without_pol.mjs", command], cwd=VSCODE, capture_output=True, encoding="utf-8", timeout=60
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_it_says_in_plain_words_that_pol_is_not_there() -> None:
    assert said_without("no-such-pol").startswith("The command `no-such-pol` was not found. Colours and snippets work")


def test_it_passes_on_what_pol_says_is_missing(tmp_path: Path) -> None:
    pol = tmp_path / "pol"
    pol.write_text("#!/bin/sh\necho 'error[P730]: pygls is not installed\n  = help: install it' >&2\nexit 3\n", "utf-8")
    pol.chmod(0o755)
    assert said_without(pol) == (
        "The language server did not start: error[P730]: pygls is not installed   = help: install it\n"
    )
