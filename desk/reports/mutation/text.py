"""Mutations for people: by line what nobody would notice, with somebody whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dsl import Language, Policy, Source
from engine.mutation import Fate, Score, Tried

from ..columns import visible_text
from .words import moved, person, sentence, slip, summary

_STEPPED = frozenset(("amount", "percentage", "length", "number", "date", "time", "own_year"))
"""Operators that write a number one more and one less."""
_NOTES = {
    "left_aside": (
        "约束、不编码、文号、发布日期和标题不决定任何人的结果，没有试。",
        "约束, 不编码, numbers, dates of issue and titles decide nothing about persons and were not changed.",
    ),
    "equivalent": (
        "改了等于没改：把会问到的每一种人都比过，只要事实齐全，谁的结果都不变。{more}",
        "Without effect: every kind of person was compared, and nobody of whom all facts are known is told anything "
        "else.{more}",
    ),
    "more": ("加 --all 列出。", " --all lists them."),
    "undecided": (
        "没能比完（情形太多，看过的里面没有不同）：",
        "Not decided (too many cases; none of those looked at differs):",
    ),
    "whom": ("例如这样的人：{person}", "for example: {person}"),
    "advice": (
        "加 --propose 规则文件名.改动.scenarios.yaml，可以把这些人写成提议的场景，对照通知核对以后再采纳。",
        "--propose NAME.slips.scenarios.yaml (NAME: the rule file) writes these persons down as proposed scenarios, "
        "to be compared with the notice.",
    ),
}


def render(score: Score, source: Source, policy: Policy, language: Language, *, with_all: bool = False) -> str:
    survived, undecided = score.of(Fate.SURVIVED), score.of(Fate.UNDECIDED)
    equivalent = score.of(Fate.EQUIVALENT)
    blocks = ["\n".join(_line(group, source, language)) for group in _by_line(survived)]
    if undecided:
        blocks.append("\n".join([_note("undecided", language), *_listed(undecided, language)]))
    if equivalent:
        said = _note("equivalent", language, more="" if with_all else _note("more", language))
        blocks.append("\n".join([said, *(_listed(equivalent, language) if with_all else [])]))
    if survived:
        blocks.append(_note("advice", language))
    closing = [_note("left_aside", language), summary(score, visible_text(policy.header.id), language)]
    return "\n\n".join([*blocks, "\n".join(closing)]) + "\n"


def _by_line(tried: Sequence[Tried]) -> Iterator[list[Tried]]:
    ordered = sorted(tried, key=lambda one: one.mutation.line)
    return (list(group) for _, group in groupby(ordered, key=lambda one: one.mutation.line))


def _line(group: list[Tried], source: Source, language: Language) -> Iterator[str]:
    """The line with its clause, then a sentence for each slip; a person whom several concern is shown once."""
    first = group[0].mutation
    written = visible_text(" ".join(source.line_text(first.line).split()))
    yield f"{source.name}:{first.line}  {written}"
    shown: dict[str, list[str]] = {}
    for alike in _alike(group):
        said = sentence([one.mutation for one in alike], language)
        shown.setdefault(_concerned(alike[0], language), []).append(f"  {said}")
    for concerned, sentences in shown.items():
        yield from (*sentences, concerned)


def _alike(group: list[Tried]) -> list[list[Tried]]:
    """Slips of one number that concern the same person together: 400 元 as 401, 399, 400.01 and 399.99 元."""
    found: dict[object, list[Tried]] = {}
    for one in group:
        is_number = one.mutation.operator in _STEPPED and one.affected is not None
        where = tuple(edit.span for edit in one.mutation.edits)
        whom = tuple(one.affected.facts.items()) if one.affected is not None else ()
        found.setdefault((where, whom) if is_number else id(one), []).append(one)
    return list(found.values())


def _concerned(one: Tried, language: Language) -> str:
    """Somebody who would be told something else, and what."""
    if one.affected is None:
        return ""
    lines = [_note("whom", language, person=person(one.affected, language)), *moved(one.affected, language)]
    return "\n".join(f"    {'  ' if at else ''}{line}" for at, line in enumerate(lines))


def _listed(tried: Sequence[Tried], language: Language) -> list[str]:
    return [f"  {slip(one.mutation, language)}" for one in sorted(tried, key=lambda one: one.mutation.line)]


def _note(key: str, language: Language, **words: str) -> str:
    return _NOTES[key][language != "zh"].format_map(words)
