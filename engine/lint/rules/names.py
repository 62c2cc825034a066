"""Names of one file that a reader takes for each other.

Only what is surely no difference in meaning is taken away before names are compared: the mark between words, the
general word at the end (低保对象, 低保人员), characters that are commonly confused (帐, 账). Numbers stay, and so does
every other character: 特困人员 and 特殊人员 are two names, as 一级 and 二级 are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dsl import Because, Diagnostic, InSource, Label, nodes

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
_MARKS = re.compile(r"[\s、，,·・.。\-—_()（）]|的(?=.)")
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
                yield subject.found("P916", word.span, {"name": word.text, "other": first.text}, None, (label,))


def _bare(name: str, is_category: bool) -> str:
    plain = _MARKS.sub("", name).translate(_CONFUSED)
    return _GENERAL.sub("", plain) if is_category else plain
