"""Which clause of a new notice takes the place of which clause of the former one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..citations import Clause
from .numbers import bare

_LIKE_ENOUGH = 0.6
_SAME_NUMBER = 0.2
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause of either notice; `text` is empty where only the lock is there."""

    clause: Clause
    hash: str
    is_heading: bool = False
    text: str = ""

    @property
    def number(self) -> str:
        return self.clause.number


@dataclass(frozen=True, slots=True)
class Match:
    """The entry of the new notice, and the text of the former one; `is_same`: its wording is the former one's."""

    entry: Entry
    is_same: bool
    former_text: str = ""


def matched(former: Iterable[Entry], new: Iterable[Entry]) -> Mapping[str, Match]:
    """Former number → match: the same wording first, then the most alike, numbers of amounts and dates left aside.

    Where a text is not known, the same number has to do.
    """
    old, free = list(former), list(new)
    found: dict[str, Match] = {}
    for is_same, a, b in (*_same(old, free), *_alike(old, free), *_numbered(old, free)):
        if a.number not in found and b in free:
            found[a.number] = Match(b, is_same, a.text)
            free.remove(b)
    return found


def _same(old: list[Entry], free: list[Entry]) -> Iterator[tuple[bool, Entry, Entry]]:
    """Among several of the same wording, that of the same number."""
    pairs = [(a, b) for a in old for b in free if a.hash == b.hash and a.is_heading == b.is_heading]
    yield from ((True, a, b) for a, b in sorted(pairs, key=lambda pair: pair[0].number != pair[1].number))


def _alike(old: list[Entry], free: list[Entry]) -> Iterator[tuple[bool, Entry, Entry]]:
    scored = [(_likeness(a, b), at, a, b) for at, a in enumerate(old) for b in free if a.text and b.text]
    for score, _, a, b in sorted(scored, key=lambda pair: (-pair[0], pair[1])):
        if score >= _LIKE_ENOUGH:
            yield False, a, b


def _numbered(old: list[Entry], free: list[Entry]) -> Iterator[tuple[bool, Entry, Entry]]:
    for a in old:
        for b in free:
            if a.clause == b.clause and a.is_heading == b.is_heading and not (a.text and b.text):
                yield False, a, b


def _likeness(a: Entry, b: Entry) -> float:
    """From 0 to 1, and a little more for the same number."""
    bonus = _SAME_NUMBER if a.clause == b.clause else 0.0
    compared = SequenceMatcher(None, _wording(a.text), _wording(b.text), autojunk=False)
    if compared.real_quick_ratio() + bonus < _LIKE_ENOUGH or compared.quick_ratio() + bonus < _LIKE_ENOUGH:
        return 0.0
    return compared.ratio() + bonus


def _wording(text: str) -> str:
    return re.sub(r"\d+", "0", bare(text))[:_LONGEST]
