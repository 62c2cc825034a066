"""Sentences on windows that moved, became longer or shorter, were split or made one."""

from __future__ import annotations

from collections.abc import Callable

from engine.compare import Change, Days, Kind

from .speaker import Speaker, after_name, both, turned
from .values import date_words
from .words import listed


def window(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = both(change)
        days = [date_words(p.value, speaker.language) for p in (was, now) if isinstance(p.value, Days)]
        made = speaker.say(
            key, subject=speaker.subject(change), gaps=_gaps(speaker, change.gaps), was=days[0], now=days[1]
        )
        closed = (speaker.say("from_to", first=days[:10], last=days[-10:]) for days in was.only)
        return speaker.say("closed", said=made, days=listed(speaker.language, closed)) if was.only else made

    return said


def _gaps(speaker: Speaker, gaps: tuple[int, int]) -> str:
    first, last = gaps
    named = (("whole", first),) if first == last else (("first", first), ("last", last))
    words = [
        speaker.say(f"gap.{name}.{'later' if gap > 0 else 'earlier'}", days=abs(gap)) for name, gap in named if gap
    ]
    return speaker.say("gap.and").join(words)


def days(speaker: Speaker, change: Change) -> str:
    was, now = both(change)
    return turned(speaker, speaker.subject(change), after_name(was), after_name(now))


def split(speaker: Speaker, change: Change) -> str:
    was, now = both(change)
    whole, parts, key = (was, now, "split") if change.kind is Kind.SPLIT else (now, was, "merged")
    names = listed(speaker.language, (f"“{name}”" for name in dict.fromkeys((parts.name, *parts.only))))
    days = date_words(whole.value, speaker.language) if isinstance(whole.value, Days) else ""
    return speaker.say(key, was=was.name, now=now.name, names=names, days=days)
