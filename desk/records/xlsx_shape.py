"""The shape of the sheets of an .xlsx, from a look through its XML without building any cells.

A few bytes of it can ask for billions of cells or gigabytes of text, so this comes before anything is read.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from posixpath import join, normpath
from xml.etree import ElementTree

from .limits import BYTES, CELLS
from .sheet_shape import Broken, Shape, TooLarge
from .sheet_xml import closer_look, column_number

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/spreadsheetml/main}"
_BLOCK = 1 << 20
_LONGEST_TAG = 1 << 16

# What the standard library makes of bytes that are no archive, no XML, or text in no known encoding.
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ElementTree.ParseError,
    LookupError,
    ValueError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)

# Cells as every spreadsheet program writes them, their place first; any other tag of that name is looked at closely.
_ANY_CELL = re.compile(rb"[<:]c[\s/>]")
_COLUMN = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}"')
_ROW = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{1,7})"')
# Readers make room for as many things as a part says it has.
_ABSURD_COUNT = re.compile(rb"""ount\s*=\s*(?:"[^"]{9}|'[^']{9})""")
_VALUE = re.compile(rb"[<:](?:v|is)[\s>]")
_ERROR = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"[^>]* t="e"')


def shapes_of_xlsx(content: bytes) -> tuple[Shape, ...]:
    """The shape of each sheet, in the order of the workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _refuse_bomb(archive)
            return tuple(_shape(archive, part) for part in _sheet_parts(archive))
    except _FAULTS as error:
        raise Broken from error


def rows_of_xlsx(path: Path) -> int:
    """How many rows of the longest sheet hold anything, about; nought where the workbook can't be read."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(part.file_size for part in archive.infolist()) > BYTES:
                return 0
            return max((_filled_rows(archive, part) for part in _sheet_parts(archive)), default=0)
    except (*_FAULTS, Broken):
        return 0


def _filled_rows(archive: zipfile.ZipFile, part: str) -> int:
    """A row that ends in the next piece may count for two."""
    if part not in archive.namelist():
        return 0
    return sum(bool(_VALUE.search(row)) for tags in _tags(archive, part) for row in tags.split(b"row>"))


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    """Sizes are checked as declared, then by unpacking: a size that lies fails its checksum."""
    if sum(part.file_size for part in archive.infolist()) > BYTES:
        raise TooLarge
    for part in archive.infolist():
        if part.filename.endswith((".xml", ".rels")) and "/worksheets/sheet" not in part.filename:
            for _ in _tags(archive, part.filename):
                pass


def _blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    with archive.open(part) as stream:
        while block := stream.read(_BLOCK):
            yield block


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[str]:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    sheets = [sheet for space in (_MAIN, _STRICT) for sheet in workbook.iterfind(f"{space}sheets/{space}sheet")]
    for sheet in sheets:
        relation = next((value for name, value in sheet.items() if name.endswith("}id")), "")
        yield normpath(join("/xl", targets.get(relation, ""))).lstrip("/")


def _shape(archive: zipfile.ZipFile, part: str) -> Shape:
    if part not in archive.namelist():
        return Shape()
    shape = _quick_look(archive, part)
    if shape is None or shape.rows * shape.columns > CELLS:
        shape = closer_look(_tags(archive, part))
    if shape.rows * shape.columns > CELLS:
        raise TooLarge
    return shape


def _quick_look(archive: zipfile.ZipFile, part: str) -> Shape | None:
    """By pattern, ten times as fast as by parsing; None where some cell is not written in the usual way.

    Cells that are only coloured count too: an empty row may seem to reach far.
    """
    rows, columns, errors = set[bytes](), set[bytes](), set[tuple[int, int]]()
    for tags in _tags(archive, part):
        found = _COLUMN.findall(tags)
        if len(found) != len(_ANY_CELL.findall(tags)):
            return None
        columns.update(found)
        rows.update(_ROW.findall(tags))
        if b't="e"' in tags:
            errors.update((int(row) - 1, column_number(column.decode()) - 1) for column, row in _ERROR.findall(tags))
    last_column = max((column_number(column.decode()) for column in columns), default=0)
    return Shape(max(map(int, rows), default=0), last_column, frozenset(errors)) if columns else None


def _tags(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The XML in pieces that never end inside a tag."""
    rest = b""
    for block in _blocks(archive, part):
        piece = rest + block
        cut = piece.rfind(b"<")
        rest = piece[cut:] if cut >= 0 and len(piece) - cut < _LONGEST_TAG else b""
        if _ABSURD_COUNT.search(piece):
            raise Broken
        yield piece[: len(piece) - len(rest)]
    yield rest
