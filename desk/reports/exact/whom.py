"""Groups of persons by what tells them from others, in the officer's words."""

from __future__ import annotations

from datetime import date
from typing import Any

from dsl import NONE, Kind, TimeOfDay
from engine.compare import Condition, Conditions, Sort, Stretch

from ..outcomes import JOIN, value_words
from .speaker import ExactSpeaker
from .words import WORDS

OF_NEW = "′"


def whom(conditions: Conditions, speaker: ExactSpeaker) -> str:
    if not conditions:
        return speaker.say(WORDS, "everybody")
    held = [condition_words(one, speaker) for one in conditions if _is_held(one)]
    others = [condition_words(one, speaker) for one in conditions if not _is_held(one)]
    together = [speaker.say(WORDS, "both").join(held)] if held else []
    return speaker.say(WORDS, "and").join((*together, *others))


def _is_held(one: Condition) -> bool:
    return one.is_yes_or_no and one.holds and one.sort is not Sort.CONDITION


def condition_words(one: Condition, speaker: ExactSpeaker) -> str:
    if one.is_yes_or_no:
        return _yes_or_no(one, speaker)
    (name,) = one.subjects
    members = JOIN[speaker.language].join(one.written)
    if one.sort is Sort.READING:
        return reading_words(name, members, speaker)
    if one.sort is Sort.CONDITION:
        return speaker.say(WORDS, "depends", names=name)
    if one.stretches or one.members == (NONE,):
        parts = [_stretch(stretch, speaker) for stretch in one.stretches]
        parts += [speaker.say(WORDS, "is_none")] if NONE in one.members else []
        return speaker.say(WORDS, "value", name=name, values=speaker.say(WORDS, "or").join(parts))
    return speaker.say(WORDS, "member" if one.holds else "no_member", name=name, values=members)


def reading_words(name: str, ways: str, speaker: ExactSpeaker) -> str:
    """A reading of which both notices have one, with other alternatives each, is marked in the new one."""
    own = name.removesuffix(OF_NEW)
    return speaker.say(WORDS, "reading" if own == name else "reading.new", name=own, values=ways)


def _yes_or_no(one: Condition, speaker: ExactSpeaker) -> str:
    names = JOIN[speaker.language].join(one.subjects)
    if one.notice and one.sort is Sort.CONDITION and not one.holds:
        return speaker.say(WORDS, f"fails.{one.notice}", names=names)
    if one.notice:
        names = speaker.say(WORDS, f"whose.{one.notice}", names=names)
    if one.sort is Sort.CONDITION:
        return speaker.say(WORDS, "holds" if one.holds else "fails", names=names)
    several = len(one.subjects) > 1
    if one.holds:
        return speaker.say(WORDS, "any" if several else "one", names=names)
    of_fact = one.fact is not None and one.fact.type.kind is Kind.YES_NO
    return speaker.say(WORDS, ("none" if several else "no") + (".fact" if of_fact else ""), names=names)


def _stretch(stretch: Stretch, speaker: ExactSpeaker) -> str:
    first, last = stretch.first, stretch.last
    words = {"first": _end(first, speaker), "last": _end(last, speaker)}
    counted = not isinstance(last if first is None else first, date | TimeOfDay)
    if first is None and last is None:
        return speaker.say(WORDS, "any_at_all")
    if first is None:
        return speaker.say(WORDS, "at_most" if counted else "to", **words)
    if last is None:
        return speaker.say(WORDS, "at_least" if counted else "from", **words)
    return speaker.say(WORDS, "on" if first == last else "between", **words)


def _end(value: Any, speaker: ExactSpeaker) -> str:
    return "" if value is None else value_words(value, speaker.language)
