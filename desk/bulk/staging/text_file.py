"""A text file of any usual encoding, looked through once without holding it, and opened for reading line by line."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from dsl import Diagnostic, InFile

from ...records.content import Kind, kind_of
from ...records.csv_text import SAMPLE

_BLOCK = 1 << 20
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_START = 4096


@dataclass(frozen=True, slots=True)
class TextFile:
    """`sample` is its beginning, `first` the first character that is no blank."""

    path: Path
    coding: str
    sample: str
    first: str

    def opened(self, newline: str) -> TextIO:
        """Lines that end as `newline` says in `open`: at \\n only, or at any line break, kept as it is."""
        return self.path.open(encoding=self.coding, newline=newline)


def text_file(path: Path, place: InFile) -> TextFile | Kind | Diagnostic:
    """The file if it is text, else the kind of workbook, or why it can't be read."""
    try:
        with path.open("rb") as file:
            start = file.read(_START)
        kind = kind_of(start, place) if not start.startswith(b"PK") else Kind.XLSX
        if kind is not Kind.TEXT:
            return kind
        if not start.startswith(_UTF16) and _has_nul(path):
            return Diagnostic("P605", place)
        codings = ("utf-16",) if start.startswith(_UTF16) else ("utf-8-sig", "gb18030")
        for coding in codings:
            if (found := _read_through(path, coding)) is not None:
                sample, first = found
                return TextFile(path, coding, sample, first) if first else Diagnostic("P601", place)
    except OSError as error:
        return Diagnostic("P711", place, {"reason": error.strerror or type(error).__name__})
    return Diagnostic("P604", place)


def _has_nul(path: Path) -> bool:
    with path.open("rb") as file:
        return any(b"\0" in block for block in iter(lambda: file.read(_BLOCK), b""))


def _read_through(path: Path, coding: str) -> tuple[str, str] | None:
    """The sample and the first character that is no blank ("" if there is none); None if the coding does not fit."""
    sample, first = "", ""
    try:
        with path.open(encoding=coding, newline="") as file:
            while block := file.read(_BLOCK):
                sample = sample or block[:SAMPLE]
                first = first or block.lstrip()[:1]
    except UnicodeError:
        return None
    return sample, first
