"""What the head and the foot of a notice's text say of it: document number, day, year, region."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from ..citations.layout import lines_of
from ..model import Region, Vocabulary
from .numbers import bare

_NUMBER = re.compile(r"[^\s,。;:《》()]{1,14}[〔\[(]\s*\d{4}\s*[〕\])]\s*\d+\s*号")
_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(20\d{2})年")
_FOOT = 8


@dataclass(frozen=True, slots=True)
class NoticeFacts:
    """文号, 发布, 年度, 地区; None or empty where the text does not say so. `names` are the region's as written."""

    number: str = ""
    issued: date | None = None
    year: int | None = None
    region: Region | None = None

    def but(self, year: int | None, issued: date | None, region: Region | None) -> NoticeFacts:
        """With what the officer says instead."""
        return replace(self, year=year or self.year, issued=issued or self.issued, region=region or self.region)


def notice_facts(text: str, vocabulary: Vocabulary) -> NoticeFacts:
    lines = [bare(line.text) for line in lines_of(text)]
    if not lines:
        return NoticeFacts()
    head = _head(lines)
    title = "".join(line for line in head if not _NUMBER.fullmatch(line))
    year = _YEAR.search(title) or _YEAR.search("".join(lines))
    return NoticeFacts(
        next((line for line in head if _NUMBER.fullmatch(line)), ""),
        next((day for line in reversed(lines[-_FOOT:]) if (day := _day_alone(line))), None),
        int(year[1]) if year else None,
        _region(title, vocabulary) or _region("".join(lines[-_FOOT:]), vocabulary),
    )


def region_named(written: str, vocabulary: Vocabulary) -> Region | None:
    """By name, by code, or as `999999示例县`, which may be a region that the vocabulary does not list."""
    code, name = (written.strip()[:6], written.strip()[6:].strip()) if written[:6].isdigit() else ("", written.strip())
    known = [region for region in vocabulary.regions if code == region.code or (not code and name in region.names)]
    if known:
        return known[0] if not name or name in known[0].names else None
    return Region(code, (name,)) if len(code) == 6 and code.isascii() and name else None


def _head(lines: list[str]) -> list[str]:
    """Up to the line of the addressees, which ends with a colon."""
    for at, line in enumerate(lines[:12]):
        if line.endswith(":"):
            return lines[:at]
    return lines[:3]


def _day_alone(line: str) -> date | None:
    found = _DAY.search(line)
    if found is None or len(line) - len(found[0]) > 24 or line[found.end() :]:
        return None
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _region(text: str, vocabulary: Vocabulary) -> Region | None:
    """The smallest that is named."""
    named = [region for region in vocabulary.regions if any(name in text for name in region.names)]
    return max(named, key=lambda region: (len(region.code.rstrip("0")), region.code), default=None)
