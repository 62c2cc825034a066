"""What the query engine says when it can't go on, as a diagnostic."""

from __future__ import annotations

import duckdb

from dsl import Diagnostic, InFile

from .staging.source import Source

_FULL = ("No space left", "Disk quota exceeded")
_UNREADABLE = (
    duckdb.InvalidInputException,  # what is packed can't be unpacked, text is no UTF-8
    duckdb.IOException,  # it ends too soon
    duckdb.NotImplementedException,
    duckdb.SerializationException,
)


def trouble(error: duckdb.Error, source: Source) -> Diagnostic:
    """The input is damaged, or there is no room to work in. What can be neither is an error of ours, raised again."""
    place = InFile(source.file)
    if is_lack_of_room(error):
        return Diagnostic("P678", place)
    if source.problems is not None or not _is_of_reading(error):  # the former: a file that we wrote ourselves
        raise error
    return Diagnostic("P679") if source.tables else Diagnostic("P671", place)


def is_lack_of_room(error: duckdb.Error | OSError) -> bool:
    """In memory or on the disk."""
    return isinstance(error, duckdb.OutOfMemoryException) or any(said in str(error) for said in _FULL)


def _is_of_reading(error: duckdb.Error) -> bool:
    """Damaged values that can be read are values, for which what we ask has room: no conversion fails because of them.

    What the reader of Parquet says by itself, of pages and their headers, has no class of its own.
    """
    return type(error) is duckdb.Error or isinstance(error, _UNREADABLE)
