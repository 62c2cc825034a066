"""For whom two notices differ, as a section of a document: whether for anybody, then field by field the groups."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from dsl import Language
from engine.compare import Affected, Exactly, Looked, Short
from engine.fields import AID, SHARE, bare

from .document import Block, Heading, Items, Section, Sentence, Tone
from .exact_words import CATEGORY, effects, others_in_words, person_words, whom
from .outcomes import JOIN
from .results import field_title

GATES = ("险种", "参保", "受理")
_WORDS: Mapping[str, tuple[str, str]] = {
    "title": ("对谁不同，逐格比过", "For whom, exactly"),
    "equal": (
        "对所有人都一样（看过 {cells} 格）：只要两份通知会问到的事实齐全，谁的结果都不变。",
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
        "共有 {count} 组人的结果不同（看过 {cells} 格）；没有列出的人，只要事实齐全，各项结果都一样。",
        "Groups of persons with a different result: {count} (cells looked at: {cells}). Whoever is in none of them, "
        "and of whom all is known, is told the same.",
    ),
    "groups.short": (
        "已经找到 {count} 组人的结果不同（看过 {cells} 格），但有的项目没有比完，见下。",
        "Groups of persons with a different result found so far: {count} (cells looked at: {cells}); some results were "
        "not compared for everybody, see below.",
    ),
    "none.short": (
        "看过的 {cells} 格里没有不同，但有的项目没有比完，见下；不能说对所有人都一样。",
        "None of the cells looked at differs ({cells}), but some results were not compared for everybody, see below; "
        "it is not known to be equal for every person.",
    ),
    "aligned": (
        "按参保年度对齐，日期都按 {year} 年度说：{moves}（2 月的最后一天还是 2 月的最后一天）。",
        "Aligned by benefit year; all days are told as those of {year}: {moves} (the last day of February stays the "
        "last day of February).",
    ),
    "moved.on": ("{whose}的日期往后推 {years} 年", "the dates of the {whose} move on by {years} year(s)"),
    "moved.back": ("{whose}的日期往前推 {years} 年", "the dates of the {whose} move back by {years} year(s)"),
    "old": ("旧通知", "old notice"),
    "new": ("新通知", "new notice"),
    "absolute": ("日期按日历，不按年度对齐。", "By the calendar: dates are not aligned by benefit year."),
    "let_in": (
        "金额等各项说的是两份通知都不拒绝的人；只有一份拒绝的，列在“参保”“受理”里。",
        "Amounts and all later results are told of persons whom neither notice turns away; whoever is turned away by "
        "only one is listed under eligibility or acceptance.",
    ),
    "categories": ("人群", "Categories (人群)"),
    "money": ("个人缴费和资助", "Contribution and aid"),
    "funding": ("财政补助", "Government funding (财政补助)"),
    "benefit": ("待遇期", "Benefit period (待遇期)"),
    "any_of": ("以下任何一种人：{effect}。", "Any of these persons: {effect}."),
    "whom": ("{whom}：{effect}。", "{whom}: {effect}."),
    "for_example": ("例如：{person}。", "For example: {person}."),
    "besides": ("这个人另外还有：{others}。", "For this person besides: {others}."),
    "only": ("只有{whose}有，没法比：{fields}", "only the {whose} has: {fields}"),
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
        "{fields}：有的组的范围说不准，以例子为准",
        "{fields}: some groups could not be delimited; go by the example",
    ),
    "assumed_facts": (
        "两份通知对没有写的事实作了不同的假定，缺事实的人没有比",
        "the notices assume different things where a fact is missing; persons of whom it is missing were not compared",
    ),
}


def sections(exactly: Exactly, language: Language) -> tuple[Section, ...]:
    return (Section(_say(language, "title"), tuple(_blocks(exactly, language))),)


def verdict(exactly: Exactly, language: Language) -> str:
    """Whether anybody is told anything else, and how far that was looked into."""
    words = {"cells": exactly.cells, "count": len(exactly.groups)}
    if exactly.groups:
        return _say(language, "groups" if exactly.complete else "groups.short", **words)
    if not exactly.complete:
        return _say(language, "none.short", **words)
    if not exactly.equal:
        return _say(language, "equal.shared", **words)
    return _say(language, "equal" if exactly.cells else "equal.same", **words)


def alignment(exactly: Exactly, language: Language) -> str:
    if exactly.old.header.year == exactly.new.header.year:
        return ""
    if exactly.year is None:
        return _say(language, "absolute")
    moved = {"old": exactly.moved(exactly.old), "new": exactly.moved(exactly.new)}
    moves = (
        _say(language, "moved.on" if by > 0 else "moved.back", whose=_say(language, whose), years=abs(by))
        for whose, by in moved.items()
        if by
    )
    return _say(language, "aligned", year=exactly.year, moves=JOIN[language].join(moves))


def _blocks(exactly: Exactly, language: Language) -> Iterator[Block]:
    yield Sentence(verdict(exactly, language), Tone.ANSWER)
    if remark := alignment(exactly, language):
        yield Sentence(remark, Tone.ASIDE)
    if any(bare(one.field) not in GATES for group in exactly.groups for one in group.differences):
        yield Sentence(_say(language, "let_in"), Tone.ASIDE)
    for title, groups in groupby(exactly.groups, key=lambda group: _heading(group, language)):
        yield Heading(title)
        for group in groups:
            yield from _group(group, exactly, language)
    if left := not_compared(exactly, language):
        yield Heading(_say(language, "not_all"))
        yield Items(left)


def _heading(group: Affected, language: Language) -> str:
    field = group.differences[0].field
    name = bare(field)
    if field.startswith(CATEGORY):
        return _say(language, "categories")
    if name.startswith(SHARE) or name == "财政补助":
        return _say(language, "funding")
    if name.startswith(AID) or name in ("缴费", "资助合计", "应缴", "先付", "退补"):
        return _say(language, "money")
    title = _say(language, "benefit") if name in ("待遇开始", "待遇结束") else field_title(field, language)
    return title[:1].upper() + title[1:]


def _group(group: Affected, exactly: Exactly, language: Language) -> Iterator[Block]:
    effect = effects(group.differences, group.varying, exactly.new, language)
    if len(group.whom) == 1:
        persons = whom(group.whom[0], language)
        yield Sentence(_say(language, "whom", whom=persons[:1].upper() + persons[1:], effect=effect))
    else:
        yield Sentence(_say(language, "any_of", effect=effect))
    items = [whom(one, language) for one in group.whom] if len(group.whom) > 1 else []
    items.append(_say(language, "for_example", person=person_words(group.person, language)))
    if others := besides(group, exactly, language):
        items.append(_say(language, "besides", others=others))
    yield Items(tuple(items))


def besides(group: Affected, exactly: Exactly, language: Language) -> str:
    """What else differs for the group's person; empty where nothing does."""
    told = {one.field for one in group.differences} | _of_everybody(exactly)
    return others_in_words(group, exactly.new, told, language)


def not_compared(exactly: Exactly, language: Language) -> tuple[str, ...]:
    """What was not compared, or not for everybody."""
    return (*_only(exactly, language), *_short(exactly.looked, language))


def _of_everybody(exactly: Exactly) -> set[str]:
    """What differs for everybody is said once."""
    groups = (group for group in exactly.groups if () in group.whom)
    return {one.field for group in groups for one in group.differences}


def _only(exactly: Exactly, language: Language) -> Iterator[str]:
    for whose, fields in (("old", exactly.only_old), ("new", exactly.only_new)):
        if fields:
            yield _say(language, "only", whose=_say(language, whose), fields=_titles(fields, language))


def _short(looked: Iterable[Looked], language: Language) -> Iterator[str]:
    for one in looked:
        for short in sorted(one.short, key=list(Short).index):
            fields = one.varying if short is Short.VARIES else one.fields
            facts = JOIN[language].join(one.facts)
            yield _say(language, short.value, fields=_titles(fields, language), cells=one.cells, facts=facts)


def _titles(fields: Iterable[str], language: Language) -> str:
    return JOIN[language].join(field_title(field, language) for field in fields)


def _say(language: Language, key: str, /, **words: object) -> str:
    return _WORDS[key][language != "zh"].format_map(words)
