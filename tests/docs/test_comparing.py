"""What `docs/comparing.md` shows is what is said, in the folder of the invented county; its links lead somewhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGE = (DOCS / "comparing.md").read_text("utf-8")
SHOWN = re.findall(r"```console\n(.*)\n((?:.*\n)*?)```", PAGE)


@pytest.mark.parametrize(("command", "shown"), SHOWN, ids=[command for command, _ in SHOWN])
def test_the_excerpt_is_what_is_said(
    command: str, shown: str, run: Callable[[str, Path, str], str], is_shown: Callable[[str, str], bool]
) -> None:
    said = run(command, DOCS / "gallery", "zh")
    assert is_shown(shown, said), said


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#]+)[^)]*\)", PAGE))))
def test_a_link_leads_to_a_page(link: str) -> None:
    assert (DOCS / link).exists()
