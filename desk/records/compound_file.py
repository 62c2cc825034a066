"""Compound files, the container of .xls: streams out of any, and a clean new one around a single stream."""

from __future__ import annotations

import struct

from .sheet_shape import TooLarge

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")

_NO_SECTOR, _END_OF_CHAIN, _ALLOCATION_SECTOR = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_MARKS = 0xFFFFFFFA
"""Sector numbers from here on are marks, not sectors."""

_SECTOR = 4096
_LISTED = 109
"""So many sectors of the allocation table fit into the header of a compound file."""


def stream(content: bytes, *names: str) -> bytes | None:
    """The first of the named streams that there is. Faults show as `struct.error`, `IndexError` or `ValueError`."""
    size = 1 << struct.unpack_from("<H", content, 30)[0]
    mini_size = 1 << struct.unpack_from("<H", content, 32)[0]
    directory_at, mini_limit, mini_table_at = struct.unpack_from("<I4xII", content, 48)
    sectors = _Sectors(content[size:], size, _table(content, size))
    directory = sectors.chain(directory_at)
    entries = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
    places = {_name(entry): struct.unpack_from("<II", entry, 116) for entry in entries}
    place = next((places[name] for name in names if name in places), None)
    if place is None:
        return None
    start, length = place
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
        while start < _MARKS:
            if len(parts) > len(self._table):
                raise ValueError("a chain of sectors that never ends")
            parts.append(self._content[start * self._size : (start + 1) * self._size])
            start = self._table[start]
        return b"".join(parts)


def _table(content: bytes, size: int) -> tuple[int, ...]:
    """The allocation table, itself spread over sectors that the header and its continuations list."""
    listed = list(struct.unpack_from(f"<{_LISTED}I", content, 76))
    following, count = struct.unpack_from("<II", content, 68)
    for _ in range(min(count, len(content) // size)):
        more = _numbers(content[(following + 1) * size : (following + 2) * size])
        listed += more[:-1]
        following = more[-1]
    sectors = (content[(sector + 1) * size : (sector + 2) * size] for sector in listed if sector < _MARKS)
    return _numbers(b"".join(sectors))


def _numbers(block: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(block) // 4}I", block[: len(block) // 4 * 4])


def _name(entry: bytes) -> str:
    return entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")


def compound_file(name: str, content: bytes) -> bytes:
    """A file with this one stream: its sectors, then the directory, then the allocation table."""
    body = _filled(content, at_least=_SECTOR)
    count = len(body) // _SECTOR
    tables = -(-(count + 2) * 4 // (_SECTOR - 4))
    if tables > _LISTED:
        raise TooLarge
    directory = _filled(_entry("Root Entry", 5, 0, 0, child=1) + _entry(name, 2, 0, len(body)))
    chain = [*range(1, count), _END_OF_CHAIN, _END_OF_CHAIN, *[_ALLOCATION_SECTOR] * tables]
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(tables * _SECTOR, b"\xff")
    return _header(count, tables) + body + directory + table


def _header(directory_at: int, tables: int) -> bytes:
    sizes = struct.pack("<HHHHH6x", 0x3E, 4, 0xFFFE, 12, 6)
    places = struct.pack("<9I", 1, tables, directory_at, 0, 4096, _END_OF_CHAIN, 0, _END_OF_CHAIN, 0)
    listed = [*range(directory_at + 1, directory_at + 1 + tables), *[_NO_SECTOR] * (_LISTED - tables)]
    return _filled(SIGNATURE + bytes(16) + sizes + places + struct.pack(f"<{_LISTED}I", *listed))


def _entry(name: str, kind: int, start: int, length: int, child: int = _NO_SECTOR) -> bytes:
    spelled = name.encode("utf-16-le") + b"\0\0"
    tree = struct.pack("<HBBIII", len(spelled), kind, 1, _NO_SECTOR, _NO_SECTOR, child)
    return spelled.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<IQ", start, length)


def _filled(content: bytes, at_least: int = 0) -> bytes:
    return content.ljust(max(-(-len(content) // _SECTOR) * _SECTOR, at_least), b"\0")
