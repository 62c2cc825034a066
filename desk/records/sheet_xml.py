"""The XML of one sheet, parsed tag by tag, whatever way it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.parsers import expat

from .sheet_shape import Broken, Shape

_PLACE = re.compile(r"([A-Za-z]{1,4})0*([0-9]{1,9})")


def closer_look(blocks: Iterable[bytes]) -> Shape:
    """How far the cells reach that hold something; cells without a place follow the one before."""
    cells = _Cells()
    parser = expat.ParserCreate()
    parser.StartElementHandler = cells.start
    parser.StartDoctypeDeclHandler = cells.doctype
    try:
        for block in blocks:
            parser.Parse(block)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Broken from error
    return Shape(cells.last_row, cells.last_column, frozenset(cells.errors))


class _Cells:
    """Where the parser stands, and the farthest row and column so far, all from 1."""

    def __init__(self) -> None:
        self.last_row = self.last_column = 0
        self.errors: set[tuple[int, int]] = set()
        self._row = self._column = 0
        self._is_error = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self._row, self._column = _whole(attributes.get("r"), self._row + 1), 0
            case "c":
                self._row, self._column = _placed(attributes.get("r"), self._row, self._column + 1)
                self._is_error = attributes.get("t") == "e"
            case "v" | "is" | "f":
                self.last_row = max(self.last_row, self._row)
                self.last_column = max(self.last_column, self._column)
                if self._is_error:
                    self.errors.add((self._row - 1, self._column - 1))

    def doctype(self, *_: object) -> None:
        """No spreadsheet program writes one; it could define text that grows without end."""
        raise Broken


def _whole(written: str | None, otherwise: int) -> int:
    if written is None:
        return otherwise
    if not (written.isascii() and written.isdigit() and len(written) < 30):
        raise Broken
    return int(written)


def _placed(written: str | None, row: int, column: int) -> tuple[int, int]:
    if written is None:
        return row, column
    place = _PLACE.fullmatch(written)
    if place is None:
        raise Broken
    return int(place[2]), column_number(place[1].upper())


def column_number(letters: str) -> int:
    """A → 1, AA → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
