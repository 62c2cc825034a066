"""The hooks that a repository of rule files may run before each commit."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from desk.main import COMMANDS
from dsl import Source
from dsl.format import formatted

REPOSITORY = Path(__file__).parents[2]
HOOKS = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
POL = Path(sys.executable).with_name("pol")
BY_ID = {hook["id"]: hook for hook in HOOKS}


def run(hook: str, folder: Path, *files: str) -> int:
    return ran(hook, folder, *files).returncode


def ran(hook: str, folder: Path, *files: str) -> subprocess.CompletedProcess[bytes]:
    """What pre-commit does: the entry with the names of the changed files behind it."""
    pol, *words = BY_ID[hook]["entry"].split()
    assert pol == "pol"
    env = {**os.environ, "NO_COLOR": "1"}
    return subprocess.run([POL, *words, *files], cwd=folder, env=env, capture_output=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A notice with its scenarios, as a repository of rule files holds them."""
    for path in (REPOSITORY / "policies").glob("dalad-2022.*"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def test_there_is_a_hook_for_each_command_that_looks_at_files() -> None:
    assert list(BY_ID) == ["pol-fmt", "pol-check", "pol-lint", "pol-test"]
    assert {hook["entry"].split()[1] for hook in HOOKS} <= set(COMMANDS)


@pytest.mark.parametrize("hook", BY_ID)
def test_a_hook_is_installed_by_pip_and_looks_at_rule_files(hook: str) -> None:
    assert BY_ID[hook]["language"] == "python"
    assert re.search(BY_ID[hook]["files"], "示例县2026.pol") and not re.search(BY_ID[hook]["files"], "notes.md")


def test_a_changed_scenario_file_is_run_too() -> None:
    assert re.search(BY_ID["pol-test"]["files"], "a.scenarios.yaml")


@pytest.mark.parametrize("hook", ["pol-fmt", "pol-check", "pol-test"])
def test_a_hook_lets_a_sound_notice_pass(hook: str, folder: Path) -> None:
    files = [path.name for path in sorted(folder.iterdir()) if re.search(BY_ID[hook]["files"], path.name)]
    assert run(hook, folder, *files) == 0


def test_a_change_of_a_superior_is_stopped_by_a_notice_that_rests_on_it(tmp_path: Path) -> None:
    """Only the superior was changed, and only it is named to the hook."""
    header = "  地区 999999 示例县\n  年度 2026\n  发布 2025-07-01\n  词汇 person.pol\n"
    above = '政策 示例省2026 "示例省"\n' + header + "约束 缴费 ≥ {least} 元\n"
    below = '政策 示例县2026 "示例县"\n' + header + "  上级 示例省2026\n缴费：420 元\n"
    (tmp_path / "县.pol").write_text(below, "utf-8")
    for least, stopped in ((400, False), (450, True)):
        (tmp_path / "省.pol").write_text(above.format(least=least), "utf-8")
        assert (b"P542" in ran("pol-check", tmp_path, "省.pol").stdout) is stopped


@pytest.mark.parametrize("hook", ["pol-fmt", "pol-check", "pol-lint", "pol-test"])
def test_a_hook_stops_a_file_that_can_not_be_read(hook: str, folder: Path) -> None:
    (folder / "dalad-2022.pol").write_text("人群 低保对象 当低保\n", "utf-8")
    assert run(hook, folder, "dalad-2022.pol") != 0


@pytest.mark.parametrize("path", sorted((REPOSITORY / "policies").glob("*.pol")), ids=lambda path: path.name)
def test_the_shipped_notices_are_laid_out(path: Path) -> None:
    text = path.read_text("utf-8")
    assert formatted(Source(path.name, text)).text == text
