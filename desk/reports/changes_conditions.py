"""Sentences on whom a statement or a line of it holds for."""

from __future__ import annotations

from collections.abc import Callable

from engine.compare import Change, Concept, Kind, Passage

from .changes_speaker import Speaker, both, lines
from .changes_values import quoted
from .changes_words import listed


def extent(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = both(change)
        subject = _of_line(speaker, change) if change.kind.value.startswith("line_") else speaker.subject(change)
        only = now.only or was.only
        if not only:
            return speaker.say(key, subject=subject)
        # A member that came makes it wider, a condition that came makes it narrower.
        what = "member" if bool(now.only) is (key == "wider") else "condition"
        return speaker.say(f"{key}.{what}", subject=subject, only=_quoted(speaker, only))

    return said


def _of_line(speaker: Speaker, change: Change) -> str:
    passage, subject = change.passage, speaker.subject(change)
    if passage.part:
        return speaker.say("line.part", subject=subject, part=passage.part)
    return speaker.say("line", subject=subject, value=speaker.value(passage).strip("“”"))


def condition(speaker: Speaker, change: Change) -> str:
    was, now = both(change)
    subject = _of_line(speaker, change) if change.kind is Kind.LINE_CONDITION else speaker.subject(change)
    if was.only and now.only and not _is_all_of(was) and not _is_all_of(now):
        parts = speaker.say("gone_and_come", gone=_quoted(speaker, was.only), come=_quoted(speaker, now.only))
    else:
        one, other = (quoted(p.guard or p.written, speaker.language) for p in (was, now))
        parts = speaker.say("instead", was=one, now=other)
    return speaker.say("condition", subject=subject, parts=parts)


def _is_all_of(passage: Passage) -> bool:
    """Nothing of the condition is found in the other one."""
    return passage.only == (passage.guard or passage.written,)


def _quoted(speaker: Speaker, parts: tuple[str, ...]) -> str:
    return listed(speaker.language, (quoted(part, speaker.language) for part in parts))


def line_come_or_gone(speaker: Speaker, change: Change) -> str:
    passage, is_new = change.passage, change.new is not None
    key, subject = "added" if is_new else "removed", speaker.subject(change)
    if change.concept is Concept.READING:
        return speaker.say(f"reading_{key}", subject=subject, part=passage.part)
    if change.concept is Concept.AID:
        value = speaker.value(passage)
        return speaker.say(f"own_{key}", subject=subject, part=passage.part, value=value)
    if passage.part:
        value = speaker.value(passage)
        line = f"{passage.part}：{value}" if speaker.language == "zh" else f"{passage.part}: {value}"
        return speaker.say(f"line_{key}", subject=subject, line=line)
    return speaker.say(f"line_{key}", subject=subject, line=lines(passage)[0])


def order(speaker: Speaker, change: Change) -> str:
    was, _ = both(change)
    return speaker.say("order", subject=speaker.subject(change), one=was.text, other="".join(was.only))
