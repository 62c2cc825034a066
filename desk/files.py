"""Reading a rule file's text, and writing a result so that it is there whole or not at all."""

from __future__ import annotations

import codecs
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dsl import Diagnostic, InFile, Source

from .placing import is_device, mode_of, placing

RULE_FILE_LIMIT = 2 * 1024 * 1024
SCENARIO_FILE_LIMIT = 8 * 1024 * 1024
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_text(path: Path, limit: int = RULE_FILE_LIMIT) -> Source | Diagnostic:
    """The text of a file that an officer writes, of at most `limit` bytes, or why there is none.

    It is UTF-8, with or without a byte order mark.
    """
    place = InFile(_printable(path))
    try:
        with path.open("rb") as file:
            content = file.read(limit + 1)
    except (FileNotFoundError, NotADirectoryError):
        return Diagnostic("P701", place)
    except IsADirectoryError:
        return Diagnostic("P712", place)
    except OSError as error:
        return Diagnostic("P711", place, {"reason": _reason(error)})
    except ValueError:  # a path with a NUL, which no file can have
        return Diagnostic("P701", place)
    return _source(place, content, limit)


def read_standard_input(limit: int = RULE_FILE_LIMIT) -> Source | Diagnostic:
    """The same of what is piped in; its name is `-`."""
    return _source(InFile("-"), sys.stdin.buffer.read(limit + 1), limit)


def _source(place: InFile, content: bytes, limit: int) -> Source | Diagnostic:
    if len(content) > limit:
        return Diagnostic("P704", place, {"limit": f"{limit // 1024 // 1024} MB"})
    # Editors on Windows call UTF-16 "Unicode": such a file is text, although half of its bytes may be NUL.
    if content.startswith(UTF16_MARKS):
        return Diagnostic("P702", place, {"line": "1"})
    if b"\0" in content:
        return Diagnostic("P703", place)
    try:
        return Source(place.file, content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Diagnostic("P702", place, {"line": str(content.count(b"\n", 0, error.start) + 1)})


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> Diagnostic | None:
    """Write a result file; what stood there before stays until the new one is complete. None if all went well."""
    try:
        with replacing(path) as file:
            file.writelines([content] if isinstance(content, bytes) else content)
    except OSError as error:
        return not_written(path, error)
    return None


def not_written(path: Path, error: OSError) -> Diagnostic:
    """Of `path`, or of another file that was to be written with it and is what the system complains of."""
    path = path if error.filename is None else Path(os.fsdecode(error.filename))
    if isinstance(error, IsADirectoryError):
        return Diagnostic("P712", InFile(_printable(path)))
    return Diagnostic("P706", InFile(_printable(path)), {"reason": _reason(error)})


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write to that takes the place of `path` at the end, and vanishes on any failure or interruption."""
    if is_device(path):
        with path.open("wb") as device:
            yield device
        return
    mode = mode_of(path)
    with placing(path) as (part,), part.open("xb") as file:
        if mode is not None:
            os.fchmod(file.fileno(), stat.S_IMODE(mode))
        yield file
        file.flush()
        os.fsync(file.fileno())


def _reason(error: OSError) -> str:
    """What the system says, without the path, which is shown beside it."""
    return error.strerror or type(error).__name__


def _printable(path: Path) -> str:
    """The path as it can be shown: bytes of a file name that are no text are marked."""
    return str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
