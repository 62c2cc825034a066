"""From a path to an opened input, whatever kind of file stands there."""

from __future__ import annotations

from pathlib import Path

import duckdb

from dsl import Diagnostic, InFile, Vocabulary

from ..records.content import shown
from .parquet import SIGNATURE, open_parquet
from .source import Source


def open_source(path: str, vocabulary: Vocabulary, connection: duckdb.DuckDBPyConnection) -> Source | Diagnostic:
    """The input at this path, or why there is none. The content counts, not the suffix."""
    place = InFile(shown(path))
    try:
        if Path(path).is_dir():
            return open_parquet(Path(path), connection)
        with Path(path).open("rb") as file:
            start = file.read(len(SIGNATURE))
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a path with a NUL, which no file has
        return Diagnostic("P701", place)
    except OSError as error:
        return Diagnostic("P711", place, {"reason": error.strerror or type(error).__name__})
    if not start:
        return Diagnostic("P601", place)
    if start == SIGNATURE:
        return open_parquet(Path(path), connection)
    return Diagnostic("P605", place)
