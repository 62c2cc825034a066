"""For whom two notices differ, as a section of a document: whether for anybody, then field by field the groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from dsl import Language
from engine.compare import Affected, Exactly, Looked, Person, Short
from engine.fields import bare

from ...texts.rows import Rows
from ..document import Block, Heading, Items, Section, Sentence, Tone
from ..outcomes import JOIN
from ..results.model import field_title
from .effects import effects
from .persons import others_in_words, person_words
from .speaker import ExactSpeaker
from .titles import title
from .verdict import alignment, assuming, verdict
from .whom import whom

T = TypeVar("T")
MOST_GROUPS, MOST_KINDS = 6, 4
GATES = ("险种", "参保", "受理")
_WORDS: Rows = {
    "title": ("对谁不同，逐格比过", "For whom, exactly"),
    "too_wide": (
        "这一组的范围说不准：上面的条件也包括一些结果不变的人，以例子为准。",
        "This group could not be delimited: some who are told the same meet these conditions too; go by the example.",
    ),
    "too_wide.between": (
        "这一组的范围说不准：上面的条件也包括一些结果一样的人，以例子为准。",
        "This group could not be delimited: some who are told the same meet these conditions too; go by the example.",
    ),
    "let_in": (
        "金额等各项说的是两份通知都不拒绝的人；只有一份拒绝的，列在“参保”“受理”里。",
        "Amounts and all later results are told of persons whom neither notice turns away; whoever is turned away by "
        "only one is listed under eligibility or acceptance.",
    ),
    "any_of": ("以下任何一种人：{effect}。", "Any of these persons: {effect}."),
    "whom": ("{whom}：{effect}。", "{whom}: {effect}."),
    "for_example": ("例如：{person}。", "For example: {person}."),
    "besides": ("这个人另外还有：{others}。", "For this person besides: {others}."),
    "more_whom": (
        "另有 {count} 种人没有列出（--all 全部列出）。",
        "{count} more such persons are not listed here (--all lists them).",
    ),
    "more_groups": (
        "这一项还有 {count} 组没有列出：加上 --all 全部列出，或者用 --format html、xlsx 看。",
        "{count} more groups here are not listed: --all lists them, and so does --format html or xlsx.",
    ),
    "only.old": ("只有{old}有，没法比：{fields}", "only {old} has: {fields}"),
    "only.new": ("只有{new}有，没法比：{fields}", "only {new} has: {fields}"),
    "not_all": ("没有比、没有比完的", "Not compared, or not for everybody"),
    "too_many_cells": (
        "{fields}：情形太多，看了 {cells} 格，其余只抽查；上面的组可能不全，范围也可能不准",
        "{fields}: too many cases; {cells} cells were looked at and the rest sampled. Groups may be missing, and those "
        "listed may be too wide",
    ),
    "follows_own_values": (
        "{fields}：结果随各人的{facts}变化，只比了有代表性的值",
        "{fields}: the result follows the person's own {facts}, of which only typical values were compared",
    ),
    "no_person_found": (
        "{fields}：有的格里找不到会遇到这个不同的人，没有列出",
        "{fields}: for some cells no person was found who meets the difference; they are not listed",
    ),
    "not_told_apart": (
        "{fields}：有的组的范围说不准，那些组已经注明，以例子为准",
        "{fields}: some groups could not be delimited; they are marked, go by the example",
    ),
    "assumed_facts": (
        "两份通知对没有写的事实作了不同的假定，缺事实的人没有比",
        "the notices assume different things where a fact is missing; persons of whom it is missing were not compared",
    ),
}


def sections(exactly: Exactly, language: Language, brief: bool = False) -> tuple[Section, ...]:
    """`brief`: of each heading only the first groups, of each group the first kinds of persons, and how many more."""
    speaker = ExactSpeaker.of(exactly, language)
    return (Section(speaker.say(_WORDS, "title"), tuple(_blocks(exactly, speaker, brief))),)


def _blocks(exactly: Exactly, speaker: ExactSpeaker, brief: bool) -> Iterator[Block]:
    yield Sentence(verdict(exactly, speaker), Tone.ANSWER)
    if remark := alignment(exactly, speaker):
        yield Sentence(remark, Tone.ASIDE)
    if remark := assuming(exactly, speaker):
        yield Sentence(remark, Tone.ASIDE)
    if any(bare(one.field) not in GATES for group in exactly.groups for one in group.differences):
        yield Sentence(speaker.say(_WORDS, "let_in"), Tone.ASIDE)
    shown: list[Person] = []
    for heading, groups in groupby(exactly.groups, key=lambda group: _heading(group, speaker)):
        yield Heading(heading)
        first, others = _cut(tuple(groups), MOST_GROUPS, brief)
        for group in first:
            yield from _group(group, exactly, speaker, brief, shown)
            shown.append(group.person)
        if others:
            yield Sentence(speaker.say(_WORDS, "more_groups", count=others), Tone.ASIDE)
    if left := not_compared(exactly, speaker):
        yield Heading(speaker.say(_WORDS, "not_all"))
        yield Items(left)


def _heading(group: Affected, speaker: ExactSpeaker) -> str:
    words = title(group.differences[0].field, speaker.language)
    return words[:1].upper() + words[1:]


def _cut(every: tuple[T, ...], most: int, brief: bool) -> tuple[tuple[T, ...], int]:
    """The first ones, and how many more there are; one alone is not worth leaving out."""
    if not brief or len(every) <= most + 1:
        return every, 0
    return every[:most], len(every) - most


def _group(
    group: Affected, exactly: Exactly, speaker: ExactSpeaker, brief: bool, shown: Sequence[Person]
) -> Iterator[Block]:
    """`shown`: the examples before this one."""
    effect = effects(group.differences, group.varying, exactly.new, speaker)
    if len(group.whom) == 1:
        persons = whom(group.whom[0], speaker)
        yield Sentence(speaker.say(_WORDS, "whom", whom=persons[:1].upper() + persons[1:], effect=effect))
    else:
        yield Sentence(speaker.say(_WORDS, "any_of", effect=effect))
    first, more = _cut(group.whom, MOST_KINDS, brief)
    items = [whom(one, speaker) for one in first] if len(group.whom) > 1 else []
    if more:
        items.append(speaker.say(_WORDS, "more_whom", count=more))
    items.append(speaker.say(_WORDS, "for_example", person=person_words(group.person, speaker)))
    if remark := too_wide(group, speaker):
        items.append(remark)
    if others := besides(group, exactly, speaker, shown):
        items.append(speaker.say(_WORDS, "besides", others=others))
    yield Items(tuple(items))


def besides(group: Affected, exactly: Exactly, speaker: ExactSpeaker, shown: Sequence[Person] = ()) -> str:
    """What else differs for the group's person; empty where nothing does. What one of those shown shows is named."""
    told = {one.field for one in group.differences} | _of_everybody(exactly)
    return others_in_words(group, exactly.new, told, speaker, shown)


def too_wide(group: Affected, speaker: ExactSpeaker) -> str:
    """That others meet the conditions too; empty where nobody does."""
    return "" if group.exact else speaker.say(_WORDS, "too_wide")


def not_compared(exactly: Exactly, speaker: ExactSpeaker) -> tuple[str, ...]:
    """What was not compared, or not for everybody."""
    return (*_only(exactly, speaker), *_short(exactly.looked, speaker))


def _of_everybody(exactly: Exactly) -> set[str]:
    """What differs for everybody is said once."""
    groups = (group for group in exactly.groups if () in group.whom)
    return {one.field for group in groups for one in group.differences}


def _only(exactly: Exactly, speaker: ExactSpeaker) -> Iterator[str]:
    for whose, fields in (("old", exactly.only_old), ("new", exactly.only_new)):
        if fields:
            yield speaker.say(_WORDS, f"only.{whose}", fields=_titles(fields, speaker))


def _short(looked: Iterable[Looked], speaker: ExactSpeaker) -> Iterator[str]:
    for one in looked:
        for short in sorted(one.short, key=list(Short).index):
            fields = one.varying if short is Short.VARIES else one.fields
            facts = JOIN[speaker.language].join(one.facts)
            yield speaker.say(_WORDS, short.value, fields=_titles(fields, speaker), cells=one.cells, facts=facts)


def _titles(fields: Iterable[str], speaker: ExactSpeaker) -> str:
    return JOIN[speaker.language].join(field_title(field, speaker.language) for field in fields)
