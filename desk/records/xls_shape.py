"""The shape of the sheets of an .xls: the records (BIFF) of the workbook in its container."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from .compound_file import compound_file, stream
from .limits import CELLS
from .sheet_shape import Broken, Locked, Shape, TooLarge

_BOF_EOF_DEPTH = {0x0809: 1, 0x0409: 1, 0x0209: 1, 0x0009: 1, 0x000A: -1}
_BOUNDSHEET, _FILEPASS, _BOOLERR, _FORMULAS = 0x0085, 0x002F, 0x0205, (0x0006, 0x0206, 0x0406)
_CELLS = frozenset((0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, 0x0207, _BOOLERR, *_FORMULAS))
_MULTIPLE, _DIMENSIONS = 0x00BD, 0x0200
_ROWS, _COLUMNS = 65_536, 256

_FAULTS = (struct.error, IndexError, ValueError)


def shapes_of_xls(content: bytes) -> tuple[Shape, ...]:
    """The shape of each sheet, in the order of the workbook."""
    try:
        book = _workbook(content)
        return tuple(_shape(book, offset) for offset in _sheet_offsets(book))
    except _FAULTS as error:
        raise Broken from error


def rebuilt_xls(content: bytes) -> bytes:
    """The same workbook in a clean container: readers trust the tables of the container, and fall over bad ones."""
    try:
        return compound_file("Workbook", _workbook(content))
    except _FAULTS as error:
        raise Broken from error


def _workbook(content: bytes) -> bytes:
    if stream(content, "EncryptedPackage") is not None:
        raise Locked
    book = stream(content, "Workbook", "Book")
    if book is None:
        raise Broken
    return book


def _sheet_offsets(book: bytes) -> Iterator[int]:
    for kind, body in _records(book, 0):
        if kind == _FILEPASS:
            raise Locked
        if kind == _BOUNDSHEET:
            offset = struct.unpack_from("<I", body)[0]
            if not any(_records(book, offset)):
                raise Broken
            yield offset


def _shape(book: bytes, offset: int) -> Shape:
    rows = columns = 0
    errors = set[tuple[int, int]]()
    for kind, body in _records(book, offset):
        if kind == _DIMENSIONS:
            _check_dimensions(body)
        elif kind in _CELLS or kind == _MULTIPLE:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULTIPLE else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            if _failed(kind, body):
                errors.add((row, column))
    if rows * columns > CELLS:
        raise TooLarge
    return Shape(rows, columns, frozenset(errors))


def _check_dimensions(body: bytes) -> None:
    """What the file claims of its size is believed by readers, who make room for it."""
    first_row, end_row, first_column, end_column = struct.unpack_from("<IIHH" if len(body) >= 12 else "<HHHH", body)
    if not (first_row <= end_row <= _ROWS and first_column <= end_column <= _COLUMNS):
        raise Broken


def _failed(kind: int, body: bytes) -> bool:
    """An error cell, or a formula whose kept result is an error."""
    if kind == _BOOLERR:
        return body[7] == 1
    return kind in _FORMULAS and body[12:14] == b"\xff\xff" and body[6] == 2


def _records(book: bytes, offset: int) -> Iterator[tuple[int, bytes]]:
    """The records from one BOF to its EOF, without those of charts inside."""
    depth = 0
    while offset + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, offset)
        depth += _BOF_EOF_DEPTH.get(kind, 0)
        if depth <= 0:
            return
        if depth == 1:
            yield kind, book[offset + 4 : offset + 4 + length]
        offset += 4 + length
