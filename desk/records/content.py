"""The bytes of a file of records, and what kind of file they are. Extensions lie, so they are not asked."""

from __future__ import annotations

import codecs
import io
import sys
import zipfile
from enum import Enum
from pathlib import Path

from dsl import Diagnostic, InFile

from .limits import BYTES, too_large

STANDARD_INPUT = "-"
_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_OTHER_ARCHIVES = {
    "xl/workbook.bin": "xlsb",
    "word/document.xml": "docx",
    "ppt/presentation.xml": "pptx",
    "content.xml": "ods",
}
_MARKUP = {"<!doctype": "HTML", "<html": "HTML", "<table": "HTML", "<meta": "HTML", "<head": "HTML", "<?xml": "XML"}


class Kind(Enum):
    XLSX = "xlsx"
    XLS = "xls"
    TEXT = "text"


def read_content(path: str) -> bytes | Diagnostic:
    """All bytes of a file, or of standard input for `-`."""
    place = InFile(shown(path))
    try:
        if path == STANDARD_INPUT:
            content = sys.stdin.buffer.read(BYTES + 1)
        else:
            with Path(path).open("rb") as file:
                content = file.read(BYTES + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a path with a NUL, which no file has
        return Diagnostic("P701", place)
    except IsADirectoryError:
        return Diagnostic("P712", place)
    except OSError as error:
        return Diagnostic("P711", place, {"reason": error.strerror or type(error).__name__})
    return content if len(content) <= BYTES else too_large(place)


def shown(path: str) -> str:
    """The path as it can be shown: bytes of a file name that are no text are marked."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def kind_of(content: bytes, place: InFile) -> Kind | Diagnostic:
    if content.startswith(_ZIP):
        return _kind_of_archive(content, place)
    if content.startswith(_COMPOUND):
        return Kind.XLS
    if b"\0" in content and not content.startswith(_UTF16):
        return Diagnostic("P605", place)
    start = content[:200].lstrip(codecs.BOM_UTF8).lstrip().lower().decode("latin-1")
    markup = next((name for mark, name in _MARKUP.items() if start.startswith(mark)), None)
    return Diagnostic("P609", place, {"format": markup}) if markup else Kind.TEXT


def _kind_of_archive(content: bytes, place: InFile) -> Kind | Diagnostic:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return Diagnostic("P606", place)
    if "xl/workbook.xml" in names:
        return Kind.XLSX
    other = next((name for part, name in _OTHER_ARCHIVES.items() if part in names), None)
    return Diagnostic("P609", place, {"format": other}) if other else Diagnostic("P605", place)


def decoded(content: bytes, place: InFile) -> str | Diagnostic:
    """UTF-8 with or without its mark, UTF-16 with its mark, or else GB18030: the first that fits without a fault."""
    codings = ("utf-16",) if content.startswith(_UTF16) else ("utf-8-sig", "gb18030")
    for coding in codings:
        try:
            return content.decode(coding)
        except UnicodeDecodeError:
            continue
    return Diagnostic("P604", place)
