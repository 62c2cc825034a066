"""A change as a plain sentence, without its full stop."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from dsl import Combine, Mode, TieRule, lexicon
from engine.compare import Change, Concept, Days, Kind, Passage

from .amounts import filled, number, own_year, share, silenced, value
from .conditions import condition, extent, line_come_or_gone, order
from .speaker import Speaker, after_name, both, lines, turned
from .values import date_words, quoted
from .windows import days, split, window
from .words import listed, say


def sentence(speaker: Speaker, change: Change) -> str:
    made = _SENTENCES[change.kind](speaker, change)
    return made[:1].upper() + made[1:] if speaker.language == "en" else made


def with_users(speaker: Speaker, change: Change) -> str:
    """The sentence, and which statements rest on a category that holds for others now."""
    said = sentence(speaker, change)
    if not change.users:
        return said
    subjects = (say(speaker.language, f"subject.{concept.value}", name=name) for concept, name in change.users)
    names = listed(speaker.language, dict.fromkeys(subjects))
    return say(speaker.language, "used_by", said=said, names=names)


def _come_or_gone(speaker: Speaker, change: Change) -> str:
    """A whole statement that only one notice has."""
    passage, is_new = change.passage, change.new is not None
    match change.concept:
        case Concept.CONSTRAINT:
            return speaker.say("required" if is_new else "required_no_more", what=passage.written)
        case Concept.AID | Concept.CATEGORY | Concept.WINDOW | Concept.READING | Concept.ASSUMPTION:
            key, what = "added.with" if is_new else "removed.with", _what(speaker, change)
            return _with_fits(speaker, speaker.say(key, subject=speaker.subject(change), what=what), change)
        case Concept.TABLE | Concept.LET | Concept.RESULT | Concept.PRODUCT:
            return speaker.say("added" if is_new else "removed", subject=speaker.subject(change))
        case Concept.SET_ASIDE:
            key, what = "added.with" if is_new else "removed.with", passage.written
            subject = say(speaker.language, "set_aside") + f" {passage.name}"
            return speaker.say(key, subject=subject, what=what)
    key, subject = "written_now" if is_new else "written_no_more", speaker.subject(change)
    if passage.year is not None:
        return speaker.say("of_year", value=speaker.say(key, subject=subject), year=passage.year)
    if passage.written and change.concept is Concept.HEADER:
        return speaker.say(f"{key}.with", subject=subject, what=quoted(passage.written, speaker.language))
    return speaker.say(key, subject=subject)


def _with_fits(speaker: Speaker, said: str, change: Change) -> str:
    """Gone is not all: which aids of the other notice its persons come under."""
    fits = change.passage.fits
    if not fits:
        return said
    aids = (
        say(speaker.language, "fits.some" if who else "fits.all", who=listed(speaker.language, who), aid=aid)
        for aid, who in fits
    )
    key = "fits.now" if change.new is None else "fits.before"
    return speaker.say(key, said=said, aids=say(speaker.language, "comma").join(aids))


def _what(speaker: Speaker, change: Change) -> str:
    passage = change.passage
    match change.concept:
        case Concept.AID:
            first, *below = lines(passage)
            # Written on one line, what is given follows the colon.
            given = [_given(line, speaker) for line in below or [re.split("[：:]", first, maxsplit=1)[-1]]]
            return speaker.say("for_whom", whom=passage.written, lines=say(speaker.language, "comma").join(given))
        case Concept.WINDOW if isinstance(passage.value, Days):
            return date_words(passage.value, speaker.language)
        case Concept.ASSUMPTION:
            return speaker.value(passage)
        case Concept.READING:
            return passage.written
    return after_name(passage)


def _given(line: str, speaker: Speaker) -> str:
    """A line of an aid; how it is paid without the keyword: 方式 代缴 is 代缴."""
    word, _, mode = line.strip().partition(" ")
    keywords = {one.chinese for one in map(lexicon.keyword_of, (word, mode)) if one is not None}
    paid = keywords - {"方式"}
    return speaker.say(f"paid.{paid.pop()}") if "方式" in keywords and len(paid) == 1 else line.strip()


def payer(speaker: Speaker, change: Change) -> str:
    passage, subject = change.passage, speaker.subject(change)
    if change.old is None:
        return speaker.say("payer_added", subject=subject, part=passage.part, now=speaker.value(passage))
    if change.new is None:
        return speaker.say("payer_removed", subject=subject, part=passage.part, was=speaker.value(passage))
    return speaker.say("payer", subject=subject, was=change.old.part, now=change.new.part)


def named_value(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        sides, subject = both(change), speaker.say(key, subject=speaker.subject(change))
        was, now = (_rule(speaker, passage) for passage in sides)
        unwritten = [passage.value is None for passage in sides]
        if any(unwritten):
            key_of_turn = "first_written" if unwritten[0] else "written_no_longer"
            return speaker.say(key_of_turn, subject=subject, was=was, now=now)
        return turned(speaker, subject, was, now)

    return said


def _rule(speaker: Speaker, passage: Passage) -> str:
    """代缴, 就高, 次序 A、B, a stage or a year of its own, as a few words."""
    match passage.value:
        case Mode() | Combine() | TieRule() as rule:
            return speaker.say(f"rule.{rule.value}", order=passage.written)
        case int() as number:
            return speaker.say("stage_number", number=number)
    return speaker.say("nothing_written")


def _renamed(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        was, now = both(change)
        subjects = [speaker.say(f"subject.{change.concept.value}", name=p.name) for p in (was, now)]
        name = was.name if change.kind is Kind.PARTED else now.name
        return speaker.say(key, was=subjects[0], now=subjects[1], name=name)

    return said


def _about_subject(key: str) -> Callable[[Speaker, Change], str]:
    return lambda speaker, change: speaker.say(key, subject=speaker.subject(change), now=_shown_days(speaker, change))


def _shown_days(speaker: Speaker, change: Change) -> str:
    value = change.passage.value
    return date_words(value, speaker.language) if isinstance(value, Days) else ""


def reading(key: str) -> Callable[[Speaker, Change], str]:
    def said(speaker: Speaker, change: Change) -> str:
        value = speaker.value(change.passage)
        return speaker.say(key, name=change.passage.name, now=value, was=value)

    return said


_SENTENCES: Mapping[Kind, Callable[[Speaker, Change], str]] = {
    Kind.ADDED: _come_or_gone,
    Kind.REMOVED: _come_or_gone,
    Kind.RENAMED: _renamed("renamed"),
    Kind.JOINED: _renamed("joined"),
    Kind.PARTED: _renamed("parted"),
    Kind.WIDER: extent("wider"),
    Kind.NARROWER: extent("narrower"),
    Kind.CONDITION: condition,
    Kind.LINE_ADDED: line_come_or_gone,
    Kind.LINE_REMOVED: line_come_or_gone,
    Kind.LINE_WIDER: extent("wider"),
    Kind.LINE_NARROWER: extent("narrower"),
    Kind.LINE_CONDITION: condition,
    Kind.LINE_ORDER: order,
    Kind.AMOUNT: number,
    Kind.SHARE: share,
    Kind.VALUE: value,
    Kind.FILLED: filled,
    Kind.SILENCED: silenced,
    Kind.SETTLED: value,
    Kind.DEFERRED: value,
    Kind.BOUND: value,
    Kind.OWN_YEAR: own_year,
    Kind.PAYER_ADDED: payer,
    Kind.PAYER_REMOVED: payer,
    Kind.PAYER: payer,
    Kind.MODE: named_value("mode"),
    Kind.STAGE: named_value("stage"),
    Kind.COMBINE: named_value("combine"),
    Kind.TIE: named_value("tie"),
    Kind.MOVED: window("moved"),
    Kind.LENGTHENED: window("lengthened"),
    Kind.SHORTENED: window("shortened"),
    Kind.SPLIT: split,
    Kind.MERGED: split,
    Kind.DAYS: days,
    Kind.NOT_MOVED_ON: _about_subject("not_moved_on"),
    Kind.RAISED: number,
    Kind.LOWERED: number,
    Kind.BINDING: _about_subject("binding"),
    Kind.SOFTENED: _about_subject("softened"),
    Kind.READING_SETTLED: reading("reading_settled"),
    Kind.READING_OPENED: reading("reading_opened"),
}
