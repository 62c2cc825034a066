"""The shape of the sheets of an .xls: its compound file, and the records (BIFF) of the workbook in it."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from .sheet_shape import Broken, Locked, Shape

_END = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""

_BOF_EOF_DEPTH = {0x0809: 1, 0x0409: 1, 0x0209: 1, 0x0009: 1, 0x000A: -1}
_BOUNDSHEET, _FILEPASS, _BOOLERR, _FORMULAS = 0x0085, 0x002F, 0x0205, (0x0006, 0x0206, 0x0406)
_CELLS = frozenset((0x0203, 0x0204, 0x00FD, 0x027E, 0x00D6, 0x0207, _BOOLERR, *_FORMULAS))
_MULTIPLE = 0x00BD


def shapes_of_xls(content: bytes) -> tuple[Shape, ...]:
    """The shape of each sheet, in the order of the workbook."""
    try:
        book = _workbook_stream(content)
        return tuple(_shape(book, offset) for offset in _sheet_offsets(book))
    except (struct.error, IndexError, ValueError) as error:
        raise Broken from error


def _sheet_offsets(book: bytes) -> Iterator[int]:
    for kind, body in _records(book, 0):
        if kind == _FILEPASS:
            raise Locked
        if kind == _BOUNDSHEET:
            yield struct.unpack_from("<I", body)[0]


def _shape(book: bytes, offset: int) -> Shape:
    rows = columns = 0
    errors = set[tuple[int, int]]()
    for kind, body in _records(book, offset):
        if kind in _CELLS or kind == _MULTIPLE:
            row, column = struct.unpack_from("<HH", body)
            last = struct.unpack_from("<H", body, len(body) - 2)[0] if kind == _MULTIPLE else column
            rows, columns = max(rows, row + 1), max(columns, last + 1)
            if _failed(kind, body):
                errors.add((row, column))
    return Shape(rows, columns, frozenset(errors))


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


def _workbook_stream(content: bytes) -> bytes:
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    mini_size = 1 << struct.unpack_from("<H", content, 32)[0]
    directory_at, mini_limit, mini_table_at = struct.unpack_from("<I4xII", content, 48)
    sectors = _Sectors(content[size:], size, _table(content, size))
    directory = sectors.chain(directory_at)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    streams = {_name(entry): struct.unpack_from("<II", entry, 116) for entry in entries}
    if "EncryptedPackage" in streams:
        raise Locked
    if not streams.keys() & {"Workbook", "Book"}:
        raise Broken
    start, length = streams.get("Workbook") or streams["Book"]
    if length < mini_limit:
        small = sectors.chain(struct.unpack_from("<I", entries[0], 116)[0])
        sectors = _Sectors(small, mini_size, _numbers(sectors.chain(mini_table_at)))
    return sectors.chain(start)[:length]


class _Sectors:
    """Sectors of one size, chained by a table that names each one's successor."""

    def __init__(self, content: bytes, size: int, table: tuple[int, ...]) -> None:
        self._content, self._size, self._table = content, size, table

    def chain(self, start: int) -> bytes:
        parts: list[bytes] = []
        while start < _END:
            if len(parts) > len(self._table):
                raise ValueError("a chain of sectors that never ends")
            parts.append(self._content[start * self._size : (start + 1) * self._size])
            start = self._table[start]
        return b"".join(parts)


def _table(content: bytes, size: int) -> tuple[int, ...]:
    """The allocation table, itself spread over sectors that the header and its continuations list."""
    listed = list(struct.unpack_from("<109I", content, 76))
    following, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        more = _numbers(content[(following + 1) * size : (following + 2) * size])
        listed += more[:-1]
        following = more[-1]
    sectors = (content[(sector + 1) * size : (sector + 2) * size] for sector in listed if sector < _END)
    return _numbers(b"".join(sectors))


def _numbers(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def _name(entry: bytes) -> str:
    return entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
