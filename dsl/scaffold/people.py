"""Who a clause speaks of, and who pays: words of the vocabulary and of the departments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..model import Fact, Vocabulary
from ..types import Kind

_GRADES = re.compile(
    r"(?P<grades>[一二三四](?:级)?(?:(?:、|和|及|或|至)(?:[一二三四])(?:级)?)*)(?<=级)(?:\([^)]*\))?(?:的)?残疾"
)
_PAYERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"医疗救助(?:基金|资金)?"), "医疗救助基金"),
    (re.compile(r"残联|残疾人联合会"), "残联"),
    (re.compile(r"民政(?:局|部门)"), "民政局"),
    (re.compile(r"民族(?:事务)?委员会|民委"), "民族事务委员会"),
    (re.compile(r"乡村振兴(?:统筹发展中心|局|部门)"), "乡村振兴部门"),
    (re.compile(r"退役军人(?:事务)?(?:局|部门)"), "退役军人事务局"),
    (re.compile(r"教育局|教体局|教育部门"), "教育局"),
    (re.compile(r"(?:自治区|[省市县旗])(?:级)?财政"), ""),
    (re.compile(r"(?<![级央区省市县旗])财政(?!补助(?:标准|部分|资金)|部门)"), "财政"),
)
_LONGER = {"特困": "特困人员", "低保": "低保对象", "重度残疾": "重度残疾人"}


@dataclass(frozen=True, slots=True)
class Group:
    """人群: its name, its condition as a rule file writes it, and where in the text it is named."""

    name: str
    condition: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Payer:
    name: str
    start: int


def groups_in(text: str, vocabulary: Vocabulary) -> tuple[Group, ...]:
    """In the order of the text, each once."""
    found = [*_identities(text, vocabulary), *_graded(text, vocabulary), *_peoples(text, vocabulary)]
    first: dict[str, Group] = {}
    for group in sorted(found, key=lambda group: group.start):
        first.setdefault(group.condition, group)
    return tuple(first.values())


def payers_in(text: str) -> tuple[Payer, ...]:
    found = (
        Payer(name or match[0].replace("级", ""), match.start())
        for pattern, name in _PAYERS
        for match in pattern.finditer(text)
    )
    return tuple({payer.start: payer for payer in sorted(found, key=lambda payer: payer.start)}.values())


def _identities(text: str, vocabulary: Vocabulary) -> Iterator[Group]:
    named = _named(vocabulary)
    if not named:
        return
    longest_first = sorted(named, key=len, reverse=True)
    for match in re.finditer("|".join(map(re.escape, longest_first)), text):
        fact = named[match[0]]
        yield Group(_LONGER.get(fact.name, fact.name), fact.name, match.start(), match.end())


def _named(vocabulary: Vocabulary) -> Mapping[str, Fact]:
    identities = [fact for fact in vocabulary.facts.values() if fact.type.kind is Kind.IDENTITY]
    return {name: fact for fact in identities for name in (*fact.synonyms, fact.name)}


def _graded(text: str, vocabulary: Vocabulary) -> Iterator[Group]:
    """一级和二级残疾人, 一、二级残疾人, 一至二级残疾人."""
    if "残疾等级" not in vocabulary.facts:
        return
    for match in _GRADES.finditer(text):
        first, *_, last = [*re.findall("[一二三四]", match["grades"])] * 2
        order = "一二三四"
        through = order[order.index(first) : order.index(last) + 1] if "至" in match["grades"] else ""
        grades = through or "".join(dict.fromkeys(re.findall("[一二三四]", match["grades"])))
        members = "、".join(f"{grade}级" for grade in grades)
        yield Group(f"{grades}级残疾人", f"残疾等级 属于 {members}", match.start(), match.end())


def _peoples(text: str, vocabulary: Vocabulary) -> Iterator[Group]:
    """少数民族: those that are named, as one group."""
    ethnicity = vocabulary.facts.get("民族")
    if ethnicity is None:
        return
    places = {member: at for member in ethnicity.type.values if (at := text.find(member)) >= 0}
    if places:
        members = sorted(places, key=lambda member: places[member])
        start, last = places[members[0]], members[-1]
        yield Group("少数民族", f"民族 属于 {'、'.join(members)}", start, places[last] + len(last))
