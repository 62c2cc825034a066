"""Rule files in a real Neovim: colours, settings, and a plain word where `pol` is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desk.highlight.roles import KEYWORD_ROLES, Role, parts_of
from desk.highlight.vim import GROUPS

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]
NEOVIM = REPOSITORY / "editors" / "neovim"
FILES = sorted(path for folder in ("policies", "docs/gallery") for path in (REPOSITORY / folder).glob("*.pol"))
COLOURED = {
    Role.NAME: {"", "polName"},
    Role.PUNCTUATION: {""},
    **{role: {GROUPS[role][0]} for role in GROUPS if role is not Role.NAME},
    Role.CLAUSES: {"polClauses", "polAside"},
    Role.DEFINED: {"polDefined", "polReading"},
}


def neovim(file: Path, *commands: str, **variables: str) -> str:
    """What Neovim says, with nothing but this plug-in and without a server unless one is asked for."""
    given = [part for command in commands for part in ("-c", command)]
    start = ["nvim", "--headless", "--clean", "--cmd", f"set runtimepath^={NEOVIM}"]
    run = subprocess.run(
        [*start, *variables.pop("before", "--cmd|let g:pol_command = []").split("|"), str(file), *given, "-c", "qa!"],
        env={**os.environ, **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    return run.stderr


def places(text: str) -> list[tuple[int, int]]:
    """Where each part stands: line and byte column, both from 1."""
    found = []
    for part in parts_of(text):
        before = text[: part.start]
        found.append((before.count("\n") + 1, len(before.rpartition("\n")[2].encode()) + 1))
    return found


AWKWARD = "人群 非农户口 当 当选 或 缴费人员 依据 二\n期 甲 出生日期 起 90天内 计当日  依据 三\n"


@pytest.fixture(scope="module")
def coloured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[str, Role, str]]]:
    """Each part of each file with its role and the group that Neovim gives it, in one run."""
    folder = tmp_path_factory.mktemp("neovim")
    asked, groups, awkward = folder / "places.json", folder / "groups.json", folder / "awkward.pol"
    awkward.write_text(AWKWARD, "utf-8")
    texts = {path: path.read_text("utf-8") for path in (*FILES, awkward)}
    asked.write_text(json.dumps({str(path): places(text) for path, text in texts.items()}), "utf-8")
    said = neovim(awkward, f"luafile {HERE / 'groups.lua'}", PLACES=str(asked), GROUPS=str(groups))
    assert groups.exists(), said
    found = json.loads(groups.read_text("utf-8"))
    return {
        path.name: [
            (text[part.start : part.end], part.role, group)
            for part, group in zip(parts_of(text), found[str(path)], strict=True)
        ]
        for path, text in texts.items()
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_coloured_as_the_language_reads_it(path: Path, coloured: dict) -> None:
    found = coloured[path.name]
    assert found and [one for one in found if one[2] not in COLOURED[one[1]]] == []


def test_a_word_right_behind_a_unit_and_words_inside_of_names(coloured: dict) -> None:
    keywords = {GROUPS[role][0] for role in KEYWORD_ROLES.values()}
    assert [written for written, _, group in coloured["awkward.pol"] if group in keywords] == [
        *("人群", "当", "或", "依据"),
        *("期", "起", "内", "计当日", "依据"),
    ]


def test_a_rule_file_is_indented_by_two_and_commented_with_a_number_sign() -> None:
    said = neovim(FILES[0], "echo &filetype &shiftwidth &commentstring &foldmethod")
    assert said.strip() == "pol 2 # %s indent"


@pytest.mark.parametrize(("language", "word"), [("zh_CN.UTF-8", "找不到命令 no-such-pol"), ("C", "was not found")])
def test_without_pol_it_says_so(language: str, word: str) -> None:
    said = neovim(FILES[0], before="--cmd|let g:pol_command = ['no-such-pol', 'lsp']", LC_ALL=language)
    assert word in said


def test_a_rule_file_is_checked_as_soon_as_it_is_opened(tmp_path: Path) -> None:
    file = tmp_path / "示例县2026.pol"
    file.write_text("人群 低保对象 当低保\n", "utf-8")
    pol = Path(sys.executable).with_name("pol")
    said = neovim(file, f"luafile {HERE / 'findings.lua'}", before=f"--cmd|let g:pol_command = ['{pol}', 'lsp']")
    assert "1 P111" in said


def test_what_pol_says_when_it_can_not_serve_is_shown(tmp_path: Path) -> None:
    pol = tmp_path / "pol"
    pol.write_text("#!/bin/sh\necho '缺少 pygls，请安装' >&2\nexit 3\n", "utf-8")
    pol.chmod(0o755)
    said = neovim(FILES[0], "sleep 1", before=f"--cmd|let g:pol_command = '{pol} lsp'", LC_ALL="zh_CN.UTF-8")
    assert "pol lsp 没有运行起来" in said and "缺少 pygls，请安装" in said
