"""政策: whether the notice holds, from when to when, and 认定时点; its other lines tell the notices apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dsl import Expression, Span, lexicon

from .change import Change, Concept, Kind, Passage
from .sides import Both, Side

_SPELLINGS = {word.chinese: (word.chinese, word.english) for word in lexicon.HEADERS}


def header_changes(both: Both) -> Iterator[Change]:
    yield from _status(both)
    yield from _days(both)
    yield from _recognised(both)


def _status(both: Both) -> Iterator[Change]:
    """状态: 现行 where nothing is written."""
    old, new = both.old.policy.header, both.new.policy.header
    if old.status is not new.status and old.region == new.region:
        before, after = (_line(side, "状态", side.policy.header.status.value) for side in (both.old, both.new))
        yield Change(Kind.VALUE, Concept.HEADER, before, after)


def _days(both: Both) -> Iterator[Change]:
    """施行 and 失效. Those of two regions have nothing to do with one another."""
    old, new = both.old.policy.header, both.new.policy.header
    if old.region != new.region:
        return
    for word, was, now in (("施行", old.effective, new.effective), ("失效", old.expires, new.expires)):
        if _seen(both.old, was) == _seen(both.new, now):
            continue
        before = None if was is None else _line(both.old, word, was.isoformat())
        after = None if now is None else _line(both.new, word, now.isoformat())
        kind = Kind.ADDED if was is None else Kind.REMOVED if now is None else Kind.VALUE
        yield Change(kind, Concept.HEADER, before, after)


def _seen(side: Side, day: date | None) -> object:
    return None if day is None else side.year.day(day)


def _line(side: Side, word: str, written: str) -> Passage:
    """The line of the header; its first one where the line is not written."""
    header = side.policy.header.span
    start = header.start
    found = Span(start, start)
    for line in side.policy.source.text[start : header.end].splitlines(keepends=True):
        if line.split()[:1] and line.split()[0] in _SPELLINGS[word]:
            found = Span(start, start + len(line.rstrip()))
            break
        start += len(line)
    return side.passage(word, found, written=written)


def _recognised(both: Both) -> Iterator[Change]:
    """认定时点."""
    old, new = both.old.policy.header, both.new.policy.header
    was, now = old.recognised_at, new.recognised_at
    if was is None and now is None:
        return
    before = None if was is None else both.old.passage("认定时点", was.span, written=both.old.spelled(was))
    after = None if now is None else both.new.passage("认定时点", now.span, written=both.new.spelled(now))
    if isinstance(was, Expression) and isinstance(now, Expression):
        if not both.same(was, now):
            yield Change(Kind.VALUE, Concept.HEADER, before, after)
    else:
        yield Change(Kind.REMOVED if now is None else Kind.ADDED, Concept.HEADER, before, after)
