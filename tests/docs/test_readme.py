"""The two READMEs: what they show is what is said, and their links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAGES = {"README.md": "en", "README.zh.md": "zh"}
LINKS = [
    (page, link) for page in PAGES for link in re.findall(r"\]\(([^)]+)\)", (REPOSITORY / page).read_text("utf-8"))
]
CONSOLE = re.compile(r"```console\n(?P<command>.*)\n(?P<shown>(?:.*\n)*?)```")


@pytest.mark.parametrize(("page", "language"), PAGES.items())
def test_the_excerpt_is_what_the_demo_says(
    page: str, language: str, run: Callable[[str, Path, str], str], is_shown: Callable[[str, str], bool]
) -> None:
    excerpt = CONSOLE.search((REPOSITORY / page).read_text("utf-8"))
    assert excerpt is not None
    assert excerpt["command"].removeprefix("$ ") in (REPOSITORY / "examples" / "demo.sh").read_text("utf-8")
    said = run(excerpt["command"], REPOSITORY / "examples", language)
    assert is_shown(excerpt["shown"], said), said


@pytest.mark.parametrize(("page", "link"), LINKS)
def test_a_link_leads_to_a_page(page: str, link: str) -> None:
    assert (REPOSITORY / link).exists()


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_the_page_are_targets(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(re.findall(r"^make (\w+)", (REPOSITORY / page).read_text("utf-8"), re.MULTILINE)) <= targets
