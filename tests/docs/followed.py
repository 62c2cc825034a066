"""A page that an officer follows: its fenced blocks, done in the order in which they stand.

A block is one of these:
- `pol`: goes on with the page's own rule file. `pol wrong`: stands there until the next one. `pol instead`: takes the
  place of the block with the same first line. `pol instead FILE`: each of its lines takes the place of the line of that
  file with the same first two words.
- `text`, `csv` or `yaml` with a file name: a file of this content. `yaml more FILE`: more for the list at its end.
  `yaml in FILE`: what stands in that file by now.
- `console`: a command and what it says; a line `…` stands for any lines.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

from sybil import Document
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer

FENCE = RawFencedCodeBlockLexer(re.compile(r"(?P<language>\w+)[ ]*(?P<note>[^\n]*)\n"))
MORE, INSTEAD, IN = "more ", "instead ", "in "
_LIST = "  "
"""How far a scenario is indented in its file; of a block that indentation is taken away."""


@dataclass(frozen=True)
class Block:
    """`line` is where it begins in the page, from 1; `note` is what stands behind the language."""

    line: int
    language: str
    note: str
    text: str


def blocks_of(page: Path) -> list[Block]:
    document = Document(page.read_text("utf-8"), str(page))
    return [
        Block(
            document.text.count("\n", 0, found.start) + 1,
            found.lexemes["language"],
            found.lexemes["note"],
            str(found.lexemes["source"]),
        )
        for found in FENCE(document)
    ]


@dataclass
class Desk:
    """The officer's folder while the page is followed. `rules` is the rule file that the page writes bit by bit."""

    folder: Path
    run: Callable[[str, Path, str], str]
    language: str = "zh"
    rules: str = ""
    statements: list[str] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)

    def follow(self, block: Block) -> None:
        if block.language == "console":
            self.said[block.line] = self.run(block.text.splitlines()[0], self.folder, self.language)
        elif block.note.startswith(INSTEAD):
            self._replace_lines(self.folder / block.note.removeprefix(INSTEAD), block.text)
        elif block.language == "pol":
            self._write_rules(block)
        elif block.note.startswith(MORE):
            path = self.folder / block.note.removeprefix(MORE)
            path.write_text(path.read_text("utf-8") + indent(block.text, _LIST), "utf-8")
        elif block.note.startswith(IN):
            standing = (self.folder / block.note.removeprefix(IN)).read_text("utf-8")
            assert indent(block.text, _LIST) in standing, standing
        else:
            (self.folder / block.note).write_text(block.text, "utf-8")

    def _write_rules(self, block: Block) -> None:
        standing = self.statements
        if block.note == "instead":
            first = [text.splitlines()[0] for text in self.statements]
            self.statements[first.index(block.text.splitlines()[0])] = block.text
        elif block.note == "wrong":
            standing = [*self.statements, block.text]
        else:
            self.statements.append(block.text)
        (self.folder / self.rules).write_text("\n".join(standing), "utf-8")

    def _replace_lines(self, path: Path, lines: str) -> None:
        better = {tuple(line.split()[:2]): line for line in lines.splitlines()}
        old = path.read_text("utf-8").splitlines()
        new = [better.pop(tuple(line.split()[:2]), line) for line in old]
        assert not better, f"no such line: {better}"
        path.write_text("\n".join(new) + "\n", "utf-8")
