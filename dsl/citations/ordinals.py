"""Ordinals inside a paragraph: 一是……。二是……。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .layout import SENTENCE_END
from .numerals import NUMERAL_CHARACTERS, NUMERALS

_ORDINAL = rf"(?P<numeral>[{NUMERAL_CHARACTERS}]+)是(?!否)"
_AT_REST = re.compile(rf"(?:^|\n|{SENTENCE_END}[\"”’」』)]*)\s*{_ORDINAL}")
_AT_START = re.compile(_ORDINAL)
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal's number, where it stands in its text, and where its own words begin."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Split:
    """A text taken apart: what stands before 一是, and the words of each ordinal in order."""

    lead: str
    parts: tuple[str, ...]


def begins_later_ordinal(line: str) -> bool:
    """Whether a line begins with 二是 or later: it may take up a series that the line break interrupted."""
    match = _AT_START.match(line)
    return match is not None and NUMERALS.get(match["numeral"], 1) > 1


def split_ordinals(text: str) -> Split:
    found = find_ordinals(text)
    if not found:
        return Split(text, ())
    ends = [ordinal.start for ordinal in found[1:]] + [len(text)]
    parts = tuple(text[ordinal.end : end].strip() for ordinal, end in zip(found, ends, strict=True))
    return Split(text[: found[0].start].strip(), parts)


def find_ordinals(text: str) -> tuple[Ordinal, ...]:
    """The series 一是, 二是, … of a text; a single 一是 is an ordinary word."""
    found: list[Ordinal] = []
    for candidate in _candidates(text):
        if candidate.number == len(found) + 1:
            found.append(candidate)
    return tuple(found) if len(found) >= _FEWEST else ()


def _candidates(text: str) -> Iterator[Ordinal]:
    """Ordinals after the end of a sentence or at the start of a line, outside brackets."""
    for match in _AT_REST.finditer(text):
        number = NUMERALS.get(match["numeral"])
        start = match.start("numeral")
        if number is not None and not _is_bracketed(text, start):
            yield Ordinal(number, start, match.end())


def _is_bracketed(text: str, here: int) -> bool:
    """Whether a bracket stays open; counted within the sentence, since a lone bracket is a common slip."""
    before = text[max(text.rfind("。", 0, here), text.rfind("\n", 0, here)) + 1 : here]
    return any(before.count(left) > before.count(right) for left, right in ("()", "《》", "“”"))


def merge_series(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs of one clause, where those that belong to one series of ordinals become a single one."""
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 1)
    found = find_ordinals("\n".join(paragraphs))
    broken_at = [starts.index(ordinal.start) for ordinal in found if ordinal.start in starts]
    if not broken_at:
        return tuple(paragraphs)
    first = max(index for index, start in enumerate(starts) if start <= found[0].start)
    base = max(0, first - 1) if starts[first] == found[0].start else first
    last = broken_at[-1]
    return (*paragraphs[:base], "\n".join(paragraphs[base : last + 1]), *paragraphs[last + 1 :])
