"""Sets of small whole numbers, such as those of cells, as the bits of one number: unions and cuts are one step each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def as_bits(numbers: Iterable[int]) -> int:
    found = bytearray()
    for number in numbers:
        at, bit = divmod(number, 8)
        if at >= len(found):
            found.extend(bytes(at + 1 - len(found)))
        found[at] |= 1 << bit
    return int.from_bytes(found, "little")


def members(bits: int) -> Iterator[int]:
    """In order."""
    for at, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        while byte:
            lowest = byte & -byte
            yield 8 * at + lowest.bit_length() - 1
            byte ^= lowest
