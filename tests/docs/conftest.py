"""Commands as a page shows them: run in a folder, and compared with what the page says that they say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

_TOOK = re.compile(r"(?<=用时 )[0-9.]+(?= 秒)|(?<= in )[0-9.]+(?= s$)", re.MULTILINE)
_COLUMNS = re.compile(r"(?<=\S) {2,}|─+")
POL = Path(sys.executable).with_name("pol")
Run = Callable[[str, Path, str], str]
Shown = Callable[[str, str], bool]


@pytest.fixture(scope="session")
def run() -> Run:
    """Everything that `$ pol …` prints in a folder, in a language."""

    def said(command: str, folder: Path, language: str) -> str:
        prompt, pol, *arguments = command.split()
        assert (prompt, pol) == ("$", "pol")
        return subprocess.run(
            [POL, *arguments],
            cwd=folder,
            env={**os.environ, "POL_LANG": language, "NO_COLOR": "1", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        ).stdout

    return said


@pytest.fixture(scope="session")
def is_shown() -> Shown:
    """Is this what a page shows? A line `…` stands for any lines; widths of columns and times taken do not count."""

    def agrees(shown: str, said: str) -> bool:
        wanted = r"\n".join(r"[\s\S]*" if line == "…" else re.escape(line) for line in _bare(shown).splitlines())
        return re.fullmatch(wanted, _bare(said)) is not None

    return agrees


def _bare(text: str) -> str:
    lines = (_COLUMNS.sub("  ", line).rstrip() for line in _TOOK.sub("0", text).splitlines())
    return "\n".join(lines).strip("\n")
