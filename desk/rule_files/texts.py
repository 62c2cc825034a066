"""Rule files by their paths: those of the disk, unless an editor holds a newer text of one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dsl import Diagnostic, Source

from ..files import read_text

SUFFIX = ".pol"


@dataclass(frozen=True)
class RuleTexts:
    """`instead`: texts that stand for what the disk holds, by absolute paths; the disk may not know their files yet."""

    instead: Mapping[Path, Source] = field(default_factory=dict)

    def read(self, path: Path) -> Source | Diagnostic:
        held = self.instead.get(_absolute(path)) if self.instead else None
        return read_text(path) if held is None else held

    def exists(self, path: Path) -> bool:
        """Whether there is such a file. A name that no file can have names none."""
        try:
            return _absolute(path) in self.instead or path.exists()
        except (OSError, ValueError):
            return False

    def of_folder(self, folder: Path) -> Iterator[tuple[Path, Source]]:
        """In the order of their names. What can't be read is left out, as is a link that leads out of the folder."""
        try:
            paths = set(folder.glob(f"*{SUFFIX}"))
        except OSError:
            return
        held = {path for path in self.instead if path.parent == _absolute(folder) and path.suffix == SUFFIX}
        known = {_absolute(path) for path in paths} if held else set()
        for path in sorted(paths | (held - known)):
            source = self.read(path) if is_inside(path, folder) else None
            if isinstance(source, Source):
                yield path, source


DISK = RuleTexts()


def is_inside(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError):  # links in a circle; a name with a NUL, which no file can have
        return False


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))
