"""The tutorial, done as it tells: files are written, commands are run, and they say what the page says they do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dsl import Policy, Source
from engine.cases import prepare, read_scenarios, run

from .followed import Block, Desk, blocks_of

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "tutorial.zh.md"
FINISHED = REPOSITORY / "docs" / "tutorial"
NAME = "示例县2026"
RULES, NOTICE, SCENARIOS = f"{NAME}.pol", f"{NAME}.txt", f"{NAME}.scenarios.yaml"
BLOCKS = blocks_of(PAGE)
COMMANDS = [block for block in BLOCKS if block.language == "console"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, run: Callable[[str, Path, str], str]) -> Desk:
    """After the last block."""
    desk = Desk(tmp_path_factory.mktemp("desk"), run, rules=RULES)
    shutil.copy(REPOSITORY / "policies" / "person.pol", desk.folder)
    for block in BLOCKS:
        desk.follow(block)
    return desk


@pytest.mark.parametrize("block", COMMANDS, ids=lambda block: f"line-{block.line}")
def test_a_command_says_what_the_page_shows(block: Block, desk: Desk, is_shown: Callable[[str, str], bool]) -> None:
    said = desk.said[block.line]
    assert is_shown(block.text.partition("\n")[2], said), said


@pytest.mark.parametrize("name", [NOTICE, RULES])
def test_the_file_that_comes_with_the_tutorial_is_the_one_that_it_makes(name: str, desk: Desk) -> None:
    assert (FINISHED / name).read_text("utf-8") == (desk.folder / name).read_text("utf-8")


def test_the_scenarios_of_the_tutorial_hold(policy_of: Callable[[str], Policy]) -> None:
    policy = policy_of((FINISHED / RULES).read_text("utf-8"))
    written = next(block.text for block in BLOCKS if block.note == SCENARIOS)
    file, problems = read_scenarios(Source(SCENARIOS, written))
    assert file is not None, problems
    prepared, problems = prepare(file, NAME, lambda _: policy)
    assert not problems
    assert [(ran.scenario.name, ran.differences) for ran in run(prepared) if ran.differences] == []
