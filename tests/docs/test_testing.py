"""The page on testing a notice, done as it tells, from where the tutorial ends. The file it brings has a slip in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .followed import Block, Desk, blocks_of

DOCS = Path(__file__).parents[2] / "docs"
BLOCKS = blocks_of(DOCS / "testing.md")
COMMANDS = [block for block in BLOCKS if block.language == "console"]
START = (
    DOCS.parent / "policies" / "person.pol",
    DOCS / "tutorial" / "示例县2026.pol",
    DOCS / "testing" / "示例县2027.pol",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, run: Callable[[str, Path, str], str]) -> Desk:
    """After the last block."""
    desk = Desk(tmp_path_factory.mktemp("desk"), run)
    for file in START:
        shutil.copy(file, desk.folder)
    for block in BLOCKS:
        desk.follow(block)
    return desk


@pytest.mark.parametrize("block", COMMANDS, ids=lambda block: f"line-{block.line}")
def test_a_command_says_what_the_page_shows(block: Block, desk: Desk, is_shown: Callable[[str, str], bool]) -> None:
    said = desk.said[block.line]
    assert is_shown(block.text.partition("\n")[2], said), said
