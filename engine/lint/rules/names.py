"""Names of one file that a reader takes for each other.

Only what is surely no difference in meaning is taken away before names are compared: the mark between words, the
general word at the end (低保对象, 低保人员), characters that are commonly confused (帐, 账). Numbers stay, and so does
every other character: 特困人员 and 特殊人员 are two names, as 一级 and 二级 are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsl import Because, DecisionRef, Diagnostic, InSource, Label, nodes

from ..subject import Subject

_NAMED = (
    nodes.CategoryNode,
    nodes.WindowNode,
    nodes.LetNode,
    nodes.TableNode,
    nodes.AmbiguityNode,
    nodes.AidNode,
    nodes.ResultNode,
)
_MARK = r"[\s、，,·・.。\-—_()（）]"
_MARKS = re.compile(rf"(?<![0-9]){_MARK}|{_MARK}(?![0-9])|的(?=.)")
"""Between two digits a mark stays: 1、2级 is not 12级."""
_GENERAL = re.compile(r"(?<=..)(人员|对象|人口|人群|群体|群众|居民|人)$")
_CONFUSED = str.maketrans("帐像己巳", "账象已已")


def nearly_equal(subject: Subject) -> Iterator[Diagnostic]:
    """Categories among each other, and all else: an aid may be called after those to whom it goes."""
    known: dict[tuple[str, bool], nodes.Word] = {}
    for statement in subject.file.statements:
        node = statement.statement if isinstance(statement, nodes.EditNode) else statement
        word = getattr(node, "name", None) if isinstance(node, _NAMED) else None
        if isinstance(word, nodes.Word):
            is_category = isinstance(node, nodes.CategoryNode)
            first = known.setdefault((_bare(word.text, is_category), is_category), word)
            if first.text != word.text:
                label = Label(InSource(subject.source, first.span), Because.FIRST_HERE)
                same_zh, same_en = _told_apart(subject, first.text, word.text) if is_category else ("", "")
                words = {"name": word.text, "other": first.text, "same_zh": same_zh, "same_en": same_en}
                yield subject.found("P916", word.span, words, None, (label,))


def _told_apart(subject: Subject, one: str, other: str) -> tuple[str, str]:
    """Whether the two categories are the same people, as far as that can be known."""
    decisions = [subject.policy.decisions.get(name) for name in (one, other)]
    refs = [DecisionRef(decision.key, decision.type) for decision in decisions if decision is not None]
    are_same = subject.outcomes.are_same(*refs) if len(refs) == 2 else None
    if are_same is None:
        return "", ""
    if are_same:
        return "；两个说的是同样的人", "; they are the same people"
    return "；两个说的人不一样", "; they are different people"


def are_nearly_equal(one: str, other: str) -> bool:
    """Names of categories."""
    return _bare(one, True) == _bare(other, True)


def _bare(name: str, is_category: bool) -> str:
    plain = _MARKS.sub("", name).translate(_CONFUSED)
    return _GENERAL.sub("", plain) if is_category else plain
