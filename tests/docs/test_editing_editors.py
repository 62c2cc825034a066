"""What the page on editing says of editors, against what there is."""

from __future__ import annotations

import json
import re
from pathlib import Path

import yaml

from desk.highlight.snippets import SNIPPETS
from dsl.lexicon import KEYWORDS

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "editing.md").read_text("utf-8")
EXTENSION = json.loads((REPOSITORY / "editors" / "vscode" / "package.json").read_text("utf-8"))


def rows(*headings: str) -> list[tuple[str, ...]]:
    """The rows of the table with these headings; marks of code taken off."""
    table = PAGE.partition(f"| {' | '.join(headings)} |\n")[2].partition("\n\n")[0].splitlines()[1:]
    return [tuple(cell.strip(" `") for cell in line.strip("|").split("|")) for line in table]


def test_the_snippets_of_the_page_are_those_that_there_are() -> None:
    words = {word.terminal: word for word in KEYWORDS}
    assert rows("输入", "也可以", "English", "写出来的") == [
        (words[s.terminal].chinese, s.initials, words[s.terminal].english, s.title[0]) for s in SNIPPETS
    ]


def test_the_settings_of_the_page_are_those_of_the_extension() -> None:
    properties = EXTENSION["contributes"]["configuration"]["properties"]
    assert [name for name, _ in rows("设置", "写什么")] == list(properties)


def test_the_restart_that_the_page_names_is_a_command() -> None:
    chinese = json.loads((REPOSITORY / "editors" / "vscode" / "package.nls.zh-cn.json").read_text("utf-8"))
    assert f"“{chinese['restart']}”" in PAGE


def test_the_hooks_of_the_page_are_those_that_are_offered() -> None:
    shown = yaml.safe_load(re.findall(r"```yaml\n(repos:.*?)```", PAGE, re.DOTALL)[0])
    offered = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [hook["id"] for hook in shown["repos"][0]["hooks"]] == [hook["id"] for hook in offered]


def test_the_packaged_extension_is_named_as_it_is_built() -> None:
    assert EXTENSION["scripts"]["package"].split()[-1] in PAGE


def test_the_pictures_are_all_shown_and_small_enough_to_load_at_once() -> None:
    pictures = sorted((REPOSITORY / "docs" / "pictures").glob("editing-*.png"))
    assert [f"pictures/{picture.name}" for picture in pictures] == sorted(re.findall(r"!\[.*?\]\(([^)]*)\)", PAGE))
    assert all(picture.stat().st_size <= 150_000 for picture in pictures)
