"""The page on beginning a rule file, done as it tells; next year's notice is this year's with a section more."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from .followed import Block, Desk, blocks_of

DOCS = Path(__file__).parents[2] / "docs"
PAGE = DOCS / "beginning.md"
BLOCKS = blocks_of(PAGE)
COMMANDS = [block for block in BLOCKS if block.language == "console"]
EXCERPTS = [block for block in BLOCKS if block.note.startswith("in ")]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, run: Callable[[str, Path, str], str]) -> Desk:
    """After the last command. Before the one for next year the rule file of the tutorial is finished."""
    desk = Desk(tmp_path_factory.mktemp("desk"), run)
    shutil.copy(DOCS.parent / "policies" / "person.pol", desk.folder)
    shutil.copy(DOCS / "tutorial" / "示例县2026.txt", desk.folder)
    for block in COMMANDS:
        if "--like" in block.text:
            shutil.copy(desk.folder / "示例县2026.pol", desk.folder / "begun")
            shutil.copy(DOCS / "tutorial" / "示例县2026.pol", desk.folder)
            text = (desk.folder / "示例县2026.txt").read_text("utf-8")
            (desk.folder / "示例县2027.txt").write_text(_next_year(text), "utf-8")
        desk.follow(block)
    shutil.copy(desk.folder / "begun", desk.folder / "示例县2026.pol")
    return desk


def _next_year(text: str) -> str:
    text = text.replace("2026年", "2027年").replace("2025年", "2026年").replace("430元", "450元")
    return text.replace("四、怎样做好", "四、在哪里缴\n　　到银行缴。\n　　五、怎样做好")


@pytest.mark.parametrize("block", COMMANDS, ids=lambda block: f"line-{block.line}")
def test_a_command_says_what_the_page_shows(block: Block, desk: Desk, is_shown: Callable[[str, str], bool]) -> None:
    said = desk.said[block.line]
    assert is_shown(block.text.partition("\n")[2], said), said


@pytest.mark.parametrize("block", EXCERPTS, ids=lambda block: f"line-{block.line}")
def test_what_the_page_shows_of_a_file_stands_in_it(block: Block, desk: Desk) -> None:
    assert block.text.rstrip("\n") in (desk.folder / block.note.removeprefix("in ")).read_text("utf-8")


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)", PAGE.read_text("utf-8")))))
def test_a_link_leads_to_a_page(link: str) -> None:
    assert (DOCS / link).exists()
