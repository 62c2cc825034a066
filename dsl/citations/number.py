"""Reading clause numbers as an officer cites them: `依据 二(二)1、五(二)`.

Brackets of either width and blanks anywhere are accepted; `、` `，` `；` join several numbers.
One spelling has two readings: `二十一是` is 一是 of clause 二十, not 十一是 of clause 二.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum

from ..source import Span
from .clause import PREFACE, Clause, Level, numbered_step
from .numerals import NUMERAL_CHARACTERS, NUMERALS

_MOST_DIGITS = 3


class Malformed(Enum):
    """What is wrong with a citation; the value is the code of the diagnostic."""

    EMPTY = "P401"
    STRAY = "P402"
    BRACKET = "P403"
    NUMERAL = "P404"
    ORDER = "P405"
    FULL_WIDTH_DIGIT = "P406"
    NOT_CITABLE = "P407"


class CitationError(Exception):
    """A citation that cannot be read: at which offset, why, and the characters found there."""

    def __init__(self, offset: int, reason: Malformed, found: str = "") -> None:
        super().__init__(f"{reason.name} at {offset}: {found!r}")
        self.offset = offset
        self.reason = reason
        self.found = found


_SEPARATOR = re.compile(r"[、，,；;]")
_BLANKS = re.compile(r"\s*")
_HAN = f"[{NUMERAL_CHARACTERS}]+"
_STEP = (
    rf"(?P<preface>{PREFACE})"
    rf"|第\s*(?P<paragraph>[0-9]+|{_HAN})\s*段"
    rf"|[(（]\s*(?P<subsection>{_HAN})\s*[)）]"
    r"|[(（]\s*(?P<subitem>[0-9]+)\s*[)）]"
    rf"|(?P<section>%s)(?!是)"
    rf"|(?P<ordinal>{_HAN})是"
    r"|(?P<item>[0-9]+)"
)
# In first place a numeral may give characters back, so that 一一是 is 一 and then 一是; later it may not: (二)十一是.
_FIRST_STEP = re.compile(_STEP % _HAN)
_LATER_STEP = re.compile(_STEP % f"{_HAN}+")
_UNREADABLE: tuple[tuple[re.Pattern[str], Malformed], ...] = (
    (re.compile(r"[(（]?\s*[０-９]+"), Malformed.FULL_WIDTH_DIGIT),
    (re.compile(r"落款|标题|附件"), Malformed.NOT_CITABLE),
    (re.compile(r"[()（）][^()（）]?"), Malformed.BRACKET),
    (re.compile(r"."), Malformed.STRAY),
)


def parse_citation(text: str, at: int = 0) -> tuple[Clause, ...]:
    """The clauses cited in what follows 依据; spans and error offsets start counting at `at`.

    Raises CitationError at the first thing that is no part of a clause number.
    """
    return tuple(_clause(text, start, end, at) for start, end in _parts(text))


def parse_number(text: str) -> Clause:
    """A single clause number; raises CitationError where there is none or more than one."""
    return _clause(text, 0, len(text), 0)


def _parts(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for separator in _SEPARATOR.finditer(text):
        yield start, separator.start()
        start = separator.end()
    yield start, len(text)


def _clause(text: str, start: int, end: int, at: int) -> Clause:
    start, end = _after_blanks(text, start, end), start + len(text[start:end].rstrip())
    if start >= end:
        raise CitationError(at + start, Malformed.EMPTY, text[start : start + 1])
    steps: list[str] = []
    level = 0
    here = start
    while here < end:
        match = (_LATER_STEP if steps else _FIRST_STEP).match(text, here, end)
        if match is None:
            raise _unreadable(text, here, end, at)
        next_level, step = _step(match, at)
        if next_level <= level or (next_level is Level.ORDINAL and not steps) or _enters_preface(steps, next_level):
            raise CitationError(at + here, Malformed.ORDER, match[0])
        level = next_level
        steps.append(step)
        here = _after_blanks(text, match.end(), end)
    return Clause(tuple(steps), Span(at + start, at + end))


def _after_blanks(text: str, here: int, end: int) -> int:
    blanks = _BLANKS.match(text, here, end)
    return blanks.end() if blanks else here


def _enters_preface(steps: list[str], level: Level) -> bool:
    """The preface holds no numbered clauses, only paragraphs and ordinals."""
    return steps[:1] == [PREFACE] and level < Level.PARAGRAPH


def _unreadable(text: str, here: int, end: int, at: int) -> CitationError:
    for pattern, reason in _UNREADABLE:
        found = pattern.match(text, here, end)
        if found:
            return CitationError(at + here, reason, found[0])
    return CitationError(at + here, Malformed.STRAY)


def _step(match: re.Match[str], at: int) -> tuple[Level, str]:
    kind = match.lastgroup or ""
    if kind == "preface":
        return Level.SECTION, PREFACE
    number = _value(match[kind])
    if number is None:
        raise CitationError(at + match.start(kind), Malformed.NUMERAL, match[kind])
    level = Level[kind.upper()]
    return level, numbered_step(level, number)


def _value(digits: str) -> int | None:
    """The number that numerals or half-width digits spell; None where they spell none."""
    if digits in NUMERALS:
        return NUMERALS[digits]
    plain = digits.isascii() and len(digits) <= _MOST_DIGITS and not digits.startswith("0")
    return int(digits) if plain else None
