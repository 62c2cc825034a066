"""Which rule files are meant by the paths, ids and folders that a command is given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dsl import Diagnostic, InFile

from .policies import find_policy
from .texts import SUFFIX


def rule_files(given: Iterable[str]) -> Iterator[Path | Diagnostic]:
    """Files, ids, and folders with all that is below them but what is hidden; each once."""
    met: set[Path] = set()
    for name in given:
        for path in _meant(name):
            if isinstance(path, Diagnostic):
                yield path
            elif path.resolve() not in met:
                met.add(path.resolve())
                yield path


def _meant(name: str) -> Iterator[Path | Diagnostic]:
    folder = Path(name)
    if not folder.is_dir():
        yield find_policy(name)
        return
    found = [path for path in sorted(folder.rglob(f"*{SUFFIX}")) if path.is_file() and not _is_hidden(path, folder)]
    yield from found
    if not found:
        yield Diagnostic("P943", InFile(name))


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)
