"""The marks that number clauses at the start of a paragraph: 一、 （一） 1. 1、 （1）."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .clause import Level
from .numerals import NUMERAL_CHARACTERS, NUMERALS

_HAN = f"[{NUMERAL_CHARACTERS}]+"
_MARKER = re.compile(
    rf"(?P<SECTION>{_HAN})\s*[、.]"
    rf"|\(\s*(?P<SUBSECTION>{_HAN})\s*\)[、.,:]?"
    r"|(?P<ITEM>[1-9][0-9]?)\s*[、.]"
    r"|\(\s*(?P<SUBITEM>[1-9][0-9]?)\s*\)[、.,:]?"
)
# What follows when the mark is none: 第二条第 / （一）项规定, 不低于 / 1.5 倍, 一类、 / 二、三类地区.
_GOES_ON = re.compile(rf"[0-9{NUMERAL_CHARACTERS}项款条目类档级]")


@dataclass(frozen=True, slots=True)
class Marker:
    """A clause's mark and the text that follows it on its line."""

    level: Level
    number: int
    rest: str

    @property
    def is_doubtful(self) -> bool:
        """Whether it could as well be a piece of a broken number, enumeration or reference."""
        return _GOES_ON.match(self.rest) is not None


def marker_of(line: str) -> Marker | None:
    """The mark at the start of a line of folded text, if it looks like one."""
    match = _MARKER.match(line)
    if match is None or match.lastgroup is None:
        return None
    digits = match[match.lastgroup]
    number = NUMERALS.get(digits) if not digits.isascii() else int(digits)
    rest = line[match.end() :].strip()
    return None if number is None else Marker(Level[match.lastgroup], number, rest)


@dataclass(slots=True)
class Numbering:
    """Which numbers may come next at each level, while a notice is read from the top."""

    _current: dict[Level, int] = field(default_factory=dict)
    _greatest: dict[Level, int] = field(default_factory=dict)

    def follows(self, marker: Marker) -> bool:
        """Next among its siblings, or running on across sections: 一(三) and then 二(四)."""
        current, greatest = self._current.get(marker.level, 0), self._greatest.get(marker.level, 0)
        return marker.number in (current + 1, greatest + 1)

    def take(self, marker: Marker) -> None:
        self._current = {level: number for level, number in self._current.items() if level < marker.level}
        self._current[marker.level] = marker.number
        self._greatest[marker.level] = marker.number
