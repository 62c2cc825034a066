"""The picture of the project against the project: every package has its line, and every path named exists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAGE = (REPOSITORY / "docs" / "architecture.md").read_text("utf-8")
ROOMS = ("dsl", "engine", "desk")
FOLDERS = [
    f"{folder.relative_to(REPOSITORY).as_posix()}/"
    for room in ROOMS
    for folder in sorted((REPOSITORY / room).iterdir())
    if folder.is_dir() and any(part.is_file() for part in folder.rglob("*") if part.suffix != ".pyc")
]
PATHS = sorted(set(re.findall(r"`((?:[\w.]+/)+[\w.]*)`", PAGE)))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_folder_of_the_rooms_has_its_line(folder: str) -> None:
    assert f"\n- `{folder}`: " in PAGE


@pytest.mark.parametrize("path", PATHS)
def test_every_path_that_is_named_exists(path: str) -> None:
    assert (REPOSITORY / path).exists()


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)[^)]*\)", PAGE))))
def test_every_link_leads_to_a_page(link: str) -> None:
    assert (REPOSITORY / "docs" / link).exists()
