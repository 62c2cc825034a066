"""What comes of comparing for every person, in one sentence, and under what that is said."""

from __future__ import annotations

from dsl import Assumed, Policy
from engine.compare import Exactly, Short

from ...texts.rows import Rows
from ..outcomes import JOIN
from .speaker import ExactSpeaker
from .titles import title

_WORDS: Rows = {
    "equal": (
        "对所有人都一样（看过 {cells} 格）：只要两份通知会问到的事实齐全，谁的结果都不变。",
        "Equal for every person (cells looked at: {cells}): nobody of whom all is known that either notice asks is "
        "told anything else.",
    ),
    "equal.between": (
        "对所有人都一样（看过 {cells} 格）：只要两份通知会问到的事实齐全，谁的结果都一样。",
        "Equal for every person (cells looked at: {cells}): nobody of whom all is known that either notice asks is "
        "told anything else.",
    ),
    "equal.same": (
        "对所有人都一样：决定结果的语句，两份通知完全相同，不用逐格看。",
        "Equal for every person: all that decides a result is the same in both notices; there was nothing to look at.",
    ),
    "equal.shared": (
        "两份通知都有的各项，对所有人都一样（看过 {cells} 格）。",
        "In all that both notices decide they are equal for every person (cells looked at: {cells}).",
    ),
    "groups": (
        "共有 {count} 组人的结果不同（看过 {cells} 格）；不在这些组里的人，只要事实齐全，各项结果都一样。",
        "Groups of persons with a different result: {count} (cells looked at: {cells}). Whoever is in none of them, "
        "and of whom all is known, is told the same.",
    ),
    "groups.short": (
        "已经找到 {count} 组人的结果不同（看过 {cells} 格）；{items}没有对所有人比完，原因见下。",
        "Groups of persons with a different result found so far: {count} (cells looked at: {cells}). Not compared for "
        "everybody, for reasons given below: {items}.",
    ),
    "none.short": (
        "看过的 {cells} 格里没有不同，但{items}没有对所有人比完，原因见下；不能说对所有人都一样。",
        "None of the cells looked at differs ({cells}), but for reasons given below these were not compared for "
        "everybody: {items}. It is not known to be equal for every person.",
    ),
    "none.not_shown": (
        "有不同：看过 {cells} 格，{items}两份通知说的不一样，但没有找到遇到它的人来举例，见下。不能说对所有人都一样。",
        "They differ (cells looked at: {cells}), but nobody was found to show it, see below: {items}. It is not known "
        "to be equal for every person.",
    ),
    "item": ("“{item}”", "{item}"),
    "lacking": ("缺事实的人", "persons of whom a fact is missing"),
    "assuming": (
        "这是按通知里的假定说的；换一种假定，结果可能不同：{assumed}。",
        "This is said under what the notices assume (假定); assuming otherwise may change it: {assumed}.",
    ),
    "assumed": ("{whose}的“{name}”（{value}）", "“{name}” of {whose} ({value})"),
    "both": ("两份通知", "both notices"),
    "assumed.old": ("{old}", "{old}"),
    "assumed.new": ("{new}", "{new}"),
    "aligned": (
        "按参保年度对齐，日期都按 {year} 年度说：{moves}（2 月的最后一天还是 2 月的最后一天）。",
        "Aligned by benefit year; all days are told as those of {year}: {moves} (the last day of February stays the "
        "last day of February).",
    ),
    "moved.on": ("{whose}的日期往后推 {years} 年", "the dates of {whose} move on by {years} year(s)"),
    "moved.back": ("{whose}的日期往前推 {years} 年", "the dates of {whose} move back by {years} year(s)"),
    "old": ("{old}", "{old}"),
    "new": ("{new}", "{new}"),
    "absolute": ("日期按日历，不按年度对齐。", "By the calendar: dates are not aligned by benefit year."),
}


def verdict(exactly: Exactly, speaker: ExactSpeaker) -> str:
    """Whether anybody is told anything else, and how far that was looked into."""
    items = _unfinished(exactly, speaker)
    words = {"cells": exactly.cells, "count": len(exactly.groups), "items": items}
    if exactly.groups:
        return speaker.say(_WORDS, "groups.short" if items else "groups", **words)
    if any(Short.NOT_SHOWN in one.short for one in exactly.looked):
        return speaker.say(_WORDS, "none.not_shown", **words)
    if not exactly.complete:
        return speaker.say(_WORDS, "none.short", **words)
    if not exactly.equal:
        return speaker.say(_WORDS, "equal.shared", **words)
    return speaker.say(_WORDS, "equal" if exactly.cells else "equal.same", **words)


def _unfinished(exactly: Exactly, speaker: ExactSpeaker) -> str:
    """What was not compared for everybody; a group that is told too widely is complete all the same."""
    unfinished = [one for one in exactly.looked if one.short - {Short.NOT_APART}]
    fields = (one.fields[0] for one in unfinished if one.fields)
    items = [speaker.say(_WORDS, "item", item=title(field, speaker.language)) for field in fields]
    if any(Short.ASSUMED in one.short for one in unfinished):
        items.append(speaker.say(_WORDS, "lacking"))
    return JOIN[speaker.language].join(dict.fromkeys(items))


def assuming(exactly: Exactly, speaker: ExactSpeaker) -> str:
    """The assumptions of the notices that hold for every person; empty where there are none, or nothing was asked."""
    sides = [_assumptions(policy) for policy in (exactly.old, exactly.new)]
    every = dict.fromkeys((*sides[0], *sides[1])) if exactly.cells else {}
    said = []
    for name, value in every:
        only = [key for key, own in zip(("assumed.old", "assumed.new"), sides, strict=True) if (name, value) in own]
        whose = speaker.say(_WORDS, "both" if len(only) == 2 else only[0])
        said.append(speaker.say(_WORDS, "assumed", whose=whose, name=name, value=value))
    return speaker.say(_WORDS, "assuming", assumed=JOIN[speaker.language].join(said)) if said else ""


def _assumptions(policy: Policy) -> tuple[tuple[str, object], ...]:
    """What is assumed of a fact is so only for persons of whom it is missing."""
    return tuple((one.target, one.value) for one in policy.assumptions if one.about is Assumed.READING)


def alignment(exactly: Exactly, speaker: ExactSpeaker) -> str:
    if exactly.old.header.year == exactly.new.header.year:
        return ""
    if exactly.year is None:
        return speaker.say(_WORDS, "absolute")
    moved = {"old": exactly.moved(exactly.old), "new": exactly.moved(exactly.new)}
    moves = (
        speaker.say(_WORDS, "moved.on" if by > 0 else "moved.back", whose=speaker.say(_WORDS, whose), years=abs(by))
        for whose, by in moved.items()
        if by
    )
    return speaker.say(_WORDS, "aligned", year=exactly.year, moves=JOIN[speaker.language].join(moves))
