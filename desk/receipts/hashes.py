"""Hashes of what a receipt speaks of: the notice, records, results."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from dsl import Policy

_PIECE = 1 << 20


def policy_hash(policy: Policy) -> str:
    """Of the whole notice with all that changes it, its vocabulary, and how its unclear clauses are read."""
    digest = hashlib.sha256()
    for part in (policy.source.text, policy.vocabulary.source.text):
        digest.update(part.encode())
        digest.update(b"\0")
    return digest.hexdigest()


def input_hash(path: Path) -> str:
    """Of the content of one file, or of the Parquet files of a folder: whatever else lies there is not evaluated."""
    if path.is_dir():
        from ..bulk.staging.parquet import files_in

        return hash_of(files_in(path), path)
    digest = hashlib.sha256()
    with path.open("rb") as content:
        while piece := content.read(_PIECE):
            digest.update(piece)
    return digest.hexdigest()


def state_of(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, size and time of change of the files that `input_hash` speaks of: other ones, other records."""
    from ..bulk.staging.parquet import files_in

    return tuple((str(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files_in(path))


def hash_of(files: Sequence[Path], top: Path) -> str:
    """Of `top` if it is the one file; else of the files with their names below it, so that neither can pass for more
    of the other."""
    if list(files) == [top]:
        return input_hash(top)
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(top).as_posix()}\0{input_hash(file)}\0".encode())
    return digest.hexdigest()
