"""The tutorial, done as it tells: files are written, commands are run, and they say what the page says they do.

A fenced block of the page is one of these, in the order in which the officer meets them:
- `pol`: goes on with the rule file. `pol wrong`: stands there until the next one. `pol instead`: takes the place of
  the block with the same first line.
- `text`, `csv` or `yaml` with a file name: a file of this content.
- `console`: a command and what it says; a line `…` stands for any lines.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sybil import Document
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

from dsl import Policy, Source
from engine.cases import prepare, read_scenarios, run

REPOSITORY = Path(__file__).parents[2]
PAGE = REPOSITORY / "docs" / "tutorial.zh.md"
FINISHED = REPOSITORY / "docs" / "tutorial"
NAME = "示例县2026"
RULES, NOTICE, SCENARIOS = f"{NAME}.pol", f"{NAME}.txt", f"{NAME}.scenarios.yaml"
FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<language>\w+)[ ]*(?P<note>[^\n]*)\n"))


@dataclass(frozen=True)
class Block:
    line: int
    language: str
    note: str
    text: str


def _blocks() -> list[Block]:
    page = Document(PAGE.read_text("utf-8"), str(PAGE))
    return [
        Block(
            page.text.count("\n", 0, found.start) + 1,
            found.lexemes["language"],
            found.lexemes["note"],
            found.lexemes["source"],
        )
        for found in FENCE(page)
    ]


BLOCKS = _blocks()
COMMANDS = [block for block in BLOCKS if block.language == "console"]


@dataclass
class Desk:
    """The officer's folder while the page is followed."""

    folder: Path
    run: Callable[[str, Path, str], str]
    rules: list[str] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)

    def follow(self, block: Block) -> None:
        if block.language == "pol":
            self._write_rules(block)
        elif block.language == "console":
            self.said[block.line] = self.run(block.text.splitlines()[0], self.folder, "zh")
        else:
            (self.folder / block.note).write_text(block.text, "utf-8")

    def _write_rules(self, block: Block) -> None:
        standing = self.rules
        if block.note == "instead":
            first = [text.splitlines()[0] for text in self.rules]
            self.rules[first.index(block.text.splitlines()[0])] = block.text
        elif block.note == "wrong":
            standing = [*self.rules, block.text]
        else:
            self.rules.append(block.text)
        (self.folder / RULES).write_text("\n".join(standing), "utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, run: Callable[[str, Path, str], str]) -> Desk:
    """After the last block."""
    desk = Desk(tmp_path_factory.mktemp("desk"), run)
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
    file, problems = read_scenarios(Source(SCENARIOS, str(written)))
    assert file is not None, problems
    prepared, problems = prepare(file, NAME, lambda _: policy)
    assert not problems
    assert [(ran.scenario.name, ran.differences) for ran in run(prepared) if ran.differences] == []
