"""What the query engine says when it can't go on, as a diagnostic."""

from __future__ import annotations

import duckdb

from dsl import Diagnostic, InFile

from .staging.source import Source

_FULL = ("No space left", "Disk quota exceeded")


def trouble(error: duckdb.Error, source: Source) -> Diagnostic:
    """The file is damaged, or there is no room to work in. What can be neither is an error of ours and raised again."""
    place = InFile(source.file)
    if is_lack_of_room(error):
        return Diagnostic("P678", place)
    if source.problems is not None:  # a file that we wrote ourselves
        raise error
    return Diagnostic("P671", place)


def is_lack_of_room(error: duckdb.Error | OSError) -> bool:
    """In memory or on the disk."""
    return isinstance(error, duckdb.OutOfMemoryException) or any(said in str(error) for said in _FULL)
