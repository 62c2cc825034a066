"""Sentences on whom a statement or a line of it holds for."""

from __future__ import annotations

from collections.abc import Callable

from engine.compare import Change, Concept, Kind, Passage

from .speaker import Speaker, both, lines
from .values import close, quoted
from .words import listed, say


def extent(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = both(change)
        subject = _of_line(speaker, change) if change.kind.value.startswith("line_") else speaker.subject(change)
        only = now.only or was.only
        if not only:
            return _with_parts(speaker, speaker.say(key, subject=subject), change)
        # A member that came makes it wider, a condition that came makes it narrower.
        what = "member" if bool(now.only) is (key == "wider") else "condition"
        return _with_parts(speaker, speaker.say(f"{key}.{what}", subject=subject, only=_quoted(speaker, only)), change)

    return said


def _with_parts(speaker: Speaker, said: str, change: Change) -> str:
    """With the names on both sides that stand for other persons."""
    inner = _within(speaker, change)
    return speaker.say("with_parts", said=said, parts=inner) if inner else said


def _within(speaker: Speaker, change: Change) -> str:
    was, now = both(change)
    pairs = list(zip(was.apart, now.apart, strict=True))
    named = tuple(new for old, new in pairs if not _is_written_out(old, new))
    said = [speaker.say("within", names=_quoted(speaker, named))] if named else []
    # What differs may be a condition beside the name, and not whom the name stands for.
    said += (
        speaker.say("instead.member", was=quoted(old, speaker.language), now=quoted(new, speaker.language))
        for old, new in pairs
        if _is_written_out(old, new)
    )
    return say(speaker.language, "comma").join(said)


def _is_written_out(old: str, new: str) -> bool:
    return " " in old or " " in new


def _of_line(speaker: Speaker, change: Change) -> str:
    passage, subject = change.passage, speaker.subject(change)
    if passage.part:
        return speaker.say("line.part", subject=subject, part=passage.part)
    if change.old is not None and change.old.guard:
        # As it was: what it loses or gains is said of it.
        guard = close(change.old.guard, speaker.language)
        return speaker.say("line.guarded", subject=subject, guard=guard, value=speaker.value(passage))
    return speaker.say("line", subject=subject, value=speaker.value(passage))


def condition(speaker: Speaker, change: Change) -> str:
    was, now = both(change)
    subject = _of_line(speaker, change) if change.kind is Kind.LINE_CONDITION else speaker.subject(change)
    turn, within = _turn(speaker, was, now), _within(speaker, change)
    both_said = turn and within
    parts = speaker.say("and_within", turn=turn, within=within) if both_said else turn or within
    return speaker.say("condition", subject=subject, parts=parts)


def _turn(speaker: Speaker, was: Passage, now: Passage) -> str:
    """What went and what came; both conditions in full where they have nothing in common."""
    gone, come = (_quoted(speaker, passage.only) for passage in (was, now))
    if was.only and now.only and not _is_all_of(was) and not _is_all_of(now):
        return speaker.say("gone_and_come", gone=gone, come=come)
    if bool(was.only) is not bool(now.only):
        return speaker.say("gone", gone=gone) if was.only else speaker.say("come", come=come)
    if now.apart and not now.only:
        return ""
    one, other = (quoted(p.guard or p.written, speaker.language) for p in (was, now))
    return speaker.say("instead", was=one, now=other)


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
    return speaker.say(f"line_{key}", subject=subject, line=_case(speaker, passage))


def _case(speaker: Speaker, passage: Passage) -> str:
    """Of whom first, then what holds of them."""
    if not passage.guard:
        return lines(passage)[0]
    guard = close(passage.guard, speaker.language)
    return speaker.say("guarded", guard=guard, value=speaker.value(passage))


def order(speaker: Speaker, change: Change) -> str:
    was, _ = both(change)
    return speaker.say("order", subject=speaker.subject(change), one=was.text, other="".join(was.only))
